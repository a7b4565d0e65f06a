package org.cobuild.project;

import java.time.Instant;
import org.cobuild.platform.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Two units that seem to do the same. It holds up the submission until one of them says something else, or somebody
 * rules that it is none.
 *
 * @param key of both units and both texts, so that a ruling stands as long as they are the same
 * @param one the one that comes first in the plan
 * @param ruling null while nobody has ruled
 */
record FrameworkOverlap(
        String key,
        Kind kind,
        Side one,
        Side other,
        @Nullable FrameworkRuling ruling) {

    /** In what they are alike. */
    enum Kind {
        SAME,
        CONTAINED,
        RESOURCE
    }

    /** What one of the units says. */
    record Side(long unitId, String text) {}

    static FrameworkOverlap of(Kind kind, Side one, Side other) {
        // Which of them comes first in the plan makes no difference to what was ruled on.
        var swap = one.unitId() > other.unitId();
        var first = swap ? other : one;
        var second = swap ? one : other;
        var text = String.join(
                "\n",
                kind == Kind.RESOURCE ? "RESOURCE" : "SCOPE",
                Long.toString(first.unitId()),
                FrameworkOverlaps.plain(first.text()),
                Long.toString(second.unitId()),
                FrameworkOverlaps.plain(second.text()));
        return new FrameworkOverlap(Sha256.hex(text), kind, one, other, null);
    }

    FrameworkOverlap with(@Nullable FrameworkRuling made) {
        return new FrameworkOverlap(key, kind, one, other, made);
    }

    public @Nullable String reason() {
        return ruling == null ? null : ruling.reason();
    }

    public @Nullable String ruledByName() {
        return ruling == null ? null : ruling.personName();
    }

    public @Nullable Instant ruledAt() {
        return ruling == null ? null : ruling.ruledAt();
    }
}
