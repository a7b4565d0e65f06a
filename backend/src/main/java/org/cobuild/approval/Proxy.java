package org.cobuild.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * That a colleague of the same unit acts for the holder of a post who is absent 代办; only its end is added to it. Names
 * are kept as they were then.
 *
 * @param postId whose holder is absent
 * @param subjects kinds of matter; empty for all
 * @param steps codes of steps; empty for all
 * @param endedAt when it was ended early; null when it was not
 * @param stands whether both posts are held by people who may sign in: with either it ends
 */
record Proxy(
        long id,
        long tenantId,
        long postId,
        long proxyPostId,
        String personName,
        String proxyName,
        String unitName,
        LocalDate firstOn,
        LocalDate lastOn,
        Instant beginsAt,
        Instant endsAt,
        List<CaseSubject> subjects,
        List<String> steps,
        String reason,
        Instant grantedAt,
        @Nullable Instant endedAt,
        boolean stands)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    enum State {
        PLANNED,
        RUNNING,
        OVER
    }

    State state(Instant at) {
        if (endedAt != null || !stands || !endsAt.isAfter(at)) {
            return State.OVER;
        }
        return beginsAt.isAfter(at) ? State.PLANNED : State.RUNNING;
    }

    boolean sharesScope(List<CaseSubject> others, List<String> otherSteps) {
        return meet(subjects, others) && meet(steps, otherSteps);
    }

    /** Empty is all. */
    private static boolean meet(List<?> some, List<?> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }
}
