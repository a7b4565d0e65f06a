package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_ESCALATION;
import static org.cobuild.db.Tables.APPROVAL_TASK;

import java.util.ArrayList;
import java.util.Objects;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.approval.route.RouteData;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteRepository;
import org.cobuild.approval.route.RouteService;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tasks that wait for a unit wait for whoever follows it in their role, and so does what was brought before a superior
 * of theirs; routes turn to it in a new version, and cases
 * that are open were started by it, so that nobody decides what its own unit has sent in. Decisions keep their names.
 */
@Component
class ApprovalsFollow implements UnitFollower {
    private final DSLContext sql;
    private final RouteRepository routes;
    private final RouteService service;
    private final Access access;
    private final ApplicationEventPublisher events;

    ApprovalsFollow(
            DSLContext sql,
            RouteRepository routes,
            RouteService service,
            Access access,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.routes = routes;
        this.service = service;
        this.access = access;
        this.events = events;
    }

    @Override
    public void follow(Succession succession) {
        if (succession.nobodyFollows()) {
            return;
        }
        var grant = succession.grant();
        sql.update(APPROVAL_TASK)
                .set(APPROVAL_TASK.UNIT_ID, succession.heirInSeat(APPROVAL_TASK.UNIT_ID, APPROVAL_TASK.ROLE))
                .where(grant.on(APPROVAL_TASK))
                .and(APPROVAL_TASK.UNIT_ID.in(succession.units()))
                .and(APPROVAL_TASK.STATE.in(TaskState.TO_COME))
                .execute();
        // What was brought before a superior stays with its task; that of one that is over keeps its unit, as that
        // does.
        sql.update(APPROVAL_ESCALATION)
                .set(
                        APPROVAL_ESCALATION.UNIT_ID,
                        sql.select(APPROVAL_TASK.UNIT_ID)
                                .from(APPROVAL_TASK)
                                .where(APPROVAL_TASK.ID.eq(APPROVAL_ESCALATION.TASK_ID))
                                .and(grant.on(APPROVAL_TASK)))
                .where(grant.on(APPROVAL_ESCALATION))
                .and(APPROVAL_ESCALATION.UNIT_ID.in(succession.units()))
                .execute();
        sql.update(APPROVAL_CASE)
                .set(
                        APPROVAL_CASE.STARTER_UNIT_ID,
                        succession.heirOf(APPROVAL_CASE.STARTER_UNIT_ID, APPROVAL_CASE.PROJECT_ID))
                .where(grant.on(APPROVAL_CASE))
                .and(APPROVAL_CASE.STARTER_UNIT_ID.in(succession.units()))
                .and(APPROVAL_CASE.CLOSED_AT.isNull())
                .execute();
        turnRoutes(succession);
    }

    /** Those of the tenant, and of the counties whose routes turn to a unit of this city. */
    private void turnRoutes(Succession succession) {
        turnRoutes(succession, succession.grant());
        service.namedBelow(succession.grant(), succession.units())
                .forEach(below -> turnRoutes(succession, access.consequence(below)));
    }

    private void turnRoutes(Succession succession, Grant grant) {
        var told = new ArrayList<RouteData>();
        for (var route : routes.newest(grant).values()) {
            if (route.units().values().stream()
                    .anyMatch(unit -> succession.units().contains(unit.id()))) {
                told.add(turned(route, succession));
            }
        }
        if (told.isEmpty()) {
            return;
        }
        var planned = service.plan(grant, succession.on(), told);
        planned.write().run();
        events.publishEvent(new Changes(planned.changes().stream()
                .map(change -> {
                    var entry = Change.of(
                                    change.action(),
                                    succession.by(),
                                    grant.tenantId(),
                                    change.subjectType(),
                                    change.subjectId())
                            .detail(change.subject() + " (" + change.code() + ")");
                    change.fields().forEach(field -> entry.field(field.name(), field.before(), field.after()));
                    return entry.build();
                })
                .toList()));
    }

    private static RouteData turned(RouteRepository.Route route, Succession succession) {
        return route.data()
                .withAssignees((step, assignees) -> assignees.stream()
                        .map(assignee -> turned(route, assignee, succession))
                        .toList());
    }

    private static Assignee turned(RouteRepository.Route route, Assignee assignee, Succession succession) {
        var unit = route.unit(assignee).id();
        var heir = succession.inSeat(unit, assignee.role());
        return heir == unit
                ? assignee
                : new Assignee(
                        assignee.level(),
                        Objects.requireNonNull(succession.after().get(heir)).code(),
                        assignee.role(),
                        assignee.veto());
    }
}
