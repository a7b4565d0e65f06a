package org.cobuild.tenancy.people;

import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/** What callers send about posts and people. */
final class PostInputs {
    private PostInputs() {}

    /** What becomes of work that would be left with nobody. */
    record WayOut(@Nullable GlobalId successorId, @Nullable Boolean leaveVacant) {}

    record Give(
            GlobalId personId,
            GlobalId unitId,
            String title,
            String titleEn,
            List<Role> roles,
            LocalDate beginsOn,
            String reason,
            @Nullable String clientMutationId) {}

    record End(
            GlobalId postId,
            LocalDate endsOn,
            String reason,
            @Nullable GlobalId successorId,
            @Nullable Boolean leaveVacant,
            @Nullable String clientMutationId) {
        WayOut wayOut() {
            return new WayOut(successorId, leaveVacant);
        }
    }

    record Move(
            GlobalId postId,
            GlobalId unitId,
            LocalDate movesOn,
            @Nullable String title,
            @Nullable String titleEn,
            @Nullable List<Role> roles,
            String reason,
            @Nullable GlobalId successorId,
            @Nullable Boolean leaveVacant,
            @Nullable String clientMutationId) {
        WayOut wayOut() {
            return new WayOut(successorId, leaveVacant);
        }
    }

    record Disable(
            GlobalId personId,
            String reason,
            @Nullable GlobalId successorId,
            @Nullable Boolean leaveVacant,
            @Nullable String clientMutationId) {
        WayOut wayOut() {
            return new WayOut(successorId, leaveVacant);
        }
    }

    record Enable(
            GlobalId personId, String reason, @Nullable String clientMutationId) {}
}
