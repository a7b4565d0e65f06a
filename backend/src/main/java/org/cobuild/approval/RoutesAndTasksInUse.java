package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE_ASSIGNEE;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.onboarding.StandingUse;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Open tasks and routes turn to roles in units: neither may be left with nobody. */
@Component
class RoutesAndTasksInUse implements StandingUse {
    /** Routes of several tenants are asked at once; the country has one time. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final DSLContext sql;
    private final PortalClock clock;

    RoutesAndTasksInUse(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<UnitUse> units(Grant grant, Collection<Long> unitIds) {
        var uses = new ArrayList<UnitUse>();
        sql.select(APPROVAL_TASK.UNIT_ID, count())
                .from(APPROVAL_TASK)
                .where(grant.on(APPROVAL_TASK))
                .and(APPROVAL_TASK.UNIT_ID.in(unitIds))
                .and(APPROVAL_TASK.STATE.in(TaskState.TO_COME))
                .groupBy(APPROVAL_TASK.UNIT_ID)
                .forEach(row -> uses.add(new UnitUse(row.value1(), "tasks", row.value2())));
        seatsOfRoutes(grant).stream()
                .filter(seat -> unitIds.contains(seat.unitId()))
                .collect(Collectors.groupingBy(SeatUse::unitId, Collectors.mapping(SeatUse::route, Collectors.toSet())))
                .forEach((unit, routes) -> uses.add(new UnitUse(unit, "routes", routes.size())));
        return uses;
    }

    @Override
    public List<SeatUse> seats(Grant grant) {
        var seats = new ArrayList<>(seatsOfRoutes(grant));
        sql.select(APPROVAL_TASK.UNIT_ID, APPROVAL_TASK.ROLE, count(), min(APPROVAL_TASK.DUE_ON))
                .from(APPROVAL_TASK)
                .where(grant.on(APPROVAL_TASK))
                .and(APPROVAL_TASK.STATE.in(TaskState.TO_COME))
                .groupBy(APPROVAL_TASK.UNIT_ID, APPROVAL_TASK.ROLE)
                .forEach(row -> seats.add(
                        new SeatUse(row.value1(), Role.valueOf(row.value2()), row.value3(), row.value4(), null)));
        return seats;
    }

    /**
     * Of the version of each route that is in force and of those that are planned, also of routes of counties that turn
     * to a unit of this city: earlier versions have their tasks already.
     */
    private List<SeatUse> seatsOfRoutes(Grant grant) {
        return sql.selectDistinct(APPROVAL_ROUTE_ASSIGNEE.UNIT_ID, APPROVAL_ROUTE_ASSIGNEE.ROLE, APPROVAL_ROUTE.CODE)
                .from(APPROVAL_ROUTE)
                .join(APPROVAL_ROUTE_ASSIGNEE)
                .on(APPROVAL_ROUTE_ASSIGNEE.ROUTE_ID.eq(APPROVAL_ROUTE.ID))
                .where(APPROVAL_ROUTE_ASSIGNEE.UNIT_TENANT_ID.eq(grant.tenantId()))
                .and(APPROVAL_ROUTE.VERSION.ge(DSL.coalesce(field(inForce()), inline(0))))
                .and(APPROVAL_ROUTE.OUT_ON.isNull())
                .and(SystemScope.all(SystemScope.Reason.ONBOARDING))
                .fetch(row -> new SeatUse(row.value1(), Role.valueOf(row.value2()), 0, null, row.value3()));
    }

    private SelectConditionStep<Record1<Integer>> inForce() {
        var later = APPROVAL_ROUTE.as("later");
        return sql.select(max(later.VERSION))
                .from(later)
                .where(later.TENANT_ID.eq(APPROVAL_ROUTE.TENANT_ID))
                .and(later.CODE.eq(APPROVAL_ROUTE.CODE))
                .and(later.EFFECTIVE_ON.le(clock.today(CHINA)));
    }

    /** A tenant numbers its replies by its own entries, for every matter that it has a route for. */
    @Override
    public Set<String> codes(Grant grant, String dictionary) {
        return dictionary.equals(ReplyNumbers.DICTIONARY)
                ? sql.selectDistinct(APPROVAL_ROUTE.SUBJECT)
                        .from(APPROVAL_ROUTE)
                        .where(grant.on(APPROVAL_ROUTE))
                        .fetchSet(APPROVAL_ROUTE.SUBJECT)
                : Set.of();
    }
}
