package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.cobuild.oracle.ProjectGenerator.of;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.cobuild.oracle.Plan.Ref;
import org.cobuild.oracle.ProjectGenerator.Planning;

/** Plans the rows that a draft is made of, and events of its timeline. */
final class PartsGenerator {
    private static final BigDecimal HUNDRED = new BigDecimal("100.00");
    private final Plan plan;
    private final Random random;

    PartsGenerator(Plan plan, Random random) {
        this.plan = plan;
        this.random = random;
    }

    Ref line(Planning planning, Ref participant, int ordinal) {
        return plan.add(
                "EstimateLine",
                PROJECT_ESTIMATE_LINE,
                "an estimate line",
                of(
                        PROJECT_ESTIMATE_LINE.TENANT_ID,
                        planning,
                        PROJECT_ESTIMATE_LINE.PROJECT_ID,
                        PROJECT_ESTIMATE_LINE.ORDINAL,
                        ordinal,
                        PROJECT_ESTIMATE_LINE.SUBMITTED_AMOUNT,
                        HUNDRED,
                        PROJECT_ESTIMATE_LINE.APPROVED_AMOUNT,
                        HUNDRED,
                        PROJECT_ESTIMATE_LINE.PARTICIPANT_ID,
                        participant,
                        PROJECT_ESTIMATE_LINE.LEADS,
                        participant == null));
    }

    void source(Planning planning, Ref participant, int ordinal) {
        plan.add(
                "FundingSource",
                PROJECT_FUNDING_SOURCE,
                "a source of money",
                of(
                        PROJECT_FUNDING_SOURCE.TENANT_ID,
                        planning,
                        PROJECT_FUNDING_SOURCE.PROJECT_ID,
                        PROJECT_FUNDING_SOURCE.ORDINAL,
                        ordinal,
                        PROJECT_FUNDING_SOURCE.AMOUNT,
                        HUNDRED,
                        PROJECT_FUNDING_SOURCE.SOURCE,
                        participant == null ? "DEVELOPMENT" : "COUNTY",
                        PROJECT_FUNDING_SOURCE.PARTICIPANT_ID,
                        participant));
    }

    /** A filing of the project in every state; those of a draft are in its unit's sight alone. */
    void filings(Planning planning) {
        for (var state : List.of("DRAFT", "FILED", "SENT_BACK", "REVOKED")) {
            var number = state.equals("DRAFT") ? null : "{world}-" + plan.rows().size();
            var filing = plan.add(
                    "Filing",
                    FILING,
                    "a filing (" + state + ")",
                    of(
                            FILING.TENANT_ID,
                            planning,
                            FILING.PROJECT_ID,
                            FILING.UNIT_ID,
                            planning.lead(),
                            FILING.KIND,
                            plan.rows().size() % 2 == 0 ? "CONSTRUCTION" : "OPERATION",
                            FILING.CATEGORY,
                            "OM",
                            FILING.STATE,
                            state,
                            FILING.NUMBER,
                            number,
                            FILING.PARTS_ASKED,
                            2,
                            FILING.PARTS_THERE,
                            1));
            if (number != null) {
                plan.add(
                        "FilingVersion",
                        FILING_VERSION,
                        "a version of a filing",
                        FILING_VERSION.TENANT_ID,
                        planning.owner().tenant(),
                        FILING_VERSION.FILING_ID,
                        filing,
                        FILING_VERSION.NUMBER,
                        1,
                        FILING_VERSION.PERSON_NAME,
                        number);
            }
        }
    }

    /** A check that hit an entry of the city's list, by this line. */
    void precheck(Planning planning, Ref line) {
        var list = random.nextBoolean()
                ? planning.owner().tenant()
                : planning.owner().city();
        var entry = plan.add(
                "ListEntry",
                PLANNING_LIST_ENTRY,
                "an entry of a list",
                PLANNING_LIST_ENTRY.TENANT_ID,
                list,
                PLANNING_LIST_ENTRY.KIND,
                random.nextBoolean() ? "NEGATIVE" : "UNIFIED_BUILD",
                PLANNING_LIST_ENTRY.CLAUSE,
                "{world}-" + plan.rows().size(),
                PLANNING_LIST_ENTRY.EFFECTIVE_ON,
                LocalDate.parse("2025-01-01"),
                PLANNING_LIST_ENTRY.UNTIL_ON,
                random.nextBoolean() ? null : LocalDate.parse(random.nextBoolean() ? "2025-06-30" : "2098-12-31"));
        var check = plan.add(
                "Precheck",
                PROJECT_PRECHECK,
                "a check against the lists",
                of(
                        PROJECT_PRECHECK.TENANT_ID,
                        planning,
                        PROJECT_PRECHECK.PROJECT_ID,
                        PROJECT_PRECHECK.NUMBER,
                        1,
                        PROJECT_PRECHECK.ENTRY_IDS,
                        "",
                        PROJECT_PRECHECK.HIT_COUNT,
                        1));
        plan.add(
                "PrecheckHit",
                PROJECT_PRECHECK_HIT,
                "a hit",
                of(
                        PROJECT_PRECHECK_HIT.TENANT_ID,
                        planning,
                        PROJECT_PRECHECK_HIT.PROJECT_ID,
                        PROJECT_PRECHECK_HIT.PRECHECK_ID,
                        check,
                        PROJECT_PRECHECK_HIT.PLACE,
                        "LINE",
                        PROJECT_PRECHECK_HIT.LINE_ID,
                        line,
                        PROJECT_PRECHECK_HIT.ENTRY_TENANT_ID,
                        list,
                        PROJECT_PRECHECK_HIT.ENTRY_ID,
                        entry,
                        PROJECT_PRECHECK_HIT.VERDICT,
                        "OPEN"));
    }

