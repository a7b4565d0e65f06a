package org.cobuild.project;

import java.util.Comparator;
import java.util.List;
import org.cobuild.planning.OfferedBatch;
import org.cobuild.planning.PlanningAsked;
import org.cobuild.planning.Window;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Into which batch a project is submitted. The window is asked on the day of the submission, where the tenant is; what
 * was submitted once keeps its batch: a returned project goes on in it, and so does an appeal, whatever became of the
 * window meanwhile.
 */
final class BatchRule {
    private static final Comparator<OfferedBatch> BY_CLOSING =
            Comparator.comparing(offered -> offered.window().closesOn());

    private BatchRule() {}

    /**
     * A batch into which a project goes.
     *
     * @param lateReason why it comes after the closing day; null when it does not
     */
    record Entry(OfferedBatch offered, @Nullable String lateReason) {}

    /** Batches that the next submission may go into, the open ones first; none when nothing is asked. */
    static List<OfferedBatch> offered(Submittable whole) {
        return whole.project().keepsBatch() ? List.of() : inOrder(whole.asked());
    }

    /** The batch in which the next submission stays; null where it goes into one anew. */
    static @Nullable OfferedBatch kept(Submittable whole) {
        var project = whole.project();
        return !project.keepsBatch()
                ? null
                : whole.asked().batches().stream()
                        .filter(each -> Long.valueOf(each.batch().id()).equals(project.batchId()))
                        .findFirst()
                        .orElse(null);
    }

    /** The open ones first, then those that have closed, the last one first. */
    static List<OfferedBatch> inOrder(PlanningAsked asked) {
        return asked.batches().stream()
                .sorted(Comparator.comparing(
                                (OfferedBatch each) -> order(each.window().state(asked.today())))
                        .thenComparing(BY_CLOSING.reversed()))
                .toList();
    }

    /** The batch that opens next when none has opened; null when one has, or nothing is asked. */
    static @Nullable OfferedBatch notOpenYet(Submittable whole) {
        var offered = offered(whole);
        return offered.stream().allMatch(each -> state(each, whole) == Window.State.UPCOMING)
                ? offered.stream()
                        .min(Comparator.comparing(each -> each.window().opensOn()))
                        .orElse(null)
                : null;
    }

    /**
     * Chooses the batch of a submission, noting in {@code refusals} what stands in the way.
     *
     * @param wanted the batch that the caller names; null: the one that is open or, when none is, that closed last
     * @param lateReason why it comes after the closing day
     * @return null when nothing is asked, or it was refused
     * @throws NotFound when the batch that was named is not offered
     */
    static @Nullable Entry choose(
            Submittable whole, @Nullable Long wanted, @Nullable String lateReason, Refusals refusals) {
        var offered = offered(whole);
        if (wanted != null) {
            return enter(
                    whole,
                    offered.stream()
                            .filter(each -> each.batch().id() == wanted)
                            .findFirst()
                            .orElseThrow(NotFound::new),
                    lateReason,
                    refusals);
        }
        var open = offered.stream()
                .filter(each -> state(each, whole) == Window.State.OPEN)
                .toList();
        if (open.size() > 1) {
            refusals.add(
                    ProjectErrorCode.BATCH_CHOICE,
                    "project.submit.batch.choice",
                    "batchId",
                    Integer.toString(open.size()));
            return null;
        }
        var only = open.isEmpty()
                ? offered.stream()
                        .filter(each -> state(each, whole) == Window.State.CLOSED)
                        .max(BY_CLOSING)
                : open.stream().findFirst();
        // That none has opened yet is refused by a rule of its own.
        return only.isEmpty() ? null : enter(whole, only.get(), lateReason, refusals);
    }

    private static @Nullable Entry enter(
            Submittable whole, OfferedBatch offered, @Nullable String lateReason, Refusals refusals) {
        var window = offered.window();
        return switch (state(offered, whole)) {
            case OPEN -> new Entry(offered, null);
            case UPCOMING -> {
                refusals.unless(
                        notOpenYet(whole) != null,
                        ProjectErrorCode.BATCH_UPCOMING,
                        "project.submit.batch",
                        "batchId",
                        offered.batch().title(),
                        window.opensOn().toString());
                yield null;
            }
            case CLOSED -> {
                if (whole.skips(SkippedStep.BATCH)) {
                    yield null;
                }
                if (Texts.clean(lateReason) == null) {
                    refusals.add(
                            ProjectErrorCode.BATCH_LATE,
                            "project.submit.batch.late",
                            "lateReason",
                            offered.batch().title(),
                            window.closesOn().toString());
                    yield null;
                }
                yield new Entry(
                        offered,
                        Texts.check(
                                refusals,
                                ProjectErrorCode.BATCH_LATE,
                                ProjectErrorCode.INVALID,
                                "lateReason",
                                lateReason,
                                2,
                                500));
            }
        };
    }

    private static Window.State state(OfferedBatch offered, Submittable whole) {
        return offered.window().state(whole.asked().today());
    }

    private static int order(Window.State state) {
        return switch (state) {
            case OPEN -> 0;
            case CLOSED -> 1;
            case UPCOMING -> 2;
        };
    }
}
