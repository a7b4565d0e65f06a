package org.cobuild.approval.route;

import java.time.LocalDate;
import java.util.Collection;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.route.RouteDrafts.Edited;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.platform.Change;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes routes out of force: new matters go by the others, running ones keep theirs. */
@Service
class RouteOut {
    private final RouteRepository routes;
    private final RouteDraftRepository drafts;
    private final RouteDrafts editing;
    private final RouteChoice choice;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    RouteOut(
            RouteRepository routes,
            RouteDraftRepository drafts,
            RouteDrafts editing,
            RouteChoice choice,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.routes = routes;
        this.drafts = drafts;
        this.editing = editing;
        this.choice = choice;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a route out of force from today on, with what is planned of it; its draft stays, and the next version puts
     * it in force again.
     *
     * @param version the newest one that was read
     * @throws Refused STALE when there is another version by now; NOT_NOW when it is out already, or when there are
     *     matters that no other route would take
     */
    @Transactional
    public Edited take(Viewer viewer, String code, int version) {
        var grant = access.require(viewer, Action.ROUTE_SET, viewer.tenantId());
        var today = clock.today(viewer.tenant().zone());
        drafts.lock(grant);
        var standing = editing.standing(grant);
        var route = standing.last().get(code);
        var there = route == null ? 0 : route.version();
        if (there != version) {
            throw Refusals.refused(ApprovalErrorCode.STALE, "approval.stale", "version", version, there);
        }
        if (route == null) {
            throw new NotFound();
        }
        var refusals = new Refusals();
        refusals.unless(route.outOn() == null, ApprovalErrorCode.NOT_NOW, "approval.route.out", "code");
        refusals.throwIfAny();
        var subject = route.data().subject();
        uncovered(viewer, code, routes.inForce(grant, subject, today), today, refusals);
        if (refusals.list().isEmpty()) {
            var newest = standing.newest().values().stream()
                    .filter(other -> other.data().subject().equals(subject))
                    .toList();
            uncovered(viewer, code, newest, today, refusals);
        }
        refusals.throwIfAny();
        routes.takeOut(grant, code, today);
        events.publishEvent(Change.of("routeTakeOut", viewer, grant.tenantId(), "Tenant", grant.tenantId())
                .detail(route.data().name() + " (" + code + ")")
                .field("version", version, null)
                .field("outOn", null, today)
                .build());
        var draft = drafts.find(grant, code)
                .map(one -> editing.look(viewer, grant, one, standing.without(code)))
                .orElse(null);
        return new Edited(subject, draft, route.data());
    }

    private void uncovered(
            Viewer viewer, String code, Collection<Route> candidates, LocalDate today, Refusals refusals) {
        var policy = choice.policy(
                viewer.tenantId(),
                viewer.tenant().cityId(),
                candidates.stream().map(Route::data).toList(),
                today);
        RouteCover.uncovered(code, candidates, policy)
                .ifPresent(facts -> refusals.add(
                        ApprovalErrorCode.NOT_NOW, "approval.route.needed", "code", RouteChoice.words(facts)));
    }
}
