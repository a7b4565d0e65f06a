package org.cobuild.approval.route;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE_ASSIGNEE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE_STEP;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.flow.Ratio;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.route.RouteConditions.Bound;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteData.UnitName;
import org.cobuild.db.tables.records.ApprovalRouteAssigneeRecord;
import org.cobuild.db.tables.records.ApprovalRouteRecord;
import org.cobuild.db.tables.records.ApprovalRouteStepRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps the versions of routes; a version that was written is never changed. */
@Repository
public class RouteRepository {
    private static final List<SortField<?>> IN_ORDER = List.of(
            APPROVAL_ROUTE_STEP.ORDINAL.asc(),
            APPROVAL_ROUTE_ASSIGNEE.PLACE.asc(),
            when(APPROVAL_ROUTE_ASSIGNEE.UNIT_TENANT_ID.eq(APPROVAL_ROUTE_ASSIGNEE.TENANT_ID), 0)
                    .otherwise(1)
                    .asc(),
            UNIT.CODE.asc(),
            APPROVAL_ROUTE_ASSIGNEE.ROLE.asc());
    private final DSLContext sql;

    RouteRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A version of a route.
     *
     * @param outOn the first day on which new cases take it no longer, nor any before it; null as long as they do
     * @param units the units that it names
     */
    public record Route(long id, int version, @Nullable LocalDate outOn, RouteData data, Map<UnitName, UnitKey> units) {
        public UnitKey unit(Assignee assignee) {
            return Objects.requireNonNull(units.get(assignee.unit()));
        }
    }

    /** A unit and its tenant. */
    public record UnitKey(long tenantId, long id) {}

    /** The version of each route about this that is in force on a day, by code. */
    List<Route> inForce(Grant grant, CaseSubject subject, LocalDate on) {
        var later = APPROVAL_ROUTE.as("later");
        return versions(grant)
                .and(APPROVAL_ROUTE.SUBJECT.eq(subject.name()))
                .and(APPROVAL_ROUTE.VERSION.eq(sql.select(max(later.VERSION))
                        .from(later)
                        .where(grant.on(later))
                        .and(later.CODE.eq(APPROVAL_ROUTE.CODE))
                        .and(later.EFFECTIVE_ON.le(on))))
                .and(APPROVAL_ROUTE.OUT_ON.isNull().or(APPROVAL_ROUTE.OUT_ON.gt(on)))
                .orderBy(IN_ORDER)
                .fetchGroups(APPROVAL_ROUTE.CODE)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(route -> route(route.getValue()))
                .toList();
    }

    /** The newest version of every route that is in force or will be, by code. */
    public SortedMap<String, Route> newest(Grant grant) {
        return standing(last(grant));
    }

    static SortedMap<String, Route> standing(Map<String, Route> last) {
        var standing = new TreeMap<>(last);
        standing.values().removeIf(route -> route.outOn() != null);
        return standing;
    }

    /** Takes all versions out of force that are in force or planned. */
    void takeOut(Grant grant, String code, LocalDate on) {
        sql.update(APPROVAL_ROUTE)
                .set(APPROVAL_ROUTE.OUT_ON, on)
                .where(grant.on(APPROVAL_ROUTE))
                .and(APPROVAL_ROUTE.CODE.eq(code))
                .and(APPROVAL_ROUTE.OUT_ON.isNull())
                .execute();
    }

    /** The last version of every route, also of those out of force, by code. */
    public SortedMap<String, Route> last(Grant grant) {
        var later = APPROVAL_ROUTE.as("later");
        var newest = new TreeMap<String, Route>();
        versions(grant)
                .and(APPROVAL_ROUTE.VERSION.eq(sql.select(max(later.VERSION))
                        .from(later)
                        .where(grant.on(later))
                        .and(later.CODE.eq(APPROVAL_ROUTE.CODE))))
                .orderBy(IN_ORDER)
                .fetchGroups(APPROVAL_ROUTE.CODE)
                .forEach((code, rows) -> newest.put(code, route(rows)));
        return newest;
    }

