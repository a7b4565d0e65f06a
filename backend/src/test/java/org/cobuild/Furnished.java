package org.cobuild;

import static org.cobuild.db.Tables.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cobuild.Standing.Made;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** A project in operation with as many rows of every kind as asked for, to see that statements do not grow with rows. */
public final class Furnished {
    private static final String[] UNITS = {"health", "transport", "finance", "authority"};
    private static final String[] COUNTIES = {"990102", "990121", "990122"};
    private final DSLContext sql;
    private final Standing standing;

    public Furnished(DSLContext sql, Standing standing) {
        this.sql = sql;
        this.standing = standing;
    }

    /** @param rows 1 to 12 of each kind */
    public Made make(int rows) {
        var project = standing.project("990100", "health", ProjectStage.OPERATION, "1000000.00");
        for (int n = 1; n <= rows; n++) {
            planned(project, n);
            built(project, n);
            operated(project, n);
            decided(project, n);
        }
        return project;
    }

    /** Id of the project's first case. */
    String caseOf(Made project) {
        var id = sql.select(APPROVAL_CASE.ID)
                .from(APPROVAL_CASE)
                .where(APPROVAL_CASE.PROJECT_ID.eq(project.id()))
                .and(org.jooq.impl.DSL.condition("1 = 1 /*scope:all*/"))
                .orderBy(APPROVAL_CASE.ID)
                .limit(1)
                .fetchSingle(APPROVAL_CASE.ID);
        return new GlobalId("Case", id).toString();
    }

    private void planned(Made project, int n) {
        var county = standing.tenantId(COUNTIES[(n - 1) % 3]);
        var unit = standing.unitId(county, UNITS[(n - 1) / 3]);
        var participant = row(
                PROJECT_PARTICIPANT,
                project,
                Map.of(
                        PROJECT_PARTICIPANT.UNIT_TENANT_ID,
                        county,
                        PROJECT_PARTICIPANT.UNIT_ID,
                        unit,
                        PROJECT_PARTICIPANT.ROLE,
                        "CO_BUILDER",
                        PROJECT_PARTICIPANT.STATE,
                        "ASKED"));
        if (n <= COUNTIES.length) {
            sees(project, county, 0);
        }
        sees(project, county, unit);
        row(
                PROJECT_PARTICIPANT_EVENT,
                project,
                Map.of(
                        PROJECT_PARTICIPANT_EVENT.PARTICIPANT_ID,
                        participant,
                        PROJECT_PARTICIPANT_EVENT.KIND,
                        "CONFIRMED"));
        row(PROJECT_ESTIMATE_LINE, project, Map.of(PROJECT_ESTIMATE_LINE.PARTICIPANT_ID, participant));
        row(
                PROJECT_FUNDING_SOURCE,
                project,
                Map.of(PROJECT_FUNDING_SOURCE.SOURCE, "COUNTY", PROJECT_FUNDING_SOURCE.PARTICIPANT_ID, participant));
        row(PROJECT_SUBMISSION, project, Map.of(PROJECT_SUBMISSION.NUMBER, n));
        checked(project, n);
        row(
                CATALOGUE_ENTRY,
                project,
                Map.of(
                        CATALOGUE_ENTRY.PROVIDER_TENANT_ID,
                        county,
                        CATALOGUE_ENTRY.PROVIDER_UNIT_ID,
                        unit,
                        CATALOGUE_ENTRY.SHARING_TYPE,
                        "UNCONDITIONAL",
                        CATALOGUE_ENTRY.UPDATE_CYCLE,
                        "DAILY"));
        row(
                AUDIT_ENTRY,
                project,
                Map.of(
                        AUDIT_ENTRY.ACTION, "participantConfirm",
                        AUDIT_ENTRY.AUDIENCE, "WHOLE",
                        AUDIT_ENTRY.SUBJECT_TYPE, "Participant"));
    }

