package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.cobuild.oracle.ProjectGenerator.of;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobuild.oracle.Generator.Place;
import org.cobuild.oracle.Plan.Ref;
import org.cobuild.oracle.ProjectGenerator.Planning;
import org.jspecify.annotations.Nullable;

/** Plans what a project lives through: cases, contracts, reports with files, acceptances. */
final class LifeGenerator {
    /** Digest of the one small file that all generated documents have; it is uploaded before they are asked for. */
    static final String CONTENT = "the file of the oracle";

    private static final BigDecimal HUNDRED = new BigDecimal("100.00");
    private static final Instant THEN = Instant.parse("2026-01-06T01:00:00Z");
    private final Plan plan;
    private final Random random;
    private final Planning planning;
    private final Place above;

    /** @param above where steps are decided that aren't in the project's own tenant */
    LifeGenerator(Plan plan, Random random, Planning planning, Place above) {
        this.above = above;
        this.plan = plan;
        this.random = random;
        this.planning = planning;
    }

    /** A case with a step that is done, one that is open and one that waits. */
    Ref matter(String subject, Ref about, boolean open) {
        var matter = plan.add(
                "Case",
                APPROVAL_CASE,
                "a case about " + subject,
                of(
                        APPROVAL_CASE.TENANT_ID,
                        planning,
                        APPROVAL_CASE.PROJECT_ID,
                        APPROVAL_CASE.SUBJECT,
                        subject,
                        APPROVAL_CASE.SUBJECT_ID,
                        about,
                        APPROVAL_CASE.STATE,
                        open ? "OPEN" : "APPROVED",
                        APPROVAL_CASE.ROUND,
                        1,
                        APPROVAL_CASE.AMOUNT,
                        HUNDRED,
                        APPROVAL_CASE.ROUTE_ID,
                        planning.owner().routes().get(subject),
                        APPROVAL_CASE.STARTER_UNIT_ID,
                        planning.lead()));
        var ordinal = 1;
        for (var state : List.of("DONE", "OPEN", "WAITING")) {
            var step = plan.add(
                    "Step",
                    APPROVAL_STEP,
                    "a step (" + state + ")",
                    APPROVAL_STEP.TENANT_ID,
                    planning.owner().tenant(),
                    APPROVAL_STEP.CASE_ID,
                    matter,
                    APPROVAL_STEP.STAGE,
                    ordinal,
                    APPROVAL_STEP.BRANCH,
                    1,
                    APPROVAL_STEP.ORDINAL,
                    ordinal++,
                    APPROVAL_STEP.RULE,
                    "ANY",
                    APPROVAL_STEP.STATE,
                    state,
                    APPROVAL_STEP.CLOSED_AT,
                    state.equals("DONE") ? Instant.now().minus(1 + random.nextInt(10), ChronoUnit.DAYS) : null,
                    APPROVAL_STEP.MAY_CUT,
                    random.nextBoolean(),
                    APPROVAL_STEP.MAY_REFUSE,
                    true);
            var at = random.nextBoolean() ? planning.owner() : above;
            var asks = state.equals("OPEN") && random.nextBoolean();
            var first = task(at, matter, step, asks ? "ASKING" : state, "authority", "AUTHORITY_CHIEF", null);
            if (asks || random.nextInt(3) > 0) {
                task(at, matter, step, state, "finance", "REVIEWER", asks ? first : null);
            }
            if (state.equals("OPEN")) {
                planning.participants().forEach(part -> confirmation(part, matter, step, first));
            }
            if (state.equals("DONE")) {
                task(at, matter, step, "NOT_NEEDED", "authority", "AUTHORITY_CLERK", null);
                conditions(matter, step, first, at);
            }
            if (asks) {
                plan.add(
                        "Handover",
                        APPROVAL_HANDOVER,
                        "a question to somebody else",
                        APPROVAL_HANDOVER.TENANT_ID,
                        planning.owner().tenant(),
                        APPROVAL_HANDOVER.CASE_ID,
                        matter,
                        APPROVAL_HANDOVER.STEP_ID,
                        step,
                        APPROVAL_HANDOVER.TASK_ID,
                        first,
                        APPROVAL_HANDOVER.VERB,
                        "ASK_ADVICE",
                        APPROVAL_HANDOVER.HAPPENED_AT,
                        THEN);
            }
        }
        followed(matter);
        return matter;
    }

