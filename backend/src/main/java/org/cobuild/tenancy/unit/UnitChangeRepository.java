package org.cobuild.tenancy.unit;

import static org.cobuild.db.Tables.UNIT;
import static org.cobuild.db.Tables.UNIT_CHANGE;
import static org.cobuild.db.Tables.UNIT_CHANGE_CHOICE;
import static org.cobuild.db.Tables.UNIT_CHANGE_PART;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.db.tables.records.UnitChangeChoiceRecord;
import org.cobuild.db.tables.records.UnitChangePartRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.unit.UnitChange.Part;
import org.cobuild.tenancy.unit.UnitChange.Side;
import org.cobuild.tenancy.unit.UnitChange.State;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps acts about units. */
@Repository
class UnitChangeRepository {
    private final DSLContext sql;

    UnitChangeRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What of a divided unit goes elsewhere than to the first: ordinals of parts by the ids of posts and projects. */
    record Choices(Map<Long, Integer> posts, Map<Long, Integer> projects) {
        static final Choices NONE = new Choices(Map.of(), Map.of());
    }

    /** An act that waits for its day, and whose it is. */
    record Due(long id, long tenantId) {}

    Map<Long, UnitChange> find(TenantScope scope, Collection<Long> ids) {
        var rows = sql.selectFrom(UNIT_CHANGE)
                .where(scope.owns(UNIT_CHANGE))
                .and(UNIT_CHANGE.ID.in(ids))
                .fetch();
        var found = new LinkedHashMap<Long, UnitChange>();
        with(rows, scope.owns(UNIT_CHANGE_PART)).forEach(change -> found.put(change.id(), change));
        return found;
    }

    /** The newest first; one more than the page. */
    List<UnitChange> list(TenantScope scope, Page page) {
        var rows = sql.selectFrom(UNIT_CHANGE)
                .where(scope.owns(UNIT_CHANGE))
                .and(page.isFirstPage() ? DSL.noCondition() : UNIT_CHANGE.ID.lt(page.afterLong(0)))
                .orderBy(UNIT_CHANGE.ID.desc())
                .limit(page.first() + 1)
                .fetch();
        return with(rows, scope.owns(UNIT_CHANGE_PART));
    }

    /** For the act itself, which holds the tenant's lock. */
    @Nullable
    UnitChange find(Grant grant, long id) {
        var rows = sql.selectFrom(UNIT_CHANGE)
                .where(grant.on(UNIT_CHANGE))
                .and(UNIT_CHANGE.ID.eq(id))
                .fetch();
        return with(rows, grant.on(UNIT_CHANGE_PART)).stream().findFirst().orElse(null);
    }

