package org.cobuild.tenancy.onboarding;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.db.tables.records.PersonRecord;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/** Checks that lines about people fit together and to the units and persons that stand; asks no database itself. */
final class PeopleChecks {
    /** Roles that no tenant gives. */
    private static final Set<Role> NOT_GIVEN = EnumSet.of(Role.OPERATOR, Role.BREAK_GLASS);

    private static final int LONGEST_CODE = 64;

    private final List<PersonLine> lines;
    private final @Nullable Set<String> units;
    private final PeopleStanding.Known known;
    private final Extent extent;
    private final Set<String> usernames = new HashSet<>();
    private final Set<String> postCodes = new HashSet<>();
    private final Map<String, String> phones = new HashMap<>();

    private PeopleChecks(
            List<PersonLine> lines, @Nullable Set<String> units, PeopleStanding.Known known, Extent extent) {
        this.lines = lines;
        this.units = units;
        this.known = known;
        this.extent = extent;
    }

    /**
     * Notes what does not fit, and answers the lines without fault.
     *
     * @param units codes of the units in which people can work; null when they are not known
     */
    static List<PersonLine> check(
            List<PersonLine> lines, @Nullable Set<String> units, PeopleStanding.Known known, Extent extent) {
        var checks = new PeopleChecks(lines, units, known, extent);
        return checks.lines.stream().filter(checks::sound).toList();
    }

    private boolean sound(PersonLine line) {
        var from = line.from();
        if (!line.username().isEmpty() && !usernames.add(line.username())) {
            from.fault("username", "folder.twice", line.username());
        }
        var person = known.people().get(line.username());
        if (person != null && known.elsewhere().contains(person.getId()) && !same(line, person)) {
            from.fault("name", "folder.person.other", line.username());
        }
        var phone = line.phone();
        if (phone != null) {
            var first = phones.putIfAbsent(phone, line.username());
            var owner = known.phones().get(phone);
            if (first != null && !first.equals(line.username())) {
                from.fault("phone", "folder.phone.twice", phone);
            } else if (owner != null && !owner.equals(line.username()) && !gives(owner, phone)) {
                from.fault("phone", "folder.phone.taken", phone);
            }
        }
        line.posts().forEach(post -> post(line, post));
        duties(line);
        return from.faultless()
                && line.posts().stream().allMatch(post -> post.from().faultless());
    }

    private static boolean same(PersonLine line, PersonRecord person) {
        return line.name().equals(person.getName())
                && Objects.equals(line.nameEn(), person.getNameEn())
                && Objects.equals(line.phone(), person.getPhone());
    }

    /** Whether the phone's owner stands among the lines with another one. */
    private boolean gives(String owner, String phone) {
        return lines.stream().anyMatch(line -> line.username().equals(owner) && !phone.equals(line.phone()));
    }

    private void post(PersonLine line, PersonLine.PostLine post) {
        if (units != null && !post.unit().isEmpty() && !units.contains(post.unit())) {
            post.from().fault("unit", "folder.unit.unknown", post.unit());
        }
        var code = line.codeOf(post);
        if (code.length() > LONGEST_CODE || !postCodes.add(code)) {
            post.from().fault("code", "folder.twice", code);
        }
        var standing = known.posts().get(code);
        if (standing != null && standing.getEnabled() && !known.stands(standing)) {
            post.from().fault("code", "folder.post.ended", code, line.name());
        }
        if (post.beginsOn() != null && post.endsOn() != null && !post.endsOn().isAfter(post.beginsOn())) {
            post.from().fault("endsOn", "folder.post.days", code);
        }
        NOT_GIVEN.stream()
                .filter(post.roles()::contains)
                .forEach(role -> post.from().fault("roles", "folder.unknown", "roles", role.name(), ""));
    }

    private void duties(PersonLine line) {
        var held = EnumSet.noneOf(Role.class);
        line.posts().forEach(post -> held.addAll(post.roles()));
        var person = known.people().get(line.username());
        if (person != null && extent == Extent.SOME) {
            var told = line.posts().stream().map(line::codeOf).toList();
            known.posts().values().stream()
                    .filter(known::stands)
                    .filter(post -> post.getPersonId().equals(person.getId()) && !told.contains(post.getCode()))
                    .forEach(post -> held.addAll(known.rolesOf(post.getId())));
        }
        if (Duties.clash(held)) {
            line.from()
                    .fault(
                            "posts",
                            "folder.person.duties",
                            line.name(),
                            String.valueOf(PeoplePlanner.words(Duties.among(held))));
        }
    }
}
