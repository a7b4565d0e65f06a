package org.cobuild.document.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cobuild.document.form.Form.Entries;
import org.cobuild.document.form.Form.Entry;
import org.cobuild.document.form.Form.Field;
import org.cobuild.document.form.Form.Fields;
import org.cobuild.document.form.Form.Table;
import org.cobuild.document.form.Lines.Line;
import org.cobuild.document.form.Typefaces.Face;
import org.cobuild.platform.Refusals;

/**
 * Lays a form out over its pages as the paper form is: heading, table, feet. A row that does not fit goes on on the next
 * page with its label repeated; a text is cut only where it is long, and then between its lines, never leaving a
 * signature alone.
 */
class FormLayout {
    private static final float LEFT = 20 * Sheet.MM;
    private static final float RIGHT = Sheet.WIDTH - LEFT;
    /** Where the columns of the table begin: label and value, label and value. */
    private static final float[] COLUMNS = {
        LEFT, LEFT + 27.3f * Sheet.MM, LEFT + 84.9f * Sheet.MM, LEFT + 112.2f * Sheet.MM, RIGHT
    };

    private static final float BOTTOM = Sheet.HEIGHT - 22 * Sheet.MM;
    private static final float FEET = Sheet.HEIGHT - 18 * Sheet.MM;
    private static final float FOOT = Sheet.HEIGHT - 13 * Sheet.MM;
    private static final float SIZE = 11;
    private static final float SMALL = 9;
    private static final float SMALLEST = 8;
    private static final float LINE = 16.7f;
    /** From the top of a line to the base of its letters. */
    private static final float BASE = 12.5f;

    private static final float PAD = 3.2f;
    private static final float SIDE = 6.4f;
    private static final float HEADING = 18;
    private static final float SPACING = 1;
    /** A text of up to so many lines is not cut. */
    private static final int KEPT = 6;
    /** A value beside another one takes a row of its own when it has more lines. */
    private static final int BESIDE = 6;

    private final Form form;
    private final Letters letters;
    private final Sheet sheet;
    private final Lines lines;
    private float top;
    private float y;

    FormLayout(Form form, Letters letters, Sheet sheet) {
        this.form = form;
        this.letters = letters;
        this.sheet = sheet;
        this.lines = new Lines(letters, form.locale());
    }

    void lay() throws IOException {
        heading();
        for (var row : form.rows()) {
            switch (row) {
                case Fields(var fields) -> fields(fields);
                case Entries(var label, var entries) -> entries(label, entries);
                case Table table -> table(table);
            }
        }
        feet();
        for (var page = 0; page < sheet.count(); page++) {
            sheet.reopen(page);
            numbered(page);
        }
        sheet.close();
    }

    private void heading() throws IOException {
        var title = letters.printable(form.title());
        var wide = lines.of(Face.SANS, title, (RIGHT - LEFT) / (HEADING + SPACING));
        y = 60;
        for (var line : wide) {
            y += HEADING * 1.4f;
            var length = line.width() * HEADING
                    + SPACING
                            * Math.max(
                                    0,
                                    line.runs().stream()
                                                    .mapToInt(run -> run.text()
                                                            .codePointCount(
                                                                    0,
                                                                    run.text().length()))
                                                    .sum()
                                            - 1);
            sheet.drawHeading(line.runs(), HEADING, SPACING, (Sheet.WIDTH - length) / 2, y);
        }
        y += 26;
        var head = form.head().stream().map(letters::printable).toList();
        for (var place = 0; place < head.size(); place++) {
            var line = lines.of(Face.SERIF, head.get(place), Float.MAX_VALUE).getFirst();
            var room = RIGHT - LEFT - line.width() * SIZE;
            sheet.draw(line.runs(), SIZE, LEFT + (head.size() == 1 ? 0 : room * place / (head.size() - 1)), y);
        }
        y += 8;
        top = y;
    }

