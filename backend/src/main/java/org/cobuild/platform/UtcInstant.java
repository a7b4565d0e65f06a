package org.cobuild.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/** Instants are stored as UTC {@code datetime(6)}, which the two databases treat alike, unlike {@code timestamp}. */
public final class UtcInstant extends AbstractConverter<LocalDateTime, Instant> {
    private static final long serialVersionUID = 1;

    public UtcInstant() {
        super(LocalDateTime.class, Instant.class);
    }

    @Override
    public @Nullable Instant from(@Nullable LocalDateTime stored) {
        return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
    }

    @Override
    public @Nullable LocalDateTime to(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
