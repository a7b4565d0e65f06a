package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cobuild.oracle.Plan.Ref;

/**
 * Plans a world out of a seed: two cities with counties, a lone county and the platform; their units, people in one or
 * several posts of one or several tenants, machine clients; and projects with everything that hangs on one.
 */
final class Generator {
    static final List<String> UNITS = List.of("authority", "finance", "audit_office", "health", "transport", "company");

    /** Numbers that acts ask for, the same everywhere. */
    private static final Map<String, String> RULES = Map.of(
            "break_glass_hours",
            "4",
            "urge_interval_hours",
            "24",
            "prepayment_cap",
            "0.3",
            "statutory_payment_days",
            "30",
            "statutory_payment_days_agreed",
            "60");

    private final Random random;
    private final Plan plan = new Plan();
    private final List<Place> places = new ArrayList<>();

    Generator(long seed) {
        this.random = new Random(seed);
    }

    /** A tenant with its units. */
    record Place(Ref tenant, Ref city, String level, String name, Map<String, Ref> units, Map<String, Ref> routes) {
        boolean platform() {
            return level.equals("PLATFORM");
        }
    }

    static Plan plan(long seed, int projects) {
        return new Generator(seed).generate(projects);
    }

    private Plan generate(int projects) {
        for (int city = 1; city <= 2; city++) {
            var own = tenant("CITY", null, "city " + city, city);
            for (int county = 1; county <= 4 - city; county++) {
                tenant("COUNTY", own, "county " + city + "." + county, 0);
            }
        }
        tenant("COUNTY", null, "lone county", 9);
        tenant("PLATFORM", null, "platform", 0);
        var people = new PeopleGenerator(plan, random, places);
        places.forEach(people::staff);
        people.mixed();
        var planned = new PlanningGenerator(plan);
        places.stream().filter(place -> !place.platform()).forEach(planned::ofTenant);
        var made = new ProjectGenerator(
                plan, random, places.stream().filter(place -> !place.platform()).toList(), planned);
        for (int n = 0; n < projects; n++) {
            made.project();
        }
        made.readyToSubmit();
        places.stream().filter(place -> !place.platform()).forEach(made::ofTenant);
        return plan;
    }

    private Place tenant(String level, Place city, String name, int number) {
        var own = new Ref(plan.rows().size() + 1);
        plan.add(
                "Tenant",
                TENANT,
                name,
                TENANT.CITY_ID,
                city == null ? own : city.tenant(),
                TENANT.PARENT_ID,
                city == null ? null : city.tenant(),
                TENANT.CODE,
                "{world}-" + own.n(),
                TENANT.LEVEL,
                level,
                TENANT.NAME,
                name,
                TENANT.NAME_EN,
                name,
                TENANT.TIME_ZONE,
                "Asia/Shanghai",
                TENANT.STATUS,
                "ACTIVE",
                TENANT.TILE_ROW,
                number);
        var place = new Place(own, city == null ? own : city.tenant(), level, name, new HashMap<>(), new HashMap<>());
        places.add(place);
        for (var code : level.equals("PLATFORM") ? List.of("operator") : UNITS) {
            place.units()
                    .put(
                            code,
                            plan.add(
                                    "Unit",
                                    UNIT,
                                    code + " of " + name,
                                    UNIT.TENANT_ID,
                                    own,
                                    UNIT.CODE,
                                    code,
                                    UNIT.NAME,
                                    code + " of " + name,
                                    UNIT.NAME_EN,
                                    code,
                                    UNIT.KIND,
                                    kind(code),
                                    UNIT.LEAD_TENANT_ID,
                                    ledFrom(city, code) ? city.tenant() : null,
                                    UNIT.LEAD_UNIT_ID,
                                    ledFrom(city, code) ? city.units().get(code) : null));
        }
        if (city == null && !level.equals("PLATFORM")) {
            plan.add(
                    "Dictionary",
                    DICTIONARY_ENTRY,
                    "a word",
                    DICTIONARY_ENTRY.TENANT_ID,
                    own,
                    DICTIONARY_ENTRY.DICTIONARY,
                    "field",
                    DICTIONARY_ENTRY.CODE,
                    "health",
                    DICTIONARY_ENTRY.NAME,
                    "field of " + name);
            policy(own, "city_number", String.valueOf(number));
            policy(own, "participant_answer_days", String.valueOf(10 + number));
            RULES.forEach((rule, value) -> policy(own, rule, value));
            plan.add(
                    "Notice",
                    CALENDAR_YEAR,
                    "a year of the calendar",
                    CALENDAR_YEAR.TENANT_ID,
                    own,
                    CALENDAR_YEAR.YEAR,
                    2099,
                    CALENDAR_YEAR.NOTICE,
                    "calendar of " + name);
        }
        if (!level.equals("PLATFORM")) {
            plan.add(
                    "PaperRule",
                    PROJECT_PAPER_RULE,
                    "a paper that is asked",
                    PROJECT_PAPER_RULE.TENANT_ID,
                    own,
                    PROJECT_PAPER_RULE.KIND,
                    "OTHER",
                    PROJECT_PAPER_RULE.CATEGORY,
                    "NEW",
                    PROJECT_PAPER_RULE.ASKED_FROM,
                    "ALL",
                    PROJECT_PAPER_RULE.EFFECTIVE_ON,
                    paperDay(number));
            route(place, "PROJECT");
            route(place, "ACCEPTANCE");
        }
        return place;
    }

