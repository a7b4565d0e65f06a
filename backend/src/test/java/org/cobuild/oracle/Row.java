package org.cobuild.oracle;

import java.util.Map;
import java.util.Objects;

/** A row of the database as it stands: what the model knows of the world. */
record Row(String type, long id, Map<String, Object> columns) {

    /** A column that holds a number or a reference; 0 when it is null. */
    long number(String column) {
        return columns.get(column) instanceof Number number ? number.longValue() : 0;
    }

    /** A column as text; empty when it is null. */
    String text(String column) {
        return Objects.toString(columns.get(column), "");
    }

    java.time.Instant instant(String column) {
        return (java.time.Instant) columns.get(column);
    }

    boolean has(String column) {
        return columns.get(column) != null;
    }

    boolean is(String column, String... values) {
        for (var value : values) {
            if (value.equals(text(column))) {
                return true;
            }
        }
        return false;
    }

    boolean flag(String column) {
        return Boolean.TRUE.equals(columns.get(column)) || number(column) == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && row.id == id && row.type.equals(type);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
