package org.cobuild.tenancy.people;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.BadInput;
import org.cobuild.platform.Connection;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.cobuild.tenancy.people.Crew.Seat;
import org.cobuild.tenancy.people.PeopleController.PersonPayload;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Posts of people, what they would leave behind, and seats in which nobody acts. */
@Controller
class PostController {
    private final PostActs acts;
    private final PersonActs personActs;
    private final PeopleSecurity people;
    private final Vacancies vacancies;
    private final UnitRepository units;
    private final Access access;

    PostController(
            PostActs acts,
            PersonActs personActs,
            PeopleSecurity people,
            Vacancies vacancies,
            UnitRepository units,
            Access access) {
        this.acts = acts;
        this.personActs = personActs;
        this.people = people;
        this.vacancies = vacancies;
        this.units = units;
        this.access = access;
    }

    @MutationMapping
    PersonPayload postGrant(@Argument PostInputs.Give input, @ContextValue Viewer viewer) {
        return new PersonPayload(acts.give(viewer, input), List.of());
    }

    @MutationMapping
    PersonPayload postEnd(@Argument PostInputs.End input, @ContextValue Viewer viewer) {
        return new PersonPayload(acts.end(viewer, input), List.of());
    }

    @MutationMapping
    PersonPayload postMove(@Argument PostInputs.Move input, @ContextValue Viewer viewer) {
        return new PersonPayload(acts.move(viewer, input), List.of());
    }

    @MutationMapping
    PersonPayload personDisable(@Argument PostInputs.Disable input, @ContextValue Viewer viewer) {
        return new PersonPayload(personActs.disable(viewer, input), List.of());
    }

    @MutationMapping
    PersonPayload personEnable(@Argument PostInputs.Enable input, @ContextValue Viewer viewer) {
        return new PersonPayload(personActs.enable(viewer, input), List.of());
    }

    /** A page of vacant seats, and how many there are in all. */
    record VacancyConnection(List<Connection.Edge<Vacancy>> edges, Connection.PageInfo pageInfo, int count) {}

    @QueryMapping
    VacancyConnection vacancies(@Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        var grant = access.require(viewer, Action.PERSON_READ, viewer.tenantId());
        var page = Page.of(first, after);
        var all = vacancies.vacant(grant);
        var from = page.isFirstPage() ? null : new Seat(page.afterLong(0), role(page.afterText(1)));
        var rows = new LinkedHashMap<Seat, Vacancies.Need>();
        all.entrySet().stream()
                .filter(one -> from == null || Vacancies.ORDER.compare(one.getKey(), from) > 0)
                .limit(page.first() + 1L)
                .forEach(one -> rows.put(one.getKey(), one.getValue()));
        var found = Connection.of(
                vacancies.describe(grant, rows),
                page,
                seat -> Page.key(seat.unitId(), seat.role().name()));
        return new VacancyConnection(found.edges(), found.pageInfo(), all.size());
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("page.after"));
    }

    @BatchMapping(typeName = "Vacancy", field = "unit")
    List<Unit> unitsOfVacancies(List<Vacancy> of) {
        var named = units.named(of.stream().map(Vacancy::unitId).collect(Collectors.toSet()));
        return of.stream()
                .map(one -> Objects.requireNonNull(named.get(one.unitId())))
                .toList();
    }

    @BatchMapping(typeName = "Vacancy", field = "holders")
    List<List<Person>> holders(List<Vacancy> of, @ContextValue Viewer viewer) {
        return persons(of, Vacancy::holderIds, viewer);
    }

    @BatchMapping(typeName = "Vacancy", field = "proposed")
    List<List<Person>> proposed(List<Vacancy> of, @ContextValue Viewer viewer) {
        return persons(of, Vacancy::proposedIds, viewer);
    }

    private List<List<Person>> persons(List<Vacancy> of, Function<Vacancy, List<Long>> which, Viewer viewer) {
        var ids = of.stream().flatMap(one -> which.apply(one).stream()).collect(Collectors.toSet());
        var found = ids.isEmpty() ? Map.<Long, Person>of() : people.find(viewer, ids);
        return of.stream()
                .map(one -> which.apply(one).stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .toList())
                .toList();
    }

    @BatchMapping(typeName = "PersonPost", field = "unit")
    List<Unit> unitsOfPosts(List<PersonPost> of) {
        var named = units.named(of.stream().map(PersonPost::unitId).collect(Collectors.toSet()));
        return of.stream()
                .map(one -> Objects.requireNonNull(named.get(one.unitId())))
                .toList();
    }

    /** For who may change posts; of posts that are over nothing is left. */
    @BatchMapping(typeName = "PersonPost", field = "leaves")
    List<List<Vacancy>> leaves(List<PersonPost> of, @ContextValue Viewer viewer) {
        var standing = of.stream()
                .filter(post -> !post.over() && viewer.may(Action.PERSON_POST, post.tenantId()))
                .toList();
        var left = standing.isEmpty()
                ? Map.<Long, List<Vacancy>>of()
                : vacancies.left(access.consequence(viewer.tenantId()), standing);
        return of.stream().map(post -> left.getOrDefault(post.id(), List.of())).toList();
    }

    @SchemaMapping(typeName = "PersonPost")
    boolean viewerCanChange(PersonPost post, @ContextValue Viewer viewer) {
        return !post.over()
                && viewer.may(Action.PERSON_POST, post.tenantId())
                && !Objects.equals(viewer.personId(), post.personId());
    }

    @SchemaMapping(typeName = "Person")
    boolean viewerCanDisable(Person person, @ContextValue Viewer viewer) {
        return person.enabled() && mayChange(person, viewer);
    }

    @SchemaMapping(typeName = "Person")
    boolean viewerCanEnable(Person person, @ContextValue Viewer viewer) {
        return !person.enabled() && mayChange(person, viewer);
    }

    private static boolean mayChange(Person person, Viewer viewer) {
        return viewer.may(Action.PERSON_POST, viewer.tenantId()) && !Objects.equals(viewer.personId(), person.id());
    }

    @BatchMapping(typeName = "Person", field = "elsewhere")
    Map<Person, Boolean> elsewhere(List<Person> of, @ContextValue Viewer viewer) {
        var elsewhere = people.elsewhere(viewer, of.stream().map(Person::id).toList());
        return of.stream().collect(Collectors.toMap(Function.identity(), person -> elsewhere.contains(person.id())));
    }

    @Bean
    static NodeLoader personPostNodes(PeopleSecurity people) {
        return new ViewerNodes("PersonPost", people::findPosts);
    }
}
