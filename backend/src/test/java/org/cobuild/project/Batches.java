package org.cobuild.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.planning.ApplicationBatch;
import org.cobuild.planning.OfferedBatch;
import org.cobuild.planning.PlanningAsked;
import org.cobuild.planning.Window;
import org.cobuild.tenancy.ProjectSight;
import org.jspecify.annotations.Nullable;

/** Batches around a day, and a project that goes into them, in memory. */
final class Batches {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private Batches() {}

    /** From so many days after today until so many days after. */
    static OfferedBatch batch(long id, int opens, int closes) {
        var window = new Window(TODAY.plusDays(opens), TODAY.plusDays(closes));
        return new OfferedBatch(
                new ApplicationBatch(id, 1, 2026, "第" + id + "批", window.opensOn(), window.closesOn(), true, 1),
                window);
    }

    static PlanningAsked asked(OfferedBatch... batches) {
        return new PlanningAsked(TODAY, List.of(), Map.of(), List.of(batches));
    }

    static Project project(ProjectStage stage, @Nullable Long batchId) {
        return new Project(
                7,
                1,
                1,
                10,
                "2026-0007",
                "健康平台",
                "一人一档",
                ProjectCategory.NEW,
                "health",
                stage,
                ProjectSight.WHOLE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                batchId,
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
