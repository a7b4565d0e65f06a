package org.cobuild.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.ConditionGate;
import org.cobuild.approval.ConditionTerm;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;

/**
 * The special track 特事特办 of an urgent or mandated project: what a leader ordered, which steps the submission leaves out
 * for that, and until when they are made good.
 *
 * @param leader who ordered it: name and office
 * @param basis what was ordered, and why it does not wait
 * @param basisNumber number of the written order
 * @param skipped what the submission may leave out, in the order of the steps
 * @param lacking what the last submission did leave out; empty before
 * @param makeGoodDays within how many days after the approval it is made good; null before a submission
 */
record SpecialTrack(
        long id,
        long tenantId,
        long projectId,
        SpecialKind kind,
        String leader,
        String basis,
        @Nullable String basisNumber,
        LocalDate basisOn,
        List<SkippedStep> skipped,
        List<SkippedStep> lacking,
        @Nullable Integer makeGoodDays) {
    /** The first allocation goes out at once, for it is urgent; what follows waits until all is made good. */
    private static final int HELD_ALLOCATION = 2;

    SpecialTrack submitted(Set<SkippedStep> left, int days) {
        return new SpecialTrack(
                id,
                tenantId,
                projectId,
                kind,
                leader,
                basis,
                basisNumber,
                basisOn,
                skipped,
                left.stream().sorted().toList(),
                days);
    }

    /** What an approval of that day is conditional on. */
    List<ConditionTerm> conditions(LocalDate approvedOn) {
        return lacking.stream()
                .filter(step -> step != SkippedStep.BATCH)
                .map(step -> new ConditionTerm(
                        Refusals.words("project.special.condition", Refusals.words("sheet.SkippedStep." + step)),
                        ConditionGate.ALLOCATION,
                        HELD_ALLOCATION,
                        makeGoodDays == null ? null : approvedOn.plusDays(makeGoodDays),
                        step.name()))
                .toList();
    }

    /** How it stands in the trail. */
    static @Nullable String inWords(@Nullable SpecialTrack track) {
        return track == null
                ? null
                : track.kind + " · " + track.leader + " · " + track.basis + " · "
                        + track.skipped.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
