package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.TenancyErrorCode;

/**
 * Looks at an uploaded file before anything reads it: whether it is a workbook at all, and one that can be read in
 * little memory. Everything is counted as it is unpacked; what the archive says about itself is not believed.
 */
final class Gate {
    static final long MOST_BYTES = 20L << 20;
    static final int MOST_ROWS = 50_000;

    /** A sheet that is formatted down to its last row takes some hundred megabytes and is still read row by row. */
    private static final long MOST_UNPACKED = 600L << 20;

    /** Shared texts, styles and the like are kept in memory by readers. */
    private static final long MOST_PART = 48L << 20;

    private static final int MOST_PARTS = 2_000;
    private static final int MOST_COLUMNS = 16_384;
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Gate() {}

    /** Rows with content in both sheets, heads among them: what a progress bar counts to. */
    static int check(Path file) {
        try {
            var start = start(file);
            if (java.util.Arrays.equals(start, OLE2)) {
                throw refused(encrypted(file) ? "import.file.password" : "import.file.xls");
            }
            if (start.length < 4 || start[0] != 'P' || start[1] != 'K') {
                throw refused("import.file.kind");
            }
            try (var archive = new ZipFile(file.toFile())) {
                return check(archive);
            }
        } catch (ZipException | XMLStreamException e) {
            throw refused("import.file.broken");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int check(ZipFile archive) throws IOException, XMLStreamException {
        if (archive.size() > MOST_PARTS) {
            throw refused("import.file.bomb");
        }
        if (archive.stream().anyMatch(part -> part.getName().endsWith("vbaProject.bin"))) {
            throw refused("import.file.macros");
        }
        if (archive.getEntry(Parts.WORKBOOK) == null) {
            throw refused("import.file.kind");
        }
        unpacked(archive);
        var sheets = Parts.sheets(archive);
        var rows = 0;
        var found = false;
        for (var kind : SheetKind.values()) {
            var sheet = Parts.sheet(sheets, kind);
            if (sheet.isPresent()) {
                found = true;
                rows += scan(archive, sheet.get());
            }
        }
        if (!found) {
            var names = sheets.stream().map(Parts.SheetPart::name).limit(5).toList();
            throw Refusals.refused(TenancyErrorCode.WORKBOOK, "import.sheets.missing", "file", String.join("、", names));
        }
        if (rows > MOST_ROWS) {
            throw Refusals.refused(TenancyErrorCode.WORKBOOK, "import.rows.many", "file", rows, MOST_ROWS);
        }
        return rows;
    }

    private static void unpacked(ZipFile archive) throws IOException {
        var buffer = new byte[64 * 1024];
        long total = 0;
        var entries = archive.stream().toList();
        for (var entry : entries) {
            var most = sheet(entry) ? MOST_UNPACKED : MOST_PART;
            try (var content = archive.getInputStream(entry)) {
                long bytes = 0;
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    bytes += read;
                    if (bytes > most || total + bytes > MOST_UNPACKED) {
                        throw refused("import.file.bomb");
                    }
                }
                total += bytes;
            }
        }
    }

    private static boolean sheet(ZipEntry entry) {
        return entry.getName().startsWith("xl/worksheets/");
    }

    /** Rows with content; refuses merged cells, which hide in which row a value stands. */
    private static int scan(ZipFile archive, Parts.SheetPart sheet) throws IOException, XMLStreamException {
        var scan = new Scan();
        Parts.elements(archive, sheet.path(), element -> {
            switch (element.getLocalName()) {
                case "row" -> scan.row();
                case "c" -> scan.cell(element.getAttributeValue(null, "r"));
                case "v", "t", "f" -> scan.filled = true;
                case "mergeCell" -> scan.merged(element.getAttributeValue(null, "ref"));
                default -> {}
            }
        });
        scan.row();
        // A title over the heads may be merged; a merge of one row only hides nothing below it.
        if (!scan.merged.isEmpty()) {
            throw Refusals.refused(
                    TenancyErrorCode.WORKBOOK,
                    "import.merged",
                    "file",
                    sheet.name(),
                    String.join("、", scan.merged.subList(0, Math.min(5, scan.merged.size()))));
        }
        return scan.rows;
    }

    private static final class Scan {
        private int rows;
        private boolean filled;
        private final List<String> merged = new ArrayList<>();

        void row() {
            rows += filled ? 1 : 0;
            filled = false;
        }

        void cell(String address) {
            if (address != null && column(address) > MOST_COLUMNS) {
                throw refused("import.file.broken");
            }
        }

        /** Rows of a merge that are all among the first ten can only be a title over the heads. */
        void merged(String range) {
            var ends = range == null ? new String[0] : range.split(":", 2);
            if (ends.length == 2 && (row(ends[0]) != row(ends[1]) || row(ends[0]) > 10)) {
                merged.add(range);
            }
        }

        private static int row(String address) {
            var digits = address.replaceAll("\\D", "");
            return digits.isEmpty() || digits.length() > 7 ? 0 : Integer.parseInt(digits);
        }

        private static int column(String address) {
            var column = 0;
            for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
                if (i > 3) {
                    return Integer.MAX_VALUE;
                }
                column = column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
            }
            return column;
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(4);
        }
    }

    /** A workbook with a password is a compound file that holds the encrypted package. */
    private static boolean encrypted(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return Set.of("EncryptedPackage", "EncryptionInfo").stream()
                .anyMatch(name -> text.contains(String.join("\0", name.split("")) + "\0"));
    }

    static Refused refused(String key) {
        return Refusals.refused(TenancyErrorCode.WORKBOOK, key, "file");
    }
}
