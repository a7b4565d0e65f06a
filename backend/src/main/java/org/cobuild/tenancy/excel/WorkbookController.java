package org.cobuild.tenancy.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Workbooks over HTTP: the template, an upload, and the file on its way back. Each asks for the caller's right itself,
 * since an import is no paper of a case.
 */
@RestController
@RequestMapping("/files/people-imports")
class WorkbookController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private final PeopleImports imports;
    private final ImportWorkbooks workbooks;

    WorkbookController(PeopleImports imports, ImportWorkbooks workbooks) {
        this.imports = imports;
        this.workbooks = workbooks;
    }

    /** What was begun; the import is asked for by its id. */
    record Begun(String id) {}

    /** Why nothing was kept, in the caller's language. */
    record Refusal(String message, String code, @Nullable String lift) {}

    @PostMapping
    Begun upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String draft,
            @RequestAttribute Viewer viewer)
            throws IOException {
        if (file == null) {
            throw Gate.refused("import.file.none");
        }
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            var begun = draft == null || draft.isEmpty()
                    ? imports.upload(viewer, tenantId(tenant), name, content)
                    : imports.uploadForDraft(viewer, draftId(draft), name, content);
            return new Begun(new GlobalId("PeopleImport", begun.id()).toString());
        }
    }

    private static @Nullable Long tenantId(@Nullable String tenant) {
        return tenant == null || tenant.isEmpty()
                ? null
                : (Long) GlobalId.valueOf(tenant).of("Tenant");
    }

    private static long draftId(String draft) {
        return GlobalId.valueOf(draft).of("OnboardingDraft");
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template(
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String draft,
            @RequestParam(defaultValue = "") String language,
            @RequestAttribute Viewer viewer) {
        var chinese = language.isEmpty()
                ? !LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                : !language.equals("en");
        var workbook = new ByteArrayOutputStream();
        if (draft == null || draft.isEmpty()) {
            workbooks.template(viewer, tenantId(tenant), chinese, workbook);
        } else {
            workbooks.templateForDraft(viewer, draftId(draft), chinese, workbook);
        }
        return served(chinese ? "单位人员模板.xlsx" : "Units and people.xlsx").body(workbook.toByteArray());
    }

    @GetMapping("/{id}/returned")
    ResponseEntity<StreamingResponseBody> returned(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            @RequestAttribute Viewer viewer) {
        if (!language.isEmpty()) {
            LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        }
        var returned = workbooks.returned(viewer, GlobalId.valueOf(id).of("PeopleImport"));
        return served(returned.name()).body(returned::write);
    }

    private static ResponseEntity.BodyBuilder served(String name) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff");
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(Refused refused) {
        return answer(400, refused.errors().getFirst());
    }

    @ExceptionHandler
    ResponseEntity<Refusal> tooLarge(MaxUploadSizeExceededException failure) {
        return answer(413, ImportFiles.tooLarge().errors().getFirst());
    }

    @ExceptionHandler
    ResponseEntity<Refusal> malformed(MultipartException failure) {
        return refused(Gate.refused("import.file.none"));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> forbidden(Forbidden failure) {
        return answer(403, reason(failure.reason()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> absent(NotFound failure) {
        return answer(404, reason("notfound"));
    }

    private static UserError reason(String key) {
        return Refusals.refused(TenancyErrorCode.INVALID, key, "").errors().getFirst();
    }

    private static ResponseEntity<Refusal> answer(int status, UserError reason) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(reason.message(), reason.code().name(), reason.lift()));
    }
}
