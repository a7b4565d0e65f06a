package org.cobuild.tenancy.excel;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people have said about cells on screen: a value put in place of the file's, or that a warning is in order. */
final class Answers {
    static final Answers NONE = new Answers(List.of());
    private final Map<String, Answer> given = new HashMap<>();

    Answers(List<Answer> answers) {
        answers.forEach(answer -> given.put(key(answer.sheet(), answer.row(), answer.column(), answer.kind()), answer));
    }

    /** How a cell was dealt with. */
    enum Kind {
        /** The value stands in place of the file's. */
        MENDED,
        /** The value was compared with the certificate. */
        CONFIRMED,
        /** The row with the same phone is the same person in another post. */
        SAME_PERSON
    }

    /** @param value the new value, or the one that was confirmed */
    record Answer(SheetKind sheet, int row, Column column, Kind kind, String value) {}

    /** The line with what was mended in it. */
    Line mend(Line line) {
        if (given.isEmpty()) {
            return line;
        }
        var values = new EnumMap<Column, String>(Column.class);
        var faults = new EnumMap<Column, Rule>(Column.class);
        values.putAll(line.values());
        faults.putAll(line.faults());
        for (var column : Column.of(line.sheet())) {
            var answer = given.get(key(line.sheet(), line.row(), column, Kind.MENDED));
            if (answer != null) {
                faults.remove(column);
                var clean = column.code() ? CellText.code(answer.value()) : CellText.clean(answer.value());
                if (clean.isEmpty()) {
                    values.remove(column);
                } else {
                    values.put(column, clean);
                }
            }
        }
        return new Line(line.sheet(), line.row(), values, faults);
    }

    /** Whether somebody has confirmed exactly this value. */
    boolean confirmed(Line line, Column column, String value) {
        return said(line, column, Kind.CONFIRMED, value);
    }

    /** Whether somebody has said that the row with this phone is one and the same person. */
    boolean samePerson(Line line, String phone) {
        return said(line, Column.PHONE, Kind.SAME_PERSON, phone);
    }

    private boolean said(Line line, Column column, Kind kind, String value) {
        var answer = given.get(key(line.sheet(), line.row(), column, kind));
        return answer != null && answer.value().equals(value);
    }

    private static String key(SheetKind sheet, int row, Column column, Kind kind) {
        return sheet + " " + row + " " + column + " " + kind;
    }
}
