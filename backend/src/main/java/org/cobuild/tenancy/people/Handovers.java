package org.cobuild.tenancy.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Change;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.people.Crew.Member;
import org.cobuild.tenancy.people.Crew.Seat;
import org.cobuild.tenancy.people.PostInputs.WayOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What acts on posts and on people have in common: one after the other, nothing left behind unnoticed, on the trail. */
@Component
class Handovers {
    private final PeopleRepository people;
    private final Vacancies vacancies;
    private final TenantRepository tenants;
    private final Access access;

    Handovers(PeopleRepository people, Vacancies vacancies, TenantRepository tenants, Access access) {
        this.people = people;
        this.vacancies = vacancies;
        this.tenants = tenants;
        this.access = access;
    }

    /** One after the other, for whoever may at all. */
    Grant begin(Viewer viewer) {
        if (viewer.may(Action.PERSON_POST, viewer.tenantId())) {
            tenants.lock(viewer.tenantId());
        }
        return access.consequence(viewer.tenantId());
    }

    Person subject(Viewer viewer, long id) {
        var grant = begin(viewer);
        return found(people.find(reach(viewer, grant), List.of(id)), id);
    }

    PersonPost post(Viewer viewer, Grant grant, long id) {
        var post = found(people.findPosts(reach(viewer, grant), List.of(id)), id);
        access.require(viewer, Action.PERSON_POST, post.tenantId());
        return post;
    }

    Person person(Grant grant, long id) {
        return found(people.find(grant, List.of(id)), id);
    }

    /** The operator finds everybody, and may nothing of this. */
    private static @Nullable Grant reach(Viewer viewer, Grant grant) {
        return viewer.tenant().level() == TenantLevel.PLATFORM ? null : grant;
    }

    private static <T> T found(Map<Long, T> found, long id) {
        var one = found.get(id);
        if (one == null) {
            throw new NotFound();
        }
        return one;
    }

    /** What posts leave behind, and who gets them. */
    record Left(List<Member> made, @Nullable String vacantWords) {}

    Left leave(
            Refusals refusals,
            Viewer viewer,
            Grant grant,
            List<Member> known,
            Set<Long> ending,
            Instant at,
            WayOut out,
            List<Member> moved) {
        var leaving = new Leaving(refusals, viewer, known, ending, at);
        var vacant = leaving.vacant(vacancies.needs(grant));
        var successor = out.successorId() == null ? null : out.successorId().of("Person");
        var made = leaving.successor(vacant, successor, Boolean.TRUE.equals(out.leaveVacant()));
        leaving.duties(Stream.concat(made.stream(), moved.stream()).toList());
        return new Left(made, vacant.isEmpty() || successor != null ? null : words(vacant.keySet()));
    }

    static String words(Set<Seat> vacant) {
        return vacant.stream().map(seat -> seat.unitId() + " " + seat.role()).collect(Collectors.joining(", "));
    }

    static Set<Long> named(long personId, WayOut out) {
        return out.successorId() == null
                ? Set.of(personId)
                : Set.copyOf(List.of(personId, out.successorId().of("Person")).stream()
                        .distinct()
                        .toList());
    }

    static Change given(Viewer viewer, Member post, String reason) {
        return given(viewer, viewer.tenant().zone(), post, reason);
    }

    static Change given(Change.Actor by, ZoneId zone, Member post, String reason) {
        return Change.of("postGrant", by, by.tenantId(), "Post", post.postId())
                .detail(post.name() + " " + post.username() + " " + post.unitName() + " " + post.title())
                .field("roles", null, post.roles().stream().map(Role::name).collect(Collectors.joining(" ")))
                .field("beginsOn", null, PostTerm.day(post.beginsAt(), zone))
                .field("reason", null, reason)
                .build();
    }

    static Change ended(
            String action, Viewer viewer, List<Member> known, long postId, Instant at, String reason, Left left) {
        var post = known.stream()
                .filter(member -> member.postId() == postId)
                .findFirst()
                .orElseThrow();
        return ended(action, viewer, viewer.tenant().zone(), post, at, reason, left.vacantWords());
    }

    static Change ended(
            String action,
            Change.Actor by,
            ZoneId zone,
            Member post,
            Instant at,
            String reason,
            @Nullable String vacantWords) {
        return Change.of(action, by, by.tenantId(), "Post", post.postId())
                .detail(post.name() + " " + post.username() + " " + post.unitName() + " " + post.title())
                .field("endsOn", PostTerm.day(post.endsAt(), zone), PostTerm.day(at, zone))
                .field("reason", null, reason)
                .field("leftVacant", null, vacantWords)
                .build();
    }
}