    private SelectConditionStep<Record> versions(Grant grant) {
        return sql.select(APPROVAL_ROUTE.fields())
                .select(APPROVAL_ROUTE_STEP.fields())
                .select(APPROVAL_ROUTE_ASSIGNEE.ROLE, APPROVAL_ROUTE_ASSIGNEE.VETO, UNIT.TENANT_ID, UNIT.ID, UNIT.CODE)
                .from(APPROVAL_ROUTE)
                .join(APPROVAL_ROUTE_STEP)
                .on(APPROVAL_ROUTE_STEP.ROUTE_ID.eq(APPROVAL_ROUTE.ID))
                .and(grant.on(APPROVAL_ROUTE_STEP))
                .join(APPROVAL_ROUTE_ASSIGNEE)
                .on(APPROVAL_ROUTE_ASSIGNEE.ROUTE_ID.eq(APPROVAL_ROUTE.ID))
                .and(APPROVAL_ROUTE_ASSIGNEE.STEP_ORDINAL.eq(APPROVAL_ROUTE_STEP.ORDINAL))
                .and(grant.on(APPROVAL_ROUTE_ASSIGNEE))
                .join(UNIT)
                .on(UNIT.ID.eq(APPROVAL_ROUTE_ASSIGNEE.UNIT_ID))
                .and(TenantScope.alongside(UNIT, APPROVAL_ROUTE_ASSIGNEE.UNIT_TENANT_ID))
                .where(grant.on(APPROVAL_ROUTE));
    }

    /**
     * A version of a route, without what it says.
     *
     * @param outOn the first day on which it is out of force again, with those before it; null for none
     * @param running cases that are not closed
     */
    record Version(
            int version, LocalDate effectiveOn, @Nullable LocalDate outOn, boolean inForce, int running) {}

    /** All versions of every route, newest first, by code. */
    Map<String, List<Version>> versionsByCode(Grant grant, LocalDate today) {
        var byCode = new TreeMap<String, List<Version>>();
        var inForce = new HashSet<String>();
        sql.select(
                        APPROVAL_ROUTE.CODE,
                        APPROVAL_ROUTE.VERSION,
                        APPROVAL_ROUTE.EFFECTIVE_ON,
                        count(APPROVAL_CASE.ID),
                        APPROVAL_ROUTE.OUT_ON)
                .from(APPROVAL_ROUTE)
                .leftJoin(APPROVAL_CASE)
                .on(APPROVAL_CASE.ROUTE_ID.eq(APPROVAL_ROUTE.ID))
                .and(APPROVAL_CASE.CLOSED_AT.isNull())
                .and(grant.on(APPROVAL_CASE))
                .where(grant.on(APPROVAL_ROUTE))
                .groupBy(
                        APPROVAL_ROUTE.CODE, APPROVAL_ROUTE.VERSION, APPROVAL_ROUTE.EFFECTIVE_ON, APPROVAL_ROUTE.OUT_ON)
                .orderBy(APPROVAL_ROUTE.CODE, APPROVAL_ROUTE.VERSION.desc())
                .forEach(row -> byCode.computeIfAbsent(row.value1(), code -> new ArrayList<>())
                        .add(new Version(
                                row.value2(),
                                row.value3(),
                                row.value5(),
                                !row.value3().isAfter(today)
                                        && inForce.add(row.value1())
                                        && (row.value5() == null || row.value5().isAfter(today)),
                                row.value4())));
        return byCode;
    }

    /** One version of a route. */
    Optional<Route> version(Grant grant, String code, int version) {
        var rows = versions(grant)
                .and(APPROVAL_ROUTE.CODE.eq(code))
                .and(APPROVAL_ROUTE.VERSION.eq(version))
                .orderBy(IN_ORDER)
                .fetch();
        return rows.isEmpty() ? Optional.empty() : Optional.of(route(rows));
    }

    /** What a case's route was chosen by, and which it was. */
    record Matter(
            Instant openedAt,
            @Nullable String category,
            BigDecimal amount,
            @Nullable Boolean crossing,
            @Nullable Boolean special,
            String route,
            int version) {}