    void entry(Planning planning, Ref provider) {
        plan.add(
                "CatalogueEntry",
                CATALOGUE_ENTRY,
                "a catalogue entry",
                of(
                        CATALOGUE_ENTRY.TENANT_ID,
                        planning,
                        CATALOGUE_ENTRY.PROJECT_ID,
                        CATALOGUE_ENTRY.PROVIDER_TENANT_ID,
                        planning.owner().tenant(),
                        CATALOGUE_ENTRY.PROVIDER_UNIT_ID,
                        provider,
                        CATALOGUE_ENTRY.SHARING_TYPE,
                        "UNCONDITIONAL",
                        CATALOGUE_ENTRY.UPDATE_CYCLE,
                        "DAILY"));
    }

    void target(Planning planning) {
        plan.add(
                "PerformanceTarget",
                PROJECT_TARGET,
                "a performance target",
                of(
                        PROJECT_TARGET.TENANT_ID,
                        planning,
                        PROJECT_TARGET.PROJECT_ID,
                        PROJECT_TARGET.ORDINAL,
                        1,
                        PROJECT_TARGET.TARGET_GROUP,
                        "SATISFACTION",
                        PROJECT_TARGET.COMPARISON,
                        "DONE",
                        PROJECT_TARGET.EVIDENCE,
                        "问卷"));
    }

    /** A wish to build by oneself, or none. */
    void ownBuild(Planning planning) {
        var state = List.of("ASKED", "GIVEN", "REFUSED", "").get(plan.rows().size() % 4);
        if (!state.isEmpty()) {
            plan.add(
                    "OwnBuild",
                    PROJECT_OWN_BUILD,
                    "a wish to build by oneself (" + state + ")",
                    of(
                            PROJECT_OWN_BUILD.TENANT_ID,
                            planning,
                            PROJECT_OWN_BUILD.PROJECT_ID,
                            PROJECT_OWN_BUILD.STATE,
                            state,
                            PROJECT_OWN_BUILD.AMOUNT,
                            HUNDRED,
                            PROJECT_OWN_BUILD.VERSION,
                            1));
        }
    }

    /** Every third project is urgent. */
    void special(Planning planning) {
        if (plan.rows().size() % 3 == 0) {
            plan.add(
                    "SpecialTrack",
                    PROJECT_SPECIAL,
                    "a special track",
                    of(
                            PROJECT_SPECIAL.TENANT_ID,
                            planning,
                            PROJECT_SPECIAL.PROJECT_ID,
                            PROJECT_SPECIAL.KIND,
                            "URGENT",
                            PROJECT_SPECIAL.SKIPPED,
                            "TARGETS,PAPERS",
                            PROJECT_SPECIAL.LACKING,
                            "PAPERS"));
        }
    }

    /** What was refused, or was once. */
    void reopening(Planning planning) {
        if (planning.submitted() && plan.rows().size() % 2 == 0) {
            plan.add(
                    "Reopening",
                    PROJECT_REOPENING,
                    "a reopening after a refusal",
                    of(
                            PROJECT_REOPENING.TENANT_ID,
                            planning,
                            PROJECT_REOPENING.PROJECT_ID,
                            PROJECT_REOPENING.KIND,
                            "APPEAL"));
        }
    }

    /** A paper with its file: of the first submission, or added after it. */
    void paper(Planning planning) {
        var paper = plan.add(
                "ProjectPaper",
                PROJECT_PAPER,
                "a paper of an application",
                of(
                        PROJECT_PAPER.TENANT_ID,
                        planning,
                        PROJECT_PAPER.PROJECT_ID,
                        PROJECT_PAPER.KIND,
                        "OTHER",
                        PROJECT_PAPER.NUMBER,
                        1,
                        PROJECT_PAPER.FOR_SUBMISSION,
                        1 + plan.rows().size() % 2,
                        PROJECT_PAPER.SHA256,
                        LifeGenerator.sha256()));
        LifeGenerator.document(plan, planning, "ProjectPaper", paper, "OTHER");
    }

    Ref milestone(Planning planning) {
        return plan.add(
                "Milestone",
                PROJECT_MILESTONE,
                "a milestone",
                of(
                        PROJECT_MILESTONE.TENANT_ID,
                        planning,
                        PROJECT_MILESTONE.PROJECT_ID,
                        PROJECT_MILESTONE.ORDINAL,
                        1,
                        PROJECT_MILESTONE.WEIGHT,
                        100));
    }

    void event(Planning planning, String audience, Ref participant) {
        plan.add(
                "AuditEntry",
                AUDIT_ENTRY,
                "an event for " + audience,
                of(
                        AUDIT_ENTRY.TENANT_ID,
                        planning,
                        AUDIT_ENTRY.PROJECT_ID,
                        AUDIT_ENTRY.PARTICIPANT_ID,
                        participant,
                        AUDIT_ENTRY.AUDIENCE,
                        audience,
                        AUDIT_ENTRY.SUBJECT_TYPE,
                        "Project",
                        AUDIT_ENTRY.SUBJECT_ID,
                        planning.project(),
                        AUDIT_ENTRY.ACTION,
                        "projectUpdate"));
    }
}
