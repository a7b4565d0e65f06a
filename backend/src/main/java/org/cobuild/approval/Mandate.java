package org.cobuild.approval;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cobuild.tenancy.Role;

/**
 * That somebody acts for an absent colleague now 代办.
 *
 * @param postId the post whose holder is absent
 * @param unitIds units of all posts that the absent person holds in the tenant: what is its own matter isn't decided in
 *     its name either
 * @param roles of that post
 * @param steps codes of steps; empty for all
 * @param chain over how many proxies it may be reached
 */
record Mandate(
        long postId,
        long personId,
        String personName,
        long unitId,
        Set<Long> unitIds,
        Set<Role> roles,
        Set<CaseSubject> subjects,
        Set<String> steps,
        int chain) {

    boolean covers(CaseSubject subject, Step step) {
        return subjects.contains(subject) && (steps.isEmpty() || steps.contains(step.code()));
    }

    boolean holds(Seat seat) {
        return seat.postId() == null ? seat.unitId() == unitId && roles.contains(seat.role()) : seat.postId() == postId;
    }

    /** The same for whoever acts for who acts: what both may; nothing when that is nothing. */
    Optional<Mandate> through(Mandate nearer) {
        var both = EnumSet.copyOf(subjects);
        both.retainAll(nearer.subjects);
        var named = new HashSet<>(steps.isEmpty() ? nearer.steps : steps);
        if (!steps.isEmpty() && !nearer.steps.isEmpty()) {
            named.retainAll(nearer.steps);
        }
        var nothing = both.isEmpty() || named.isEmpty() && !(steps.isEmpty() && nearer.steps.isEmpty());
        return nothing
                ? Optional.empty()
                : Optional.of(new Mandate(
                        postId,
                        personId,
                        personName,
                        unitId,
                        unitIds,
                        roles,
                        both,
                        named,
                        Math.min(chain, nearer.chain)));
    }
}
