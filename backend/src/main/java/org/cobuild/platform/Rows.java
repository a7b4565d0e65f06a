package org.cobuild.platform;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableRecord;

/** Writes many rows in one statement. */
public final class Rows {
    private Rows() {}

    /**
     * Inserts the rows, or overwrites those whose key is there. Only for keys that the caller has made or has read in
     * its scope: the statement itself asks nothing.
     *
     * @param rows all with the same columns set
     */
    public static <R extends TableRecord<R>> void upsert(DSLContext sql, Table<R> table, List<R> rows) {
        if (!rows.isEmpty()) {
            sql.insertInto(table, rows.getFirst().fields())
                    .valuesOfRecords(rows)
                    .onDuplicateKeyUpdate()
                    .setAllToExcluded()
                    .execute();
        }
    }
}
