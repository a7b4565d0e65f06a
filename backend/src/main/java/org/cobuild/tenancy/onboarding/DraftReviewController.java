package org.cobuild.tenancy.onboarding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a draft is chosen from, and what its review shows. */
@Controller
class DraftReviewController {
    /** As much of routes.yaml, which is approval's, as is shown. */
    private static final Shape ROUTES = Shape.list(
            Key.text("code", ""),
            Key.text("name", ""),
            Key.text("nameEn", ""),
            Key.rows(
                    "steps",
                    Shape.group(
                            Key.text("name", ""),
                            Key.text("nameEn", ""),
                            Key.whole("workingDays", 1, 60, ""),
                            Key.rows(
                                    "assignees",
                                    Shape.group(Key.text("unit", ""), Key.choice("role", "", Role.class)),
                                    "")),
                    ""));

    private final TenantTemplates templates;
    private final TenantRepository tenants;
    private final Access access;

    DraftReviewController(TenantTemplates templates, TenantRepository tenants, Access access) {
        this.templates = templates;
        this.tenants = tenants;
        this.access = access;
    }

    @QueryMapping
    List<TenantTemplates.Template> onboardingTemplates(@ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_APPLY, viewer.tenantId());
        return templates.list();
    }

    record RegionRow(
            String code,
            String name,
            TenantLevel level,
            @Nullable Tenant tenant) {}

    @QueryMapping
    List<RegionRow> regions(
            @Argument @Nullable String search,
            @Argument @Nullable GlobalId under,
            @Argument int first,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_APPLY, viewer.tenantId());
        var most = Page.of(first, null).first();
        var words = search == null ? "" : search.strip();
        var city =
                under == null ? null : tenants.find(List.of(under.of("Tenant"))).get(under.of("Tenant"));
        var region = city == null ? null : city.regionCode();
        var found = under == null
                ? Regions.search(words, most)
                : region == null
                        ? List.<Regions.Region>of()
                        : Regions.counties(region).stream()
                                .filter(one ->
                                        one.name().contains(words) || one.code().startsWith(words))
                                .limit(most)
                                .toList();
        var taken = tenants.findByCodes(found.stream().map(Regions.Region::code).toList());
        return found.stream()
                .map(one -> new RegionRow(one.code(), one.name(), one.level(), taken.get(one.code())))
                .toList();
    }

    @SchemaMapping(typeName = "OnboardingReview")
    List<DraftAdministrator> administrators(DraftReview of) {
        var typed = of.administrators().stream()
                .collect(toMap(DraftAdministrator::duty, Function.identity(), (first, second) -> first));
        return DraftAdministrator.DUTIES.stream()
                .map(duty -> typed.getOrDefault(duty, new DraftAdministrator(duty, "", "", "", "", "")))
                .toList();
    }

    @SchemaMapping(typeName = "OnboardingReview")
    int peopleCount(DraftReview of) {
        return of.people().size();
    }

    record PersonRow(String username, String name, String phone, String unit, List<Role> roles) {}

    @SchemaMapping(typeName = "OnboardingReview")
    List<PersonRow> people(DraftReview of, @Argument @Nullable String search, @Argument int first) {
        var words = search == null ? "" : search.strip();
        return of.people().stream()
                .filter(person ->
                        person.name().contains(words) || person.username().contains(words))
                .limit(Page.of(first, null).first())
                .map(person -> new PersonRow(
                        person.username(),
                        person.name(),
                        person.phone() == null ? "" : person.phone(),
                        person.posts().isEmpty()
                                ? ""
                                : person.posts().getFirst().unit(),
                        List.copyOf(new TreeSet<>(person.posts().stream()
                                .flatMap(post -> post.roles().stream())
                                .toList()))))
                .toList();
    }

    record Route(String code, String name, String nameEn, List<RouteStep> steps) {}

    record RouteStep(String name, String nameEn, int workingDays, List<Seat> seats) {}

    record Seat(String unit, Role role, List<String> holders) {}

    @SchemaMapping(typeName = "OnboardingReview")
    List<Route> routes(DraftReview of) {
        var holders = new LinkedHashMap<String, List<String>>();
        of.people()
                .forEach(person -> person.posts()
                        .forEach(post -> post.roles()
                                .forEach(role -> holders.computeIfAbsent(
                                                Seats.key(post.unit(), role), key -> new ArrayList<>())
                                        .add(person.name()))));
        return of.rows("routes.yaml", ROUTES).stream()
                .map(route -> new Route(
                        route.text("code"),
                        route.text("name"),
                        route.text("nameEn"),
                        route.rows("steps").stream()
                                .map(step -> new RouteStep(
                                        step.text("name"),
                                        step.text("nameEn"),
                                        step.number("workingDays"),
                                        step.rows("assignees").stream()
                                                .map(seat -> seat(seat, holders))
                                                .toList()))
                                .toList()))
                .toList();
    }

    private static Seat seat(FolderRow row, Map<String, List<String>> holders) {
        var role = row.one("role", Role.class);
        return new Seat(row.text("unit"), role, holders.getOrDefault(Seats.key(row.text("unit"), role), List.of()));
    }

    record Dictionary(String dictionary, List<DictionariesFile.Word> entries) {}

    @SchemaMapping(typeName = "OnboardingReview")
    List<Dictionary> dictionaries(DraftReview of) {
        return of.rows(DictionariesFile.NAME, DictionariesFile.SHAPE).stream()
                .map(row -> new Dictionary(
                        row.text("dictionary"),
                        row.rows("entries").stream()
                                .map(entry -> new DictionariesFile.Word(
                                        entry.text("code"), entry.text("name"), entry.text("nameEn")))
                                .toList()))
                .toList();
    }

    record Count(String action, int count) {}

    @SchemaMapping(typeName = "OnboardingReview")
    List<Count> counts(DraftReview of) {
        return of.changes().stream()
                .collect(groupingBy(PlannedChange::action, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue().intValue()))
                .toList();
    }

    @SchemaMapping(typeName = "OnboardingReview")
    List<String> changes(DraftReview of, @Argument int first) {
        return of.changes().stream()
                .limit(Page.of(first, null).first())
                .map(PlanWords::say)
                .toList();
    }
}
