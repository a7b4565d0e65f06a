package org.cobuild.approval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.approval.RouteData.Assignee;
import org.cobuild.approval.RouteData.StepData;
import org.cobuild.approval.RouteRepository.Route;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.policy.PolicyRule;
import org.cobuild.tenancy.policy.PolicyUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a tenant's routes. */
@Service
public class RouteService {
    private static final Comparator<Assignee> BY_CODE = Comparator.comparing(Assignee::unitCode)
            .thenComparing(assignee -> assignee.role().name());
    private final RouteRepository routes;
    private final TenantRepository tenants;
    private final PortalClock clock;

    RouteService(RouteRepository routes, TenantRepository tenants, PortalClock clock) {
        this.routes = routes;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Takes over a route of the tenant's data: unchanged it stays, changed it becomes the next version. Running cases
     * keep the version on which they were opened.
     *
     * @throws org.cobuild.platform.Refused when a step has nobody, names a unit that the tenant does not have or a rule that is no amount, or when every
     *     step has a condition, so that a small amount would be decided by nobody
     */
    @Transactional
    public void apply(Grant grant, RouteData data) {
        var wanted = sorted(data);
        var known = routes.newest(grant, wanted.code());
        if (known.isPresent() && known.get().data().equals(wanted)) {
            return;
        }
        var codes = wanted.steps().stream()
                .flatMap(step -> step.assignees().stream())
                .map(Assignee::unitCode)
                .collect(Collectors.toSet());
        var unitIds = routes.unitIds(grant, codes);
        check(wanted, unitIds);
        var version = known.map(Route::version).orElse(0) + 1;
        var today = clock.today(tenants.get(grant.tenantId()).zone());
        routes.insert(grant, new Route(Ids.next(), version, wanted, unitIds), today);
    }

    private static void check(RouteData route, Map<String, Long> unitIds) {
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
                    step.workingDays() > 0,
                    ApprovalErrorCode.INVALID,
                    "approval.route.days",
                    path + ".workingDays",
                    route.code(),
                    step.code());
            step.assignees().stream()
                    .filter(assignee -> !unitIds.containsKey(assignee.unitCode()))
                    .forEach(assignee -> refusals.add(
                            ApprovalErrorCode.INVALID,
                            "approval.route.unit",
                            path + ".assignees",
                            route.code(),
                            step.code(),
                            assignee.unitCode()));
        }
        refusals.throwIfAny();
    }

    private static boolean isAmount(String name) {
        return PolicyRule.named(name)
                .filter(rule -> rule.unit() == PolicyUnit.YUAN)
                .isPresent();
    }

    /** Order of units in a step has no meaning, so that a file that only moves them changes nothing. */
    private static RouteData sorted(RouteData data) {
        return new RouteData(
                data.code(),
                data.subject(),
                data.name(),
                data.nameEn(),
                data.steps().stream()
                        .map(step -> new StepData(
                                step.code(),
                                step.name(),
                                step.nameEn(),
                                step.rule(),
                                step.abovePolicy(),
                                step.workingDays(),
                                step.mayCut(),
                                step.mayRefuse(),
                                List.copyOf(step.assignees().stream()
                                        .distinct()
                                        .sorted(BY_CODE)
                                        .toList())))
                        .toList());
    }
}
