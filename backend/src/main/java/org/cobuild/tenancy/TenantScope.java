package org.cobuild.tenancy;

import static java.util.Objects.requireNonNull;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.db.DefaultSchema;
import org.cobuild.db.tables.ProjectVisibility;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * What a caller reads, as conditions for SQL. Only this room makes one, from the authenticated viewer or after {@link
 * Access} has been asked; it travels as an argument. Each condition carries a comment {@code scope:<table>} that {@link
 * ScopeGuard} looks for in every statement, so that a forgotten condition fails closed.
 */
public final class TenantScope {
    /** Value of {@code project_visibility.unit_id} for those who read tenant-wide. */
    public static final long WHOLE_TENANT = 0;

    /** A generated table keeps its class when it is aliased. */
    private static final Map<Class<?>, String> ORIGINAL_NAMES = DefaultSchema.DEFAULT_SCHEMA
            .tableStream()
            .collect(Collectors.toUnmodifiableMap(Object::getClass, Named::getName));

    private final long tenantId;
    private final long cityId;
    private final boolean tenantWide;
    private final long unitId;
    private final Instant now;

    /** @param now the instant of the request: what is shared until then is not seen any more */
    TenantScope(long tenantId, long cityId, boolean tenantWide, long unitId, Instant now) {
        this.tenantId = tenantId;
        this.cityId = cityId;
        this.tenantWide = tenantWide;
        this.unitId = unitId;
        this.now = now;
    }

    public long tenantId() {
        return tenantId;
    }

    public long cityId() {
        return cityId;
    }

    /** Key of {@code project_visibility.unit_id} for lists: the whole tenant, or the caller's own unit. */
    public long listKey() {
        return tenantWide ? WHOLE_TENANT : unitId;
    }

    /** Whether lists are of the whole tenant, and not of the caller's own unit. */
    public boolean readsTenantWide() {
        return tenantWide;
    }

    /** The same caller reading only what its own unit leads or takes part in. */
    public TenantScope ownUnit() {
        return new TenantScope(tenantId, cityId, false, unitId, now);
    }

    /** Rows that belong to the caller's tenant. */
    public Condition owns(Table<?> table) {
        return marked(table, tenantIdOf(table).eq(tenantId));
    }

    /** Rows that belong to the caller's own unit. */
    public Condition ownsUnit(Table<?> table, Field<Long> unit) {
        return marked(table, tenantIdOf(table).eq(tenantId).and(unit.eq(unitId)));
    }

    /** Rows of whatever tenant that name the caller's unit or, for who reads tenant-wide, any of its tenant. */
    public Condition putTo(Table<?> table, Field<Long> unitTenant, Field<Long> unit) {
        return marked(table, unitTenant.eq(tenantId).and(tenantWide ? DSL.noCondition() : unit.eq(unitId)));
    }

    /** Rows of the caller's tenant and, for a city, of its counties. */
    public Condition holds(Table<?> table) {
        return tenantId == cityId ? tree(table) : owns(table);
    }

    /** Rows of the caller's tenant or of any other of its city tree: directories, dictionaries, policy. */
    public Condition tree(Table<?> table) {
        var tenant = org.cobuild.db.Tables.TENANT.as("scope_tenant");
        return marked(table, tenantIdOf(table).in(select(tenant.ID).from(tenant).where(tenant.CITY_ID.eq(cityId))));
    }

    /** Rows of the caller's tenant and of the city above it: what a city sets for its counties too. */
    public Condition upward(Table<?> table) {
        return marked(table, tenantIdOf(table).in(tenantId, cityId));
    }

    /** Rows of the caller's tenant, of the city above it and, for a city, of its counties; none of sister counties. */
    public Condition upAndDown(Table<?> table) {
        return tenantId == cityId ? tree(table) : upward(table);
    }

    /** Rows of projects that the caller sees, whole or in part. {@code projectId} is the table's own. */
    public Condition sees(Table<?> table, Field<Long> projectId) {
        return marked(table, visible(projectId, this::live));
    }