    private void nextPage() throws IOException {
        sheet.nextPage();
        y = 20 * Sheet.MM;
        var title = lines.of(Face.SERIF, letters.printable(form.title()), Float.MAX_VALUE)
                .getFirst();
        sheet.draw(title.runs(), SMALL, LEFT, y);
        if (!form.head().isEmpty()) {
            var number = lines.of(Face.SERIF, letters.printable(form.head().getFirst()), Float.MAX_VALUE)
                    .getFirst();
            sheet.draw(number.runs(), SMALL, RIGHT - number.width() * SMALL, y);
        }
        y += 6;
        top = y;
    }

    private void fields(List<Field> fields) throws IOException {
        var last = fields.size() == 1 ? 4 : 2;
        var values = new ArrayList<List<Line>>();
        for (var place = 0; place < fields.size(); place++) {
            var field = fields.get(place);
            var width = COLUMNS[place == 0 ? last : 4] - COLUMNS[place == 0 ? 1 : 3];
            values.add(lines.of(
                    field.strong() ? Face.SANS : Face.SERIF,
                    letters.printable(field.value()),
                    (width - 2 * SIDE) / SIZE));
        }
        if (values.stream().anyMatch(value -> value.size() > BESIDE)) {
            for (var field : fields) {
                entries(field.label(), List.of(new Entry("", field.value(), "")));
            }
            return;
        }
        var labels = fields.stream().map(field -> label(field.label())).toList();
        var most = Math.max(
                values.stream().mapToInt(List::size).max().orElse(1),
                labels.stream().mapToInt(label -> label.lines().size()).max().orElse(1));
        var height = most * LINE + 2 * PAD;
        if (y + height > BOTTOM) {
            nextPage();
        }
        sheet.box(LEFT, y, RIGHT, y + height);
        for (var place = 0; place < fields.size(); place++) {
            var from = place * 2;
            if (place > 0) {
                sheet.rule(COLUMNS[from], y, COLUMNS[from], y + height);
            }
            sheet.rule(COLUMNS[from + 1], y, COLUMNS[from + 1], y + height);
            centred(labels.get(place), COLUMNS[from], COLUMNS[from + 1], y, height);
            var line = y + (height - values.get(place).size() * LINE) / 2;
            for (var each : values.get(place)) {
                sheet.draw(each.runs(), SIZE, COLUMNS[from + 1] + SIDE, line + BASE);
                line += LINE;
            }
        }
        y += height;
    }

    private void table(Table table) throws IOException {
        y = new TableLayout(table, lines, letters, sheet).lay(y, LEFT, RIGHT, BOTTOM, () -> {
            nextPage();
            return y;
        });
    }

    /** A label in lines, as small as its longest word needs it. */
    private record Label(List<Line> lines, float size) {}

    private Label label(String text) {
        var width = COLUMNS[1] - COLUMNS[0] - 8;
        var label = letters.printable(text);
        var widest = Arrays.stream(label.split(" "))
                .filter(word -> word.codePoints().noneMatch(Character::isIdeographic))
                .map(word -> lines.width(Face.SANS, word))
                .max(Float::compare)
                .orElse(0f);
        var size = Math.clamp(width / widest, SMALLEST, SIZE);
        return new Label(lines.of(Face.SANS, label, width / size), size);
    }

    private void centred(Label label, float left, float right, float from, float height) throws IOException {
        var line = from + (height - label.lines().size() * LINE) / 2;
        for (var each : label.lines()) {
            sheet.draw(each.runs(), label.size(), left + (right - left - each.width() * label.size()) / 2, line + BASE);
            line += LINE;
        }
    }

    /** An entry in lines. @param signature stands in lines of its own unless there is room for it in the last one */
    private record Block(List<Line> text, List<Line> signature) {
        int lines(float width) {
            return text.size() + (beside(width) ? 0 : signature.size());
        }

        boolean beside(float width) {
            return signature.size() == 1
                    && text.getLast().width() + 2 + signature.getFirst().width() <= width;
        }
    }

