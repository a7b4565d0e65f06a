package org.cobuild.document.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.cobuild.document.form.Typefaces.Face;
import org.cobuild.document.form.Typefaces.Typeface;

/** The letters of one document: how wide each is, and from which font it comes. Only those used end up in the file. */
class Letters {
    private final Map<Face, Typeface> faces = new EnumMap<>(Face.class);
    private final Map<Face, PDType0Font> fonts = new EnumMap<>(Face.class);
    private final Map<Face, Map<Integer, Float>> widths = new EnumMap<>(Face.class);
    private final TreeSet<Integer> absent = new TreeSet<>();

    Letters(PDDocument document, Typefaces typefaces) throws IOException {
        for (var face : Face.values()) {
            var typeface = typefaces.get(face);
            faces.put(face, typeface);
            fonts.put(face, PDType0Font.load(document, typeface.font(), true));
            widths.put(face, new HashMap<>());
        }
    }

    /**
     * The text as it can be printed. A letter that no font has, such as a rare one of a name, stands as its number in
     * Unicode, 〔U+2A6B2〕, and is remembered; what is never seen, such as a variant's mark, is left out.
     */
    String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (letter == '\n' || letter == ' ' || letter == '\u3000') {
                printable.appendCodePoint(letter);
            } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                printable.append(letter == '\r' ? "" : " ");
            } else if (unseen(letter)) {
                return;
            } else if (has(letter)) {
                printable.appendCodePoint(letter);
            } else {
                absent.add(letter);
                printable.append("〔U+%04X〕".formatted(letter));
            }
        });
        return printable.toString();
    }

    /** Letters that no font has and that were asked for. */
    Set<Integer> absent() {
        return absent;
    }

    private boolean has(int letter) {
        return faces.values().stream().anyMatch(typeface -> typeface.has(letter));
    }

    private static boolean unseen(int letter) {
        return Character.getType(letter) == Character.FORMAT
                || Character.isISOControl(letter)
                || (letter >= 0xFE00 && letter <= 0xFE0F)
                || (letter >= 0xE0100 && letter <= 0xE01EF);
    }

    /** The font that prints the letter: the one asked for, if it has it. */
    Face faceOf(Face asked, int letter) {
        if (get(asked).has(letter)) {
            return asked;
        }
        return asked == Face.SERIF ? Face.SANS : Face.SERIF;
    }

    private Typeface get(Face face) {
        return Objects.requireNonNull(faces.get(face));
    }

    PDType0Font font(Face face) {
        return Objects.requireNonNull(fonts.get(face));
    }

    /** In thousandths of the size. */
    float width(Face asked, int letter) {
        var face = faceOf(asked, letter);
        return Objects.requireNonNull(widths.get(face)).computeIfAbsent(letter, each -> measure(face, each));
    }

    private float measure(Face face, int letter) {
        try {
            return font(face).getStringWidth(Character.toString(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
