package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.cobuild.oracle.Generator.Place;
import org.cobuild.oracle.Plan.Ref;

/** Plans projects in every stage, with participants in every state and role and rows of every kind. */
final class ProjectGenerator {
    private static final List<String> STAGES = List.of(
            "DRAFT",
            "CO_BUILDING",
            "SUBMITTED",
            "RETURNED",
            "WITHDRAWN",
            "REFUSED",
            "REOPENED",
            "APPROVED",
            "ALLOCATED",
            "PROCUREMENT",
            "CONSTRUCTION",
            "ACCEPTANCE",
            "OPERATION");
    private static final List<String> STATES = List.of("DRAFT", "ASKED", "CONFIRMED", "OBJECTED");
    private static final List<String> APPOINTED = List.of("BUILDER", "OPERATOR", "SUPERVISOR");
    private static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");
    private static final BigDecimal HUNDRED = new BigDecimal("100.00");
    private final Plan plan;
    private final Random random;
    private final List<Place> places;
    private final PartsGenerator parts;
    private final PlanningGenerator planned;
    private final DuplicateGenerator duplicates;
    private final ExpertGenerator experts;
    private final SharingGenerator sharing;

    ProjectGenerator(Plan plan, Random random, List<Place> places, PlanningGenerator planned) {
        this.planned = planned;
        this.plan = plan;
        this.random = random;
        this.places = places;
        this.parts = new PartsGenerator(plan, random);
        this.duplicates = new DuplicateGenerator(plan, random);
        this.experts = new ExpertGenerator(plan);
        // Of its own: what there was before stays as it is.
        this.sharing = new SharingGenerator(plan, new Random(places.size()), places);
    }

    /** A project that is being planned, with what its parts need of it. */
    record Planning(Ref project, Place owner, Ref lead, String stage, List<Ref> participants) {
        boolean approved() {
            return STAGES.indexOf(stage) >= STAGES.indexOf("APPROVED");
        }

        boolean submitted() {
            return STAGES.indexOf(stage) >= STAGES.indexOf("SUBMITTED");
        }
    }

    void project() {
        var owner = any(places);
        var lead = any(List.copyOf(new java.util.TreeMap<>(owner.units()).values()));
        var planning = project(owner, lead, any(STAGES));
        var ordinal = 1;
        participants(planning);
        new ShareGenerator(plan, random, places).shares(planning);
        for (var ref : withNone(planning.participants())) {
            var line = parts.line(planning, ref, ordinal);
            if (ordinal == 1) {
                parts.precheck(planning, line);
            }
            parts.source(planning, ref, ordinal++);
        }
        parts.entry(planning, lead);
        for (var audience : List.of("WHOLE", "SHARED", "NONE")) {
            parts.event(planning, audience, null);
            planning.participants().forEach(ref -> parts.event(planning, audience, ref));
        }
        var deeper = new LifeGenerator(plan, random, planning, levelOf(planning));
        var milestone = parts.milestone(planning);
        parts.target(planning);
        parts.ownBuild(planning);
        parts.special(planning);
        parts.paper(planning);
        parts.reopening(planning);
        if (planning.approved()) {
            parts.filings(planning);
            sharing.published(planning);
        }
        duplicates.checks(planning);
        if (planning.submitted()) {
            plan.add(
                    "Submission",
                    PROJECT_SUBMISSION,
                    "a submission",
                    of(
                            PROJECT_SUBMISSION.TENANT_ID,
                            planning,
                            PROJECT_SUBMISSION.PROJECT_ID,
                            PROJECT_SUBMISSION.NUMBER,
                            1,
                            PROJECT_SUBMISSION.AMOUNT,
                            HUNDRED));
            experts.panel(
                    planning,
                    deeper.matter(
                            "PROJECT", planning.project(), planning.stage().equals("SUBMITTED")));
        }
        if (planning.approved()) {
            deeper.built(milestone);
            new BooksGenerator(plan, random, planning).operated();
        }
    }

