package org.cobuild.tenancy.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.Change;
import org.cobuild.platform.Changes;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.people.PostInputs.Disable;
import org.cobuild.tenancy.signin.SignOuts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in at all: people are disabled and enabled again, by an administrator of their tenant and never oneself. */
@Service
public class PersonActs {
    private final PeopleRepository people;
    private final Crew crew;
    private final Handovers handovers;
    private final SignOuts signOuts;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PersonActs(
            PeopleRepository people,
            Crew crew,
            Handovers handovers,
            SignOuts signOuts,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.people = people;
        this.crew = crew;
        this.handovers = handovers;
        this.signOuts = signOuts;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Lets nobody in by that name any more: sessions and tokens end at once. Who also holds posts in another tenant keeps
     * its account; its posts of this tenant end.
     *
     * @throws org.cobuild.platform.Refused INVALID, PERSON_OWN, PERSON_DISABLED, DUTY_LAST, DUTY_GIVEN, SEAT_VACANT, and
     *     what is against the successor
     */
    @Transactional
    public Person disable(Viewer viewer, Disable wanted) {
        var refusals = new Refusals();
        var person = handovers.subject(viewer, wanted.personId().of("Person"));
        var grant = access.require(viewer, Action.PERSON_POST, viewer.tenantId());
        var reason = PostForm.text(refusals, "reason", wanted.reason(), 200);
        PostForm.own(refusals, viewer, person.id());
        refusals.unless(person.enabled(), TenancyErrorCode.PERSON_DISABLED, "person.disabled", "personId");
        refusals.throwIfAny();
        var posts = people.posts(grant, List.of(person.id())).stream()
                .filter(post -> !post.over())
                .toList();
        var ids = posts.stream().map(PersonPost::id).collect(Collectors.toSet());
        var known = crew.of(
                grant,
                posts.stream().map(PersonPost::unitId).collect(Collectors.toSet()),
                Handovers.named(person.id(), wanted.wayOut()));
        var now = clock.now();
        var elsewhere = people.holdsElsewhere(grant, person.id());
        refusals.unless(!elsewhere || !ids.isEmpty(), TenancyErrorCode.POST_OVER, "post.over", "personId");
        var left = handovers.leave(refusals, viewer, grant, known, ids, now, wanted.wayOut(), List.of());
        refusals.throwIfAny();
        if (elsewhere) {
            crew.end(grant, ids, now);
        } else {
            crew.enable(person.id(), false);
            signOuts.everywhere(person.id(), person.username());
        }
        crew.insert(grant, left.made());
        var trail = new ArrayList<Change>();
        trail.add(Change.of("personDisable", viewer, grant.tenantId(), "Person", person.id())
                .detail(person.name() + " " + person.username())
                .field("enabled", elsewhere ? null : true, elsewhere ? null : false)
                .field("postsEnded", null, elsewhere ? ids.size() : null)
                .field("reason", null, reason)
                .field("leftVacant", null, left.vacantWords())
                .build());
        left.made().forEach(made -> trail.add(Handovers.given(viewer, made, reason)));
        events.publishEvent(new Changes(trail));
        return new Person(person.id(), person.username(), person.name(), person.nameEn(), elsewhere);
    }

    /**
     * Lets the person in again, in the posts that it still holds.
     *
     * @throws org.cobuild.platform.Refused INVALID, PERSON_OWN, PERSON_ENABLED, PERSON_ELSEWHERE, DUTIES, DUTY_GIVEN
     */
    @Transactional
    public Person enable(Viewer viewer, PostInputs.Enable wanted) {
        var refusals = new Refusals();
        var person = handovers.subject(viewer, wanted.personId().of("Person"));
        var grant = access.require(viewer, Action.PERSON_POST, viewer.tenantId());
        var reason = PostForm.text(refusals, "reason", wanted.reason(), 200);
        PostForm.own(refusals, viewer, person.id());
        refusals.unless(!person.enabled(), TenancyErrorCode.PERSON_ENABLED, "person.enabled", "personId");
        refusals.unless(
                !people.holdsElsewhere(grant, person.id()),
                TenancyErrorCode.PERSON_ELSEWHERE,
                "person.elsewhere",
                "personId");
        var known = crew.of(grant, Set.of(), Set.of(person.id()));
        Leaving.check(refusals, viewer, known, person.id(), clock.now());
        refusals.throwIfAny();
        crew.enable(person.id(), true);
        events.publishEvent(Change.of("personEnable", viewer, grant.tenantId(), "Person", person.id())
                .detail(person.name() + " " + person.username())
                .field("enabled", false, true)
                .field("reason", null, reason)
                .build());
        return handovers.person(grant, person.id());
    }
}
