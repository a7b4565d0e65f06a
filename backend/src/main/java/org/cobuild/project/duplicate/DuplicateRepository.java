package org.cobuild.project.duplicate;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_DUPLICATE_CHECK;
import static org.cobuild.db.Tables.PROJECT_DUPLICATE_HIT;
import static org.cobuild.db.Tables.PROJECT_DUPLICATE_MATCH;
import static org.cobuild.db.Tables.PROJECT_DUPLICATE_RULING;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.rowNumber;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.ProjectDuplicateCheckRecord;
import org.cobuild.db.tables.records.ProjectDuplicateHitRecord;
import org.cobuild.db.tables.records.ProjectDuplicateMatchRecord;
import org.cobuild.db.tables.records.ProjectDuplicateRulingRecord;
import org.cobuild.platform.Rows;
import org.cobuild.project.ProjectTexts;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes checks with what was found and ruled; nothing of it is ever changed. What a hit shows of the other
 * project is decided here, at each reading, by what the reader sees of it now.
 */
@Repository
class DuplicateRepository {
    /** As many checks of one project are listed. */
    private static final int LISTED = 100;

    private final DSLContext sql;

    DuplicateRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(
            ProjectDuplicateCheckRecord check,
            List<ProjectDuplicateHitRecord> hits,
            List<ProjectDuplicateMatchRecord> matches) {
        Rows.insert(sql, PROJECT_DUPLICATE_CHECK, List.of(check));
        Rows.insert(sql, PROJECT_DUPLICATE_HIT, hits);
        Rows.insert(sql, PROJECT_DUPLICATE_MATCH, matches);
    }

    /** Whose the projects of a city are that the index has named; it may know some that are gone. */
    Map<Long, Long> tenantsOf(long cityId, Collection<Long> projectIds) {
        return projectIds.isEmpty()
                ? Map.of()
                : sql.select(PROJECT.ID, PROJECT.TENANT_ID)
                        .from(PROJECT)
                        .where(PROJECT.ID.in(projectIds))
                        .and(PROJECT.CITY_ID.eq(cityId))
                        .and(SystemScope.all(SystemScope.Reason.REBUILD))
                        .fetchMap(PROJECT.ID, PROJECT.TENANT_ID);
    }

    void insert(ProjectDuplicateRulingRecord ruling) {
        Rows.insert(sql, PROJECT_DUPLICATE_RULING, List.of(ruling));
    }

    /** Checks by project, newest first. */
    Map<Long, List<DuplicateCheck>> list(TenantScope scope, Collection<Long> projectIds) {
        var place = rowNumber()
                .over()
                .partitionBy(PROJECT_DUPLICATE_CHECK.PROJECT_ID)
                .orderBy(PROJECT_DUPLICATE_CHECK.ID.desc())
                .as("place");
        var ranked = DSL.select(PROJECT_DUPLICATE_CHECK.fields())
                .select(place)
                .from(PROJECT_DUPLICATE_CHECK)
                .where(PROJECT_DUPLICATE_CHECK.PROJECT_ID.in(projectIds))
                .and(checks(scope))
                .asTable("ranked");
        return sql.selectFrom(ranked)
                .where(ranked.field(place).le(LISTED))
                .orderBy(ranked.field(place))
                .fetchGroups(ranked.field(PROJECT_DUPLICATE_CHECK.PROJECT_ID), DuplicateRepository::check);
    }