    /** Where a step of the project's case is decided beside its own tenant: in the city above, if there is one. */
    private Place levelOf(Planning planning) {
        return places.stream()
                .filter(place -> place.tenant().equals(planning.owner().city()))
                .findFirst()
                .orElse(planning.owner());
    }

    /** Drafts that no rule refuses: they are submitted, returned and withdrawn while questions are asked. */
    void readyToSubmit() {
        for (var place : places) {
            var planning = project(place, place.units().get("health"), "DRAFT");
            parts.line(planning, null, 1);
            parts.source(planning, null, 1);
            parts.entry(planning, planning.lead());
            parts.milestone(planning);
            parts.target(planning);
            var asking = project(place, place.units().get("health"), "DRAFT");
            var other = any(
                    places.stream().filter(p -> p.city().equals(place.city())).toList());
            participant(asking, other, other.units().get("transport"), "CO_BUILDER", "DRAFT");
        }
    }

    /** What a tenant has apart from projects. */
    void ofTenant(Place place) {
        for (var year : List.of(2025, 2026)) {
            var pool = plan.add(
                    "FundPool",
                    FUND_POOL,
                    "a pool",
                    FUND_POOL.TENANT_ID,
                    place.tenant(),
                    FUND_POOL.SOURCE,
                    "DEVELOPMENT",
                    FUND_POOL.YEAR,
                    year,
                    FUND_POOL.AMOUNT,
                    HUNDRED,
                    FUND_POOL.VERSION,
                    1);
            plan.add(
                    "FundEntry",
                    FUND_ENTRY,
                    "what was put in",
                    FUND_ENTRY.TENANT_ID,
                    place.tenant(),
                    FUND_ENTRY.KIND,
                    "POOL",
                    FUND_ENTRY.POOL_ID,
                    pool,
                    FUND_ENTRY.AMOUNT,
                    HUNDRED);
        }
        for (var placement : List.of("CLOUD", "HOSTED", "MANAGED")) {
            plan.add(
                    "Server",
                    RESOURCE_SERVER,
                    "a server",
                    RESOURCE_SERVER.TENANT_ID,
                    place.tenant(),
                    RESOURCE_SERVER.UNIT_ID,
                    any(List.copyOf(new java.util.TreeMap<>(place.units()).values())),
                    RESOURCE_SERVER.NAME,
                    placement + plan.rows().size(),
                    RESOURCE_SERVER.PLACEMENT,
                    placement);
        }
        plan.add(
                "AuditEntry",
                AUDIT_ENTRY,
                "an entry of the trail",
                AUDIT_ENTRY.TENANT_ID,
                place.tenant(),
                AUDIT_ENTRY.SUBJECT_TYPE,
                "Tenant",
                AUDIT_ENTRY.AUDIENCE,
                "NONE",
                AUDIT_ENTRY.ACTION,
                "tenantApply");
    }

    private Planning project(Place owner, Ref lead, String stage) {
        var n = plan.rows().size();
        var title = (random.nextBoolean() ? "医疗 " : "交通 ") + n;
        var project = plan.add(
                "Project",
                PROJECT,
                "project " + (n + 1) + " (" + stage + ")",
                PROJECT.TENANT_ID,
                owner.tenant(),
                PROJECT.CITY_ID,
                owner.city(),
                PROJECT.UNIT_ID,
                lead,
                PROJECT.KEY_TASK_TENANT_ID,
                planned.whose(owner, n),
                PROJECT.KEY_TASK_ID,
                planned.task(owner, n),
                PROJECT.BATCH_TENANT_ID,
                planned.whose(owner, n),
                PROJECT.BATCH_ID,
                planned.batch(owner, n),
                PROJECT.CODE,
                "O-" + n,
                PROJECT.TITLE,
                title,
                PROJECT.GOALS,
                "goals",
                PROJECT.CATEGORY,
                any(List.of("NEW", "UPGRADE", "OM", "SERVICE")),
                PROJECT.FIELD,
                any(List.of("health", "transport")),
                PROJECT.STAGE,
                stage,
                PROJECT.SUBMITTED_AMOUNT,
                HUNDRED,
                PROJECT.APPROVED_AMOUNT,
                HUNDRED,
                PROJECT.VERSION,
                1,
                PROJECT.CREATED_AT,
                BEGIN.plusSeconds(random.nextInt(100)),
                // Many at the same instant: pages end between equals.
                PROJECT.UPDATED_AT,
                BEGIN.plusSeconds(random.nextInt(20)));
        return new Planning(project, owner, lead, stage, new ArrayList<>());
    }

