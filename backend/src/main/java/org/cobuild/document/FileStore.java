package org.cobuild.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.cobuild.platform.Refusals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps contents in the data folder under their digest. A content is written aside, forced to the disk and then moved
 * into its place: there is all of it or nothing.
 */
@Component
class FileStore {
    static final long MOST_BYTES = 50L * 1024 * 1024;
    private final Path incoming;
    private final Path kept;

    FileStore(@Value("${cobuild.data}") String data) {
        this.incoming = Path.of(data, "files", "incoming");
        this.kept = Path.of(data, "files", "kept");
    }

    /** What is known of a content that was kept. */
    record Kept(String sha256, long bytes, String mediaType) {}

    /**
     * Keeps a content.
     *
     * @param judge tells the media type of the whole file, or throws when it may not be kept
     */
    Kept keep(InputStream content, Function<Path, String> judge) {
        try {
            Files.createDirectories(incoming);
            var aside = Files.createTempFile(incoming, "upload", "");
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                var bytes = write(new DigestInputStream(content, digest), aside);
                var type = judge.apply(aside);
                var sha256 = HexFormat.of().formatHex(digest.digest());
                move(aside, path(sha256));
                return new Kept(sha256, bytes, type);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long write(InputStream content, Path to) throws IOException {
        try (var channel = FileChannel.open(to, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            var buffer = new byte[64 * 1024];
            long bytes = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > MOST_BYTES) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
            if (bytes == 0) {
                throw Refusals.refused(DocumentErrorCode.REQUIRED, "document.empty", "file");
            }
            channel.force(true);
            return bytes;
        }
    }

    static org.cobuild.platform.Refused tooLarge() {
        return Refusals.refused(
                DocumentErrorCode.TOO_LARGE, "document.large", "file", Long.toString(MOST_BYTES / 1024 / 1024));
    }

    /** The same content that is there already is the same file. */
    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try {
            if (!Files.exists(to)) {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileAlreadyExistsException e) {
            // Somebody else has just kept the same content.
            Files.deleteIfExists(from);
        }
    }

    Path path(String sha256) {
        return kept.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    List<Path> all() {
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (var there = Files.walk(kept, 2)) {
            return there.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String sha256) {
        try {
            Files.deleteIfExists(path(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clears what uploads that were cut off have left. */
    void clearIncoming() {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (var left = Files.list(incoming)) {
            for (var file : left.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