    /** A check against an entry that is not in force any more. */
    private void checked(Made project, int n) {
        var entry = row(
                PLANNING_LIST_ENTRY,
                project,
                Map.of(
                        PLANNING_LIST_ENTRY.KIND,
                        "NEGATIVE",
                        PLANNING_LIST_ENTRY.CLAUSE,
                        project.id() + " " + n,
                        PLANNING_LIST_ENTRY.ANY_TERMS,
                        "furnished",
                        PLANNING_LIST_ENTRY.ALL_TERMS,
                        "",
                        PLANNING_LIST_ENTRY.NONE_TERMS,
                        "",
                        PLANNING_LIST_ENTRY.UNTIL_ON,
                        LocalDate.of(2026, 1, 5)));
        var check = row(
                PROJECT_PRECHECK, project, Map.of(PROJECT_PRECHECK.NUMBER, n, PROJECT_PRECHECK.ENTRY_IDS, "" + entry));
        row(
                PROJECT_PRECHECK_HIT,
                project,
                Map.of(
                        PROJECT_PRECHECK_HIT.PRECHECK_ID,
                        check,
                        PROJECT_PRECHECK_HIT.PLACE,
                        "TITLE",
                        PROJECT_PRECHECK_HIT.ENTRY_TENANT_ID,
                        project.tenantId(),
                        PROJECT_PRECHECK_HIT.ENTRY_ID,
                        entry,
                        PROJECT_PRECHECK_HIT.VERDICT,
                        "OPEN"));
    }

    private void built(Made project, int n) {
        row(PROJECT_FRAMEWORK_ENTRY, project, Map.of(PROJECT_FRAMEWORK_ENTRY.KIND, "GOALS"));
        row(PROJECT_REOPENING, project, Map.of(PROJECT_REOPENING.KIND, "APPEAL"));
        var paper = row(
                PROJECT_PAPER,
                project,
                Map.of(
                        PROJECT_PAPER.KIND,
                        "OTHER",
                        PROJECT_PAPER.NUMBER,
                        n,
                        PROJECT_PAPER.FOR_SUBMISSION,
                        1,
                        PROJECT_PAPER.SHA256,
                        "0".repeat(64)));
        row(
                DOCUMENT,
                project,
                Map.of(DOCUMENT.SUBJECT_TYPE, "ProjectPaper", DOCUMENT.SUBJECT_ID, paper, DOCUMENT.SLOT, "OTHER"));
        // A project has one of each.
        if (n == 1) {
            row(PROJECT_CATEGORY_FACT, project, Map.of());
            row(PROJECT_SPECIAL, project, Map.of(PROJECT_SPECIAL.KIND, "URGENT", PROJECT_SPECIAL.SKIPPED, "TARGETS"));
            row(PROJECT_OWN_BUILD, project, Map.of(PROJECT_OWN_BUILD.STATE, "ASKED"));
        }
        row(PROJECT_FRAMEWORK_RULING, project, Map.of(PROJECT_FRAMEWORK_RULING.OVERLAP_KEY, "overlap " + n));
        row(
                PROJECT_TARGET,
                project,
                Map.of(PROJECT_TARGET.TARGET_GROUP, "QUALITY", PROJECT_TARGET.COMPARISON, "AT_LEAST"));
        var milestone = row(PROJECT_MILESTONE, project, Map.of(PROJECT_MILESTONE.ORDINAL, n + 1));
        row(CONSTRUCTION_MILESTONE, project, Map.of(CONSTRUCTION_MILESTONE.MILESTONE_ID, milestone));
        var report = row(
                CONSTRUCTION_REPORT,
                project,
                Map.of(
                        CONSTRUCTION_REPORT.MILESTONE_ID,
                        milestone,
                        CONSTRUCTION_REPORT.STATE,
                        n == 1 ? "REPORTED" : "CONFIRMED"));
        row(
                DOCUMENT,
                project,
                Map.of(
                        DOCUMENT.SUBJECT_TYPE,
                        "MilestoneReport",
                        DOCUMENT.SUBJECT_ID,
                        report,
                        DOCUMENT.SLOT,
                        "EVIDENCE"));
        var contract = row(
                CONSTRUCTION_CONTRACT,
                project,
                Map.of(
                        CONSTRUCTION_CONTRACT.LOT, "L" + n,
                        CONSTRUCTION_CONTRACT.SUPPLIER_CREDIT_CODE, "91370000MA3C0A1B2C",
                        CONSTRUCTION_CONTRACT.SUPPLIER_SIZE, "SMALL"));
        var term = row(
                CONSTRUCTION_CONTRACT_TERM,
                project,
                Map.of(
                        CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID, contract,
                        CONSTRUCTION_CONTRACT_TERM.MILESTONE_ID, milestone));
        row(
                CONSTRUCTION_PAYMENT_REQUEST,
                project,
                Map.of(
                        CONSTRUCTION_PAYMENT_REQUEST.CONTRACT_ID, contract,
                        CONSTRUCTION_PAYMENT_REQUEST.TERM_ID, term,
                        CONSTRUCTION_PAYMENT_REQUEST.STATE, "REQUESTED"));
        var acceptance = row(CONSTRUCTION_ACCEPTANCE, project, Map.of(CONSTRUCTION_ACCEPTANCE.STATE, "RETURNED"));
        row(
                DOCUMENT,
                project,
                Map.of(DOCUMENT.SUBJECT_TYPE, "Acceptance", DOCUMENT.SUBJECT_ID, acceptance, DOCUMENT.SLOT, "SUMMARY"));
    }