    private void participants(Planning planning) {
        var tree = places.stream()
                .filter(place -> place.city().equals(planning.owner().city()))
                .toList();
        var taken = new HashSet<String>();
        for (int count = random.nextInt(5); count > 0; count--) {
            var place = any(tree);
            var code = any(List.of("health", "transport", "company", "authority", "finance"));
            var appointed = planning.approved() && random.nextBoolean();
            var role = appointed ? any(APPOINTED) : any(List.of("CO_BUILDER", "DATA_PROVIDER"));
            var unit = place.units().get(code);
            if (!unit.equals(planning.lead()) && taken.add(unit + role)) {
                participant(planning, place, unit, role, appointed ? "APPOINTED" : any(STATES));
            }
        }
    }

    private void participant(Planning planning, Place place, Ref unit, String role, String state) {
        var participant = plan.add(
                "Participant",
                PROJECT_PARTICIPANT,
                role + " (" + state + ") of project " + planning.project().n() + ": "
                        + plan.row(unit.n()).words(),
                of(
                        PROJECT_PARTICIPANT.TENANT_ID,
                        planning,
                        PROJECT_PARTICIPANT.PROJECT_ID,
                        PROJECT_PARTICIPANT.UNIT_TENANT_ID,
                        place.tenant(),
                        PROJECT_PARTICIPANT.UNIT_ID,
                        unit,
                        PROJECT_PARTICIPANT.ROLE,
                        role,
                        PROJECT_PARTICIPANT.STATE,
                        state,
                        PROJECT_PARTICIPANT.SHARE,
                        HUNDRED,
                        PROJECT_PARTICIPANT.PACKAGE_TITLE,
                        "package",
                        PROJECT_PARTICIPANT.PACKAGE_SCOPE,
                        "scope",
                        PROJECT_PARTICIPANT.ROUND,
                        state.equals("DRAFT") ? 0 : 1,
                        PROJECT_PARTICIPANT.DUE_ON,
                        state.equals("DRAFT") ? null : LocalDate.of(2026, 1, 1 + random.nextInt(20))));
        planning.participants().add(participant);
        plan.add(
                "ParticipantEvent",
                PROJECT_PARTICIPANT_EVENT,
                "an event of its history",
                PROJECT_PARTICIPANT_EVENT.TENANT_ID,
                planning.owner().tenant(),
                PROJECT_PARTICIPANT_EVENT.PARTICIPANT_ID,
                participant,
                PROJECT_PARTICIPANT_EVENT.KIND,
                "ASKED",
                PROJECT_PARTICIPANT_EVENT.PACKAGE_TITLE,
                "event " + plan.rows().size());
    }

    /** The tenant and the project of a row, then more columns and values. */
    static Object[] of(Object tenantField, Planning planning, Object projectField, Object... more) {
        var values = new ArrayList<>();
        values.addAll(List.of(tenantField, planning.owner().tenant(), projectField, planning.project()));
        values.addAll(java.util.Arrays.asList(more));
        return values.toArray();
    }

    private static List<Ref> withNone(List<Ref> refs) {
        var all = new ArrayList<>(refs);
        all.add(null);
        return all;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
