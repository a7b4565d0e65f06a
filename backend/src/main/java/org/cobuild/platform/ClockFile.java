package org.cobuild.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that begins at the instant written in a file, such as {@code 2025-08-20T09:00:00+08:00}, and runs on from
 * when it was written. A new file moved into its place moves it at once. Only who may write on the portal's machine can do that:
 * nothing listens for it.
 */
final class ClockFile extends Clock {
    private final Path file;
    private final Clock system;

    /** Reads the file once, so that a portal whose clock can't be read doesn't start. */
    ClockFile(Path file, Clock system) {
        this.file = file;
        this.system = system;
        instant();
    }

    @Override
    public Instant instant() {
        try {
            var begin = OffsetDateTime.parse(Files.readString(file).strip()).toInstant();
            var written = Files.getLastModifiedTime(file).toInstant();
            return begin.plus(Duration.between(written, system.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException("cobuild.clock names " + file + ", which can't be read", e);
        } catch (DateTimeException e) {
            throw new IllegalStateException(file + " must hold one instant such as 2025-08-20T09:00:00+08:00", e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Time zones belong to tenants; this clock has none to change. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the portal's clock tells instants only");
    }
}
