package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.SubjectRooms;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.approval.route.RouteSeats.Seat;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.policy.PolicyRule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Edits routes: a draft may have faults, what is put in force has none. */
@Service
class RouteDrafts {
    private final RouteRepository routes;
    private final RouteDraftRepository drafts;
    private final RouteSeats seats;
    private final RouteChoice choice;
    private final SubjectRooms rooms;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    RouteDrafts(
            RouteRepository routes,
            RouteDraftRepository drafts,
            RouteSeats seats,
            RouteChoice choice,
            SubjectRooms rooms,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.routes = routes;
        this.drafts = drafts;
        this.seats = seats;
        this.choice = choice;
        this.rooms = rooms;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A draft, and what keeps it from being put in force. */
    record Looked(RouteDraft draft, RouteData data, List<UserError> faults) {
        public int version() {
            return draft.version();
        }

        public String savedByName() {
            return draft.personName();
        }

        public Instant savedAt() {
            return draft.savedAt();
        }

        public RouteContent content() {
            return draft.content();
        }
    }

    /** A route after an act: its draft and its newest version, null for none. */
    record Edited(
            CaseSubject subject,
            @Nullable Looked draft,
            @Nullable RouteData newest) {}

    /** What stands of one tenant. @param last the last version of every route, also of those out of force, by code */
    record Standing(Map<String, Route> last, List<Seat> seats) {
        /** Those in force, and those that will be. */
        Map<String, Route> newest() {
            return RouteRepository.standing(last);
        }

        /** As if that one were out of force. */
        Standing without(String code) {
            var rest = new TreeMap<>(last);
            rest.remove(code);
            return new Standing(rest, seats);
        }
    }

    /**
     * Keeps a draft.
     *
     * @param version of the draft that was read; 0 for one that is not there yet
     * @throws Refused STALE when somebody else has saved it meanwhile; INVALID for what is too large
     */
    @Transactional
    public Edited save(Viewer viewer, String code, CaseSubject subject, int version, RouteContent content) {
        var grant = access.require(viewer, Action.ROUTE_SET, viewer.tenantId());
        var refusals = new Refusals();
        refusals.unless(
                code.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"),
                ApprovalErrorCode.INVALID,
                "approval.route.code",
                "code");
        content.limits(refusals);
        refusals.throwIfAny();
        drafts.lock(grant);
        var before = drafts.find(grant, code);
        stale(before, version);
        var draft = new RouteDraft(
                before.map(RouteDraft::id).orElseGet(Ids::next),
                grant.tenantId(),
                code,
                before.map(RouteDraft::subject).orElse(subject),
                version + 1,
                content,
                viewer.name(),
                clock.now());
        if (before.isEmpty()) {
            drafts.insert(draft);
        } else {
            drafts.update(grant, draft);
        }
        events.publishEvent(Change.of("routeDraftSave", viewer, grant.tenantId(), "Tenant", grant.tenantId())
                .detail(content.name() + " (" + code + ")")
                .field("draft", version, draft.version())
                .field(
                        "steps",
                        before.map(old -> old.content().steps().size()).orElse(0),
                        content.steps().size())
                .build());
        var standing = standing(grant);
        var newest = standing.last().get(code);
        return new Edited(draft.subject(), look(viewer, grant, draft, standing), newest == null ? null : newest.data());
    }

    /** Throws a draft away; what is in force stays. */
    @Transactional
    public void discard(Viewer viewer, String code, int version) {
        var grant = access.require(viewer, Action.ROUTE_SET, viewer.tenantId());
        drafts.lock(grant);
        var draft = held(grant, code, version);
        drafts.delete(grant, draft);
        events.publishEvent(Change.of("routeDraftDiscard", viewer, grant.tenantId(), "Tenant", grant.tenantId())
                .detail(draft.content().name() + " (" + code + ")")
                .field("draft", version, null)
                .build());
    }

    /**
     * Makes the next version of a route out of its draft. Running cases keep theirs.
     *
     * @param on the first day on which new cases take it; today or later
     * @throws Refused with everything that keeps it from being put in force
     */
    @Transactional
    public Edited putInForce(Viewer viewer, String code, int version, LocalDate on) {
        var grant = access.require(viewer, Action.ROUTE_SET, viewer.tenantId());
        var today = clock.today(viewer.tenant().zone());
        drafts.lock(grant);
        var draft = held(grant, code, version);
        var standing = standing(grant);
        var looked = look(viewer, grant, draft, standing);
        var errors = new ArrayList<>(looked.faults());
        if (on.isBefore(today) || on.isAfter(today.plusYears(1))) {
            errors.addAll(new Refusals()
                    .add(ApprovalErrorCode.INVALID, "approval.route.day", "effectiveOn", today.toString())
                    .list());
        }
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        var before = Optional.ofNullable(standing.last().get(code));
        var next = before.map(Route::version).orElse(0) + 1;
        var data = RouteService.sorted(looked.data());
        routes.insert(
                grant,
                List.of(new Route(Ids.next(), next, null, data, RouteSeats.units(standing.seats()))),
                route -> on);
        drafts.delete(grant, draft);
        events.publishEvent(Change.of("routePutInForce", viewer, grant.tenantId(), "Tenant", grant.tenantId())
                .detail(data.name() + " (" + code + ")")
                .field("version", before.map(Route::version).orElse(null), next)
                .field("effectiveOn", null, on)
                .field(
                        "conditions",
                        before.map(old -> RouteService.words(old.data().conditions()))
                                .orElse(null),
                        RouteService.words(data.conditions()))
                .field(
                        "steps",
                        before.map(old -> RouteService.words(old.data())).orElse(null),
                        RouteService.words(data))
                .build());
        return new Edited(draft.subject(), null, data);
    }

    Standing standing(Grant grant) {
        return new Standing(routes.last(grant), seats.all(grant));
    }

    /** A draft with all its faults at once. */
    Looked look(Viewer viewer, Grant grant, RouteDraft draft, Standing standing) {
        var refusals = new Refusals();
        var data = draft.content().route(draft.code(), draft.subject(), refusals);
        var errors = new ArrayList<>(refusals.list());
        errors.addAll(RouteChecks.form(data));
        var all = new TreeMap<String, RouteData>();
        standing.newest().forEach((code, route) -> all.put(code, route.data()));
        all.put(data.code(), data);
        var policy = policy(viewer, all);
        var sound = new Refusals();
        var beforeGroup = rooms.of(data.subject()).beforeLeadingGroup();
        RouteSound.check(data, beforeGroup, standing.seats(), policy, sound);
        errors.addAll(sound.list());
        RouteChecks.rival(data, all.values(), policy).ifPresent(errors::add);
        return new Looked(draft, data, errors);
    }

    /** The policy values that those routes and the limit of the leading group need, as they are today. */
    Map<String, BigDecimal> policy(Viewer viewer, Map<String, RouteData> named) {
        return choice.values(
                viewer.tenantId(),
                viewer.tenant().cityId(),
                Stream.concat(
                                named.values().stream().flatMap(RouteData::policyNames),
                                Stream.of(PolicyRule.LEADING_GROUP_LIMIT.title()))
                        .distinct()
                        .toList(),
                clock.today(viewer.tenant().zone()));
    }

    private RouteDraft held(Grant grant, String code, int version) {
        var draft = drafts.find(grant, code);
        stale(draft, version);
        return draft.orElseThrow(org.cobuild.platform.NotFound::new);
    }

    private static void stale(Optional<RouteDraft> draft, int version) {
        int there = draft.map(RouteDraft::version).orElse(0);
        if (there != version) {
            throw Refusals.refused(ApprovalErrorCode.STALE, "approval.stale", "version", version, there);
        }
    }
}