    Map<Long, DuplicateCheck> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(PROJECT_DUPLICATE_CHECK.fields())
                .from(PROJECT_DUPLICATE_CHECK)
                .where(PROJECT_DUPLICATE_CHECK.ID.in(ids))
                .and(checks(scope))
                .fetchMap(PROJECT_DUPLICATE_CHECK.ID, DuplicateRepository::check);
    }

    private static Condition checks(TenantScope scope) {
        return scope.sees(PROJECT_DUPLICATE_CHECK, PROJECT_DUPLICATE_CHECK.PROJECT_ID, ProjectArea.PLAN);
    }

    Map<Long, DuplicateHit> findHits(TenantScope scope, Collection<Long> ids) {
        return hits(scope, PROJECT_DUPLICATE_HIT.ID.in(ids)).stream()
                .collect(Collectors.toMap(DuplicateHit::id, hit -> hit));
    }

    /** Hits by check: what the caller sees by likeness, then what it does not see, in an order that says nothing. */
    Map<Long, List<DuplicateHit>> hits(TenantScope scope, Collection<Long> checkIds) {
        return hits(scope, PROJECT_DUPLICATE_HIT.CHECK_ID.in(checkIds)).stream()
                .collect(Collectors.groupingBy(DuplicateHit::checkId));
    }

    private List<DuplicateHit> hits(TenantScope scope, Condition which) {
        var seen = DSL.field(scope.sees(PROJECT_DUPLICATE_HIT, PROJECT_DUPLICATE_HIT.OTHER_PROJECT_ID))
                .as("other_seen");
        var rows = sql.select(PROJECT_DUPLICATE_HIT.fields())
                .select(seen)
                .from(PROJECT_DUPLICATE_HIT)
                .where(which)
                .and(scope.sees(PROJECT_DUPLICATE_HIT, PROJECT_DUPLICATE_HIT.PROJECT_ID, ProjectArea.PLAN))
                .orderBy(PROJECT_DUPLICATE_HIT.OTHER_TENANT_ID, PROJECT_DUPLICATE_HIT.OTHER_PROJECT_ID)
                .fetch();
        return rows.stream()
                .sorted(Comparator.comparing(
                        row -> row.get(seen) ? row.get(PROJECT_DUPLICATE_HIT.PLACE) : Integer.MAX_VALUE))
                .map(row -> hit(row, row.get(seen)))
                .toList();
    }

    /** Matches by hit, those that count most first; of projects whose plan the caller sees. */
    Map<Long, List<DuplicateMatch>> matches(TenantScope scope, Collection<Long> hitIds) {
        return sql.select(PROJECT_DUPLICATE_MATCH.fields())
                .select(PROJECT_DUPLICATE_HIT.OTHER_TENANT_ID, PROJECT_DUPLICATE_HIT.OTHER_PROJECT_ID)
                .from(PROJECT_DUPLICATE_MATCH)
                .join(PROJECT_DUPLICATE_HIT)
                .on(PROJECT_DUPLICATE_HIT.ID.eq(PROJECT_DUPLICATE_MATCH.HIT_ID))
                .where(PROJECT_DUPLICATE_MATCH.HIT_ID.in(hitIds))
                .and(TenantScope.alongside(PROJECT_DUPLICATE_MATCH, PROJECT_DUPLICATE_HIT))
                .and(scope.sees(PROJECT_DUPLICATE_HIT, PROJECT_DUPLICATE_HIT.PROJECT_ID, ProjectArea.PLAN))
                .and(scope.sees(PROJECT_DUPLICATE_HIT, PROJECT_DUPLICATE_HIT.OTHER_PROJECT_ID, ProjectArea.PLAN))
                .orderBy(PROJECT_DUPLICATE_MATCH.HIT_ID, PROJECT_DUPLICATE_MATCH.PLACE)
                .fetchGroups(PROJECT_DUPLICATE_MATCH.HIT_ID, DuplicateRepository::match);
    }

    /** Rulings by check, newest first: on its hits and on itself. */
    Map<Long, List<DuplicateRuling>> rulings(TenantScope scope, Collection<Long> checkIds) {
        return sql.select(PROJECT_DUPLICATE_RULING.fields())
                .from(PROJECT_DUPLICATE_RULING)
                .join(PROJECT_DUPLICATE_CHECK)
                .on(PROJECT_DUPLICATE_CHECK.ID.eq(PROJECT_DUPLICATE_RULING.CHECK_ID))
                .where(PROJECT_DUPLICATE_RULING.CHECK_ID.in(checkIds))
                .and(TenantScope.alongside(PROJECT_DUPLICATE_RULING, PROJECT_DUPLICATE_CHECK))
                .and(checks(scope))
                .orderBy(PROJECT_DUPLICATE_RULING.CHECK_ID, PROJECT_DUPLICATE_RULING.ID.desc())
                .fetchGroups(PROJECT_DUPLICATE_RULING.CHECK_ID, DuplicateRepository::ruling);
    }

    /** Whom to ask about projects of these tenants of the caller's city tree: their authority, or else the city's. */
    Map<Long, Unit> authorities(TenantScope scope, Set<Long> tenantIds) {
        var wanted = new HashSet<>(tenantIds);
        wanted.add(scope.cityId());
        var found = new HashMap<Long, Unit>();
        sql.select(UNIT.fields())
                .from(UNIT)
                .join(TENANT)
                .on(TENANT.ID.eq(UNIT.TENANT_ID))
                .where(UNIT.TENANT_ID.in(wanted))
                .and(UNIT.KIND.eq(UnitKind.AUTHORITY.name()))
                .and(UNIT.CLOSED_ON.isNull())
                .and(scope.tree(UNIT))
                .and(TENANT.CITY_ID.eq(scope.cityId()))
                .orderBy(UNIT.CODE)
                .forEach(row -> found.putIfAbsent(row.get(UNIT.TENANT_ID), UnitRepository.unit(row)));
        var city = found.get(scope.cityId());
        if (city != null) {
            tenantIds.forEach(tenantId -> found.putIfAbsent(tenantId, city));
        }
        return found;
    }

    /** Those of the projects in which any unit of the person takes part. */
    Set<Long> takenPartIn(Viewer viewer, Collection<Long> projectIds) {
        return sql.select(PROJECT_PARTICIPANT.PROJECT_ID)
                .from(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.in(projectIds))
                .and(PROJECT_PARTICIPANT.UNIT_ID.in(viewer.unitIds()))
                .and(viewer.scope().sees(PROJECT_PARTICIPANT, PROJECT_PARTICIPANT.PROJECT_ID))
                .fetchSet(PROJECT_PARTICIPANT.PROJECT_ID);
    }

    private static DuplicateCheck check(Record row) {
        return check(row.into(PROJECT_DUPLICATE_CHECK));
    }

    static DuplicateCheck check(ProjectDuplicateCheckRecord row) {
        var cause = row.getCause();
        return new DuplicateCheck(
                row.getId(),
                row.getTenantId(),
                row.getProjectId(),
                DuplicateOccasion.valueOf(row.getOccasion()),
                DuplicateState.valueOf(row.getState()),
                cause == null ? null : DuplicateCause.valueOf(cause),
                row.getCheckedAt(),
                row.getPersonName(),
                row.getUnitName(),
                row.getIndexAt(),
                row.getAskedCount(),
                row.getLeftOutCount());
    }

    private static DuplicateHit hit(Record row, boolean seen) {
        return new DuplicateHit(
                row.get(PROJECT_DUPLICATE_HIT.ID),
                row.get(PROJECT_DUPLICATE_HIT.TENANT_ID),
                row.get(PROJECT_DUPLICATE_HIT.CHECK_ID),
                row.get(PROJECT_DUPLICATE_HIT.PROJECT_ID),
                row.get(PROJECT_DUPLICATE_HIT.OTHER_TENANT_ID),
                seen ? row.get(PROJECT_DUPLICATE_HIT.OTHER_PROJECT_ID) : null,
                seen ? row.get(PROJECT_DUPLICATE_HIT.SCORE) : null,
                seen ? row.get(PROJECT_DUPLICATE_HIT.COVERED) : null);
    }

    private static DuplicateMatch match(Record row) {
        return new DuplicateMatch(
                row.get(PROJECT_DUPLICATE_HIT.OTHER_TENANT_ID),
                row.get(PROJECT_DUPLICATE_HIT.OTHER_PROJECT_ID),
                row.get(PROJECT_DUPLICATE_MATCH.HIT_ID),
                ProjectTexts.Kind.valueOf(row.get(PROJECT_DUPLICATE_MATCH.OWN_KIND)),
                row.get(PROJECT_DUPLICATE_MATCH.OWN_TEXT),
                ProjectTexts.Kind.valueOf(row.get(PROJECT_DUPLICATE_MATCH.OTHER_KIND)),
                row.get(PROJECT_DUPLICATE_MATCH.OTHER_TEXT),
                row.get(PROJECT_DUPLICATE_MATCH.OTHER_AMOUNT),
                row.get(PROJECT_DUPLICATE_MATCH.SIMILARITY),
                Arrays.stream(row.get(PROJECT_DUPLICATE_MATCH.WORDS).split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static DuplicateRuling ruling(Record row) {
        return new DuplicateRuling(
                row.get(PROJECT_DUPLICATE_RULING.CHECK_ID),
                row.get(PROJECT_DUPLICATE_RULING.HIT_ID),
                DuplicateVerdict.valueOf(row.get(PROJECT_DUPLICATE_RULING.VERDICT)),
                row.get(PROJECT_DUPLICATE_RULING.REASON),
                row.get(PROJECT_DUPLICATE_RULING.RULED_AT),
                row.get(PROJECT_DUPLICATE_RULING.PERSON_NAME),
                row.get(PROJECT_DUPLICATE_RULING.POST_TITLE),
                row.get(PROJECT_DUPLICATE_RULING.UNIT_NAME));
    }
}
