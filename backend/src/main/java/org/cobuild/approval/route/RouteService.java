package org.cobuild.approval.route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.StepRule;
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
import org.cobuild.tenancy.policy.PolicyRule;
import org.cobuild.tenancy.policy.PolicyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps a tenant's routes. */
@Service
public class RouteService {
    private final RouteRepository routes;

    RouteService(RouteRepository routes) {
        this.routes = routes;
    }

    /**
     * Works out what taking over routes of the tenant's data would change: unchanged they stay, changed they become the
     * next version. Running cases keep the version on which they were opened. The number of statements does not grow
     * with the routes.
     */
    public Planned plan(Grant grant, LocalDate today, List<RouteData> told) {
        var known = routes.newest(grant);
        var changed = new ArrayList<Changed>();
        for (var data : told) {
            var wanted = sorted(data);
            var before = known.get(wanted.code());
            if (before == null || !before.data().equals(wanted)) {
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
                    .field("name", was == null ? null : was.name(), wanted.name())
                    .field("nameEn", was == null ? null : was.nameEn(), wanted.nameEn())
                    .field("subject", was == null ? null : was.subject(), wanted.subject())
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
                        .map(change -> new Route(Ids.next(), change.version(), change.wanted(), units))
                        .toList(),
                today);
    }

    private static String words(RouteData route) {
        return route.steps().stream().map(RouteService::words).collect(Collectors.joining(", "));
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

    /** What is wrong with a route in itself; whether its units stand is another question. */
    static List<UserError> refusals(RouteData route) {
        var refusals = new Refusals();
        refusals.unless(
                route.steps().stream().anyMatch(step -> step.abovePolicy() == null),
                ApprovalErrorCode.REQUIRED,
                "approval.route.steps",
                "steps",
                route.code());
        for (int i = 0; i < route.steps().size(); i++) {
            var step = route.steps().get(i);
            var path = "steps." + i;
            refusals.unless(
                    !step.assignees().isEmpty(),
                    ApprovalErrorCode.REQUIRED,
                    "approval.route.assignees",
                    path + ".assignees",
                    route.code(),
                    step.code());
            refusals.unless(
                    step.abovePolicy() == null || isAmount(step.abovePolicy()),
                    ApprovalErrorCode.INVALID,
                    "approval.route.policy",
                    path + ".abovePolicy",
                    route.code(),
                    step.code(),
                    String.valueOf(step.abovePolicy()));
            refusals.unless(
                    step.rule() == StepRule.RATIO || step.ratio() == null,
                    ApprovalErrorCode.INVALID,
                    "approval.route.ratio",
                    path + ".ratio",
                    route.code(),
                    step.code());
            refusals.unless(
                    follows(route.steps(), i),
                    ApprovalErrorCode.INVALID,
                    "approval.route.stage",
                    path + ".stage",
                    route.code(),
                    step.code());
            refusals.unless(
                    step.workingDays() > 0,
                    ApprovalErrorCode.INVALID,
                    "approval.route.days",
                    path + ".workingDays",
                    route.code(),
                    step.code());
        }
        return refusals.list();
    }

    /** Stages are numbered from 1 without gaps, and so are the branches of each, in the order of the steps. */
    private static boolean follows(List<StepData> steps, int at) {
        var step = steps.get(at);
        var stage = at == 0 ? 0 : steps.get(at - 1).stage();
        var branch = step.stage() == stage ? steps.get(at - 1).branch() : 0;
        return step.stage() == stage
                ? step.branch() == branch || step.branch() == branch + 1
                : step.stage() == stage + 1 && step.branch() == 1;
    }

    private static boolean isAmount(String name) {
        return PolicyRule.named(name)
                .filter(rule -> rule.unit() == PolicyUnit.YUAN)
                .isPresent();
    }

    private static void check(RouteData route, Map<UnitName, UnitKey> units) {
        var errors = new ArrayList<>(refusals(route));
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
    private static RouteData sorted(RouteData data) {
        return data.withAssignees((step, assignees) -> step.rule() == StepRule.SEQUENCE
                ? assignees.stream().distinct().toList()
                : assignees.stream().distinct().sorted(Assignee.IN_ORDER).toList());
    }
}
