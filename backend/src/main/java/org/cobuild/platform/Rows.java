package org.cobuild.platform;

import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;

/** Writes many rows in one statement. */
public final class Rows {
    private Rows() {}

    /** Inserts the rows. @param rows all with the same columns set */
    public static <R extends TableRecord<R>> void insert(DSLContext sql, Table<R> table, List<R> rows) {
        if (!rows.isEmpty()) {
            sql.insertInto(table, rows.getFirst().fields())
                    .valuesOfRecords(rows)
                    .execute();
        }
    }

    /**
     * Inserts the rows, or overwrites those whose key is there. Only for keys that the caller has made or has read in
     * its scope: the statement itself asks nothing.
     *
     * @param rows all with the same columns set
     * @param overwritten the columns that are overwritten; all of them when none is named
     */
    public static <R extends TableRecord<R>> void upsert(
            DSLContext sql, Table<R> table, List<R> rows, Field<?>... overwritten) {
        if (rows.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(table, rows.getFirst().fields())
                .valuesOfRecords(rows)
                .onDuplicateKeyUpdate();
        if (overwritten.length == 0) {
            insert.setAllToExcluded().execute();
        } else {
            var columns = new HashMap<Field<?>, Field<?>>();
            for (var column : overwritten) {
                columns.put(column, DSL.excluded(column));
            }
            insert.set(columns).execute();
        }
    }
}
