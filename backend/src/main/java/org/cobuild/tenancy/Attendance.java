package org.cobuild.tenancy;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who stays, because what changes is sent to it, came in: who it is is asked again with each event.
 *
 * @param holder a person or a client, whatever the session
 * @param personId null for a machine
 * @param postId the post in which the person acts; 0 for a machine
 * @param clientId of a machine
 * @param epoch of a person's token, null for a session
 * @param sessionId of a session, null for a token
 * @param until when the token ends
 * @param again makes the viewer as it is now; empty when it may come in no more
 */
record Attendance(
        String holder,
        @Nullable Long personId,
        long postId,
        @Nullable String clientId,
        @Nullable Integer epoch,
        @Nullable String sessionId,
        @Nullable Instant until,
        boolean brokeGlass,
        Supplier<Optional<Viewer>> again) {
    /** Attribute of the request, of a WebSocket, and key of the GraphQL context. */
    static final String KEY = "attendance";

    /** The viewer as it is now, in the same post; empty when it may come in no more, or not in that post. */
    Optional<Viewer> viewer() {
        return again.get().filter(viewer -> viewer.postId() == postId);
    }
}
