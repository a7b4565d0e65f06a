package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.cobuild.oracle.Generator.Place;
import org.cobuild.oracle.Plan.Ref;

/** Plans people with their posts and roles, and machine clients. */
final class PeopleGenerator {
    private static final List<List<String>> SCOPES = List.of(
            List.of("tenancy:read"),
            List.of("resource:read"),
            List.of("project:read"),
            List.of("project:read", "project:write"),
            List.of("project:read", "construction:write", "operation:write"),
            List.of("funding:write"),
            List.of("project:read", "funding:write", "overview:read"));

    private final Plan plan;
    private final Random random;
    private final List<Place> places;
    private int people;

    /** Whether posts with a term are planned. */
    private boolean termed;

    PeopleGenerator(Plan plan, Random random, List<Place> places) {
        this.plan = plan;
        this.random = random;
        this.places = places;
    }

    private void draft(Place place, @org.jspecify.annotations.Nullable Ref made) {
        plan.add(
                "OnboardingDraft",
                ONBOARDING_DRAFT,
                "a tenant on its way in, with " + place.name(),
                ONBOARDING_DRAFT.TENANT_ID,
                place.tenant(),
                ONBOARDING_DRAFT.VERSION,
                1,
                ONBOARDING_DRAFT.TEMPLATE,
                "functional-zone",
                ONBOARDING_DRAFT.MADE_TENANT_ID,
                made);
    }

    /** The people and machines that every tenant has. */
    void staff(Place place) {
        draft(place, null);
        draft(place, place.tenant());
        if (place.platform()) {
            var operator = person();
            post(operator, place, "operator", "OPERATOR");
            places.stream().filter(one -> !one.platform()).forEach(one -> glass(operator, one));
            return;
        }
        var submits = post(person(), place, "health", "CLERK");
        post(person(), place, "transport", "CLERK", "DEPUTY");
        var away = post(person(), place, "health", "DEPUTY");
        var reviews = post(person(), place, "health", "REVIEWER");
        proxy(place, away, random.nextBoolean() ? submits : reviews);
        proxy(place, submits, reviews);
        var clerk = post(person(), place, "authority", "AUTHORITY_CLERK");
        var chief = post(person(), place, "authority", "AUTHORITY_CHIEF");
        var director = post(person(), place, "authority", "AUTHORITY_DIRECTOR");
        proxy(place, chief, clerk);
        proxy(place, clerk, director);
        proxy(place, director, random.nextBoolean() ? chief : clerk);
        post(person(), place, "authority", "TENANT_ADMIN");
        plan.add(
                "PeopleImport",
                PEOPLE_IMPORT,
                "a workbook of " + place.name(),
                PEOPLE_IMPORT.TENANT_ID,
                place.tenant(),
                PEOPLE_IMPORT.STATE,
                "READING",
                PEOPLE_IMPORT.BEAT_AT,
                Instant.parse("2999-01-01T00:00:00Z"));
        post(person(), place, "health", "SECURITY_ADMIN");
        post(person(), place, "finance", "REVIEWER", "FINANCE");
        post(person(), place, "audit_office", "AUDITOR");
        post(person(), place, "company", "COMPANY_MANAGER");
        post(person(), place, "company", "COMPANY_BOOKKEEPER");
        for (int n = 0; n < 3; n++) {
            var scopes = SCOPES.get(random.nextInt(SCOPES.size()));
            plan.add(
                    "ApiClient",
                    API_CLIENT,
                    "a machine of " + place.name(),
                    API_CLIENT.TENANT_ID,
                    place.tenant(),
                    API_CLIENT.CLIENT_ID,
                    "{world}-" + plan.rows().size(),
                    API_CLIENT.SCOPES,
                    String.join(" ", scopes),
                    API_CLIENT.ENABLED,
                    true);
        }
    }

    /** One that is over, and in some places one that is open or was ended before its time. */
    private void glass(Ref operator, Place place) {
        var begun = Instant.parse("2026-01-01T00:00:00Z");
        var ends = Instant.parse("2999-01-01T00:00:00Z");
        glass(operator, place, begun.plusSeconds(3600), null);
        if (random.nextBoolean()) {
            glass(operator, place, ends, random.nextBoolean() ? begun : null);
        }
    }

    private void glass(Ref operator, Place place, Instant ends, Instant ended) {
        plan.add(
                "BreakGlass",
                BREAK_GLASS,
                "the glass of " + place.name(),
                BREAK_GLASS.TENANT_ID,
                place.tenant(),
                BREAK_GLASS.PERSON_ID,
                operator,
                BREAK_GLASS.ENDS_AT,
                ends,
                BREAK_GLASS.ENDED_AT,
                ended);
    }