    private void operated(Made project, int n) {
        var allocation =
                row(FUND_ENTRY, project, Map.of(FUND_ENTRY.KIND, "ALLOCATION", FUND_ENTRY.SOURCE, "DEVELOPMENT"));
        row(
                FUND_REINVESTMENT_USE,
                project,
                Map.of(
                        FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID, allocation,
                        FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID, allocation,
                        FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID, project.id()));
        var entry = row(OPERATION_ENTRY, project, Map.of(OPERATION_ENTRY.KIND, "REVENUE"));
        row(
                OPERATION_ENTRY,
                project,
                Map.of(OPERATION_ENTRY.KIND, "REVENUE", OPERATION_ENTRY.COUNTERS_ENTRY_ID, entry));
        row(OPERATION_YEAR, project, Map.of(OPERATION_YEAR.YEAR, 2000 + n));
        filed(project);
    }

    private void filed(Made project) {
        var filing = row(
                FILING,
                project,
                Map.of(
                        FILING.UNIT_ID, project.unitId(),
                        FILING.KIND, "OPERATION",
                        FILING.CATEGORY, "OM",
                        FILING.STATE, "FILED",
                        FILING.NUMBER, "F-" + Ids.next(),
                        FILING.NAME, "运维"));
        row(FILING_VERSION, project, Map.of(FILING_VERSION.FILING_ID, filing, FILING_VERSION.NUMBER, 1));
    }

