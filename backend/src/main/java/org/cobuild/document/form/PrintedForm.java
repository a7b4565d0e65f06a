package org.cobuild.document.form;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cobuild.platform.Refusals;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A form that was printed for one reader, and how it is answered: as a file that nobody keeps. @param name of the file */
public record PrintedForm(String name, byte[] content) {
    private static final int LONGEST = 80;

    /** Why there is no form, in the caller's language. */
    public record Refusal(String message, String code) {}

    public ResponseEntity<byte[]> download() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    public static ResponseEntity<Refusal> absent() {
        return answer(404, "NOT_FOUND", "notfound");
    }

    public static ResponseEntity<Refusal> busy() {
        return answer(503, "BUSY", "sheet.busy");
    }

    /** The language of a form: English where it is asked for, Chinese for all others. @param asked empty: the request's */
    public static Locale locale(String asked) {
        var locale = asked.isEmpty() ? LocaleContextHolder.getLocale() : Locale.forLanguageTag(asked);
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** A title as a part of a file's name: no longer than that, with nothing in it that such a name can't hold. */
    public static String inName(String title) {
        var clean = title.replaceAll("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}]", " ").strip();
        return clean.substring(
                0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }

    private static ResponseEntity<Refusal> answer(int status, String code, String key) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(Refusals.words(key), code));
    }
}
