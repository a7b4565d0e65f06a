package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_MILESTONE;
import static org.cobuild.db.Tables.PROJECT_MILESTONE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Together;
import org.cobuild.project.ProjectApproved;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;

/**
 * What has happened to planned milestones, and the progress of projects: the mean of what is confirmed, weighted as
 * planned. Who sees a project sees its progress.
 */
@Repository
public class Progress {
    /** Percent at which a milestone is done. */
    static final int COMPLETE = 100;

    private static final BigDecimal PERCENT = new BigDecimal(100 * 100);
    private static final int SCALE = 4;
    private static final List<SelectField<?>> FIELDS = List.of(
            CONSTRUCTION_MILESTONE.MILESTONE_ID,
            CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS,
            CONSTRUCTION_MILESTONE.FORECAST_END_ON,
            CONSTRUCTION_MILESTONE.ACTUAL_START_ON,
            CONSTRUCTION_MILESTONE.ACTUAL_END_ON,
            CONSTRUCTION_MILESTONE.OPEN_REPORT_ID);
    private final DSLContext sql;
    private final Access access;

    Progress(DSLContext sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    /** From its approval on, a project's milestones can be reported on: with the weights that were approved. */
    @EventListener
    void on(ProjectApproved approved) {
        var project = approved.project();
        var grant = access.consequence(project.tenantId());
        sql.insertInto(CONSTRUCTION_MILESTONE)
                .columns(
                        CONSTRUCTION_MILESTONE.MILESTONE_ID,
                        CONSTRUCTION_MILESTONE.TENANT_ID,
                        CONSTRUCTION_MILESTONE.PROJECT_ID,
                        CONSTRUCTION_MILESTONE.WEIGHT,
                        CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS)
                .select(select(
                                PROJECT_MILESTONE.ID,
                                PROJECT_MILESTONE.TENANT_ID,
                                PROJECT_MILESTONE.PROJECT_ID,
                                PROJECT_MILESTONE.WEIGHT,
                                inline(0))
                        .from(PROJECT_MILESTONE)
                        .where(PROJECT_MILESTONE.PROJECT_ID.eq(project.id()))
                        .and(grant.on(PROJECT_MILESTONE)))
                .execute();
    }

    /** Progress of projects, 0 to 1; projects that were not approved are absent. */
    public Map<Long, BigDecimal> of(TenantScope scope, Collection<Long> projectIds) {
        var weighted = sum(CONSTRUCTION_MILESTONE.WEIGHT.mul(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS));
        return sql.select(CONSTRUCTION_MILESTONE.PROJECT_ID, weighted)
                .from(CONSTRUCTION_MILESTONE)
                .where(CONSTRUCTION_MILESTONE.PROJECT_ID.in(projectIds))
                .and(scope.sees(CONSTRUCTION_MILESTONE, CONSTRUCTION_MILESTONE.PROJECT_ID))
                .groupBy(CONSTRUCTION_MILESTONE.PROJECT_ID)
                .fetchMap(
                        CONSTRUCTION_MILESTONE.PROJECT_ID,
                        row -> row.value2().divide(PERCENT, SCALE, RoundingMode.HALF_UP));
    }

    /** What happened to milestones, by milestone; absent before approval. */
    Map<Long, MilestoneState> states(TenantScope scope, Collection<Long> milestoneIds) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_MILESTONE)
                .where(CONSTRUCTION_MILESTONE.MILESTONE_ID.in(milestoneIds))
                .and(scope.sees(CONSTRUCTION_MILESTONE, CONSTRUCTION_MILESTONE.PROJECT_ID))
                .fetchMap(CONSTRUCTION_MILESTONE.MILESTONE_ID, Progress::state);
    }

    /** Titles of the milestones that are not confirmed at 100 %, in order. */
    Together.Part<String> unfinished(Together together, Grant grant, long projectId) {
        var query = sql.select(PROJECT_MILESTONE.TITLE, PROJECT_MILESTONE.ORDINAL)
                .from(PROJECT_MILESTONE)
                .leftJoin(CONSTRUCTION_MILESTONE)
                .on(CONSTRUCTION_MILESTONE.MILESTONE_ID.eq(PROJECT_MILESTONE.ID))
                .and(TenantScope.alongside(CONSTRUCTION_MILESTONE, PROJECT_MILESTONE))
                .where(PROJECT_MILESTONE.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_MILESTONE))
                .and(CONSTRUCTION_MILESTONE
                        .CONFIRMED_PROGRESS
                        .lt(COMPLETE)
                        .or(CONSTRUCTION_MILESTONE.MILESTONE_ID.isNull()));
        return together.list(query, row -> row.get(PROJECT_MILESTONE.TITLE), PROJECT_MILESTONE.ORDINAL);
    }

    private static MilestoneState state(Record row) {
        return new MilestoneState(
                row.get(CONSTRUCTION_MILESTONE.MILESTONE_ID),
                row.get(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS),
                row.get(CONSTRUCTION_MILESTONE.FORECAST_END_ON),
                row.get(CONSTRUCTION_MILESTONE.ACTUAL_START_ON),
                row.get(CONSTRUCTION_MILESTONE.ACTUAL_END_ON),
                row.get(CONSTRUCTION_MILESTONE.OPEN_REPORT_ID));
    }
}
