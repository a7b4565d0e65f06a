package org.cobuild.tenancy.excel;

/**
 * What is written into the returned file beside a cell.
 *
 * @param column the sheet's column, from 0
 * @param row the sheet's row, from 1
 * @param text for the cell's comment
 */
record Remark(SheetKind sheet, int row, int column, boolean warning, String text) {

    /** The cell's address, e.g. {@code C14}. */
    String cell() {
        return letters(column) + row;
    }

    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
