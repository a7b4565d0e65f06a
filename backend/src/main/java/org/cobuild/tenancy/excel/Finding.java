package org.cobuild.tenancy.excel;

import java.util.List;

/**
 * What is wrong with one cell.
 *
 * @param row as the sheet counts, from 1
 * @param subject whom or what the row is about, e.g. "市市场监管局 李强"
 * @param value what the cell holds, empty for a blank
 * @param arguments for the rule's text
 */
record Finding(
        SheetKind sheet, int row, Column column, Rule rule, String subject, String value, List<String> arguments) {}
