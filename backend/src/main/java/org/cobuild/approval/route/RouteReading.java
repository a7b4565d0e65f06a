package org.cobuild.approval.route;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.RouteFacts;
import org.cobuild.approval.route.RouteRepository.Matter;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.approval.route.RouteRepository.Version;
import org.cobuild.approval.route.RouteSeats.Seat;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A tenant's routes for those who read them, and the trial of a draft for who edits it. */
@Service
class RouteReading {
    private static final int MATTERS = 50;
    private final RouteRepository routes;
    private final RouteDraftRepository drafts;
    private final RouteDrafts editing;
    private final RouteSeats seats;
    private final WorkingDays days;
    private final Access access;
    private final PortalClock clock;

    RouteReading(
            RouteRepository routes,
            RouteDraftRepository drafts,
            RouteDrafts editing,
            RouteSeats seats,
            WorkingDays days,
            Access access,
            PortalClock clock) {
        this.routes = routes;
        this.drafts = drafts;
        this.editing = editing;
        this.seats = seats;
        this.days = days;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A route with all its versions, newest first.
     *
     * @param content of the newest version; null for one that is only edited yet
     * @param outOn the first day on which new cases take none of its versions; null as long as they do
     * @param draft null when nobody edits it, and for those who may not
     */
    record Listed(
            String code,
            CaseSubject subject,
            @Nullable RouteContent content,
            List<Version> versions,
            @Nullable LocalDate outOn,
            RouteDrafts.@Nullable Looked draft) {}

    @Transactional(readOnly = true)
    public List<Listed> list(Viewer viewer) {
        var grant = access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        var versions = routes.versionsByCode(grant, clock.today(viewer.tenant().zone()));
        var edited = viewer.may(Action.ROUTE_SET, viewer.tenantId()) ? drafts.all(grant) : List.<RouteDraft>of();
        var standing = editing.standing(grant);
        var codes = new TreeSet<>(standing.last().keySet());
        edited.forEach(draft -> codes.add(draft.code()));
        return codes.stream()
                .map(code -> {
                    var route = Optional.ofNullable(standing.last().get(code)).map(Route::data);
                    var draft = edited.stream()
                            .filter(one -> one.code().equals(code))
                            .findFirst();
                    return new Listed(
                            code,
                            route.map(RouteData::subject)
                                    .or(() -> draft.map(RouteDraft::subject))
                                    .orElseThrow(),
                            route.map(RouteContent::of).orElse(null),
                            versions.getOrDefault(code, List.of()),
                            out(versions.getOrDefault(code, List.of())),
                            draft.map(one -> editing.look(viewer, grant, one, standing))
                                    .orElse(null));
                })
                .toList();
    }

    /** A route after an act on it. */
    @Transactional(readOnly = true)
    public Listed after(Viewer viewer, String code, RouteDrafts.Edited edited) {
        var grant = access.require(viewer, Action.ROUTE_SET, viewer.tenantId());
        var newest = edited.newest();
        var versions = routes.versionsByCode(grant, clock.today(viewer.tenant().zone()))
                .getOrDefault(code, List.of());
        return new Listed(
                code,
                edited.subject(),
                newest == null ? null : RouteContent.of(newest),
                versions,
                out(versions),
                edited.draft());
    }

    private static @Nullable LocalDate out(List<Version> newestFirst) {
        return newestFirst.isEmpty() ? null : newestFirst.getFirst().outOn();
    }

    @Transactional(readOnly = true)
    public List<Seat> seats(Viewer viewer) {
        return seats.all(access.require(viewer, Action.ROUTE_SET, viewer.tenantId()));
    }

    /** Facts of the newest matters, without their names: who edits routes reads no business. */
    @Transactional(readOnly = true)
    public List<Matter> matters(Viewer viewer, CaseSubject subject) {
        return routes.matters(access.require(viewer, Action.ROUTE_SET, viewer.tenantId()), subject, MATTERS);
    }

    /**
     * Runs facts through a draft.
     *
     * @param from the day on which the case would be opened
     * @param version that the matter ran on; null: the newest
     */
    @Transactional(readOnly = true)
    public RouteTrial attempt(
            Viewer viewer,
            String code,
            RouteFacts facts,
            LocalDate from,
            @Nullable String ranOn,
            @Nullable Integer version) {
        var grant = access.require(viewer, Action.ROUTE_SET, viewer.tenantId());
        var draft = drafts.find(grant, code).orElseThrow(NotFound::new);
        var standing = editing.standing(grant);
        var looked = editing.look(viewer, grant, draft, standing);
        var all = new TreeMap<String, RouteData>();
        standing.newest().forEach((name, route) -> all.put(name, route.data()));
        all.put(code, looked.data());
        var policy = editing.policy(viewer, all);
        var candidates = all.values().stream()
                .filter(route -> route.subject().equals(draft.subject()))
                .filter(route -> route.conditions().policyNames().allMatch(policy::containsKey))
                .map(route -> new Route(0, 0, null, route, java.util.Map.of()))
                .toList();
        var best = RouteChoice.best(candidates, facts, policy);
        var taken = best.size() == 1 ? best.getFirst().data() : null;
        var against = Optional.ofNullable(ranOn).orElse(code);
        var ran = version == null
                ? Optional.ofNullable(standing.last().get(against)).map(Route::data)
                : routes.version(grant, against, version).map(Route::data);
        var fits = looked.data().conditions().policyNames().allMatch(policy::containsKey)
                && looked.data().conditions().fits(facts, policy);
        return new RouteTrial(
                fits,
                taken == null ? null : taken.name(),
                taken == null ? null : taken.nameEn(),
                RouteTrial.steps(
                        looked.data(),
                        facts,
                        policy,
                        standing.seats(),
                        from,
                        (day, term) -> days.after(viewer.tenant().cityId(), day, Math.max(term, 0))),
                RouteTrial.differences(looked.data(), ran.orElse(null)));
    }
}
