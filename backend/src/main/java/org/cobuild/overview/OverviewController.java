package org.cobuild.overview;

import java.util.stream.Collectors;
import org.cobuild.overview.OverviewRepository.Slice;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewed;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers the overview: six statements, whatever the number of projects. */
@Controller
class OverviewController {
    private final OverviewRepository sums;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    OverviewController(
            OverviewRepository sums,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sums = sums;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @QueryMapping
    OverviewView overview(@ContextValue Viewer viewer) {
        access.require(viewer, Action.OVERVIEW_READ, viewer.tenantId());
        if (viewer.brokeGlass()) {
            events.publishEvent(Viewed.sums(viewer));
        }
        var slices = sums.slices(viewer);
        var participations = sums.participations(viewer);
        var wholeTree =
                viewer.tenantWide() && viewer.tenantId() == viewer.tenant().cityId();
        var leading = slices.stream().map(Slice::tenantId).collect(Collectors.toSet());
        // A city sees its counties without projects too; a unit those whose projects it builds.
        var rows = tenants.listTree(viewer.scope()).stream()
                .filter(tenant -> wholeTree || tenant.id() == viewer.tenantId() || leading.contains(tenant.id()))
                .toList();
        return OverviewView.of(
                clock.now(),
                slices,
                rows,
                participations,
                sums.servers(viewer),
                sums.returns(viewer),
                sums.reinvestmentUsed(viewer));
    }
}
