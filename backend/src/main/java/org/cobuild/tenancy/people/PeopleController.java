package org.cobuild.tenancy.people;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.cobuild.tenancy.onboarding.OnboardingDraft;
import org.cobuild.tenancy.signin.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** People and their sign-in. */
@Controller
class PeopleController {
    private final PeopleSecurity people;
    private final Sessions sessions;

    PeopleController(PeopleSecurity people, Sessions sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    @QueryMapping
    Connection<Person> people(
            @Argument @Nullable String search,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        return Connection.of(people.list(viewer, search, page), page, person -> Page.key(person.username()));
    }

    @BatchMapping(typeName = "Person")
    Map<Person, List<PersonPost>> posts(List<Person> of, @ContextValue Viewer viewer) {
        var held = people.posts(viewer, of.stream().map(Person::id).toList()).stream()
                .collect(groupingBy(PersonPost::personId));
        return of.stream()
                .collect(Collectors.toMap(Function.identity(), person -> held.getOrDefault(person.id(), List.of())));
    }

    @BatchMapping(typeName = "OnboardingDraft")
    Map<OnboardingDraft, List<Person>> firstSignIns(List<OnboardingDraft> of, @ContextValue Viewer viewer) {
        var byTenant = people.administrators(
                viewer,
                of.stream()
                        .map(OnboardingDraft::madeTenantId)
                        .filter(Objects::nonNull)
                        .toList());
        return of.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        draft -> draft.madeTenantId() == null
                                ? List.of()
                                : byTenant.getOrDefault(draft.madeTenantId(), List.of())));
    }

    /** Where somebody is signed in at this moment. */
    record SignedIn(int sessions, @Nullable Instant usedAt) {}

    @BatchMapping(typeName = "Person")
    Map<Person, SignedIn> signedIn(List<Person> of) {
        var counts = sessions.count(of.stream().map(Person::username).toList());
        return of.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        person -> Optional.ofNullable(counts.get(person.username()))
                                .map(count -> new SignedIn(count.sessions(), count.usedAt()))
                                .orElse(new SignedIn(0, null))));
    }

    @BatchMapping(typeName = "Person")
    Map<Person, Optional<Instant>> secondFactorSince(List<Person> of) {
        var since = people.secondFactors(of.stream().map(Person::id).toList());
        return of.stream()
                .collect(Collectors.toMap(Function.identity(), person -> Optional.ofNullable(since.get(person.id()))));
    }

    record PersonInput(
            GlobalId personId, String reason, @Nullable String clientMutationId) {
        long row() {
            return personId.of("Person");
        }
    }

    record PersonPayload(@Nullable Person person, List<UserError> errors) {}

    record LinkPayload(
            @Nullable Person person,
            @Nullable String token,
            @Nullable Instant endsAt,
            List<UserError> errors) {}

    @MutationMapping
    PersonPayload personSessionsEnd(@Argument PersonInput input, @ContextValue Viewer viewer) {
        return new PersonPayload(people.endSessions(viewer, input.row(), input.reason()), List.of());
    }

    @MutationMapping
    LinkPayload personPasswordLink(@Argument PersonInput input, @ContextValue Viewer viewer) {
        var link = people.passwordLink(viewer, input.row(), input.reason());
        return new LinkPayload(people.get(viewer, input.row()), link.token(), link.endsAt(), List.of());
    }

    @MutationMapping
    PersonPayload personSecondFactorReset(@Argument PersonInput input, @ContextValue Viewer viewer) {
        return new PersonPayload(people.resetSecondFactor(viewer, input.row(), input.reason()), List.of());
    }

    @Bean
    static NodeLoader personNodes(PeopleSecurity people) {
        return new ViewerNodes("Person", people::find);
    }
}