    private void entries(String label, List<Entry> entries) throws IOException {
        var width = (RIGHT - COLUMNS[1] - 2 * SIDE) / SIZE;
        var blocks = entries.stream().map(entry -> block(entry, width)).toList();
        if (blocks.isEmpty()) {
            blocks = List.of(new Block(lines.of(Face.SERIF, "", width), List.of()));
        }
        var name = label(label);
        var begun = y;
        for (var block : blocks) {
            var all = block.lines(width);
            for (var from = 0; from < all; ) {
                var room = (int) ((BOTTOM - y - 2 * PAD) / LINE);
                var left = all - from;
                var fit = left <= room ? left : Math.min(room, left - 2);
                if (left > room && (left <= KEPT || fit < 2) && y > top) {
                    label(name, begun);
                    nextPage();
                    name = label(label + Refusals.plainText("document.form.continued", form.locale()));
                    begun = y;
                    continue;
                }
                if (y > begun) {
                    sheet.rule(COLUMNS[1], y, RIGHT, y);
                }
                var lower = blocks.size() == 1 ? Math.max(0, name.lines().size() - all) * LINE / 2 : 0;
                y += lower;
                part(block, from, from + fit, width);
                y += lower;
                from += fit;
            }
        }
        y = Math.max(y, begun + name.lines().size() * LINE + 2 * PAD);
        label(name, begun);
    }

    private void label(Label name, float begun) throws IOException {
        if (y > begun) {
            sheet.box(LEFT, begun, RIGHT, y);
            sheet.rule(COLUMNS[1], begun, COLUMNS[1], y);
            centred(name, COLUMNS[0], COLUMNS[1], begun, y - begun);
        }
    }

    private Block block(Entry entry, float width) {
        var lead = letters.printable(entry.lead());
        var text = lines.of(
                Face.SANS, lead.isEmpty() ? "" : lead + "\u3000", Face.SERIF, letters.printable(entry.text()), width);
        return new Block(
                text,
                entry.signature().isEmpty()
                        ? List.of()
                        : lines.of(Face.SERIF, letters.printable(entry.signature()), width));
    }

    private void part(Block block, int from, int to, float width) throws IOException {
        y += PAD;
        for (var at = from; at < to; at++) {
            if (at < block.text().size()) {
                sheet.draw(block.text().get(at).runs(), SIZE, COLUMNS[1] + SIDE, y + BASE);
            }
            var beside = block.beside(width);
            var signed = at - block.text().size() + (beside ? 1 : 0);
            if (signed >= 0 && signed < block.signature().size()) {
                var signature = block.signature().get(signed);
                sheet.draw(signature.runs(), SIZE, RIGHT - SIDE - signature.width() * SIZE, y + BASE);
            }
            y += LINE;
        }
        y += PAD;
    }

    private void feet() throws IOException {
        var feet = new ArrayList<>(form.feet());
        if (!letters.absent().isEmpty()) {
            feet.add(Refusals.plainText(
                    "document.form.absent",
                    form.locale(),
                    letters.absent().stream().map("U+%04X"::formatted).collect(Collectors.joining(" "))));
        }
        y += 4;
        for (var foot : feet) {
            for (var line : lines.of(Face.SERIF, letters.printable(foot), (RIGHT - LEFT) / SMALL)) {
                if (y + SMALL * 1.6f > FEET) {
                    nextPage();
                }
                y += SMALL * 1.6f;
                sheet.draw(line.runs(), SMALL, LEFT, y);
            }
        }
    }

    private void numbered(int page) throws IOException {
        var printed = lines.of(Face.SERIF, letters.printable(form.printed()), Float.MAX_VALUE)
                .getFirst();
        sheet.draw(printed.runs(), SMALL, LEFT, FOOT);
        var words = Refusals.plainText("document.form.page", form.locale(), page + 1, sheet.count());
        var number = lines.of(Face.SERIF, words, Float.MAX_VALUE).getFirst();
        sheet.draw(number.runs(), SMALL, RIGHT - number.width() * SMALL, FOOT);
    }
}
