package org.cobuild.project;

import org.jspecify.annotations.Nullable;

/** From which track on a paper is asked of a category; a later constant asks more than an earlier one. */
enum AskedFrom {
    /** Of none. */
    NONE,
    /** On the full track alone. */
    FULL,
    /** Of what is reviewed, not of what is only filed. */
    LIGHT,
    /** Of all. */
    ALL;

    /** @param track null where no limits are set: then it counts as the light one */
    boolean asks(@Nullable ProjectTrack track) {
        return switch (this) {
            case NONE -> false;
            case FULL -> track == ProjectTrack.FULL;
            case LIGHT -> track != ProjectTrack.FILE_ONLY;
            case ALL -> true;
        };
    }
}
