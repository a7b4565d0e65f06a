package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_ESTIMATE_LINE;
import static org.jooq.impl.DSL.count;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectEstimateLineRecord;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** Reads estimate lines: all of them for who sees the project whole, otherwise those of the caller's own package. */
@Repository
class EstimateRepository {
    private final DSLContext sql;

    EstimateRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Lines in order, by project. */
    Map<Long, List<EstimateLine>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(PROJECT_ESTIMATE_LINE)
                .where(PROJECT_ESTIMATE_LINE.PROJECT_ID.in(projectIds))
                .and(scope.seesPackage(
                        PROJECT_ESTIMATE_LINE, PROJECT_ESTIMATE_LINE.PROJECT_ID, PROJECT_ESTIMATE_LINE.PARTICIPANT_ID))
                .orderBy(PROJECT_ESTIMATE_LINE.PROJECT_ID, PROJECT_ESTIMATE_LINE.ORDINAL)
                .fetchGroups(PROJECT_ESTIMATE_LINE.PROJECT_ID, EstimateRepository::line);
    }

    /** All lines of a project in order, for an act. */
    List<EstimateLine> list(Grant grant, long projectId) {
        return query(grant, projectId).orderBy(PROJECT_ESTIMATE_LINE.ORDINAL).fetch(EstimateRepository::line);
    }

    /**
     * Some lines of a project, for an act.
     *
     * @param all how many the project has
     */
    record Some(List<EstimateLine> lines, int all) {}

    Some some(Grant grant, long projectId, Collection<Long> ids) {
        var all = new Together();
        var some = all.list(
                query(grant, projectId).and(PROJECT_ESTIMATE_LINE.ID.in(ids)),
                EstimateRepository::line,
                PROJECT_ESTIMATE_LINE.ORDINAL);
        var lines = count().as("all_lines");
        var counted = all.list(
                sql.select(lines)
                        .from(PROJECT_ESTIMATE_LINE)
                        .where(PROJECT_ESTIMATE_LINE.PROJECT_ID.eq(projectId))
                        .and(grant.on(PROJECT_ESTIMATE_LINE)),
                row -> row.get(lines));
        all.fetch(sql);
        return new Some(some.rows(), counted.rows().getFirst());
    }

    /** The same beside other lists. */
    Together.Part<EstimateLine> list(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), EstimateRepository::line, PROJECT_ESTIMATE_LINE.ORDINAL);
    }

    private SelectConditionStep<ProjectEstimateLineRecord> query(Grant grant, long projectId) {
        return sql.selectFrom(PROJECT_ESTIMATE_LINE)
                .where(PROJECT_ESTIMATE_LINE.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_ESTIMATE_LINE));
    }

    Map<Long, EstimateLine> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(PROJECT_ESTIMATE_LINE)
                .where(PROJECT_ESTIMATE_LINE.ID.in(ids))
                .and(scope.seesPackage(
                        PROJECT_ESTIMATE_LINE, PROJECT_ESTIMATE_LINE.PROJECT_ID, PROJECT_ESTIMATE_LINE.PARTICIPANT_ID))
                .fetchMap(PROJECT_ESTIMATE_LINE.ID, EstimateRepository::line);
    }

    private static EstimateLine line(Record row) {
        return new EstimateLine(
                row.get(PROJECT_ESTIMATE_LINE.ID),
                row.get(PROJECT_ESTIMATE_LINE.TENANT_ID),
                row.get(PROJECT_ESTIMATE_LINE.PROJECT_ID),
                row.get(PROJECT_ESTIMATE_LINE.ORDINAL),
                row.get(PROJECT_ESTIMATE_LINE.COST_GROUP),
                row.get(PROJECT_ESTIMATE_LINE.TITLE),
                row.get(PROJECT_ESTIMATE_LINE.QUANTITY),
                row.get(PROJECT_ESTIMATE_LINE.QUANTITY_UNIT),
                row.get(PROJECT_ESTIMATE_LINE.UNIT_PRICE),
                row.get(PROJECT_ESTIMATE_LINE.SUBMITTED_AMOUNT),
                row.get(PROJECT_ESTIMATE_LINE.CUT_AMOUNT),
                row.get(PROJECT_ESTIMATE_LINE.CUT_REASON),
                row.get(PROJECT_ESTIMATE_LINE.CUT_CLAUSE),
                row.get(PROJECT_ESTIMATE_LINE.APPROVED_AMOUNT),
                row.get(PROJECT_ESTIMATE_LINE.PARTICIPANT_ID),
                row.get(PROJECT_ESTIMATE_LINE.LEADS));
    }
}
