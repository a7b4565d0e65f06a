package org.cobuild.approval;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Step;
import org.cobuild.tenancy.Role;

/**
 * That somebody acts for an absent colleague now 代办.
 *
 * @param postId the post whose holder is absent
 * @param unitIds units of all posts that the absent person holds, in whichever tenant of the city: what is its own
 *     matter isn't decided in its name either
 * @param roles of that post
 * @param subjects empty for all
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
        return (subjects.isEmpty() || subjects.contains(subject)) && (steps.isEmpty() || steps.contains(step.code()));
    }

    /** Steps are of a case that runs: who is narrowed to some of them starts none. */
    boolean coversStarting(CaseSubject subject) {
        return (subjects.isEmpty() || subjects.contains(subject)) && steps.isEmpty();
    }

    Absent absent() {
        return new Absent(postId, personId, personName, unitId, roles);
    }

    boolean holds(Seat seat) {
        return seat.postId() == null ? seat.unitId() == unitId && roles.contains(seat.role()) : seat.postId() == postId;
    }

    /** The same for whoever acts for who acts: what both may; nothing when that is nothing. */
    Optional<Mandate> through(Mandate nearer) {
        return both(subjects, nearer.subjects)
                .flatMap(matters -> both(steps, nearer.steps)
                        .map(codes -> new Mandate(
                                postId,
                                personId,
                                personName,
                                unitId,
                                unitIds,
                                roles,
                                matters,
                                codes,
                                Math.min(chain, nearer.chain))));
    }

    /** What is in both, where an empty set is all; nothing when there is nothing. */
    private static <T> Optional<Set<T>> both(Set<T> some, Set<T> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Optional.of(some.isEmpty() ? others : some);
        }
        var common = some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
        return common.isEmpty() ? Optional.empty() : Optional.of(common);
    }
}
