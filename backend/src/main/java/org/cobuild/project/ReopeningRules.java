package org.cobuild.project;

import java.util.List;
import java.util.Objects;
import org.cobuild.planning.PlanningAsked;
import org.cobuild.planning.Window;
import org.cobuild.platform.Refusals;

/**
 * When a refused project may come forward again: by an appeal in the batch in which it was refused, as often as the
 * policy allows, and otherwise not before another batch is open.
 */
final class ReopeningRules {
    private ReopeningRules() {}

    /**
     * @param before its reopenings up to now
     * @param appealsPerBatch policy value
     */
    static Refusals check(
            ReopeningKind kind, Project project, List<Reopening> before, PlanningAsked asked, int appealsPerBatch) {
        var refusals = new Refusals();
        return switch (kind) {
            case APPEAL ->
                refusals.unless(
                        appeals(project, before) < appealsPerBatch,
                        ProjectErrorCode.APPEAL_SPENT,
                        "project.reopen.spent",
                        "kind",
                        Integer.toString(appealsPerBatch));
            case NEXT_BATCH ->
                refusals.unless(
                        asked.batches().stream()
                                .filter(offered ->
                                        !Objects.equals(offered.batch().id(), project.batchId()))
                                .anyMatch(offered -> offered.window().state(asked.today()) == Window.State.OPEN),
                        ProjectErrorCode.BATCH_UPCOMING,
                        "project.reopen.batch",
                        "kind");
        };
    }

    private static long appeals(Project project, List<Reopening> before) {
        return before.stream()
                .filter(each ->
                        each.kind() == ReopeningKind.APPEAL && Objects.equals(each.batchId(), project.batchId()))
                .count();
    }
}
