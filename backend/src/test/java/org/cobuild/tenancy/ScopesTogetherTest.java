package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_MILESTONE;

import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.project.ProjectStage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two conditions of a scope in one statement each count: MariaDB once took them for one and the same. */
@PortalTest
class ScopesTogetherTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Test
    void theSecondIsNotAnsweredByTheFirst() {
        var project = standing.project("990100", "health", ProjectStage.CONSTRUCTION, "1000.00");
        standing.participant(project, "990121", "health");
        var scope = world.viewer("songtao", "990121").scope();
        var sees = scope.sees(PROJECT, PROJECT.ID);
        var plan = scope.sees(PROJECT, PROJECT.ID, ProjectArea.PLAN);
        assertThat(count(project.id(), sees)).isEqualTo(1);
        assertThat(count(project.id(), plan)).isZero();
        assertThat(count(project.id(), sees.and(plan))).isZero();
        assertThat(count(project.id(), plan.and(sees))).isZero();
        assertThat(count(project.id(), sees.and(plan.or(PROJECT.TITLE.eq(""))))).isZero();
        assertThat(sql.fetchCount(
                        PROJECT_MILESTONE,
                        PROJECT_MILESTONE
                                .PROJECT_ID
                                .eq(project.id())
                                .and(scope.sees(PROJECT_MILESTONE, PROJECT_MILESTONE.PROJECT_ID))
                                .and(scope.seesWhole(PROJECT_MILESTONE, PROJECT_MILESTONE.PROJECT_ID))))
                .isZero();
    }

    private int count(long id, Condition which) {
        return sql.fetchCount(PROJECT, PROJECT.ID.eq(id).and(which));
    }
}
