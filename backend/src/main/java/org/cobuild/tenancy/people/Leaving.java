package org.cobuild.tenancy.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.people.Crew.Member;
import org.cobuild.tenancy.people.Crew.Seat;
import org.cobuild.tenancy.people.Vacancies.Need;
import org.jspecify.annotations.Nullable;

/**
 * Posts that end at an instant, and what must not be left behind: an administrator's duty with nobody, and work with
 * nobody unless somebody takes over or it is said that the seat stays vacant. Asks no database itself.
 */
final class Leaving {
    private final Refusals refusals;
    private final @Nullable Viewer viewer;
    private final List<Member> crew;
    private final List<Member> ending;
    private final Instant at;

    /**
     * @param viewer null: a provider, to which the tenant's folder says what it may give and take
     * @param crew those of the ending posts' units, the administrators, and all posts of whoever is named
     */
    Leaving(Refusals refusals, @Nullable Viewer viewer, List<Member> crew, Set<Long> endingIds, Instant at) {
        this.refusals = refusals;
        this.viewer = viewer;
        this.crew = crew;
        this.ending = crew.stream()
                .filter(member -> endingIds.contains(member.postId()))
                .toList();
        this.at = at;
    }

    /**
     * Notes the duties that would be left with nobody, and those that are not the caller's to take.
     *
     * @param made posts that begin when these end
     */
    void duties(List<Member> made) {
        for (var member : ending) {
            touches(refusals, viewer, crew, member.roles(), "");
            Duties.among(member.roles()).stream()
                    .filter(duty -> others().stream()
                            // Who has a last day is gone some day, too.
                            .filter(other -> other.endsAt() == null)
                            .noneMatch(other -> other.roles().contains(duty)))
                    .filter(duty ->
                            made.stream().noneMatch(other -> other.roles().contains(duty)))
                    .forEach(duty -> refusals.add(
                            TenancyErrorCode.DUTY_LAST, "post.duty.last", "", Refusals.words("role." + duty)));
        }
    }

    /** Whoever acts at that instant in posts that stay. */
    private List<Member> others() {
        return crew.stream()
                .filter(member -> !ending.contains(member) && member.acts(at))
                .toList();
    }

    /** Seats for which something waits and in which nobody would act. */
    Map<Seat, Need> vacant(Map<Seat, Need> needs) {
        var held = others().stream().flatMap(member -> member.seats().stream()).collect(Collectors.toSet());
        var left = new java.util.LinkedHashMap<Seat, Need>();
        ending.forEach(member -> member.seats().stream()
                .filter(seat -> needs.containsKey(seat) && !held.contains(seat))
                .forEach(seat -> left.put(seat, Objects.requireNonNull(needs.get(seat)))));
        return left;
    }

    /**
     * The posts that a successor gets: those of the ending ones that leave something, otherwise all of them. Without one
     * it has to be said that the seats stay vacant.
     */
    List<Member> successor(Map<Seat, Need> vacant, @Nullable Long personId, boolean leaveVacant) {
        if (personId == null) {
            if (!leaveVacant) {
                vacant.forEach((seat, need) -> refusals.add(
                        TenancyErrorCode.SEAT_VACANT,
                        need.tasks() > 0 ? "post.vacant.tasks" : "post.vacant.routes",
                        "successorId",
                        unitName(seat.unitId()),
                        Refusals.words("role." + seat.role()),
                        need.tasks() > 0 ? need.tasks() : need.routes().size()));
            }
            return List.of();
        }
        var theirs =
                crew.stream().filter(member -> member.personId() == personId).toList();
        if (theirs.isEmpty()) {
            throw new NotFound();
        }
        var leaves = ending.stream()
                .filter(member -> member.seats().stream().anyMatch(vacant::containsKey))
                .toList();
        var made = new ArrayList<Member>();
        for (var post : leaves.isEmpty() ? ending : leaves) {
            refusals.unless(
                    post.personId() != personId, TenancyErrorCode.INVALID, "post.successor.same", "successorId");
            made.add(post(
                    // Also those made just now: no two posts of a tenant have the same code.
                    Stream.concat(crew.stream(), made.stream()).toList(),
                    theirs,
                    post.unitId(),
                    post.unitCode(),
                    post.unitName(),
                    post.title(),
                    post.titleEn(),
                    post.roles(),
                    at));
        }
        made.forEach(post -> check(refusals, viewer, crew, post, "successorId"));
        return made;
    }