    /** Health is led from the city too, wherever there is one above. */
    private static boolean ledFrom(Place city, String code) {
        return city != null && code.equals("health");
    }

    /** From when on the tenant of that number asks its paper. */
    static LocalDate paperDay(int number) {
        return LocalDate.of(2099, 1, 1).plusDays(number);
    }

    private void policy(Ref tenant, String name, String value) {
        plan.add(
                "Policy",
                POLICY_VALUE,
                name,
                POLICY_VALUE.TENANT_ID,
                tenant,
                POLICY_VALUE.NAME,
                name,
                POLICY_VALUE.VALUE,
                value,
                POLICY_VALUE.MARK,
                "C",
                POLICY_VALUE.COUNTY_MAY,
                "NO",
                POLICY_VALUE.EFFECTIVE_ON,
                LocalDate.of(2020, 1, 1));
    }

    private void route(Place place, String subject) {
        var route = plan.add(
                "Route",
                APPROVAL_ROUTE,
                "a route",
                APPROVAL_ROUTE.TENANT_ID,
                place.tenant(),
                APPROVAL_ROUTE.CODE,
                subject,
                APPROVAL_ROUTE.VERSION,
                1,
                APPROVAL_ROUTE.SUBJECT,
                subject,
                APPROVAL_ROUTE.SPECIAL,
                false,
                APPROVAL_ROUTE.EFFECTIVE_ON,
                LocalDate.of(2020, 1, 1));
        place.routes().put(subject, route);
        plan.add(
                "RouteStep",
                APPROVAL_ROUTE_STEP,
                "a step of a route",
                APPROVAL_ROUTE_STEP.TENANT_ID,
                place.tenant(),
                APPROVAL_ROUTE_STEP.ROUTE_ID,
                route,
                APPROVAL_ROUTE_STEP.ORDINAL,
                1,
                APPROVAL_ROUTE_STEP.STAGE,
                1,
                APPROVAL_ROUTE_STEP.BRANCH,
                1,
                APPROVAL_ROUTE_STEP.RULE,
                "ANY",
                APPROVAL_ROUTE_STEP.WORKING_DAYS,
                5);
        plan.add(
                "RouteAssignee",
                APPROVAL_ROUTE_ASSIGNEE,
                "who acts in it",
                APPROVAL_ROUTE_ASSIGNEE.TENANT_ID,
                place.tenant(),
                APPROVAL_ROUTE_ASSIGNEE.UNIT_TENANT_ID,
                place.tenant(),
                APPROVAL_ROUTE_ASSIGNEE.ROUTE_ID,
                route,
                APPROVAL_ROUTE_ASSIGNEE.STEP_ORDINAL,
                1,
                APPROVAL_ROUTE_ASSIGNEE.UNIT_ID,
                place.units().get("authority"),
                APPROVAL_ROUTE_ASSIGNEE.PLACE,
                0,
                APPROVAL_ROUTE_ASSIGNEE.VETO,
                false,
                APPROVAL_ROUTE_ASSIGNEE.ROLE,
                "AUTHORITY_CHIEF");
    }

    private static String kind(String code) {
        return switch (code) {
            case "health", "transport" -> "DEPARTMENT";
            default -> code.toUpperCase(java.util.Locale.ROOT);
        };
    }
}
