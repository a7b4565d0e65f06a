package org.cobuild.tenancy.people;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.people.Crew.Member;
import org.cobuild.tenancy.people.PostInputs.End;
import org.cobuild.tenancy.people.PostInputs.Give;
import org.cobuild.tenancy.people.PostInputs.Move;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who gets which post and until when. The tenant's row is locked first, as reorganisations and imports do: of two
 * administrators the second finds what the first has done. Nobody changes posts of its own.
 */
@Service
public class PostActs {
    private final Crew crew;
    private final Handovers handovers;
    private final UnitRepository units;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PostActs(
            Crew crew,
            Handovers handovers,
            UnitRepository units,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.crew = crew;
        this.handovers = handovers;
        this.units = units;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Gives a person of the tenant a post in a unit from a day on.
     *
     * @throws org.cobuild.platform.Refused INVALID, UNIT_ENDED, PERSON_OWN, PERSON_DISABLED, POST_HELD, DUTIES, DUTY_GIVEN
     * @throws NotFound when person or unit is none that the caller sees
     */
    @Transactional
    public Person give(Viewer viewer, Give wanted) {
        var refusals = new Refusals();
        var grant = handovers.begin(viewer);
        var unit = unit(viewer, wanted.unitId().of("Unit"));
        access.require(viewer, Action.PERSON_POST, unit.tenantId());
        var roles = PostForm.roles(refusals, wanted.roles());
        var title = PostForm.text(refusals, "title", wanted.title(), 100);
        var titleEn = PostForm.text(refusals, "titleEn", wanted.titleEn(), 100);
        var reason = PostForm.text(refusals, "reason", wanted.reason(), 200);
        var at = PostForm.day(refusals, viewer, clock.today(viewer.tenant().zone()), "beginsOn", wanted.beginsOn());
        refusals.throwIfAny();
        var personId = wanted.personId().of("Person");
        var known = crew.of(grant, Set.of(unit.id()), Set.of(personId));
        var theirs = of(known, personId);
        PostForm.stands(refusals, unit);
        var post = Leaving.post(known, theirs, unit.id(), unit.code(), unit.name(), title, titleEn, roles, at);
        Leaving.check(refusals, viewer, known, post, "personId");
        refusals.unless(
                theirs.stream()
                        .noneMatch(held -> held.unitId() == unit.id()
                                && held.notOver(at)
                                && held.roles().containsAll(roles)),
                TenancyErrorCode.POST_HELD,
                "post.held",
                "roles");
        refusals.throwIfAny();
        crew.insert(grant, List.of(post));
        events.publishEvent(Handovers.given(viewer, post, reason));
        return handovers.person(grant, personId);
    }

    /**
     * Ends a post on a day.
     *
     * @throws org.cobuild.platform.Refused INVALID, PERSON_OWN, POST_OVER, POST_DATE, DUTY_LAST, DUTY_GIVEN, SEAT_VACANT, and what is
     *     against the successor
     */
    @Transactional
    public Person end(Viewer viewer, End wanted) {
        var refusals = new Refusals();
        var grant = handovers.begin(viewer);
        var post = handovers.post(viewer, grant, wanted.postId().of("PersonPost"));
        var reason = PostForm.text(refusals, "reason", wanted.reason(), 200);
        var at = PostForm.day(refusals, viewer, clock.today(viewer.tenant().zone()), "endsOn", wanted.endsOn());
        PostForm.changeable(refusals, viewer, post);
        PostForm.notLonger(refusals, viewer, post, "endsOn", at);
        refusals.throwIfAny();
        var known = crew.of(grant, Set.of(post.unitId()), Handovers.named(post.personId(), wanted.wayOut()));
        var left = handovers.leave(refusals, viewer, grant, known, Set.of(post.id()), at, wanted.wayOut(), List.of());
        refusals.throwIfAny();
        crew.end(grant, List.of(post.id()), at);
        crew.insert(grant, left.made());
        var trail = new ArrayList<Change>();
        trail.add(Handovers.ended("postEnd", viewer, known, post.id(), at, reason, left));
        left.made().forEach(made -> trail.add(Handovers.given(viewer, made, reason)));
        events.publishEvent(new Changes(trail));
        return handovers.person(grant, post.personId());
    }

    /**
     * Ends a post on a day, and gives the person one in another unit from the same day on.
     *
     * @throws org.cobuild.platform.Refused as {@link #end} and {@link #give}
     */
    @Transactional
    public Person move(Viewer viewer, Move wanted) {
        var refusals = new Refusals();
        var grant = handovers.begin(viewer);
        var post = handovers.post(viewer, grant, wanted.postId().of("PersonPost"));
        var reason = PostForm.text(refusals, "reason", wanted.reason(), 200);
        var at = PostForm.day(refusals, viewer, clock.today(viewer.tenant().zone()), "movesOn", wanted.movesOn());
        var roles = wanted.roles() == null ? EnumSet.copyOf(post.roles()) : PostForm.roles(refusals, wanted.roles());
        var title = wanted.title() == null ? post.title() : PostForm.text(refusals, "title", wanted.title(), 100);
        var titleEn =
                wanted.titleEn() == null ? post.titleEn() : PostForm.text(refusals, "titleEn", wanted.titleEn(), 100);
        PostForm.changeable(refusals, viewer, post);
        PostForm.notLonger(refusals, viewer, post, "movesOn", at);
        refusals.throwIfAny();
        var unit = unit(viewer, wanted.unitId().of("Unit"));
        access.require(viewer, Action.PERSON_POST, unit.tenantId());
        PostForm.stands(refusals, unit);
        refusals.unless(unit.id() != post.unitId(), TenancyErrorCode.INVALID, "post.sameUnit", "unitId");
        var known = crew.of(grant, Set.of(post.unitId()), Handovers.named(post.personId(), wanted.wayOut()));
        var staying =
                known.stream().filter(member -> member.postId() != post.id()).toList();
        var moved = Leaving.post(
                known, of(known, post.personId()), unit.id(), unit.code(), unit.name(), title, titleEn, roles, at);
        Leaving.check(refusals, viewer, staying, moved, "roles");
        var left =
                handovers.leave(refusals, viewer, grant, known, Set.of(post.id()), at, wanted.wayOut(), List.of(moved));
        refusals.throwIfAny();
        crew.end(grant, List.of(post.id()), at);
        var made = new ArrayList<>(List.of(moved));
        made.addAll(left.made());
        crew.insert(grant, made);
        var trail = new ArrayList<Change>();
        trail.add(Handovers.ended("postMove", viewer, known, post.id(), at, reason, left));
        made.forEach(one -> trail.add(Handovers.given(viewer, one, reason)));
        events.publishEvent(new Changes(trail));
        return handovers.person(grant, post.personId());
    }

    private Unit unit(Viewer viewer, long id) {
        return units.find(viewer.scope(), id).orElseThrow(NotFound::new);
    }

    private static List<Member> of(List<Member> known, long personId) {
        var theirs =
                known.stream().filter(member -> member.personId() == personId).toList();
        if (theirs.isEmpty()) {
            throw new NotFound();
        }
        return theirs;
    }
}
