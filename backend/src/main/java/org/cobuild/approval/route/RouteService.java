package org.cobuild.approval.route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteData.UnitName;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.approval.route.RouteRepository.UnitKey;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.PlannedChange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps a tenant's routes. */
@Service
public class RouteService {
    /** A route that the tenant's data tells first was there before it was told. */
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private final RouteRepository routes;
    private final RouteChoice choice;

    RouteService(RouteRepository routes, RouteChoice choice) {
        this.routes = routes;
        this.choice = choice;
    }

    /** Why routes of that code could not be told from others for some matter, by code; the values are of that day. */
    Map<String, UserError> rivals(
            Grant grant, Map<String, Route> known, long cityId, LocalDate today, List<RouteData> told) {
        var all = new TreeMap<String, RouteData>();
        RouteRepository.standing(known).forEach((code, route) -> all.put(code, route.data()));
        told.forEach(route -> all.put(route.code(), route));
        var policy = choice.policy(grant.tenantId(), cityId, all.values(), today);
        var errors = new TreeMap<String, UserError>();
        told.forEach(route ->
                RouteChecks.rival(route, all.values(), policy).ifPresent(error -> errors.put(route.code(), error)));
        return errors;
    }

    /**
     * Works out what taking over routes of the tenant's data would change: unchanged they stay, changed they become the
     * next version. Running cases keep the version on which they were opened. The number of statements does not grow
     * with the routes.
     */
    public Planned plan(Grant grant, LocalDate today, List<RouteData> told) {
        return plan(grant, known(grant), today, told);
    }

    /** The last version of every route, by code, also of those out of force. */
    Map<String, Route> known(Grant grant) {
        return routes.last(grant);
    }

    Planned plan(Grant grant, Map<String, Route> known, LocalDate today, List<RouteData> told) {
        var changed = new ArrayList<Changed>();
        for (var data : told) {
            var wanted = sorted(data);
            var before = known.get(wanted.code());
            if (before == null || before.outOn() != null || !before.data().equals(wanted)) {
                changed.add(new Changed(wanted, before));
            }
        }
        if (changed.isEmpty()) {
            return Planned.NOTHING;
        }
        var running = routes.countRunning(grant);
        return new Planned(
                changed.stream()
                        .map(change -> change.describe(
                                grant, running.getOrDefault(change.wanted().code(), 0)))
                        .toList(),
                () -> write(grant, changed, today));
    }

    /** A route that becomes another. */
    private record Changed(RouteData wanted, @Nullable Route before) {
        int version() {
            return before == null ? 1 : before.version() + 1;
        }

        PlannedChange describe(Grant grant, int running) {
            var was = before == null ? null : before.data();
            return PlannedChange.of(
                            was == null ? "routeAdd" : "routeChange",
                            "Tenant",
                            grant.tenantId(),
                            wanted.code(),
                            wanted.name())
                    .field("version", before == null ? null : before.version(), version())
                    .field("outOn", before == null ? null : before.outOn(), null)
                    .field("name", was == null ? null : was.name(), wanted.name())
                    .field("nameEn", was == null ? null : was.nameEn(), wanted.nameEn())
                    .field("subject", was == null ? null : was.subject(), wanted.subject())
                    .field("conditions", was == null ? null : words(was.conditions()), words(wanted.conditions()))
                    .field("steps", was == null ? null : words(was), words(wanted))
                    .effect("cases", running)
                    .build();
        }
    }

    /** By now the units stand. */
    private void write(Grant grant, List<Changed> changed, LocalDate today) {
        var names = changed.stream()
                .flatMap(change -> change.wanted().steps().stream())
                .flatMap(step -> step.assignees().stream())
                .map(Assignee::unit)
                .collect(Collectors.toSet());
        var units = routes.units(grant, names);
        changed.forEach(change -> check(change.wanted(), units));
        routes.insert(
                grant,
                changed.stream()
                        .map(change -> new Route(Ids.next(), change.version(), null, change.wanted(), units))
                        .toList(),
                route -> route.version() == 1 ? ALWAYS : today);
    }

    static String words(RouteData route) {
        return route.steps().stream().map(RouteService::words).collect(Collectors.joining(", "));
    }

    static @Nullable String words(RouteConditions conditions) {
        var marks = new ArrayList<>(conditions.categories());
        if (conditions.from() != null) {
            marks.add(">= " + conditions.from().told());
        }
        if (conditions.below() != null) {
            marks.add("< " + conditions.below().told());
        }
        if (conditions.crossing() != null) {
            marks.add(conditions.crossing() ? "crossing" : "not crossing");
        }
        if (conditions.special()) {
            marks.add("special");
        }
        return marks.isEmpty() ? null : String.join(", ", marks);
    }

    private static String words(StepData step) {
        var marks = new ArrayList<String>();
        marks.add(step.stage() + "." + step.branch());
        marks.add(step.rule().name() + (step.ratio() == null ? "" : " " + step.ratio()));
        marks.add(step.workingDays() + "d");
        if (step.mayCut()) {
            marks.add("mayCut");
        }
        if (step.mayRefuse()) {
            marks.add("mayRefuse");
        }
        if (step.abovePolicy() != null) {
            marks.add("> " + step.abovePolicy());
        }
        step.assignees()
                .forEach(assignee -> marks.add((assignee.level() == Level.ABOVE ? "^" : "")
                        + assignee.unitCode()
                        + "/"
                        + assignee.role().name()
                        + (assignee.veto() ? "!" : "")));
        return step.name() + " (" + String.join(" ", marks) + ")";
    }

    /** Tenants below this one whose routes name any of those units of it. */
    public Set<Long> namedBelow(Grant grant, Collection<Long> unitIds) {
        return routes.namedBelow(grant, unitIds);
    }

    /** The newest version of every route, by code. */
    List<RouteData> newest(Grant grant) {
        return routes.newest(grant).values().stream().map(Route::data).toList();
    }

    private static void check(RouteData route, Map<UnitName, UnitKey> units) {
        var errors = new ArrayList<>(RouteChecks.form(route));
        var refusals = new Refusals();
        for (int i = 0; i < route.steps().size(); i++) {
            var step = route.steps().get(i);
            var path = "steps." + i + ".assignees";
            step.assignees().stream()
                    .filter(assignee -> !units.containsKey(assignee.unit()))
                    .forEach(assignee -> refusals.add(
                            ApprovalErrorCode.INVALID,
                            assignee.level() == Level.ABOVE ? "approval.route.unit.above" : "approval.route.unit",
                            path,
                            route.code(),
                            step.code(),
                            assignee.unitCode()));
        }
        errors.addAll(refusals.list());
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
    }

    /** But in a sequence the order of units in a step has no meaning: a file that only moves them changes nothing. */
    static RouteData sorted(RouteData data) {
        return data.withAssignees((step, assignees) -> step.rule() == StepRule.SEQUENCE
                ? assignees.stream().distinct().toList()
                : assignees.stream().distinct().sorted(Assignee.IN_ORDER).toList());
    }
}