    /** What a decision named: one that binds, one that has ended, and one of which nothing came. */
    private void conditions(Ref matter, Ref step, Ref task, Place at) {
        var decision = plan.add(
                "Decision",
                APPROVAL_DECISION,
                "a decision on conditions",
                APPROVAL_DECISION.TENANT_ID,
                planning.owner().tenant(),
                APPROVAL_DECISION.CASE_ID,
                matter,
                APPROVAL_DECISION.STEP_ID,
                step,
                APPROVAL_DECISION.TASK_ID,
                task,
                APPROVAL_DECISION.ROUND,
                1,
                APPROVAL_DECISION.VERB,
                "APPROVE_CONDITIONALLY",
                APPROVAL_DECISION.APPROVAL_CONDITION,
                "what it named",
                APPROVAL_DECISION.RETURN_TO_STEP_ID,
                null,
                APPROVAL_DECISION.RESUBMISSION,
                null,
                APPROVAL_DECISION.DECIDED_AT,
                THEN);
        var ordinal = 1;
        for (var state : List.of("OPEN", matter.n() % 2 == 0 ? "MET" : "LIFTED", "NAMED")) {
            plan.add(
                    "Condition",
                    APPROVAL_CASE_CONDITION,
                    "a condition (" + state + ")",
                    of(
                            APPROVAL_CASE_CONDITION.TENANT_ID,
                            planning,
                            APPROVAL_CASE_CONDITION.PROJECT_ID,
                            APPROVAL_CASE_CONDITION.CASE_ID,
                            matter,
                            APPROVAL_CASE_CONDITION.DECISION_ID,
                            decision,
                            APPROVAL_CASE_CONDITION.NAMED_TENANT_ID,
                            at.tenant(),
                            APPROVAL_CASE_CONDITION.ORDINAL,
                            ordinal++,
                            APPROVAL_CASE_CONDITION.GATE,
                            "NONE",
                            APPROVAL_CASE_CONDITION.ALLOCATION_NUMBER,
                            null,
                            APPROVAL_CASE_CONDITION.MEETING,
                            matter.n() % 3 == 0,
                            APPROVAL_CASE_CONDITION.ORIGIN,
                            matter.n() % 2 == 0 ? "PAPERS" : null,
                            APPROVAL_CASE_CONDITION.DUE_ON,
                            LocalDate.of(2026, 1, 1).plusDays(matter.n() % 5),
                            APPROVAL_CASE_CONDITION.REMINDED_AT,
                            matter.n() % 4 == 0 ? null : THEN,
                            APPROVAL_CASE_CONDITION.STATE,
                            state));
        }
    }

    /** The case was urged, and some people of the tenant have a copy, whether they see it any more or not. */
    private void followed(Ref matter) {
        plan.add(
                "Urge",
                APPROVAL_URGE,
                "an urging",
                APPROVAL_URGE.TENANT_ID,
                planning.owner().tenant(),
                APPROVAL_URGE.CASE_ID,
                matter,
                APPROVAL_URGE.NOTE,
                "urged " + matter,
                APPROVAL_URGE.URGED_AT,
                THEN);
        var posts = plan.rows().stream()
                .filter(row -> row.type().equals("Post")
                        && planning.owner().tenant().equals(row.values().get(POST.TENANT_ID)))
                .toList();
        for (int copies = 0; copies < 3; copies++) {
            var read = random.nextInt(3) == 0;
            plan.add(
                    "CaseCopy",
                    APPROVAL_COPY,
                    "a copy (" + (read ? "read" : "unread") + ")",
                    APPROVAL_COPY.TENANT_ID,
                    planning.owner().tenant(),
                    APPROVAL_COPY.CASE_ID,
                    matter,
                    APPROVAL_COPY.POST_ID,
                    new Ref(posts.get(random.nextInt(posts.size())).n()),
                    APPROVAL_COPY.COPIED_AT,
                    THEN,
                    APPROVAL_COPY.READ_AT,
                    read ? THEN : null);
        }
        var anybody =
                plan.rows().stream().filter(row -> row.type().equals("Post")).toList();
        var followers = new ArrayList<>(anybody);
        java.util.Collections.shuffle(followers, random);
        for (var follower : followers.subList(0, Math.min(3, followers.size()))) {
            plan.add(
                    "Follow",
                    APPROVAL_FOLLOW,
                    "somebody follows",
                    APPROVAL_FOLLOW.TENANT_ID,
                    follower.values().get(POST.TENANT_ID),
                    APPROVAL_FOLLOW.POST_ID,
                    new Ref(follower.n()),
                    APPROVAL_FOLLOW.CASE_TENANT_ID,
                    planning.owner().tenant(),
                    APPROVAL_FOLLOW.CASE_ID,
                    matter,
                    APPROVAL_FOLLOW.SEEN_CHANGE_ID,
                    0L,
                    APPROVAL_FOLLOW.FOLLOWED_AT,
                    THEN);
        }
    }

