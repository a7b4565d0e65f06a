package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_SPECIAL;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.ProjectSpecialRecord;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps who goes by the special track: part of the plan. */
@Repository
class SpecialRepository {
    private final DSLContext sql;

    SpecialRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Those of projects whose plan the caller sees, by project. */
    Map<Long, SpecialTrack> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return query(scope.sees(PROJECT_SPECIAL, PROJECT_SPECIAL.PROJECT_ID, ProjectArea.PLAN))
                .and(PROJECT_SPECIAL.PROJECT_ID.in(projectIds))
                .fetchMap(PROJECT_SPECIAL.PROJECT_ID, SpecialRepository::track);
    }

    /** That of a project, beside other lists; none when it goes the usual way. */
    Together.Part<SpecialTrack> list(Together together, Grant grant, long projectId) {
        return together.list(
                query(grant.on(PROJECT_SPECIAL)).and(PROJECT_SPECIAL.PROJECT_ID.eq(projectId)),
                SpecialRepository::track,
                PROJECT_SPECIAL.ID);
    }

    /** That of a project whose row is held. */
    Optional<SpecialTrack> find(Grant grant, long projectId) {
        return query(grant.on(PROJECT_SPECIAL))
                .and(PROJECT_SPECIAL.PROJECT_ID.eq(projectId))
                .fetchOptional(SpecialRepository::track);
    }

    void save(SpecialTrack track) {
        Rows.upsert(
                sql,
                PROJECT_SPECIAL,
                List.of(new ProjectSpecialRecord(
                        track.id(),
                        track.tenantId(),
                        track.projectId(),
                        track.kind().name(),
                        track.leader(),
                        track.basis(),
                        track.basisNumber(),
                        track.basisOn(),
                        joined(track.skipped()),
                        joined(track.lacking()),
                        track.makeGoodDays())));
    }

    void delete(Grant grant, SpecialTrack track) {
        sql.deleteFrom(PROJECT_SPECIAL)
                .where(PROJECT_SPECIAL.ID.eq(track.id()))
                .and(grant.on(PROJECT_SPECIAL))
                .execute();
    }

    private SelectConditionStep<ProjectSpecialRecord> query(Condition which) {
        return sql.selectFrom(PROJECT_SPECIAL).where(which);
    }

    private static SpecialTrack track(org.jooq.Record row) {
        return new SpecialTrack(
                row.get(PROJECT_SPECIAL.ID),
                row.get(PROJECT_SPECIAL.TENANT_ID),
                row.get(PROJECT_SPECIAL.PROJECT_ID),
                SpecialKind.valueOf(row.get(PROJECT_SPECIAL.KIND)),
                row.get(PROJECT_SPECIAL.LEADER),
                row.get(PROJECT_SPECIAL.BASIS),
                row.get(PROJECT_SPECIAL.BASIS_NUMBER),
                row.get(PROJECT_SPECIAL.BASIS_ON),
                steps(row.get(PROJECT_SPECIAL.SKIPPED)),
                steps(row.get(PROJECT_SPECIAL.LACKING)),
                row.get(PROJECT_SPECIAL.MAKE_GOOD_DAYS));
    }

    private static String joined(List<SkippedStep> steps) {
        return steps.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static List<SkippedStep> steps(@Nullable String joined) {
        return joined == null || joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(",")).map(SkippedStep::valueOf).toList();
    }
}