    /** Rows of projects of which the caller sees this area: those that it sees whole, and those shared with it. */
    public Condition sees(Table<?> table, Field<Long> projectId, ProjectArea area) {
        return marked(
                table,
                visible(
                        projectId,
                        seen -> seen.PART.eq("WHOLE").or(until(seen, area).gt(now))));
    }

    /**
     * Whether who holds a post of the grant's tenant sees this area of a project, by its unit or by one of its roles:
     * before something is sent to somebody who did not ask.
     */
    public static Condition seenBy(
            Grant grant, Field<Long> unitId, Field<String> role, long projectId, ProjectArea area, Instant now) {
        var seen = PROJECT_VISIBILITY.as("scope_visibility");
        var found = selectOne()
                .from(seen)
                .where(seen.PROJECT_ID.eq(projectId))
                .and(grant.on(seen))
                .and(seen.UNIT_ID.eq(unitId).or(seen.UNIT_ID.eq(WHOLE_TENANT).and(role.in(Rights.tenantWideRoles()))))
                .and(seen.PART.eq("WHOLE").or(until(seen, area).gt(now)))
                .limit(1);
        return isThere(found);
    }

    /** Whether the caller sees that project on another ground than a share. */
    public Condition takesPart(Field<Long> projectId) {
        return visible(projectId, seen -> seen.PART.ne("SHARED"));
    }

    /** Rows of projects that the caller sees whole. */
    public Condition seesWhole(Table<?> table, Field<Long> projectId) {
        return marked(table, visible(projectId, seen -> seen.PART.eq("WHOLE")));
    }

    /** Rows of projects whose plan the caller sees, and rows of its own packages once it was asked about them. */
    public Condition seesPackage(Table<?> table, Field<Long> projectId, Field<Long> participantId) {
        return sees(table, projectId, ProjectArea.PLAN).or(ownPackage(projectId, participantId));
    }

    /** Rows of projects that the caller sees whole, and rows of its own packages once it was asked about them. */
    public Condition seesWholeOrPackage(Table<?> table, Field<Long> projectId, Field<Long> participantId) {
        return seesWhole(table, projectId).or(ownPackage(projectId, participantId));
    }

    private Condition ownPackage(Field<Long> projectId, Field<Long> participantId) {
        var own = PROJECT_PARTICIPANT.as("scope_participant");
        return participantId.in(select(own.ID)
                .from(own)
                .where(own.PROJECT_ID.eq(projectId))
                .and(own.STATE.ne("DRAFT"))
                .and(marked("project_participant", own.UNIT_TENANT_ID.eq(tenantId)))
                .and(tenantWide ? DSL.noCondition() : own.UNIT_ID.eq(unitId)));
    }

    /**
     * What the caller sees of a project, to be selected beside {@link #sees} and read by {@link ProjectSight#of}. Several
     * rows may be the caller's: what they show adds up.
     */
    public Field<Integer> sight(Field<Long> projectId) {
        var seen = PROJECT_VISIBILITY.as("part_visibility");
        Field<Integer> bits = DSL.case_(seen.PART)
                .when("WHOLE", DSL.inline(ProjectSight.bits("WHOLE")))
                .when("PACKAGE", DSL.inline(ProjectSight.bits("PACKAGE")))
                .else_(DSL.inline(0));
        for (var area : ProjectArea.values()) {
            bits = bits.plus(
                    DSL.when(until(seen, area).gt(now), DSL.inline(area.bit())).else_(DSL.inline(0)));
        }
        return DSL.field(select(DSL.bitOrAgg(bits))
                .from(seen)
                .where(seen.PROJECT_ID.eq(projectId))
                .and(marked("project_visibility", seen.TENANT_ID.eq(tenantId)))
                .and(seen.UNIT_ID.in(keys())));
    }

    /** Rows that were given to the caller's unit or, for who reads tenant-wide, to any of its tenant, and are not over. */
    public Condition receives(
            Table<?> table,
            Field<Long> receiverTenant,
            Field<Long> receiverUnit,
            Field<Instant> endedAt,
            Field<Instant> untilAt) {
        return marked(
                table,
                receiverTenant
                        .eq(tenantId)
                        .and(tenantWide ? DSL.noCondition() : receiverUnit.eq(unitId))
                        .and(endedAt.isNull())
                        .and(untilAt.isNull().or(untilAt.gt(now))));
    }