    private void decided(Made project, int n) {
        var route = sql.select(APPROVAL_ROUTE.ID)
                .from(APPROVAL_ROUTE)
                .where(APPROVAL_ROUTE.TENANT_ID.eq(project.tenantId()))
                .and(org.jooq.impl.DSL.condition("1 = 1 /*scope:all*/"))
                .limit(1)
                .fetchSingle(APPROVAL_ROUTE.ID);
        var approval = row(
                APPROVAL_CASE,
                project,
                Map.of(
                        APPROVAL_CASE.SUBJECT,
                        "ACCEPTANCE",
                        APPROVAL_CASE.SUBJECT_ID,
                        Ids.next(),
                        APPROVAL_CASE.STATE,
                        "OPEN",
                        APPROVAL_CASE.ROUTE_ID,
                        route,
                        APPROVAL_CASE.STARTER_UNIT_ID,
                        project.unitId()));
        for (int ordinal = 1; ordinal <= n; ordinal++) {
            var step = row(
                    APPROVAL_STEP,
                    project,
                    Map.of(
                            APPROVAL_STEP.CASE_ID,
                            approval,
                            APPROVAL_STEP.ORDINAL,
                            ordinal,
                            APPROVAL_STEP.STAGE,
                            1,
                            APPROVAL_STEP.BRANCH,
                            1,
                            APPROVAL_STEP.RULE,
                            "ALL",
                            APPROVAL_STEP.STATE,
                            "OPEN"));
            var task = row(
                    APPROVAL_TASK,
                    project,
                    Map.of(
                            APPROVAL_TASK.CASE_TENANT_ID,
                            project.tenantId(),
                            APPROVAL_TASK.CASE_ID,
                            approval,
                            APPROVAL_TASK.STEP_ID,
                            step,
                            APPROVAL_TASK.KIND,
                            "ROUTE",
                            APPROVAL_TASK.UNIT_ID,
                            standing.unitId(project.tenantId(), "authority"),
                            APPROVAL_TASK.ROLE,
                            "AUTHORITY_CHIEF",
                            APPROVAL_TASK.STATE,
                            "OPEN",
                            APPROVAL_TASK.OPENED_AT,
                            Instant.parse("2026-01-05T01:00:00Z"),
                            APPROVAL_TASK.DUE_ON,
                            LocalDate.of(2026, 1, 20)));
            row(
                    APPROVAL_DECISION,
                    project,
                    Map.of(
                            APPROVAL_DECISION.CASE_ID, approval,
                            APPROVAL_DECISION.STEP_ID, step,
                            APPROVAL_DECISION.TASK_ID, task,
                            APPROVAL_DECISION.VERB, "APPROVE"));
            row(
                    APPROVAL_CONFIRMATION,
                    project,
                    Map.of(APPROVAL_CONFIRMATION.TASK_ID, task, APPROVAL_CONFIRMATION.PROJECT_ID, project.id()));
            row(
                    APPROVAL_HANDOVER,
                    project,
                    Map.of(
                            APPROVAL_HANDOVER.CASE_ID, approval,
                            APPROVAL_HANDOVER.STEP_ID, step,
                            APPROVAL_HANDOVER.TASK_ID, task,
                            APPROVAL_HANDOVER.VERB, "TAKE_BACK"));
        }
    }

    private void sees(Made project, long tenantId, long unitId) {
        row(
                PROJECT_VISIBILITY,
                project,
                Map.of(
                        PROJECT_VISIBILITY.TENANT_ID,
                        tenantId,
                        PROJECT_VISIBILITY.UNIT_ID,
                        unitId,
                        PROJECT_VISIBILITY.PART,
                        "PACKAGE",
                        PROJECT_VISIBILITY.STAGE,
                        project.stage().name(),
                        PROJECT_VISIBILITY.OWNER_TENANT_ID,
                        project.tenantId()));
    }

    /** Inserts a row of the project's tenant: what is given, and something of the right type where one is needed. */
    private long row(Table<?> table, Made project, Map<? extends Field<?>, ?> given) {
        var id = Ids.next();
        var values = new LinkedHashMap<Field<?>, Object>();
        for (var field : table.fields()) {
            var value = given.get(field);
            if (value != null) {
                values.put(field, value);
            } else if (field.getName().equals("id")) {
                values.put(field, id);
            } else if (field.getName().equals("tenant_id")) {
                values.put(field, project.tenantId());
            } else if (field.getName().equals("project_id")) {
                values.put(field, project.id());
            } else if (!field.getDataType().nullable()) {
                values.put(field, something(field.getType()));
            }
        }
        sql.insertInto(table).set(values).execute();
        return id;
    }

    private static Object something(Class<?> type) {
        if (type == Long.class || type == long.class) {
            return 0L;
        }
        if (type == Integer.class) {
            return 0;
        }
        if (type == Boolean.class) {
            return false;
        }
        if (type == BigDecimal.class) {
            return BigDecimal.ZERO;
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 5);
        }
        if (type == Instant.class) {
            return Instant.parse("2026-01-05T01:00:00Z");
        }
        return "x";
    }
}
