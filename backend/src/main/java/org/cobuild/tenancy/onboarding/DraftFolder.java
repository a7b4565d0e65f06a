package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.onboarding.PersonLine.PostLine;

/**
 * The folder that a draft stands for: its template's, with the files that were composed in place of the template's. From
 * there on it is a folder like any other.
 *
 * <p>Units of a workbook replace the template's. An office that there is once only (its kind says which) keeps the code
 * that the template's routes turn to, whatever its name; one that the workbook does not have stays as the template has
 * it. People of a workbook replace the template's places; the three administrators come beside them.
 */
record DraftFolder(Map<String, String> files, List<UnitLine> units, List<PersonLine> people, Set<String> places) {

    /**
     * Composes it.
     *
     * @param template the template's files, filled
     * @param own files of the draft by name
     * @param administrators those that are named and in form
     */
    static DraftFolder of(
            Map<String, String> template, Map<String, String> own, List<DraftAdministrator> administrators) {
        var files = new TreeMap<>(template);
        own.forEach((name, text) -> {
            if (!name.equals(DraftAdministrator.FILE)) {
                files.put(name, text);
            }
        });
        var given = units(template);
        var units = given;
        var people = people(template);
        // Login names of the template's places, which are to be replaced by persons.
        var places = people.stream().map(PersonLine::username).collect(Collectors.toSet());
        if (own.containsKey(UnitsFile.NAME)) {
            var staff = people(own);
            var merge = new UnitMerge(given, units(own), staff);
            units = merge.units();
            people = merge.people(staff);
            places = Set.of();
            files.put(UnitsFile.NAME, YamlText.of(SchemaFiles.nameOf(UnitsFile.NAME), UnitsFile.write(units)));
        }
        if (!administrators.isEmpty()) {
            people = withAdministrators(withoutPlaces(people, places, administrators), units, administrators);
        }
        if (own.containsKey(UnitsFile.NAME) || !administrators.isEmpty()) {
            files.put(PeopleFile.NAME, YamlText.of(SchemaFiles.nameOf(PeopleFile.NAME), PeopleFile.write(people)));
        }
        return new DraftFolder(files, units, people, places);
    }

    static List<UnitLine> units(Map<String, String> files) {
        return UnitsFile.read(TenantFolder.of(files).rows(UnitsFile.NAME, UnitsFile.SHAPE));
    }

    private static List<PersonLine> people(Map<String, String> files) {
        return PeopleFile.read(TenantFolder.of(files).rows(PeopleFile.NAME, PeopleFile.SHAPE));
    }

    /** Who holds a duty and is no place of the template's. */
    Set<Role> duties() {
        var held = EnumSet.noneOf(Role.class);
        people.stream()
                .filter(person -> !places.contains(person.username()))
                .forEach(person -> person.posts().forEach(post -> held.addAll(Duties.among(post.roles()))));
        return held;
    }

    /** The template's places that are left, by name. */
    List<String> placesLeft() {
        return people.stream()
                .filter(person -> places.contains(person.username()))
                .map(PersonLine::name)
                .toList();
    }

    private static List<PersonLine> withoutPlaces(
            List<PersonLine> people, Set<String> places, List<DraftAdministrator> administrators) {
        var duties = administrators.stream().map(DraftAdministrator::duty).collect(Collectors.toSet());
        return people.stream()
                .filter(person -> !places.contains(person.username())
                        || !person.posts().stream().allMatch(post -> duties.containsAll(post.roles())))
                .toList();
    }

    private static List<PersonLine> withAdministrators(
            List<PersonLine> people, List<UnitLine> units, List<DraftAdministrator> administrators) {
        var byName = new LinkedHashMap<String, PersonLine>();
        people.forEach(person -> byName.put(person.username(), person));
        for (var one : administrators) {
            var unit = one.unit().isEmpty() ? usual(units) : one.unit();
            byName.merge(
                    one.username(),
                    new PersonLine(
                            Origins.NOWHERE,
                            one.username(),
                            one.name(),
                            null,
                            one.phone().isEmpty() ? null : one.phone(),
                            List.of(one.post(unit, null))),
                    (known, fresh) -> holds(known, one.duty()) ? known : also(known, one, unit));
        }
        return List.copyOf(byName.values());
    }

