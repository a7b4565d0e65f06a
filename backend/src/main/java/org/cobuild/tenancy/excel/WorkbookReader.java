package org.cobuild.tenancy.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.TenancyErrorCode;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the two sheets of a workbook that has passed the {@link Gate}, row by row, in memory that doesn't grow. */
final class WorkbookReader implements Closeable {
    /** The heads stand in one of the first rows, below a title at most. */
    private static final int HEAD_WITHIN = 10;

    /** More digits than this a number in a sheet doesn't keep. */
    private static final int EXACT_DIGITS = 15;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
    private static final Pattern DATE = Pattern.compile("[ymdhsYMDHS年月日]");
    private static final Pattern ESCAPED = Pattern.compile("_x00(?:0D|0A|09)_");
    private final ReadableWorkbook workbook;

    private WorkbookReader(ReadableWorkbook workbook) {
        this.workbook = workbook;
    }

    static WorkbookReader open(Path file) throws IOException {
        return new WorkbookReader(new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
    }

    /**
     * What was read of a sheet.
     *
     * @param blanks blank rows between the heads and the last row
     * @param ignored heads that nobody reads
     * @param places where each column stands, from 0
     */
    record Tally(int rows, int blanks, List<String> ignored, Map<Column, Integer> places) {
        static final Tally NONE = new Tally(0, 0, List.of(), Map.of());

        /** Where a column stands; a column that the sheet lacks is told beside the first cell. */
        int at(Column column) {
            return places.getOrDefault(column, 0);
        }
    }

    /**
     * Reads a sheet if the workbook has it.
     *
     * @throws org.cobuild.platform.Refused when a required head is missing or one stands twice
     */
    Tally read(SheetKind kind, boolean severalTenants, Consumer<Line> each) throws IOException {
        var sheet = sheet(kind);
        if (sheet.isEmpty()) {
            return Tally.NONE;
        }
        var reading = new Reading(kind, sheet.get().getName(), severalTenants, each);
        try (var rows = sheet.get().openStream()) {
            rows.forEach(reading::row);
        }
        return reading.tally();
    }

    /**
     * Looks at the heads alone.
     *
     * @throws org.cobuild.platform.Refused as {@link #read} does
     */
    void heads(SheetKind kind, boolean severalTenants) throws IOException {
        var sheet = sheet(kind);
        if (sheet.isPresent()) {
            var reading = new Reading(kind, sheet.get().getName(), severalTenants, line -> {});
            try (var rows = sheet.get().openStream()) {
                rows.limit(HEAD_WITHIN).forEach(reading::row);
            }
            reading.tally();
        }
    }

    private Optional<Sheet> sheet(SheetKind kind) {
        try (var sheets = workbook.getSheets()) {
            return sheets.filter(sheet -> kind.isNamed(sheet.getName())).findFirst();
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One run over a sheet. */
    private static final class Reading {
        private final SheetKind kind;
        private final String name;
        private final boolean severalTenants;
        private final Consumer<Line> each;
        private final Map<Integer, Column> columns = new HashMap<>();
        private final List<String> ignored = new ArrayList<>();
        private int headRow;
        private int lastRow;
        private int filled;

        Reading(SheetKind kind, String name, boolean severalTenants, Consumer<Line> each) {
            this.kind = kind;
            this.name = name;
            this.severalTenants = severalTenants;
            this.each = each;
        }

        void row(Row row) {
            if (headRow == 0) {
                if (row.getRowNum() <= HEAD_WITHIN) {
                    heads(row);
                }
                return;
            }
            var values = new EnumMap<Column, String>(Column.class);
            var faults = new EnumMap<Column, Rule>(Column.class);
            columns.forEach((at, column) -> {
                if (at < row.getCellCount() && row.getCell(at) instanceof Cell cell) {
                    cell(column, cell, values, faults);
                }
            });
            if (!values.isEmpty() || !faults.isEmpty()) {
                lastRow = row.getRowNum();
                filled++;
                each.accept(new Line(kind, row.getRowNum(), values, faults));
            }
        }

        private void heads(Row row) {
            var found = new HashMap<Integer, Column>();
            var others = new ArrayList<String>();
            for (var cell : row) {
                if (cell == null || cell.getType() == CellType.EMPTY) {
                    continue;
                }
                var text = CellText.clean(cell.getText());
                var column = Column.of(kind).stream()
                        .filter(known -> known.isHead(text))
                        .findFirst();
                if (column.isPresent()) {
                    if (found.containsValue(column.get())) {
                        throw Refusals.refused(TenancyErrorCode.WORKBOOK, "import.head.twice", "file", name, text);
                    }
                    found.put(cell.getColumnIndex(), column.get());
                } else if (!text.isEmpty()) {
                    others.add(text);
                }
            }
            if (found.size() >= 2) {
                headRow = row.getRowNum();
                lastRow = headRow;
                columns.putAll(found);
                ignored.addAll(others);
                requireHeads();
            }
        }

        private void requireHeads() {
            var missing = Column.of(kind).stream()
                    .filter(column -> column.headRequired(severalTenants) && !columns.containsValue(column))
                    .map(column -> column.head(true) + " " + column.head(false))
                    .toList();
            if (!missing.isEmpty()) {
                throw Refusals.refused(
                        TenancyErrorCode.WORKBOOK, "import.heads.missing", "file", name, String.join("、", missing));
            }
        }

        Tally tally() {
            if (headRow == 0) {
                throw Refusals.refused(TenancyErrorCode.WORKBOOK, "import.heads.none", "file", name, HEAD_WITHIN);
            }
            var places = new EnumMap<Column, Integer>(Column.class);
            columns.forEach((at, column) -> places.put(column, at));
            return new Tally(filled, lastRow - headRow - filled, List.copyOf(ignored), places);
        }
    }

    private static void cell(Column column, Cell cell, Map<Column, String> values, Map<Column, Rule> faults) {
        switch (cell.getType()) {
            case EMPTY -> {}
            case FORMULA -> faults.put(column, Rule.FORMULA);
            case ERROR -> faults.put(column, Rule.CELL_ERROR);
            case NUMBER -> number(column, cell, values, faults);
            case STRING, BOOLEAN -> {
                var text = ESCAPED.matcher(cell.getText()).replaceAll(" ");
                var clean = column.code() ? CellText.code(text) : CellText.clean(text);
                if (!clean.isEmpty()) {
                    values.put(column, clean);
                }
            }
        }
    }

    /** Whether a spreadsheet program shows the number as a date or time; formats 14–22, 27–36, 45–58 are built in. */
    private static boolean date(Cell cell) {
        var format = cell.getDataFormatString();
        var id = cell.getDataFormatId();
        return (format != null
                        && DATE.matcher(QUOTED.matcher(format).replaceAll("")).find())
                || (id != null
                        && (id >= 14 && id <= 22
                                || id >= 27 && id <= 36
                                || id >= 45 && id <= 58 && id != 48 && id != 49));
    }

    private static void number(Column column, Cell cell, Map<Column, String> values, Map<Column, Rule> faults) {
        if (date(cell)) {
            faults.put(column, Rule.DATE);
            return;
        }
        try {
            var number = new BigDecimal(cell.getRawValue()).stripTrailingZeros();
            var text = number.toPlainString();
            if (text.length() > EXACT_DIGITS && number.scale() <= 0) {
                faults.put(column, Rule.NUMBER_LOST);
            } else {
                values.put(column, text);
            }
        } catch (NumberFormatException | NullPointerException e) {
            faults.put(column, Rule.CELL_ERROR);
        }
    }
}
