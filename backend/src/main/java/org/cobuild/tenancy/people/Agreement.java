package org.cobuild.tenancy.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.people.Crew.Member;

/**
 * What has to be done so that a person holds of a provider what the provider says. Asks no database itself. A post that
 * the person holds by hand is not given once more; a line that may not be followed is left out and told.
 */
final class Agreement {
    private final String provider;
    private final Person person;
    private final List<Member> known;
    private final Instant now;
    private final List<Member> ending = new ArrayList<>();
    private final List<Member> made = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /** @param known the administrators, and all posts that the person ever held in the tenant */
    Agreement(String provider, Person person, List<Member> known, List<Mapping.Line> wanted, Instant now) {
        this.provider = provider;
        this.person = person;
        this.known = known;
        this.now = now;
        var held = known.stream()
                .filter(member -> member.personId() == person.id() && member.notOver(now))
                .toList();
        var agreed = new HashSet<Member>();
        var missing = new ArrayList<Mapping.Line>();
        for (var line : wanted) {
            var same = held.stream().filter(member -> isFrom(line, member)).toList();
            agreed.addAll(same);
            if (same.isEmpty() && missing.stream().noneMatch(other -> gives(other, line))) {
                missing.add(line);
            }
        }
        held.stream()
                .filter(member -> provider.equals(member.provider()) && !agreed.contains(member))
                .forEach(this::end);
        missing.forEach(line -> give(line, held));
    }

    private boolean isFrom(Mapping.Line line, Member member) {
        return provider.equals(member.provider())
                && member.unitId() == line.unitId()
                && member.title().equals(line.title())
                && member.titleEn().equals(line.titleEn())
                && member.roles().equals(line.roles());
    }

    private static boolean gives(Mapping.Line one, Mapping.Line other) {
        return one.unitId() == other.unitId()
                && one.title().equals(other.title())
                && one.titleEn().equals(other.titleEn())
                && one.roles().equals(other.roles());
    }

    /** A duty that nobody else has stays, as it does when an administrator would end it. */
    private void end(Member post) {
        var refusals = new Refusals();
        if (!Duties.among(post.roles()).isEmpty()) {
            var ended = new HashSet<Long>();
            Stream.concat(ending.stream(), Stream.of(post)).forEach(member -> ended.add(member.postId()));
            new Leaving(refusals, null, known, ended, now).duties(List.of());
        }
        if (refusals.isEmpty()) {
            ending.add(post);
        } else {
            refuse(post.unitName() + " " + post.title(), refusals.list());
        }
    }

    private void give(Mapping.Line line, List<Member> held) {
        var staying = held.stream().filter(member -> !ending.contains(member)).toList();
        if (staying.stream()
                .anyMatch(member -> member.unitId() == line.unitId()
                        && !provider.equals(member.provider())
                        && member.roles().containsAll(line.roles()))) {
            return;
        }
        var refusals = new Refusals();
        refusals.unless(line.closedOn() == null, TenancyErrorCode.UNIT_ENDED, "unit.ended", "", line.unitName());
        var crew = new ArrayList<>(staying);
        crew.addAll(made);
        var post = post(line);
        Leaving.check(refusals, null, crew, post, "");
        if (refusals.isEmpty()) {
            made.add(post);
        } else {
            refuse(line.value(), refusals.list());
        }
    }

    private Member post(Mapping.Line line) {
        return new Member(
                Ids.next(),
                person.id(),
                person.username(),
                person.name(),
                person.enabled(),
                line.unitId(),
                line.unitCode(),
                line.unitName(),
                // No two posts of a tenant have the same code, of those made just now neither.
                Crew.code(Stream.concat(known.stream(), made.stream()).toList(), person.username(), line.unitCode()),
                line.title(),
                line.titleEn(),
                true,
                now,
                null,
                provider,
                EnumSet.copyOf(line.roles()));
    }

    private void refuse(String what, List<UserError> why) {
        why.forEach(error -> refused.add(what + ": " + error.code()));
    }

    boolean changesNothing() {
        return ending.isEmpty() && made.isEmpty();
    }

    Person person() {
        return person;
    }

    List<Member> ending() {
        return List.copyOf(ending);
    }

    List<Member> made() {
        return List.copyOf(made);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    Set<Long> endingIds() {
        var ids = new LinkedHashSet<Long>();
        ending.forEach(member -> ids.add(member.postId()));
        return ids;
    }
}