    /** A participant was asked to confirm its part, and has or hasn't. */
    private void confirmation(Ref participant, Ref matter, Ref step, Ref asker) {
        var part = plan.row(participant.n()).values();
        var answered = random.nextInt(3) == 0;
        var task = plan.add(
                "Task",
                APPROVAL_TASK,
                "a confirmation's task",
                APPROVAL_TASK.TENANT_ID,
                part.get(PROJECT_PARTICIPANT.UNIT_TENANT_ID),
                APPROVAL_TASK.CASE_TENANT_ID,
                planning.owner().tenant(),
                APPROVAL_TASK.CASE_ID,
                matter,
                APPROVAL_TASK.STEP_ID,
                step,
                APPROVAL_TASK.UNIT_ID,
                part.get(PROJECT_PARTICIPANT.UNIT_ID),
                APPROVAL_TASK.ROLE,
                "CLERK",
                APPROVAL_TASK.KIND,
                "CONFIRM",
                APPROVAL_TASK.FOR_TASK_ID,
                asker,
                APPROVAL_TASK.VETO,
                false,
                APPROVAL_TASK.PLACE,
                0,
                APPROVAL_TASK.STATE,
                answered ? "DONE" : "OPEN",
                APPROVAL_TASK.OPENED_AT,
                THEN,
                APPROVAL_TASK.DUE_ON,
                LocalDate.of(2026, 2, 1),
                APPROVAL_TASK.CLOSED_AT,
                answered ? THEN : null);
        plan.add(
                "Confirmation",
                APPROVAL_CONFIRMATION,
                "a confirmation",
                APPROVAL_CONFIRMATION.TENANT_ID,
                part.get(PROJECT_PARTICIPANT.UNIT_TENANT_ID),
                APPROVAL_CONFIRMATION.TASK_ID,
                task,
                APPROVAL_CONFIRMATION.PROJECT_ID,
                planning.project());
        if (answered) {
            decision(matter, step, task, random.nextBoolean() ? "CONFIRM" : "DISAGREE", null);
        }
    }

    private void decision(Ref matter, Ref step, Ref task, String verb, @Nullable Ref merges) {
        var decision = plan.add(
                "Decision",
                APPROVAL_DECISION,
                "a decision (" + verb + ")",
                APPROVAL_DECISION.TENANT_ID,
                planning.owner().tenant(),
                APPROVAL_DECISION.CASE_ID,
                matter,
                APPROVAL_DECISION.STEP_ID,
                step,
                APPROVAL_DECISION.TASK_ID,
                task,
                APPROVAL_DECISION.ROUND,
                1,
                APPROVAL_DECISION.VERB,
                verb,
                APPROVAL_DECISION.MERGES_STEP_ID,
                merges,
                APPROVAL_DECISION.DECIDED_AT,
                THEN);
        if (random.nextInt(4) == 0) {
            document("Decision", decision, "MINUTES");
        }
    }

