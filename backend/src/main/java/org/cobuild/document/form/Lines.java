package org.cobuild.document.form;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobuild.document.form.Typefaces.Face;

/** Breaks texts into lines as long as a cell is wide: Chinese between letters, others between words. */
class Lines {
    private final Letters letters;
    private final Locale locale;

    Lines(Letters letters, Locale locale) {
        this.letters = letters;
        this.locale = locale;
    }

    /** Letters of one kind in a line. */
    record Run(Face face, String text) {}

    /** A line of text, as wide as it is when printed in size 1. */
    record Line(List<Run> runs, float width) {}

    float width(Face face, String text) {
        return (float) text.codePoints()
                        .mapToDouble(letter -> letters.width(face, letter))
                        .sum()
                / 1000;
    }

    /** Printable text of one kind in lines; at least one. @param width in multiples of the size of the letters */
    List<Line> of(Face face, String text, float width) {
        return of(face, text, face, "", width);
    }

    /** As above, for text that begins with letters of another kind. */
    List<Line> of(Face leadFace, String lead, Face face, String text, float width) {
        var lines = new ArrayList<Line>();
        var all = lead + text;
        var from = 0;
        for (var paragraph : all.split("\n", -1)) {
            var led = Math.clamp(lead.length() - from, 0, paragraph.length());
            lines.addAll(paragraph(leadFace, face, paragraph, led, width));
            from += paragraph.length() + 1;
        }
        return lines;
    }

    private List<Line> paragraph(Face leadFace, Face face, String text, int led, float width) {
        var lines = new ArrayList<Line>();
        var breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(text);
        var start = 0;
        var end = 0;
        var used = 0f;
        for (var next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            var seen = end + text.substring(end, next).stripTrailing().length();
            if (used + width(leadFace, face, text, led, end, seen) > width && end > start) {
                lines.add(line(leadFace, face, text, led, start, end));
                start = end;
            }
            // A word that is wider than the cell is cut between its letters.
            while (start == end && width(leadFace, face, text, led, start, seen) > width) {
                var cut = cut(leadFace, face, text, led, start, width);
                lines.add(line(leadFace, face, text, led, start, cut));
                start = cut;
                end = cut;
            }
            end = next;
            used = width(leadFace, face, text, led, start, end);
        }
        lines.add(line(leadFace, face, text, led, start, text.length()));
        return lines;
    }

    /** Where a line that begins in the middle of a word ends: after one letter at least. */
    private int cut(Face leadFace, Face face, String text, int led, int start, float width) {
        var cut = text.offsetByCodePoints(start, 1);
        while (width(leadFace, face, text, led, start, text.offsetByCodePoints(cut, 1)) <= width) {
            cut = text.offsetByCodePoints(cut, 1);
        }
        return cut;
    }

    private float width(Face leadFace, Face face, String text, int led, int from, int to) {
        var cut = Math.clamp(led, from, Math.max(from, to));
        return width(leadFace, text.substring(from, cut)) + width(face, text.substring(cut, Math.max(cut, to)));
    }

    private Line line(Face leadFace, Face face, String text, int led, int from, int to) {
        var end = from + text.substring(from, to).stripTrailing().length();
        var cut = Math.clamp(led, from, Math.max(from, end));
        var runs = new ArrayList<Run>();
        runs(runs, leadFace, text.substring(from, cut));
        runs(runs, face, text.substring(cut, Math.max(cut, end)));
        return new Line(runs, width(leadFace, face, text, led, from, end));
    }

    /** Letters that the asked font lacks come from the other one. */
    private void runs(List<Run> runs, Face asked, String text) {
        var part = new StringBuilder();
        var current = asked;
        for (var letter : text.codePoints().toArray()) {
            var face = letters.faceOf(asked, letter);
            if (face != current && !part.isEmpty()) {
                runs.add(new Run(current, part.toString()));
                part.setLength(0);
            }
            current = face;
            part.appendCodePoint(letter);
        }
        if (!part.isEmpty()) {
            runs.add(new Run(current, part.toString()));
        }
    }
}
