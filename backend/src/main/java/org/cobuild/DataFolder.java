package org.cobuild;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything the portal keeps outside its database: uploaded files, secrets and, with the
 * embedded server, the database itself. Locked while a portal runs on it, so that two never share one.
 */
final class DataFolder {
    private static final String ADDRESS = "database-address";
    private final Path path;

    /** Held for the life of the process; the system releases it, also after a kill. */
    private final FileLock lock;

    private DataFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(String name) {
        var path = Path.of(name).toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            if (!Files.isWritable(path)) {
                throw new IOException("not writable");
            }
            var channel =
                    FileChannel.open(path.resolve("portal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                throw new StartFailure("Another portal runs on the data in " + path
                        + ": end it, or choose another folder with --data.");
            }
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new StartFailure("The data folder " + path + " cannot be written: choose another with --data.", e);
        }
    }

    /** The folder unless a portal runs on it, whose lock it then is; empty when one does. */
    static Optional<DataFolder> openIfFree(Path path) {
        try {
            return Optional.of(open(path.toString()));
        } catch (StartFailure running) {
            if (Files.exists(path.resolve(ADDRESS))) {
                return Optional.empty();
            }
            throw running;
        }
    }

    /** Where the database of the portal that runs on this folder is; the password is not in it. */
    static String addressOfRunning(Path path) {
        try {
            return Files.readString(path.resolve(ADDRESS)).strip();
        } catch (IOException e) {
            throw new StartFailure("The portal on the data in " + path + " is only just starting: try again.", e);
        }
    }

    /** Gives the folder back before the process ends. */
    void release() {
        try {
            lock.release();
            lock.acquiredBy().close();
        } catch (IOException e) {
            // The system does it when the process ends.
            return;
        }
    }

    /** Lets commands find the database while the portal runs. */
    void rememberDatabase(String address) {
        try {
            Files.writeString(path.resolve(ADDRESS), address);
        } catch (IOException e) {
            throw new StartFailure("The data folder " + path + " cannot be written: choose another with --data.", e);
        }
    }

    void forgetDatabase() {
        try {
            Files.deleteIfExists(path.resolve(ADDRESS));
        } catch (IOException e) {
            // It is only found by who found the folder's lock taken, so that a file left over misleads nobody.
            return;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Text of a small secret file; made by {@code fresh} and readable by its owner alone when absent. */
    String secret(String name, java.util.function.Supplier<String> fresh) {
        var file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartFailure("The file " + file + " cannot be read or written.", e);
        }
    }
}