    /** @param at whose unit it is @param asker the task whose holder asked for this one; null when the route did */
    private Ref task(Place at, Ref matter, Ref step, String state, String unit, String role, @Nullable Ref asker) {
        var reached = !state.equals("WAITING");
        var task = plan.add(
                "Task",
                APPROVAL_TASK,
                "a task (" + state + ")",
                APPROVAL_TASK.TENANT_ID,
                at.tenant(),
                APPROVAL_TASK.CASE_TENANT_ID,
                planning.owner().tenant(),
                APPROVAL_TASK.CASE_ID,
                matter,
                APPROVAL_TASK.STEP_ID,
                step,
                APPROVAL_TASK.UNIT_ID,
                at.units().get(unit),
                APPROVAL_TASK.ROLE,
                role,
                APPROVAL_TASK.KIND,
                asker == null ? "ROUTE" : "ADVICE",
                APPROVAL_TASK.FOR_TASK_ID,
                asker,
                APPROVAL_TASK.VETO,
                false,
                APPROVAL_TASK.PLACE,
                0,
                APPROVAL_TASK.POST_ID,
                asker != null || random.nextInt(4) == 0 ? decider(at, unit, role) : null,
                APPROVAL_TASK.STATE,
                state,
                APPROVAL_TASK.OPENED_AT,
                reached ? THEN : null,
                APPROVAL_TASK.DUE_ON,
                reached ? LocalDate.of(2026, 2, 1) : null,
                APPROVAL_TASK.CLOSED_AT,
                state.equals("DONE") || state.equals("NOT_NEEDED") ? THEN : null,
                APPROVAL_TASK.DECIDED_BY_POST_ID,
                state.equals("DONE") ? decider(at, unit, role) : null);
        if (random.nextInt(3) == 0) {
            plan.add(
                    "Escalation",
                    APPROVAL_ESCALATION,
                    "what the director was told of",
                    APPROVAL_ESCALATION.TENANT_ID,
                    at.tenant(),
                    APPROVAL_ESCALATION.CASE_TENANT_ID,
                    planning.owner().tenant(),
                    APPROVAL_ESCALATION.CASE_ID,
                    matter,
                    APPROVAL_ESCALATION.TASK_ID,
                    task,
                    APPROVAL_ESCALATION.DUE_ON,
                    LocalDate.of(2026, 2, 1),
                    APPROVAL_ESCALATION.UNIT_ID,
                    at.units().get(unit),
                    APPROVAL_ESCALATION.ROLE,
                    unit.equals("authority") ? "AUTHORITY_DIRECTOR" : "FINANCE",
                    APPROVAL_ESCALATION.ESCALATED_AT,
                    THEN);
        }
        if (state.equals("DONE")) {
            var verb = List.of("APPROVE", "APPROVE", "RETURN", "DISAGREE").get(random.nextInt(4));
            decision(matter, step, task, verb, random.nextInt(4) == 0 ? step : null);
        }
        return task;
    }

    /** The first post of the unit: every unit that decides has one with the role. */
    private Ref decider(Place at, String unit, String role) {
        var unitRef = at.units().get(unit);
        return plan.rows().stream()
                .filter(row -> row.type().equals("Post")
                        && unitRef.equals(row.values().get(POST.UNIT_ID))
                        && row.words().contains(role))
                .findFirst()
                .map(row -> new Ref(row.n()))
                .orElseThrow();
    }

