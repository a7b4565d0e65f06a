package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.cobuild.oracle.ProjectGenerator.of;

import java.math.BigDecimal;
import org.cobuild.oracle.Plan.Ref;
import org.cobuild.oracle.ProjectGenerator.Planning;

/** Plans the rows that a draft is made of, and events of its timeline. */
final class PartsGenerator {
    private static final BigDecimal HUNDRED = new BigDecimal("100.00");
    private final Plan plan;

    PartsGenerator(Plan plan) {
        this.plan = plan;
    }

    void line(Planning planning, Ref participant, int ordinal) {
        plan.add(
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
