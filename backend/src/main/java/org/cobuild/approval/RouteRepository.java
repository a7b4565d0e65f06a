package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE_ASSIGNEE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE_STEP;
import static org.cobuild.db.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobuild.approval.RouteData.Assignee;
import org.cobuild.approval.RouteData.StepData;
import org.cobuild.db.tables.records.ApprovalRouteAssigneeRecord;
import org.cobuild.db.tables.records.ApprovalRouteStepRecord;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

/** Keeps the versions of routes; a version that was written is never changed. */
@Repository
class RouteRepository {
    private final DSLContext sql;

    RouteRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A version of a route.
     *
     * @param unitIds ids of the units that it names, by their codes
     */
    record Route(long id, int version, RouteData data, Map<String, Long> unitIds) {}

    /** The route that a new case about this takes. */
    Optional<Route> newest(Grant grant, CaseSubject subject) {
        return newest(grant, APPROVAL_ROUTE.as("newest").SUBJECT.eq(subject.name()));
    }

    Optional<Route> newest(Grant grant, String code) {
        return newest(grant, APPROVAL_ROUTE.as("newest").CODE.eq(code));
    }

    private Optional<Route> newest(Grant grant, Condition which) {
        var newest = APPROVAL_ROUTE.as("newest");
        var rows = sql.select(APPROVAL_ROUTE.fields())
                .select(APPROVAL_ROUTE_STEP.fields())
                .select(APPROVAL_ROUTE_ASSIGNEE.ROLE, UNIT.ID, UNIT.CODE)
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
                .and(grant.on(UNIT))
                .where(grant.on(APPROVAL_ROUTE))
                .and(APPROVAL_ROUTE.ID.eq(sql.select(newest.ID)
                        .from(newest)
                        .where(grant.on(newest))
                        .and(which)
                        .orderBy(newest.ID.desc())
                        .limit(1)))
                .orderBy(APPROVAL_ROUTE_STEP.ORDINAL, UNIT.CODE, APPROVAL_ROUTE_ASSIGNEE.ROLE)
                .fetch();
        return rows.isEmpty() ? Optional.empty() : Optional.of(route(rows));
    }

    /** Ids of the tenant's units, by code. */
    Map<String, Long> unitIds(Grant grant, Collection<String> codes) {
        return sql.select(UNIT.CODE, UNIT.ID)
                .from(UNIT)
                .where(grant.on(UNIT))
                .and(UNIT.CODE.in(codes))
                .fetchMap(UNIT.CODE, UNIT.ID);
    }

    void insert(Grant grant, Route route, LocalDate effectiveOn) {
        var data = route.data();
        sql.insertInto(APPROVAL_ROUTE)
                .set(APPROVAL_ROUTE.ID, route.id())
                .set(APPROVAL_ROUTE.TENANT_ID, grant.tenantId())
                .set(APPROVAL_ROUTE.CODE, data.code())
                .set(APPROVAL_ROUTE.VERSION, route.version())
                .set(APPROVAL_ROUTE.SUBJECT, data.subject().name())
                .set(APPROVAL_ROUTE.NAME, data.name())
                .set(APPROVAL_ROUTE.NAME_EN, data.nameEn())
                .set(APPROVAL_ROUTE.EFFECTIVE_ON, effectiveOn)
                .execute();
        var steps = new ArrayList<ApprovalRouteStepRecord>();
        var assignees = new ArrayList<ApprovalRouteAssigneeRecord>();
        for (var step : data.steps()) {
            var ordinal = steps.size() + 1;
            steps.add(new ApprovalRouteStepRecord(
                    grant.tenantId(),
                    route.id(),
                    ordinal,
                    step.code(),
                    step.name(),
                    step.nameEn(),
                    step.rule().name(),
                    step.abovePolicy(),
                    step.workingDays(),
                    step.mayCut(),
                    step.mayRefuse()));
            step.assignees()
                    .forEach(assignee -> assignees.add(new ApprovalRouteAssigneeRecord(
                            grant.tenantId(),
                            route.id(),
                            ordinal,
                            route.unitIds().get(assignee.unitCode()),
                            assignee.role().name())));
        }
        sql.insertInto(APPROVAL_ROUTE_STEP, APPROVAL_ROUTE_STEP.fields())
                .valuesOfRecords(steps)
                .execute();
        sql.insertInto(APPROVAL_ROUTE_ASSIGNEE, APPROVAL_ROUTE_ASSIGNEE.fields())
                .valuesOfRecords(assignees)
                .execute();
    }

    private static Route route(Result<Record> rows) {
        var first = rows.getFirst();
        var steps = rows.intoGroups(APPROVAL_ROUTE_STEP.ORDINAL).values().stream()
                .map(RouteRepository::step)
                .toList();
        return new Route(
                first.get(APPROVAL_ROUTE.ID),
                first.get(APPROVAL_ROUTE.VERSION),
                new RouteData(
                        first.get(APPROVAL_ROUTE.CODE),
                        CaseSubject.valueOf(first.get(APPROVAL_ROUTE.SUBJECT)),
                        first.get(APPROVAL_ROUTE.NAME),
                        first.get(APPROVAL_ROUTE.NAME_EN),
                        steps),
                rows.intoGroups(UNIT.CODE, UNIT.ID).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, ids -> ids.getValue().getFirst())));
    }

    private static StepData step(List<Record> rows) {
        var first = rows.getFirst();
        return new StepData(
                first.get(APPROVAL_ROUTE_STEP.CODE),
                first.get(APPROVAL_ROUTE_STEP.NAME),
                first.get(APPROVAL_ROUTE_STEP.NAME_EN),
                StepRule.valueOf(first.get(APPROVAL_ROUTE_STEP.RULE)),
                first.get(APPROVAL_ROUTE_STEP.ABOVE_POLICY),
                first.get(APPROVAL_ROUTE_STEP.WORKING_DAYS),
                first.get(APPROVAL_ROUTE_STEP.MAY_CUT),
                first.get(APPROVAL_ROUTE_STEP.MAY_REFUSE),
                rows.stream()
                        .map(row ->
                                new Assignee(row.get(UNIT.CODE), Role.valueOf(row.get(APPROVAL_ROUTE_ASSIGNEE.ROLE))))
                        .toList());
    }
}
