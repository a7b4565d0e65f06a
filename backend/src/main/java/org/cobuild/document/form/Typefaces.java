package org.cobuild.document.form;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/**
 * The fonts of forms, read when the first form is printed and forgotten ten minutes after the last: together they take
 * some 60 MB of memory. What is read is shared by all forms that are printed meanwhile.
 */
@Component
class Typefaces {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private final LoadingCache<Face, Typeface> read =
            Caffeine.newBuilder().expireAfterAccess(KEPT).build(Typefaces::read);

    /** A kind of letters. */
    enum Face {
        /** Text. */
        SERIF("NotoSerifSC_400Regular.ttf"),
        /** Headings, labels and what stands out. */
        SANS("NotoSansSC_500Medium.ttf");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    /** A font that was read. @param letters which letters it has */
    record Typeface(TrueTypeFont font, CmapLookup letters) {
        boolean has(int letter) {
            return letters.getGlyphId(letter) != 0;
        }
    }

    Typeface get(Face face) {
        return Objects.requireNonNull(read.get(face));
    }

    private static Typeface read(Face face) {
        try (InputStream file = Typefaces.class.getResourceAsStream("/fonts/" + face.file)) {
            var content = Objects.requireNonNull(file, face.file).readAllBytes();
            var font = new TTFParser().parse(new RandomAccessReadBuffer(content));
            return new Typeface(font, font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
