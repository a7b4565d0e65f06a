package org.cobuild.tenancy.excel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet that is not blank.
 *
 * @param row as the sheet counts, from 1
 * @param values cleaned texts; blank ones are absent
 * @param faults cells that can't be read as a text, by column
 */
record Line(SheetKind sheet, int row, Map<Column, String> values, Map<Column, Rule> faults) {

    @Nullable
    String get(Column column) {
        return values.get(column);
    }

    String text(Column column) {
        return values.getOrDefault(column, "");
    }
}
