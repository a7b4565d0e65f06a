package org.cobuild.tenancy.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.excel.Known.KnownPerson;
import org.cobuild.tenancy.excel.Known.KnownPost;
import org.cobuild.tenancy.excel.Row.PersonRow;
import org.jspecify.annotations.Nullable;

/**
 * Checks people, some hundred lines at a time, against the lines before, the units, and what is known. Who a line is
 * about is worked out by {@link Identity}.
 */
final class PeopleCheck {
    private final Known known;
    private final Places places;
    private final LineCheck.Tenants tenants;
    private final Identity identity;
    private final Map<String, Set<Role>> administrators = new HashMap<>();
    private final Set<String> postCodes = new TreeSet<>();

    PeopleCheck(Known known, Places places, Answers answers) {
        this.known = known;
        this.places = places;
        this.tenants = new LineCheck.Tenants(known);
        this.identity = new Identity(known, answers);
        known.administrators()
                .forEach((tenant, people) -> people.forEach(
                        (username, roles) -> administrators.put(tenant + " " + username, EnumSet.copyOf(roles))));
    }

    /** The next lines of the sheet. */
    List<PersonRow> check(List<Line> lines) {
        identity.prepare(lines);
        return lines.stream().map(this::row).toList();
    }

    private PersonRow row(Line line) {
        var subject = (line.text(Column.PERSON_UNIT) + " " + line.text(Column.PERSON_NAME)).strip();
        var check = new LineCheck(line, subject, tenants.several());
        var tenant = tenants.find(check, line, Column.PERSON_TENANT);
        var place = place(check, line, tenant);
        var roles = roles(check, line, place);
        var who = identity.find(check, line, tenant);
        var username = who.username();
        var post = post(who.known(), tenant, place, line.text(Column.TITLE));
        if (post != null && post.endedByAct()) {
            check.wrong(Column.PERSON_UNIT, Rule.POST_ENDED);
        }
        if (tenant != null) {
            administrators(check, tenant, username, roles, post);
        }
        var title = line.text(Column.TITLE);
        var english = line.get(Column.TITLE_EN);
        var titleEn = english != null ? english : post != null ? post.titleEn() : title;
        var name = line.text(Column.PERSON_NAME);
        var nameEn = line.get(Column.PERSON_NAME_EN);
        if (nameEn == null && who.known() != null) {
            nameEn = who.known().nameEn();
        }
        var changes = who.changes(name, nameEn)
                || post == null
                || !post.enabled()
                || !post.title().equals(title)
                || !post.titleEn().equals(titleEn)
                || !post.roles().equals(roles);
        if (changes && tenant != null && !known.writable(tenant)) {
            check.wrong(Column.PERSON_TENANT, Rule.TENANT_NOT_YOURS);
        }
        var unitCode = place == null ? "" : place.code();
        var findings = check.findings();
        var code = post != null
                ? post.code()
                : findings.isEmpty() && tenant != null ? postCode(tenant, username, unitCode) : "";
        return new PersonRow(
                line.row(),
                tenant,
                unitCode,
                username,
                name,
                nameEn,
                who.phone(),
                code,
                title,
                titleEn,
                roles,
                changes,
                findings);
    }

    private Places.@Nullable Place place(LineCheck check, Line line, @Nullable Tenant tenant) {
        var name = line.get(Column.PERSON_UNIT);
        if (name == null || tenant == null) {
            return null;
        }
        var place = places.find(tenant, name);
        if (place == null) {
            check.wrong(Column.PERSON_UNIT, Rule.UNIT_UNKNOWN);
        } else if (place.returnedRow() != null) {
            check.wrong(Column.PERSON_UNIT, Rule.UNIT_RETURNED, String.valueOf(place.returnedRow()));
        }
        return place;
    }

    private static Set<Role> roles(LineCheck check, Line line, Places.@Nullable Place place) {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : line.text(Column.ROLES).split("[、,，;；/\\n]+")) {
            var text = word.strip();
            var role = Labels.role(text);
            if (role.isPresent()) {
                roles.add(role.get());
                if (place != null && !Labels.fits(role.get(), place.kind())) {
                    check.wrong(
                            Column.ROLES, Rule.ROLE_PLACE, "role:" + role.get(), "kind:" + place.kind(), place.name());
                }
            } else if (!text.isEmpty()) {
                check.wrong(Column.ROLES, Rule.ROLE_UNKNOWN, text);
            }
        }
        if (roles.isEmpty()) {
            check.wrong(Column.ROLES, Rule.REQUIRED);
        }
        return roles;
    }

    /** The post that the line is about: the one in that unit with this title, else the only one there. */
    private static @Nullable KnownPost post(
            @Nullable KnownPerson person, @Nullable Tenant tenant, Places.@Nullable Place place, String title) {
        if (person == null || tenant == null || place == null) {
            return null;
        }
        var there = person.posts().stream()
                .filter(post ->
                        post.tenantId() == tenant.id() && post.unitCode().equals(place.code()))
                .toList();
        return there.stream()
                .filter(post -> post.title().equals(title))
                .min(Comparator.comparing(KnownPost::endedByAct))
                .orElse(there.size() == 1 ? there.getFirst() : null);
    }

    /** System, security and audit administration are never one person's in a tenant. */
    private void administrators(
            LineCheck check, Tenant tenant, String username, Set<Role> roles, @Nullable KnownPost post) {
        var given = Duties.among(roles);
        var changed = post == null ? !given.isEmpty() : !post.roles().equals(roles);
        if (changed && !known.givesAdministrators(tenant)) {
            check.wrong(Column.ROLES, Rule.ADMINISTRATORS_GIVEN);
        }
        if (given.isEmpty() || username.isEmpty()) {
            return;
        }
        var held = administrators.computeIfAbsent(tenant.id() + " " + username, key -> EnumSet.noneOf(Role.class));
        var together = EnumSet.copyOf(given);
        together.addAll(held);
        if (Duties.clash(together)) {
            var two = new ArrayList<>(together);
            check.wrong(Column.ROLES, Rule.ADMINISTRATORS, "role:" + two.get(0), "role:" + two.get(1));
        } else {
            held.addAll(given);
        }
    }

    /** As a folder names it, {@code username.unit}; a second post in the same unit gets a number. */
    private String postCode(Tenant tenant, String username, String unitCode) {
        var base = username + "." + unitCode;
        var fitting = base.length() <= 60
                ? base
                : base.substring(0, 50) + Integer.toString(base.hashCode() & Integer.MAX_VALUE, 36);
        for (int number = 1; ; number++) {
            var code = number == 1 ? fitting : fitting + "." + number;
            if (postCodes.add(tenant.id() + " " + code)) {
                return code;
            }
        }
    }
}
