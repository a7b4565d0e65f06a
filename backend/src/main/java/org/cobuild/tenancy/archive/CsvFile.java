package org.cobuild.tenancy.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 tells it, in UTF-8 with the mark that spreadsheets look for. Missing values are empty, empty texts
 * are quoted; instants are ISO 8601 in UTC, numbers without exponents, bytes Base64.
 */
final class CsvFile implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final Writer out;

    CsvFile(Path file, Collection<String> heads) {
        try {
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            out.write(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        row(heads.iterator());
    }

    void row(Iterator<? extends @Nullable Object> values) {
        try {
            while (values.hasNext()) {
                out.write(text(values.next()));
                out.write(values.hasNext() ? "," : "\r\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case BigDecimal number -> number.toPlainString();
            case String text -> quoted(text);
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        var plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
