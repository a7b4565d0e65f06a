package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.TenancyErrorCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps uploaded workbooks in the data folder under their digests, apart from documents: they are no papers of a case, and go after a while. */
@Component
class ImportFiles {
    private final Path folder;

    ImportFiles(@Value("${cobuild.data}") String data) {
        this.folder = Path.of(data, "imports");
    }

    /** A workbook that has passed the gate. @param rows rows with content */
    record Kept(String sha256, long bytes, int rows) {}

    /** Keeps a workbook that can be read. @throws org.cobuild.platform.Refused when it can't */
    Kept keep(InputStream content, boolean severalTenants) {
        try {
            Files.createDirectories(folder);
            var aside = Files.createTempFile(folder, "upload", ".part");
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                long bytes = 0;
                try (var out = Files.newOutputStream(aside)) {
                    var in = new DigestInputStream(content, digest);
                    var buffer = new byte[64 * 1024];
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        bytes += read;
                        if (bytes > Gate.MOST_BYTES) {
                            throw tooLarge();
                        }
                        out.write(buffer, 0, read);
                    }
                }
                var rows = Gate.check(aside);
                heads(aside, severalTenants);
                var sha256 = HexFormat.of().formatHex(digest.digest());
                Files.move(aside, path(sha256), StandardCopyOption.ATOMIC_MOVE);
                return new Kept(sha256, bytes, rows);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static org.cobuild.platform.Refused tooLarge() {
        return Refusals.refused(TenancyErrorCode.WORKBOOK, "import.file.large", "file", Gate.MOST_BYTES >> 20);
    }

    private static void heads(Path file, boolean severalTenants) throws IOException {
        try (var reader = WorkbookReader.open(file)) {
            for (var kind : SheetKind.values()) {
                reader.heads(kind, severalTenants);
            }
        } catch (org.dhatim.fastexcel.reader.ExcelReaderException e) {
            throw Gate.refused("import.file.broken");
        }
    }

    private Path path(String sha256) {
        return folder.resolve(sha256 + ".xlsx");
    }

    /** The workbook. @throws org.cobuild.platform.Refused when it has gone meanwhile */
    Path get(String sha256) {
        var file = path(sha256);
        if (!Files.exists(file)) {
            throw Gate.refused("import.file.gone");
        }
        return file;
    }

    /** Removes what was uploaded before that: workbooks hold phones. */
    void forget(Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