    private String unitName(long unitId) {
        return ending.stream()
                .filter(member -> member.unitId() == unitId)
                .map(Member::unitName)
                .findFirst()
                .orElse("");
    }

    /** A new post of a person. @param theirs what it holds and held */
    static Member post(
            List<Member> crew,
            List<Member> theirs,
            long unitId,
            String unitCode,
            String unitName,
            String title,
            String titleEn,
            Set<Role> roles,
            Instant beginsAt) {
        var person = theirs.getFirst();
        return new Member(
                Ids.next(),
                person.personId(),
                person.username(),
                person.name(),
                person.personEnabled(),
                unitId,
                unitCode,
                unitName,
                Crew.code(crew, person.username(), unitCode),
                title,
                titleEn,
                true,
                beginsAt,
                null,
                null,
                EnumSet.copyOf(roles));
    }

    /** Notes what is against somebody's getting that post. @param viewer null: a provider gives it */
    static void check(Refusals refusals, @Nullable Viewer viewer, List<Member> crew, Member post, String path) {
        refusals.unless(
                viewer == null || !Objects.equals(viewer.personId(), post.personId()),
                TenancyErrorCode.PERSON_OWN,
                "post.own",
                path);
        refusals.unless(post.personEnabled(), TenancyErrorCode.PERSON_DISABLED, "person.disabled", path);
        touches(refusals, viewer, crew, post.roles(), path);
        var begins = Objects.requireNonNull(post.beginsAt());
        var held = new HashSet<>(post.roles());
        crew.stream()
                .filter(member -> member.personId() == post.personId() && member.notOver(begins))
                .forEach(member -> held.addAll(member.roles()));
        clash(refusals, crew, post.personId(), held, path);
    }

    /** Notes what is against the return of a person in the posts that it still holds. */
    static void check(Refusals refusals, Viewer viewer, List<Member> crew, long personId, Instant at) {
        var held = new HashSet<Role>();
        crew.stream()
                .filter(member -> member.personId() == personId && member.notOver(at))
                .forEach(member -> held.addAll(member.roles()));
        touches(refusals, viewer, crew, held, "personId");
        clash(refusals, crew, personId, held, "personId");
    }

    private static void clash(Refusals refusals, List<Member> crew, long personId, Set<Role> held, String path) {
        var name = crew.stream()
                .filter(member -> member.personId() == personId)
                .map(Member::name)
                .findFirst()
                .orElse("");
        refusals.unless(
                !Duties.clash(held),
                TenancyErrorCode.DUTIES,
                "post.duties",
                path,
                name,
                Duties.among(held).stream()
                        .map(duty -> Refusals.words("role." + duty))
                        .collect(Collectors.joining(", ")));
    }

    /** Administrators' duties are the security administrator's to give and to take, once there is one. */
    private static void touches(
            Refusals refusals, @Nullable Viewer viewer, List<Member> crew, Set<Role> roles, String path) {
        if (viewer == null) {
            return;
        }
        var post = viewer.post();
        refusals.unless(
                Duties.among(roles).isEmpty()
                        || post != null && post.roles().contains(Role.SECURITY_ADMIN)
                        || crew.stream()
                                .noneMatch(member ->
                                        member.roles().contains(Role.SECURITY_ADMIN) && member.acts(viewer.at())),
                TenancyErrorCode.DUTY_GIVEN,
                "post.duty.given",
                path);
    }
}
