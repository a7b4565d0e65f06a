package org.cobuild.document.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.document.form.Form.Column;
import org.cobuild.document.form.Form.Table;
import org.cobuild.document.form.Lines.Line;
import org.cobuild.document.form.Typefaces.Face;

/** Lays a table out: its heading over the whole width, then the columns, whose heads are repeated on each page. */
final class TableLayout {
    private static final float SIZE = 9;
    private static final float LINE = 13;
    /** From the top of a line to the base of its letters. */
    private static final float BASE = 9.6f;

    private static final float PAD = 2.6f;
    private static final float SIDE = 3.6f;
    /** So many lines of a row stand together. */
    private static final int DEEPEST = 40;

    private final Table table;
    private final Lines lines;
    private final Letters letters;
    private final Sheet sheet;

    TableLayout(Table table, Lines lines, Letters letters, Sheet sheet) {
        this.table = table;
        this.lines = lines;
        this.letters = letters;
        this.sheet = sheet;
    }

    /** Begins a page and says where on it the table goes on. */
    interface NextPage {
        float begin() throws IOException;
    }

    /** Draws it between {@code left} and {@code right} from {@code y} on, no page deeper than {@code bottom}; says where it ends. */
    float lay(float y, float left, float right, float bottom, NextPage nextPage) throws IOException {
        var edges = edges(left, right);
        var heading = cells(Face.SANS, List.of(table.heading()), new float[] {left, right});
        var heads = cells(Face.SANS, table.columns().stream().map(Column::head).toList(), edges);
        var rows = new ArrayList<List<List<Line>>>();
        for (var row : table.rows()) {
            rows.addAll(parts(cells(Face.SERIF, row, edges)));
        }
        if (table.total() != null) {
            rows.add(cells(Face.SANS, table.total(), edges));
        }
        var first = rows.isEmpty() ? LINE : height(rows.getFirst());
        var at = y + height(heading) + height(heads) + first > bottom ? nextPage.begin() : y;
        at = row(heading, new float[] {left, right}, at, false);
        if (rows.isEmpty()) {
            return row(
                    cells(Face.SERIF, List.of(table.none()), new float[] {left, right}),
                    new float[] {left, right},
                    at,
                    false);
        }
        at = row(heads, edges, at, false);
        for (var row : rows) {
            if (at + height(row) > bottom) {
                at = row(heads, edges, nextPage.begin(), false);
            }
            at = row(row, edges, at, true);
        }
        return at;
    }

    private float[] edges(float left, float right) {
        var all = table.columns().stream().mapToInt(Column::share).sum();
        var edges = new float[table.columns().size() + 1];
        edges[0] = left;
        for (var place = 0; place < table.columns().size(); place++) {
            edges[place + 1] =
                    edges[place] + (right - left) * table.columns().get(place).share() / all;
        }
        return edges;
    }

    private List<List<Line>> cells(Face face, List<String> texts, float[] edges) {
        var cells = new ArrayList<List<Line>>();
        for (var place = 0; place < texts.size(); place++) {
            var width = edges[place + 1] - edges[place] - 2 * SIDE;
            cells.add(lines.of(face, letters.printable(texts.get(place)), width / SIZE));
        }
        return cells;
    }

    /** A row that is deeper than a page may be goes on in rows below. */
    private static List<List<List<Line>>> parts(List<List<Line>> cells) {
        var deepest = cells.stream().mapToInt(List::size).max().orElse(1);
        var parts = new ArrayList<List<List<Line>>>();
        for (var from = 0; from < deepest; from += DEEPEST) {
            var start = from;
            parts.add(cells.stream()
                    .map(cell -> cell.subList(Math.min(start, cell.size()), Math.min(start + DEEPEST, cell.size())))
                    .toList());
        }
        return parts;
    }

    private static float height(List<List<Line>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1) * LINE + 2 * PAD;
    }

    private float row(List<List<Line>> cells, float[] edges, float y, boolean data) throws IOException {
        var height = height(cells);
        sheet.box(edges[0], y, edges[edges.length - 1], y + height);
        for (var place = 0; place < cells.size(); place++) {
            if (place > 0) {
                sheet.rule(edges[place], y, edges[place], y + height);
            }
            var line = y + (height - cells.get(place).size() * LINE) / 2;
            for (var each : cells.get(place)) {
                var right = data && table.columns().get(place).number();
                var x = right ? edges[place + 1] - SIDE - each.width() * SIZE : edges[place] + SIDE;
                sheet.draw(each.runs(), SIZE, x, line + BASE);
                line += LINE;
            }
        }
        return y + height;
    }
}
