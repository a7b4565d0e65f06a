package org.cobuild.tenancy.onboarding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The folder that a draft stands for, to take away: laid under {@code tenants/} it can be applied as it is. */
@RestController
@RequestMapping("/files/onboarding-drafts")
class DraftFolderController {
    private final Drafts drafts;

    DraftFolderController(Drafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping("/{id}/folder")
    ResponseEntity<byte[]> folder(@PathVariable String id, @RequestAttribute Viewer viewer) {
        var review = drafts.review(viewer, GlobalId.valueOf(id).of("OnboardingDraft"))
                // Before it is known who comes in there is no folder, and of one in force there is the tenant's.
                .filter(found -> found.files().containsKey(TenantFile.NAME)
                        && !found.draft().inForce())
                .orElseThrow(NotFound::new);
        var code = review.draft().code();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(code + ".zip", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(zip(code, review.files()));
    }

    private static byte[] zip(String code, Map<String, String> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(code + "/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @ExceptionHandler
    ResponseEntity<Void> absent(NotFound failure) {
        return ResponseEntity.notFound().build();
    }
}