    void built(Ref milestone) {
        plan.add(
                "ProjectMoney",
                FUND_PROJECT,
                "sums",
                of(
                        FUND_PROJECT.TENANT_ID,
                        planning,
                        FUND_PROJECT.PROJECT_ID,
                        FUND_PROJECT.APPROVED,
                        HUNDRED,
                        FUND_PROJECT.ALLOCATED,
                        new BigDecimal("50.00")));
        plan.add(
                "MilestoneState",
                CONSTRUCTION_MILESTONE,
                "what happened to it",
                of(
                        CONSTRUCTION_MILESTONE.TENANT_ID,
                        planning,
                        CONSTRUCTION_MILESTONE.PROJECT_ID,
                        CONSTRUCTION_MILESTONE.MILESTONE_ID,
                        milestone,
                        CONSTRUCTION_MILESTONE.WEIGHT,
                        100,
                        CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS,
                        random.nextBoolean() ? 100 : 40));
        var contract = plan.add(
                "Contract",
                CONSTRUCTION_CONTRACT,
                "a contract",
                of(
                        CONSTRUCTION_CONTRACT.TENANT_ID,
                        planning,
                        CONSTRUCTION_CONTRACT.PROJECT_ID,
                        CONSTRUCTION_CONTRACT.SUPPLIER_CREDIT_CODE,
                        "91370000MA3C0A1B2C",
                        CONSTRUCTION_CONTRACT.SUPPLIER_SIZE,
                        "SMALL",
                        CONSTRUCTION_CONTRACT.AMOUNT,
                        HUNDRED));
        var term = plan.add(
                "ContractTerm",
                CONSTRUCTION_CONTRACT_TERM,
                "a term",
                of(
                        CONSTRUCTION_CONTRACT_TERM.TENANT_ID,
                        planning,
                        CONSTRUCTION_CONTRACT_TERM.PROJECT_ID,
                        CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID,
                        contract,
                        CONSTRUCTION_CONTRACT_TERM.MILESTONE_ID,
                        random.nextBoolean() ? milestone : null,
                        // Half of it is asked for below; the other half may still be.
                        CONSTRUCTION_CONTRACT_TERM.AMOUNT,
                        HUNDRED.add(HUNDRED),
                        CONSTRUCTION_CONTRACT_TERM.REQUESTED,
                        HUNDRED));
        plan.add(
                "PaymentRequest",
                CONSTRUCTION_PAYMENT_REQUEST,
                "a payment request",
                of(
                        CONSTRUCTION_PAYMENT_REQUEST.TENANT_ID,
                        planning,
                        CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID,
                        CONSTRUCTION_PAYMENT_REQUEST.CONTRACT_ID,
                        contract,
                        CONSTRUCTION_PAYMENT_REQUEST.TERM_ID,
                        term,
                        CONSTRUCTION_PAYMENT_REQUEST.AMOUNT,
                        HUNDRED,
                        CONSTRUCTION_PAYMENT_REQUEST.STATE,
                        List.of("REQUESTED", "APPROVED", "REFUSED", "PAID").get(random.nextInt(4))));
        var report = new Ref(plan.rows().size() + 2);
        var evidence = document("MilestoneReport", report, "EVIDENCE");
        plan.add(
                "MilestoneReport",
                CONSTRUCTION_REPORT,
                "a report",
                of(
                        CONSTRUCTION_REPORT.TENANT_ID,
                        planning,
                        CONSTRUCTION_REPORT.PROJECT_ID,
                        CONSTRUCTION_REPORT.MILESTONE_ID,
                        milestone,
                        CONSTRUCTION_REPORT.DOCUMENT_ID,
                        evidence,
                        CONSTRUCTION_REPORT.STATE,
                        random.nextBoolean() ? "REPORTED" : "CONFIRMED"));
        if (List.of("ACCEPTANCE", "OPERATION").contains(planning.stage())) {
            var acceptance = new Ref(plan.rows().size() + 1 + 40);
            var matter = matter("ACCEPTANCE", acceptance, planning.stage().equals("ACCEPTANCE"));
            while (plan.rows().size() + 1 < acceptance.n()) {
                document("Acceptance", acceptance, "SUMMARY");
            }
            plan.add(
                    "Acceptance",
                    CONSTRUCTION_ACCEPTANCE,
                    "an acceptance",
                    of(
                            CONSTRUCTION_ACCEPTANCE.TENANT_ID,
                            planning,
                            CONSTRUCTION_ACCEPTANCE.PROJECT_ID,
                            CONSTRUCTION_ACCEPTANCE.STATE,
                            List.of("APPLIED", "RETURNED", "ACCEPTED").get(random.nextInt(3)),
                            CONSTRUCTION_ACCEPTANCE.CASE_ID,
                            matter));
        }
    }

    private Ref document(String type, Ref subject, String slot) {
        return document(plan, planning, type, subject, slot);
    }

    static Ref document(Plan plan, Planning planning, String type, Ref subject, String slot) {
        return plan.add(
                "Document",
                DOCUMENT,
                "a file of a " + type,
                DOCUMENT.TENANT_ID,
                planning.owner().tenant(),
                DOCUMENT.NAME,
                "file.txt",
                DOCUMENT.MEDIA_TYPE,
                "text/plain",
                DOCUMENT.BYTES,
                (long) CONTENT.length(),
                DOCUMENT.SHA256,
                sha256(),
                DOCUMENT.SUBJECT_TYPE,
                type,
                DOCUMENT.SUBJECT_ID,
                subject,
                DOCUMENT.SLOT,
                slot);
    }

    static String sha256() {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(CONTENT.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
