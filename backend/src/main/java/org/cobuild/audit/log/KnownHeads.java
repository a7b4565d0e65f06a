package org.cobuild.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The last head that somebody signed or countersigned, kept in files outside of the database: a database that is restored
 * from a backup would otherwise take its witnesses back with the log, and nobody would miss what it lost.
 */
@Component
class KnownHeads {
    private final Path folder;

    /** @param folder {@code cobuild.log.known}; best on other storage than the database */
    KnownHeads(@Value("${cobuild.data}") Path data, @Value("${cobuild.log.known:}") String folder) {
        this.folder = folder.isBlank() ? data.resolve("log-known") : Path.of(folder);
    }

    /** @param witness code of the tenant who signed */
    Optional<Note> find(String witness, String log) {
        var file = file(witness, log);
        try {
            return Files.exists(file) ? Optional.of(Note.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lasting when it returns, so that nothing is signed that would be forgotten. */
    void keep(String witness, String log, Note head) {
        var file = file(witness, log);
        try {
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), log, ".new");
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(head.text().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String witness, String log) {
        return folder.resolve(witness).resolve(log + ".head");
    }
}
