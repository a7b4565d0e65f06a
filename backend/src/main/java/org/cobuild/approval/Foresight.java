package org.cobuild.approval;

import java.util.List;
import java.util.function.Function;
import org.cobuild.approval.route.RouteChoice;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells beforehand by which route a matter would go, by the same choice that opening its case makes. */
@Component
public class Foresight {
    private final RouteChoice routes;
    private final Access access;
    private final PortalClock clock;

    Foresight(RouteChoice routes, Access access, PortalClock clock) {
        this.routes = routes;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The way of a matter.
     *
     * @param routeName null when no route fits
     * @param routeNameEn null when no route fits
     * @param steps those that it passes, in order
     * @param refusal why none fits and who can mend it; null when one does
     */
    public record Way(
            @Nullable String routeName,
            @Nullable String routeNameEn,
            List<Step> steps,
            @Nullable String refusal) {}

    /** @param workingDays its term */
    public record Step(String name, String nameEn, int workingDays) {}

    /** The way of each matter of this kind that the viewer's tenant would open today: two statements for all of them. */
    public Function<RouteFacts, Way> today(Viewer viewer, CaseSubject subject) {
        var tenant = viewer.tenant();
        // Everybody who starts matters may know by which route they go: routes are no secret in their tenant.
        var candidates =
                routes.candidates(tenant, access.consequence(tenant.id()), subject, clock.today(tenant.zone()));
        return facts -> {
            try {
                var chosen = candidates.choose(facts);
                var route = chosen.route().data();
                return new Way(
                        route.name(),
                        route.nameEn(),
                        chosen.steps(facts.amount()).stream()
                                .map(Foresight::step)
                                .toList(),
                        null);
            } catch (Refused refused) {
                return new Way(
                        null, null, List.of(), refused.errors().getFirst().message());
            }
        };
    }

    private static Step step(StepData data) {
        return new Step(data.name(), data.nameEn(), data.workingDays());
    }
}