    private List<UnitChange> with(List<? extends Record> rows, Condition parts) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(row -> row.get(UNIT_CHANGE.ID)).toList();
        var byChange = sql.selectFrom(UNIT_CHANGE_PART)
                .where(parts)
                .and(UNIT_CHANGE_PART.CHANGE_ID.in(ids))
                .orderBy(UNIT_CHANGE_PART.ORDINAL)
                .fetchGroups(UNIT_CHANGE_PART.CHANGE_ID, UnitChangeRepository::part);
        return rows.stream()
                .map(row -> change(row, byChange.getOrDefault(row.get(UNIT_CHANGE.ID), List.of())))
                .toList();
    }

    /** Units that an act concerns that waits for its day. */
    Set<Long> planned(Grant grant, long otherThan) {
        return sql.selectDistinct(UNIT_CHANGE_PART.UNIT_ID)
                .from(UNIT_CHANGE_PART)
                .join(UNIT_CHANGE)
                .on(UNIT_CHANGE.ID.eq(UNIT_CHANGE_PART.CHANGE_ID))
                .and(grant.on(UNIT_CHANGE))
                .where(grant.on(UNIT_CHANGE_PART))
                .and(UNIT_CHANGE.STATE.eq(State.PLANNED.name()))
                .and(UNIT_CHANGE.ID.ne(otherThan))
                .and(UNIT_CHANGE_PART.UNIT_ID.isNotNull())
                .fetchSet(UNIT_CHANGE_PART.UNIT_ID);
    }

    /** Acts of all tenants whose day may have come; a day begins first in the east. */
    List<Due> due(LocalDate latest) {
        return sql.select(UNIT_CHANGE.ID, UNIT_CHANGE.TENANT_ID)
                .from(UNIT_CHANGE)
                .where(UNIT_CHANGE.STATE.eq(State.PLANNED.name()))
                .and(UNIT_CHANGE.EFFECTIVE_ON.le(latest))
                .and(SystemScope.all(SystemScope.Reason.REORGANISATION))
                .orderBy(UNIT_CHANGE.EFFECTIVE_ON, UNIT_CHANGE.ID)
                .fetch(row -> new Due(row.value1(), row.value2()));
    }

    void insert(Grant grant, UnitChange change, Choices choices) {
        sql.insertInto(UNIT_CHANGE)
                .set(UNIT_CHANGE.ID, change.id())
                .set(UNIT_CHANGE.TENANT_ID, grant.tenantId())
                .set(UNIT_CHANGE.KIND, change.kind().name())
                .set(UNIT_CHANGE.STATE, change.state().name())
                .set(UNIT_CHANGE.EFFECTIVE_ON, change.effectiveOn())
                .set(UNIT_CHANGE.BASIS, change.basis())
                .set(UNIT_CHANGE.PLANNER_NAME, change.plannerName())
                .set(UNIT_CHANGE.CREATED_AT, change.createdAt())
                .set(UNIT_CHANGE.VERSION, change.version())
                .execute();
        write(grant, change);
        var rows = new java.util.ArrayList<UnitChangeChoiceRecord>();
        choices.posts().forEach((id, to) -> rows.add(choice(grant, change, "POST", id, to)));
        choices.projects().forEach((id, to) -> rows.add(choice(grant, change, "PROJECT", id, to)));
        Rows.insert(sql, UNIT_CHANGE_CHOICE, rows);
    }

    private static UnitChangeChoiceRecord choice(Grant grant, UnitChange change, String subject, long id, int to) {
        return new UnitChangeChoiceRecord(grant.tenantId(), change.id(), subject, id, to);
    }

    /** Writes the parts, new or with what their day has made. */
    void write(Grant grant, UnitChange change) {
        Rows.upsert(
                sql,
                UNIT_CHANGE_PART,
                change.parts().stream()
                        .map(part -> new UnitChangePartRecord(
                                grant.tenantId(),
                                change.id(),
                                part.ordinal(),
                                part.side().name(),
                                part.unitId(),
                                part.code(),
                                part.name(),
                                part.nameEn(),
                                part.newName(),
                                part.newNameEn(),
                                part.kind().name(),
                                part.creditCode(),
                                part.parentId(),
                                part.lead() == null ? null : part.lead().tenantId(),
                                part.lead() == null ? null : part.lead().unitId()))
                        .toList());
    }

    /** A unit as it stands; null when it is none of the tenant's. */
    @Nullable
    Unit unit(Grant grant, long id) {
        return sql.selectFrom(UNIT).where(grant.on(UNIT)).and(UNIT.ID.eq(id)).fetchOne(UnitRepository::unit);
    }

    Choices choices(Grant grant, long changeId) {
        var posts = new HashMap<Long, Integer>();
        var projects = new HashMap<Long, Integer>();
        sql.selectFrom(UNIT_CHANGE_CHOICE)
                .where(grant.on(UNIT_CHANGE_CHOICE))
                .and(UNIT_CHANGE_CHOICE.CHANGE_ID.eq(changeId))
                .forEach(row -> (row.getSubject().equals("POST") ? posts : projects)
                        .put(row.getSubjectId(), row.getSuccessor()));
        return new Choices(posts, projects);
    }

    /** Ends a plan, as long as it is one. @return whether it was */
    boolean settle(Grant grant, long id, State state, int version, Instant now) {
        return sql.update(UNIT_CHANGE)
                        .set(UNIT_CHANGE.STATE, state.name())
                        .set(UNIT_CHANGE.SETTLED_AT, now)
                        .setNull(UNIT_CHANGE.PROBLEM)
                        .set(UNIT_CHANGE.VERSION, version + 1)
                        .where(grant.on(UNIT_CHANGE))
                        .and(UNIT_CHANGE.ID.eq(id))
                        .and(UNIT_CHANGE.STATE.eq(State.PLANNED.name()))
                        .and(UNIT_CHANGE.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** Notes why the day could not do it. */
    void trouble(Grant grant, long id, String problem) {
        sql.update(UNIT_CHANGE)
                .set(UNIT_CHANGE.PROBLEM, problem)
                .where(grant.on(UNIT_CHANGE))
                .and(UNIT_CHANGE.ID.eq(id))
                .and(UNIT_CHANGE.STATE.eq(State.PLANNED.name()))
                .execute();
    }

    /** Ids of those who follow units of the city tree that have ended, by unit. */
    Map<Long, Set<Long>> successors(TenantScope scope, Collection<Long> unitIds) {
        var to = UNIT_CHANGE_PART.as("follower");
        var found = new HashMap<Long, Set<Long>>();
        sql.select(UNIT_CHANGE_PART.UNIT_ID, to.UNIT_ID)
                .from(UNIT_CHANGE_PART)
                .join(UNIT_CHANGE)
                .on(UNIT_CHANGE.ID.eq(UNIT_CHANGE_PART.CHANGE_ID))
                .and(TenantScope.alongside(UNIT_CHANGE, UNIT_CHANGE_PART))
                .join(to)
                .on(to.CHANGE_ID.eq(UNIT_CHANGE_PART.CHANGE_ID))
                .and(TenantScope.alongside(to, UNIT_CHANGE_PART))
                .join(UNIT)
                .on(UNIT.ID.eq(UNIT_CHANGE_PART.UNIT_ID))
                .and(TenantScope.alongside(UNIT, UNIT_CHANGE_PART))
                .where(UNIT_CHANGE_PART.UNIT_ID.in(unitIds))
                .and(scope.tree(UNIT_CHANGE_PART))
                .and(UNIT_CHANGE.STATE.eq(State.DONE.name()))
                .and(UNIT_CHANGE_PART.SIDE.eq(Side.FROM.name()))
                .and(to.SIDE.eq(Side.TO.name()))
                .and(UNIT.CLOSED_ON.isNotNull())
                .orderBy(to.ORDINAL)
                .forEach(row -> found.computeIfAbsent(row.value1(), unit -> new LinkedHashSet<>())
                        .add(row.value2()));
        return found;
    }

    private static UnitChange change(Record row, List<Part> parts) {
        return new UnitChange(
                row.get(UNIT_CHANGE.ID),
                row.get(UNIT_CHANGE.TENANT_ID),
                UnitChangeKind.valueOf(row.get(UNIT_CHANGE.KIND)),
                State.valueOf(row.get(UNIT_CHANGE.STATE)),
                row.get(UNIT_CHANGE.EFFECTIVE_ON),
                row.get(UNIT_CHANGE.BASIS),
                row.get(UNIT_CHANGE.PLANNER_NAME),
                row.get(UNIT_CHANGE.CREATED_AT),
                row.get(UNIT_CHANGE.SETTLED_AT),
                row.get(UNIT_CHANGE.PROBLEM),
                row.get(UNIT_CHANGE.VERSION),
                parts);
    }

    private static Part part(Record row) {
        return new Part(
                row.get(UNIT_CHANGE_PART.ORDINAL),
                Side.valueOf(row.get(UNIT_CHANGE_PART.SIDE)),
                row.get(UNIT_CHANGE_PART.UNIT_ID),
                row.get(UNIT_CHANGE_PART.CODE),
                row.get(UNIT_CHANGE_PART.NAME),
                row.get(UNIT_CHANGE_PART.NAME_EN),
                row.get(UNIT_CHANGE_PART.NEW_NAME),
                row.get(UNIT_CHANGE_PART.NEW_NAME_EN),
                UnitKind.valueOf(row.get(UNIT_CHANGE_PART.KIND)),
                row.get(UNIT_CHANGE_PART.CREDIT_CODE),
                row.get(UNIT_CHANGE_PART.PARENT_ID),
                UnitLead.of(row.get(UNIT_CHANGE_PART.LEAD_TENANT_ID), row.get(UNIT_CHANGE_PART.LEAD_UNIT_ID)));
    }
}
