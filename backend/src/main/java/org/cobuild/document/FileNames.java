package org.cobuild.document;

/** Names of files as people give them: shown and offered for saving, never used as a path. */
final class FileNames {
    private static final int LONGEST = 200;

    private FileNames() {}

    /**
     * The name without any path, control characters, or marks that turn the direction of writing (which make
     * {@code exe.pdf} look like another ending).
     */
    static String clean(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var visible = last.codePoints()
                .filter(c -> !Character.isISOControl(c) && !turnsDirection(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        var shown = visible.isEmpty() || visible.chars().allMatch(c -> c == '.') ? "file" : visible;
        return shorten(shown);
    }

    private static boolean turnsDirection(int c) {
        return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** Cuts before the ending, between characters. */
    private static String shorten(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