    /** Several posts, in several tenants and trees; posts with roles that are rarely together. */
    void mixed() {
        var roles = List.copyOf(new java.util.TreeSet<>(Law.roles()));
        termed = true;
        for (int n = 0; n < 14; n++) {
            var person = person();
            for (int posts = 1 + random.nextInt(3); posts > 0; posts--) {
                var place = places.get(random.nextInt(places.size() - 1));
                var held = new java.util.LinkedHashSet<String>();
                for (int count = 1 + random.nextInt(2); count > 0; count--) {
                    held.add(roles.get(random.nextInt(roles.size())));
                }
                post(
                        person,
                        place,
                        Generator.UNITS.get(random.nextInt(Generator.UNITS.size())),
                        held.toArray(String[]::new));
            }
        }
        termed = false;
        var drafting = person();
        post(drafting, places.getFirst(), "authority", "CLERK", "AUTHORITY_CLERK");
        post(drafting, places.get(1), "health", "CLERK");
    }

    /** Most have been there from the start. */
    private Instant begins() {
        return !termed || random.nextInt(4) > 0
                ? null
                : random.nextBoolean() ? Instant.parse("2026-02-01T00:00:00Z") : Instant.parse("2999-01-01T00:00:00Z");
    }

    /** Of those with a term some are over, some run out soon. */
    private Instant ends() {
        return switch (!termed ? 9 : random.nextInt(8)) {
            case 0 -> Instant.parse("2026-03-01T00:00:00Z");
            case 1, 2 ->
                Instant.now().plus(Duration.ofDays(1 + random.nextInt(5))).truncatedTo(ChronoUnit.SECONDS);
            default -> null;
        };
    }

    private Ref person() {
        people++;
        return plan.add(
                "Person",
                PERSON,
                "person " + people,
                PERSON.USERNAME,
                "{world}-" + people,
                PERSON.NAME,
                "person " + people,
                PERSON.ENABLED,
                true);
    }

    private Ref post(Ref person, Place place, String unit, String... roles) {
        var post = plan.add(
                "Post",
                POST,
                unit + " of " + place.name() + ", " + String.join("+", roles),
                POST.TENANT_ID,
                place.tenant(),
                POST.UNIT_ID,
                place.units().get(unit),
                POST.PERSON_ID,
                person,
                POST.CODE,
                "{world}-" + plan.rows().size(),
                POST.TITLE,
                "person " + people,
                POST.ENABLED,
                true,
                POST.BEGINS_AT,
                begins(),
                POST.ENDS_AT,
                ends());
        for (var role : roles) {
            plan.add(
                    "PostRole",
                    POST_ROLE,
                    role,
                    POST_ROLE.TENANT_ID,
                    place.tenant(),
                    POST_ROLE.POST_ID,
                    post,
                    POST_ROLE.ROLE,
                    role);
        }
        return post;
    }

    /** Most are in force; some have not begun, are over, or were ended before their time. */
    private void proxy(Place place, Ref absent, Ref acting) {
        var past = Instant.parse("2026-01-01T00:00:00Z");
        var future = Instant.parse("2998-01-01T00:00:00Z");
        var fate = random.nextInt(6);
        plan.add(
                "Proxy",
                APPROVAL_PROXY,
                "a proxy",
                APPROVAL_PROXY.TENANT_ID,
                place.tenant(),
                APPROVAL_PROXY.POST_ID,
                absent,
                APPROVAL_PROXY.PROXY_POST_ID,
                acting,
                APPROVAL_PROXY.BEGINS_AT,
                fate == 0 ? future : past,
                APPROVAL_PROXY.ENDS_AT,
                fate == 1 ? past.plusSeconds(1) : future.plusSeconds(1),
                APPROVAL_PROXY.ENDED_AT,
                fate == 2 ? past : null,
                APPROVAL_PROXY.SUBJECTS,
                List.of("", "", "PROJECT", "ACCEPTANCE", "ACCEPTANCE PROJECT").get(random.nextInt(5)),
                APPROVAL_PROXY.STEPS,
                random.nextInt(5) == 0 ? "no-such" : "",
                APPROVAL_PROXY.CHAIN,
                1 + random.nextInt(3),
                APPROVAL_PROXY.REASON,
                "a reason",
                APPROVAL_PROXY.GRANTED_AT,
                past);
    }
}
