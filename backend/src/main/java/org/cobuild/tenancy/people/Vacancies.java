package org.cobuild.tenancy.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Rights;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.onboarding.StandingUse;
import org.cobuild.tenancy.people.Crew.Member;
import org.cobuild.tenancy.people.Crew.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The alarm: roles in units for which tasks wait, or that routes name, and in which nobody acts. It is worked out of
 * what stands at the moment, so that it also rings when a post has run out by its day, and stops by itself.
 */
@Component
class Vacancies {
    private static final int MOST = 5;
    static final Comparator<Seat> ORDER = Comparator.comparingLong(Seat::unitId).thenComparing(Seat::role);
    private final Crew crew;
    private final List<StandingUse> uses;

    Vacancies(Crew crew, List<StandingUse> uses) {
        this.crew = crew;
        this.uses = uses;
    }

    /** What waits for a seat. */
    record Need(int tasks, @Nullable LocalDate dueOn, List<String> routes) {
        static final Need NOTHING = new Need(0, null, List.of());

        Need and(StandingUse.SeatUse use) {
            var all = new ArrayList<>(routes);
            if (use.route() != null) {
                all.add(use.route());
            }
            var due = dueOn == null || use.dueOn() != null && use.dueOn().isBefore(dueOn) ? use.dueOn() : dueOn;
            return new Need(tasks + use.tasks(), due, all);
        }
    }

    /** What the tenant's open tasks and routes turn to, by unit and role; constant in statements. */
    Map<Seat, Need> needs(Grant grant) {
        var needs = new TreeMap<Seat, Need>(ORDER);
        uses.forEach(use -> use.seats(grant)
                .forEach(one -> needs.merge(
                        new Seat(one.unitId(), one.role()), Need.NOTHING.and(one), (before, now) -> before.and(one))));
        return needs;
    }

    /** Seats that something waits for and in which nobody acts, by unit and role. */
    Map<Seat, Need> vacant(Grant grant) {
        var needs = needs(grant);
        if (!needs.isEmpty()) {
            needs.keySet().removeAll(crew.taken(grant));
        }
        return needs;
    }

    /** Those seats with whom they can be given to. */
    List<Vacancy> describe(Grant grant, Map<Seat, Need> vacant) {
        if (vacant.isEmpty()) {
            return List.of();
        }
        var units = vacant.keySet().stream().map(Seat::unitId).collect(Collectors.toSet());
        var members = crew.acting(grant, units);
        return vacant.entrySet().stream()
                .map(one -> vacancy(grant, one.getKey(), one.getValue(), 0, members, 0))
                .toList();
    }

    /** What each of those posts would leave, by post: its roles with who else can do what waits for them. */
    Map<Long, List<Vacancy>> left(Grant grant, Collection<PersonPost> posts) {
        var needs = needs(grant);
        var units = posts.stream().map(PersonPost::unitId).collect(Collectors.toSet());
        var members = crew.acting(grant, units);
        var drafts = new HashMap<Long, Integer>();
        uses.forEach(use -> drafts.putAll(use.drafts(grant, units)));
        return posts.stream()
                .collect(Collectors.toMap(
                        PersonPost::id,
                        post -> post.roles().stream()
                                .map(role -> new Seat(post.unitId(), role))
                                .map(seat -> vacancy(
                                        grant,
                                        seat,
                                        needs.getOrDefault(seat, Need.NOTHING),
                                        drafts(seat.role()) ? drafts.getOrDefault(seat.unitId(), 0) : 0,
                                        members,
                                        post.personId()))
                                .toList()));
    }

    private static Vacancy vacancy(Grant grant, Seat seat, Need need, int drafts, List<Member> members, long leaver) {
        var there = members.stream()
                .filter(member -> member.unitId() == seat.unitId() && member.personId() != leaver)
                .toList();
        var holders = there.stream()
                .filter(member -> member.roles().contains(seat.role()))
                .map(Member::personId)
                .distinct()
                .limit(MOST)
                .toList();
        var proposed = !holders.isEmpty() || Duties.ALL.contains(seat.role())
                ? List.<Long>of()
                : there.stream()
                        .filter(member -> Duties.among(member.roles()).isEmpty())
                        .map(Member::personId)
                        .distinct()
                        .limit(MOST)
                        .toList();
        return new Vacancy(
                grant.tenantId(),
                seat.unitId(),
                seat.role(),
                need.tasks(),
                need.dueOn(),
                need.routes(),
                there.stream().anyMatch(Vacancies::drafts) ? 0 : drafts,
                holders,
                proposed);
    }

    private static boolean drafts(Role role) {
        return Rights.of(role).contains(Action.PROJECT_DRAFT);
    }

    private static boolean drafts(Member member) {
        return member.roles().stream().anyMatch(Vacancies::drafts);
    }
}
