package org.cobuild.tenancy.excel;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Copies a sheet as it is down to the end of its rows, and what stands behind them with changes. */
final class RowsCopy {
    private static final Pattern END =
            Pattern.compile("</(?:\\w+:)?sheetData\\s*>|<(?:\\w+:)?sheetData(?:\\s[^>]*)?/>");
    private static final int BUFFER = 64 * 1024;

    /** No tag that ends the rows is longer. */
    private static final int LONGEST_TAG = 256;

    private RowsCopy() {}

    static void copy(InputStream content, OutputStream to, UnaryOperator<String> tail) throws IOException {
        var in = new BufferedInputStream(content, BUFFER);
        var out = new BufferedOutputStream(to, BUFFER);
        var tag = new ByteArrayOutputStream(LONGEST_TAG);
        var inTag = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            out.write(next);
            if (next == '<') {
                inTag = true;
                tag.reset();
            }
            if (inTag && tag.size() < LONGEST_TAG) {
                tag.write(next);
            }
            if (inTag && next == '>') {
                inTag = false;
                // Most tags are cells': only one that may be the end is made a text.
                if (tag.size() > 11
                        && END.matcher(tag.toString(StandardCharsets.UTF_8)).matches()) {
                    break;
                }
            }
        }
        var rest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.write((rest.isEmpty() ? rest : tail.apply(rest)).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