    private static boolean holds(PersonLine person, Role duty) {
        return person.posts().stream().anyMatch(post -> post.roles().contains(duty));
    }

    private static PersonLine also(PersonLine person, DraftAdministrator one, String unit) {
        var usual = person.username() + "." + unit;
        var taken = person.posts().stream().anyMatch(post -> person.codeOf(post).equals(usual));
        var posts = new ArrayList<>(person.posts());
        posts.add(one.post(unit, taken ? usual + "." + one.duty().name().toLowerCase(java.util.Locale.ROOT) : null));
        return new PersonLine(person.from(), person.username(), person.name(), person.nameEn(), person.phone(), posts);
    }

    /** Where an administrator is when nobody said so: the authority, or else the first unit. */
    static String usual(List<UnitLine> units) {
        return units.stream()
                .filter(unit -> unit.kind() == UnitKind.AUTHORITY)
                .findFirst()
                .or(() -> units.stream().findFirst())
                .map(UnitLine::code)
                .orElse("authority");
    }

    /** Brings a workbook's units and the template's together. */
    private static final class UnitMerge {
        private final List<UnitLine> units = new ArrayList<>();
        private final Map<String, String> renamed = new HashMap<>();

        UnitMerge(List<UnitLine> template, List<UnitLine> workbook, List<PersonLine> staff) {
            var used = new java.util.HashSet<String>();
            workbook.forEach(unit -> used.add(String.valueOf(unit.parent())));
            staff.forEach(person -> person.posts().forEach(post -> used.add(post.unit())));
            var codes = workbook.stream().map(UnitLine::code).collect(Collectors.toSet());
            var stay = new ArrayList<UnitLine>();
            for (var given : template) {
                if (codes.contains(given.code())
                        || (given.kind() == UnitKind.DEPARTMENT && !used.contains(given.code()))) {
                    continue;
                }
                var same = workbook.stream()
                        .filter(unit -> unit.kind() == given.kind() && unit.kind() != UnitKind.DEPARTMENT)
                        .toList();
                if (!used.contains(given.code())
                        && same.size() == 1
                        && renamed.putIfAbsent(same.getFirst().code(), given.code()) == null) {
                    continue;
                }
                stay.add(given);
            }
            workbook.forEach(unit -> units.add(new UnitLine(
                    unit.from(),
                    code(unit.code()),
                    unit.parent() == null ? null : code(unit.parent()),
                    unit.ledBy(),
                    unit.name(),
                    unit.nameEn(),
                    unit.kind(),
                    unit.creditCode())));
            units.addAll(stay);
        }

        private String code(String code) {
            return renamed.getOrDefault(code, code);
        }

        List<UnitLine> units() {
            return units;
        }

        List<PersonLine> people(List<PersonLine> people) {
            return people.stream()
                    .map(person -> new PersonLine(
                            person.from(),
                            person.username(),
                            person.name(),
                            person.nameEn(),
                            person.phone(),
                            person.posts().stream()
                                    .map(post -> post(person, post))
                                    .toList()))
                    .toList();
        }

        private PostLine post(PersonLine person, PostLine post) {
            var before = person.username() + "." + post.unit();
            var code = person.codeOf(post);
            return new PostLine(
                    post.from(),
                    code.startsWith(before)
                            ? person.username() + "." + code(post.unit()) + code.substring(before.length())
                            : code,
                    code(post.unit()),
                    post.title(),
                    post.titleEn(),
                    post.roles(),
                    post.beginsOn(),
                    post.endsOn());
        }
    }

    /** The folder, to be reviewed and applied. */
    TenantFolder folder() {
        return TenantFolder.of(files);
    }
}
