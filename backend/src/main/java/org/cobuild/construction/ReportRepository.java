package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_REPORT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** Reads progress reports. Who sees a project whole sees them. */
@Repository
class ReportRepository {
    private static final List<SelectField<?>> FIELDS = List.of(
            CONSTRUCTION_REPORT.ID,
            CONSTRUCTION_REPORT.TENANT_ID,
            CONSTRUCTION_REPORT.PROJECT_ID,
            CONSTRUCTION_REPORT.MILESTONE_ID,
            CONSTRUCTION_REPORT.PROGRESS,
            CONSTRUCTION_REPORT.FORECAST_END_ON,
            CONSTRUCTION_REPORT.ACTUAL_START_ON,
            CONSTRUCTION_REPORT.ACTUAL_END_ON,
            CONSTRUCTION_REPORT.NOTE,
            CONSTRUCTION_REPORT.DOCUMENT_ID,
            CONSTRUCTION_REPORT.STATE,
            CONSTRUCTION_REPORT.REPORTED_AT,
            CONSTRUCTION_REPORT.REPORTER_PERSON_ID,
            CONSTRUCTION_REPORT.REPORTER_NAME,
            CONSTRUCTION_REPORT.REMARK,
            CONSTRUCTION_REPORT.REVIEWER_NAME);
    private final DSLContext sql;

    ReportRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Reports that the caller sees, by id. */
    Map<Long, MilestoneReport> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_REPORT)
                .where(CONSTRUCTION_REPORT.ID.in(ids))
                .and(scope.sees(CONSTRUCTION_REPORT, CONSTRUCTION_REPORT.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .fetchMap(CONSTRUCTION_REPORT.ID, ReportRepository::report);
    }

    Optional<MilestoneReport> find(TenantScope scope, long id) {
        return Optional.ofNullable(find(scope, List.of(id)).get(id));
    }

    /** Reports of milestones, newest first, by milestone. */
    Map<Long, List<MilestoneReport>> ofMilestones(TenantScope scope, Collection<Long> milestoneIds) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_REPORT)
                .where(CONSTRUCTION_REPORT.MILESTONE_ID.in(milestoneIds))
                .and(scope.sees(CONSTRUCTION_REPORT, CONSTRUCTION_REPORT.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .orderBy(CONSTRUCTION_REPORT.ID.desc())
                .fetchGroups(CONSTRUCTION_REPORT.MILESTONE_ID, ReportRepository::report);
    }

    private static MilestoneReport report(Record row) {
        return new MilestoneReport(
                row.get(CONSTRUCTION_REPORT.ID),
                row.get(CONSTRUCTION_REPORT.TENANT_ID),
                row.get(CONSTRUCTION_REPORT.PROJECT_ID),
                row.get(CONSTRUCTION_REPORT.MILESTONE_ID),
                row.get(CONSTRUCTION_REPORT.PROGRESS),
                row.get(CONSTRUCTION_REPORT.FORECAST_END_ON),
                row.get(CONSTRUCTION_REPORT.ACTUAL_START_ON),
                row.get(CONSTRUCTION_REPORT.ACTUAL_END_ON),
                row.get(CONSTRUCTION_REPORT.NOTE),
                row.get(CONSTRUCTION_REPORT.DOCUMENT_ID),
                ReportState.valueOf(row.get(CONSTRUCTION_REPORT.STATE)),
                row.get(CONSTRUCTION_REPORT.REPORTED_AT),
                row.get(CONSTRUCTION_REPORT.REPORTER_PERSON_ID),
                row.get(CONSTRUCTION_REPORT.REPORTER_NAME),
                row.get(CONSTRUCTION_REPORT.REMARK),
                row.get(CONSTRUCTION_REPORT.REVIEWER_NAME));
    }
}