    /** Visibility rows of the caller for lists: one row a project. */
    public Condition lists() {
        return marked(
                PROJECT_VISIBILITY,
                PROJECT_VISIBILITY
                        .TENANT_ID
                        .eq(tenantId)
                        .and(PROJECT_VISIBILITY.UNIT_ID.eq(listKey()))
                        .and(live(PROJECT_VISIBILITY)));
    }

    /** Of those, the ones of projects that are shared with the caller, also where it takes part. */
    public Condition isShared() {
        return PROJECT_VISIBILITY.SHARED_UNTIL_AT.gt(now);
    }

    /** Rows of a table joined to a scoped one by both keys: the other table's scope holds for it. */
    public static Condition alongside(Table<?> table, Table<?> scoped) {
        return marked(table, tenantIdOf(table).eq(tenantIdOf(scoped)));
    }

    /** Rows of a table joined by both keys to a scoped one that names their tenant in that column. */
    public static Condition alongside(Table<?> table, Field<Long> tenantOfRow) {
        return marked(table, tenantIdOf(table).eq(tenantOfRow));
    }

    /** Rows of a table that names in that column the tenant of a scoped row that it is a part of, whoever's it is itself. */
    public static Condition partOf(TableField<?, Long> whole, Table<?> scoped) {
        return marked(requireNonNull(whole.getTable()), whole.eq(tenantIdOf(scoped)));
    }

    /**
     * Whether a subquery of one row at most finds it. A scalar subquery rather than EXISTS, which on MariaDB would rest on
     * the connection's setting alone: see docs/decisions/no-semi-joins-on-mariadb.md. And "more than 0" rather than "is
     * 1": MariaDB takes two such subqueries on the same table for one and the same, and would answer the second by the
     * first: see docs/decisions/no-equal-subqueries-on-mariadb.md.
     */
    public static Condition isThere(Select<Record1<Integer>> found) {
        return DSL.coalesce(DSL.field(found), DSL.inline(0)).gt(DSL.inline(0));
    }

    private Condition visible(Field<Long> projectId, Function<ProjectVisibility, Condition> which) {
        var seen = PROJECT_VISIBILITY.as("scope_visibility");
        var found = selectOne()
                .from(seen)
                .where(seen.PROJECT_ID.eq(projectId))
                .and(marked("project_visibility", seen.TENANT_ID.eq(tenantId)))
                .and(seen.UNIT_ID.in(keys()))
                .and(which.apply(seen))
                .limit(1);
        return isThere(found);
    }

    private Condition live(ProjectVisibility seen) {
        return seen.PART.ne("SHARED").or(seen.SHARED_UNTIL_AT.gt(now));
    }

    private static Field<Instant> until(ProjectVisibility seen, ProjectArea area) {
        return switch (area) {
            case PLAN -> seen.PLAN_UNTIL_AT;
            case REVIEW -> seen.REVIEW_UNTIL_AT;
            case MONEY -> seen.MONEY_UNTIL_AT;
            case CONSTRUCTION -> seen.CONSTRUCTION_UNTIL_AT;
            case OPERATION -> seen.OPERATION_UNTIL_AT;
        };
    }

    private List<Long> keys() {
        return tenantWide ? List.of(WHOLE_TENANT, unitId) : List.of(unitId);
    }

    static Condition marked(Table<?> table, Condition inner) {
        return marked(originalName(table), inner);
    }

    private static Condition marked(String table, Condition inner) {
        return condition("{0} /*scope:" + table + "*/", inner);
    }

    /** The table behind an alias. */
    private static String originalName(Table<?> table) {
        return ORIGINAL_NAMES.getOrDefault(table.getClass(), table.getName());
    }

    @SuppressWarnings("unchecked")
    private static Field<Long> tenantIdOf(Table<?> table) {
        var field = (TableField<?, Long>) table.field("tenant_id");
        if (field == null) {
            throw new IllegalArgumentException(table.getName() + " is not a tenant's table");
        }
        return field;
    }
}
