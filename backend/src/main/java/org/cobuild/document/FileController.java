package org.cobuild.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewed;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;

/** Takes uploads and serves files by signed links: the one thing that is not GraphQL. */
@RestController
class FileController {
    private final DocumentService documents;
    private final ReadableFiles readable;
    private final FileStore files;
    private final FileLinks links;
    private final ApplicationEventPublisher events;

    FileController(
            DocumentService documents,
            ReadableFiles readable,
            FileStore files,
            FileLinks links,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.readable = readable;
        this.files = files;
        this.links = links;
        this.events = events;
    }

    /** What was staged; its id is given to the mutation that attaches it. */
    record Staged(String id, String name, String mediaType, long bytes, String sha256) {}

    /** Why nothing was kept, in the caller's language. */
    record Refusal(String message, String code, @Nullable String lift) {}

    @PostMapping("/files")
    Staged upload(@RequestParam(required = false) @Nullable MultipartFile file, @RequestAttribute Viewer viewer)
            throws IOException {
        if (file == null) {
            throw Refusals.refused(DocumentErrorCode.REQUIRED, "document.missing", "file");
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            var document = documents.stage(viewer, name == null ? "" : name, content);
            return new Staged(
                    new GlobalId("Document", document.id()).toString(),
                    document.name(),
                    document.mediaType(),
                    document.bytes(),
                    document.sha256());
        }
    }

    @GetMapping("/files/{id}")
    ResponseEntity<Resource> download(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") String expires,
            @RequestParam(defaultValue = "") String signature,
            @RequestAttribute Viewer viewer) {
        var row = GlobalId.valueOf(id).of("Document");
        if (!expires.matches("\\d{1,12}") || !links.valid(viewer, row, Long.parseLong(expires), signature)) {
            throw new NotFound();
        }
        // The address says that the caller was shown the file; whether it may read it now is asked now.
        var document = readable.find(viewer, List.of(row)).get(row);
        if (document == null) {
            throw new NotFound();
        }
        events.publishEvent(new Viewed(viewer, List.of(document)));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .cacheControl(CacheControl.noStore())
                // Never shown inside the portal, whatever it holds.
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(files.path(document.sha256())));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(Refused refused) {
        var reason = refused.errors().getFirst();
        var status = switch (reason.code().name()) {
            case "TOO_LARGE" -> 413;
            case "TYPE" -> 415;
            case "UNSCANNED" -> 503;
            default -> 400;
        };
        return answer(status, reason.code().name(), reason);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> tooLarge(MaxUploadSizeExceededException failure) {
        return refused(FileStore.tooLarge());
    }

    @ExceptionHandler
    ResponseEntity<Refusal> malformed(MultipartException failure) {
        return refused(Refusals.refused(DocumentErrorCode.REQUIRED, "document.missing", "file"));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> forbidden(Forbidden failure) {
        return answer(403, "FORBIDDEN", reason(failure.reason()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> absent(NotFound failure) {
        return answer(404, "NOT_FOUND", reason("notfound"));
    }

    private static UserError reason(String key) {
        return Refusals.refused(DocumentErrorCode.INVALID, key, "").errors().getFirst();
    }

    private static ResponseEntity<Refusal> answer(int status, String code, UserError reason) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(reason.message(), code, reason.lift()));
    }
}
