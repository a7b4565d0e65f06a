package org.cobuild.tenancy.excel;

/** The name of a file as its sender gives it: shown and offered for saving, never used as a path. */
final class FileName {
    private static final int LONGEST = 150;

    private FileName() {}

    static String clean(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = CellText.clean(last.replaceAll("\\p{Cntrl}", ""));
        var base = clean.replaceFirst("(?i)\\.xlsx$", "");
        return (base.isEmpty() ? "people" : base.length() > LONGEST ? base.substring(0, LONGEST) : base) + ".xlsx";
    }
}