    /** The newest matters of the tenant, newest first. */
    List<Matter> matters(Grant grant, CaseSubject subject, int most) {
        return sql.select(
                        APPROVAL_CASE.OPENED_AT,
                        APPROVAL_CASE.CATEGORY,
                        APPROVAL_CASE.AMOUNT,
                        APPROVAL_CASE.CROSSING,
                        APPROVAL_CASE.SPECIAL,
                        APPROVAL_ROUTE.CODE,
                        APPROVAL_ROUTE.VERSION)
                .from(APPROVAL_CASE)
                .join(APPROVAL_ROUTE)
                .on(APPROVAL_ROUTE.ID.eq(APPROVAL_CASE.ROUTE_ID))
                .and(grant.on(APPROVAL_ROUTE))
                .where(grant.on(APPROVAL_CASE))
                .and(APPROVAL_CASE.SUBJECT.eq(subject.name()))
                .orderBy(APPROVAL_CASE.ID.desc())
                .limit(most)
                .fetch(row -> new Matter(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    /** Cases that are not closed, by the code of their route, whatever its version. */
    Map<String, Integer> countRunning(Grant grant) {
        return sql.select(APPROVAL_ROUTE.CODE, count())
                .from(APPROVAL_CASE)
                .join(APPROVAL_ROUTE)
                .on(APPROVAL_ROUTE.ID.eq(APPROVAL_CASE.ROUTE_ID))
                .and(grant.on(APPROVAL_ROUTE))
                .where(grant.on(APPROVAL_CASE))
                .and(APPROVAL_CASE.CLOSED_AT.isNull())
                .groupBy(APPROVAL_ROUTE.CODE)
                .fetchMap(Record2::value1, Record2::value2);
    }

    /** The open units of those names, of the tenant and of the city above it. */
    Map<UnitName, UnitKey> units(Grant grant, Collection<UnitName> names) {
        return sql.select(UNIT.CODE, UNIT.ID, UNIT.TENANT_ID)
                .from(TENANT)
                .join(UNIT)
                .on(TenantScope.alongside(UNIT, TENANT.ID).or(UNIT.TENANT_ID.eq(TENANT.PARENT_ID)))
                .where(TENANT.ID.eq(grant.tenantId()))
                .and(UNIT.CODE.in(names.stream().map(UnitName::code).collect(Collectors.toSet())))
                .and(UNIT.CLOSED_ON.isNull())
                .fetchMap(row -> name(grant.tenantId(), row), RouteRepository::key);
    }

    /** Tenants whose routes name any of those units of another tenant. */
    Set<Long> namedBelow(Grant grant, Collection<Long> unitIds) {
        return sql.selectDistinct(APPROVAL_ROUTE_ASSIGNEE.TENANT_ID)
                .from(APPROVAL_ROUTE_ASSIGNEE)
                .where(APPROVAL_ROUTE_ASSIGNEE.UNIT_TENANT_ID.eq(grant.tenantId()))
                .and(APPROVAL_ROUTE_ASSIGNEE.UNIT_ID.in(unitIds))
                .and(APPROVAL_ROUTE_ASSIGNEE.TENANT_ID.ne(grant.tenantId()))
                .and(SystemScope.all(SystemScope.Reason.REORGANISATION))
                .fetchSet(APPROVAL_ROUTE_ASSIGNEE.TENANT_ID);
    }

    private static UnitName name(long tenantId, Record row) {
        return new UnitName(row.get(UNIT.TENANT_ID) == tenantId ? Level.OWN : Level.ABOVE, row.get(UNIT.CODE));
    }

    private static UnitKey key(Record row) {
        return new UnitKey(row.get(UNIT.TENANT_ID), row.get(UNIT.ID));
    }

    void insert(Grant grant, List<Route> versions, Function<Route, LocalDate> effectiveOn) {
        var routes = new ArrayList<ApprovalRouteRecord>();
        var steps = new ArrayList<ApprovalRouteStepRecord>();
        var assignees = new ArrayList<ApprovalRouteAssigneeRecord>();
        for (var route : versions) {
            var data = route.data();
            var record = new ApprovalRouteRecord();
            record.setId(route.id());
            record.setTenantId(grant.tenantId());
            record.setCode(data.code());
            record.setVersion(route.version());
            record.setSubject(data.subject().name());
            record.setName(data.name());
            record.setNameEn(data.nameEn());
            record.setEffectiveOn(effectiveOn.apply(route));
            var conditions = data.conditions();
            record.setCategories(conditions.categories().isEmpty() ? null : String.join(",", conditions.categories()));
            record.setAmountFrom(
                    conditions.from() == null ? null : conditions.from().told());
            record.setAmountBelow(
                    conditions.below() == null ? null : conditions.below().told());
            record.setCrossing(conditions.crossing());
            record.setSpecial(conditions.special());
            routes.add(record);
            var ordinal = 0;
            for (var step : data.steps()) {
                var place = ++ordinal;
                steps.add(new ApprovalRouteStepRecord(
                        grant.tenantId(),
                        route.id(),
                        place,
                        step.code(),
                        step.name(),
                        step.nameEn(),
                        step.rule().name(),
                        step.abovePolicy(),
                        step.workingDays(),
                        step.mayCut(),
                        step.mayRefuse(),
                        step.stage(),
                        step.branch(),
                        step.ratio() == null ? null : step.ratio().toString(),
                        step.meeting(),
                        step.experts()));
                for (int i = 0; i < step.assignees().size(); i++) {
                    var assignee = step.assignees().get(i);
                    var unit = route.unit(assignee);
                    assignees.add(new ApprovalRouteAssigneeRecord(
                            grant.tenantId(),
                            route.id(),
                            place,
                            unit.id(),
                            assignee.role().name(),
                            step.rule() == StepRule.SEQUENCE ? i + 1 : 0,
                            assignee.veto(),
                            unit.tenantId()));
                }
            }
        }
        Rows.insert(sql, APPROVAL_ROUTE, routes);
        Rows.insert(sql, APPROVAL_ROUTE_STEP, steps);
        Rows.insert(sql, APPROVAL_ROUTE_ASSIGNEE, assignees);
    }

    private static Route route(Result<Record> rows) {
        var first = rows.getFirst();
        var steps = rows.intoGroups(APPROVAL_ROUTE_STEP.ORDINAL).values().stream()
                .map(RouteRepository::step)
                .toList();
        return new Route(
                first.get(APPROVAL_ROUTE.ID),
                first.get(APPROVAL_ROUTE.VERSION),
                first.get(APPROVAL_ROUTE.OUT_ON),
                new RouteData(
                        first.get(APPROVAL_ROUTE.CODE),
                        CaseSubject.valueOf(first.get(APPROVAL_ROUTE.SUBJECT)),
                        first.get(APPROVAL_ROUTE.NAME),
                        first.get(APPROVAL_ROUTE.NAME_EN),
                        conditions(first),
                        steps),
                rows.stream()
                        .collect(Collectors.toMap(
                                row -> name(first.get(APPROVAL_ROUTE.TENANT_ID), row),
                                RouteRepository::key,
                                (one, same) -> one)));
    }

    private static RouteConditions conditions(Record row) {
        var categories = row.get(APPROVAL_ROUTE.CATEGORIES);
        return new RouteConditions(
                categories == null ? List.of() : List.of(categories.split(",")),
                Bound.read(row.get(APPROVAL_ROUTE.AMOUNT_FROM)),
                Bound.read(row.get(APPROVAL_ROUTE.AMOUNT_BELOW)),
                row.get(APPROVAL_ROUTE.CROSSING),
                row.get(APPROVAL_ROUTE.SPECIAL));
    }

    private static StepData step(List<Record> rows) {
        var first = rows.getFirst();
        return new StepData(
                first.get(APPROVAL_ROUTE_STEP.CODE),
                first.get(APPROVAL_ROUTE_STEP.NAME),
                first.get(APPROVAL_ROUTE_STEP.NAME_EN),
                first.get(APPROVAL_ROUTE_STEP.STAGE),
                first.get(APPROVAL_ROUTE_STEP.BRANCH),
                StepRule.valueOf(first.get(APPROVAL_ROUTE_STEP.RULE)),
                Ratio.read(first.get(APPROVAL_ROUTE_STEP.RATIO)),
                first.get(APPROVAL_ROUTE_STEP.ABOVE_POLICY),
                first.get(APPROVAL_ROUTE_STEP.WORKING_DAYS),
                first.get(APPROVAL_ROUTE_STEP.MAY_CUT),
                first.get(APPROVAL_ROUTE_STEP.MAY_REFUSE),
                first.get(APPROVAL_ROUTE_STEP.MEETING),
                first.get(APPROVAL_ROUTE_STEP.EXPERTS),
                rows.stream()
                        .map(row -> new Assignee(
                                name(first.get(APPROVAL_ROUTE.TENANT_ID), row).level(),
                                row.get(UNIT.CODE),
                                Role.valueOf(row.get(APPROVAL_ROUTE_ASSIGNEE.ROLE)),
                                row.get(APPROVAL_ROUTE_ASSIGNEE.VETO)))
                        .toList());
    }
}
