package org.cobuild.approval.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.document.form.FormWriter;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Approval sheets: where they are, by {@code Case.sheet}, and the sheet itself, which is made for each who asks. */
@RestController
class SheetController {
    private final CaseSheets sheets;

    SheetController(CaseSheets sheets) {
        this.sheets = sheets;
    }

    record CaseSheet(String url, String name) {}

    /** Why there is no sheet, in the caller's language. */
    record Refusal(String message, String code) {}

    @SchemaMapping(typeName = "Case")
    CaseSheet sheet(ApprovalCase matter) {
        return new CaseSheet(
                "/files/sheets/" + new GlobalId("Case", matter.id()),
                CaseSheets.name(matter, locale(LocaleContextHolder.getLocale())));
    }

    /** @param language {@code zh} or {@code en}; without it the sheet is in the language of the request */
    @GetMapping("/files/sheets/{id}")
    ResponseEntity<byte[]> download(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            @RequestAttribute Viewer viewer) {
        var asked = language.isEmpty() ? LocaleContextHolder.getLocale() : Locale.forLanguageTag(language);
        var printed = sheets.print(viewer, GlobalId.valueOf(id).of("Case"), locale(asked));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(printed.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(printed.content());
    }

    private static Locale locale(Locale asked) {
        return asked.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @ExceptionHandler
    ResponseEntity<Refusal> absent(NotFound failure) {
        return answer(404, "NOT_FOUND", "notfound");
    }

    @ExceptionHandler
    ResponseEntity<Refusal> busy(FormWriter.Busy failure) {
        return answer(503, "BUSY", "sheet.busy");
    }

    private static ResponseEntity<Refusal> answer(int status, String code, String key) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(Refusals.words(key), code));
    }
}
