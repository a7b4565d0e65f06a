package org.cobuild.approval;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.approval.route.RouteRepository;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Steps of the tenant's newest routes, by which a proxy can be narrowed; of one out of force cases run still. */
@Component
class ProxySteps {
    private final RouteRepository routes;
    private final Access access;

    ProxySteps(RouteRepository routes, Access access) {
        this.routes = routes;
        this.access = access;
    }

    /** A step of a route. */
    record NamedStep(String code, String name, String nameEn, CaseSubject subject) {}

    /** Those that turn to the caller's post; none for who only submits. */
    List<NamedStep> offered(Viewer viewer) {
        var grant = ProxyRights.require(access, viewer);
        return routes.last(grant).values().stream()
                .flatMap(route -> route.data().steps().stream()
                        .filter(step -> turnsTo(route, step, viewer))
                        .map(step -> named(route, step)))
                .toList();
    }

    /** By code, of all that the tenant has. Steps of two routes may have the same code: then the first stands for both. */
    Map<String, NamedStep> named(Viewer viewer) {
        var grant = access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        return routes.last(grant).values().stream()
                .flatMap(route -> route.data().steps().stream().map(step -> named(route, step)))
                .collect(Collectors.toMap(NamedStep::code, Function.identity(), (one, other) -> one));
    }

    private static boolean turnsTo(Route route, StepData step, Viewer viewer) {
        return Stream.ofNullable(viewer.post())
                .anyMatch(post -> step.assignees().stream()
                        .anyMatch(assignee -> post.roles().contains(assignee.role())
                                && route.unit(assignee).id() == post.unitId()));
    }

    private static NamedStep named(Route route, StepData step) {
        return new NamedStep(
                step.code(), step.name(), step.nameEn(), route.data().subject());
    }
}
