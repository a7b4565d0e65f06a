package org.cobuild.document.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/** Prints forms. Two at a time, so that many who ask at once take turns instead of the memory. */
@Component
public class FormWriter {
    private static final int AT_ONCE = 2;
    private static final int SECONDS = 20;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Typefaces typefaces;

    FormWriter(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    /** So many are printing that the caller's turn did not come in time. */
    public static class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The form as PDF: A4, its fonts in it as far as their letters are used.
     *
     * @throws Busy when the caller's turn did not come within twenty seconds
     */
    public byte[] write(Form form) {
        try {
            if (!turns.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return print(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turns.release();
        }
    }

    private byte[] print(Form form) throws IOException {
        try (var document = new PDDocument()) {
            var letters = new Letters(document, typefaces);
            new FormLayout(form, letters, new Sheet(document, letters)).lay();
            document.getDocumentCatalog().setLanguage(form.locale().toLanguageTag());
            document.getDocumentInformation().setTitle(form.title());
            document.getDocumentInformation().setProducer("Cobuild");
            var file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }
}
