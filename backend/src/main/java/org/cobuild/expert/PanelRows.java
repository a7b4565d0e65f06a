package org.cobuild.expert;

import static org.cobuild.db.Tables.EXPERT_CANDIDATE;
import static org.cobuild.db.Tables.EXPERT_MEMBER;
import static org.cobuild.db.Tables.EXPERT_PANEL;

import java.util.List;
import org.cobuild.db.tables.ExpertMember;
import org.cobuild.db.tables.records.ExpertPanelRecord;
import org.jooq.Record;
import org.jooq.SelectField;

/** What panels look like as rows. */
final class PanelRows {
    /** The member in whose stead one came. */
    static final ExpertMember REPLACED = EXPERT_MEMBER.as("replaced");

    static final List<SelectField<?>> MEMBER_FIELDS = List.of(
            EXPERT_MEMBER.ID,
            EXPERT_MEMBER.TENANT_ID,
            EXPERT_PANEL.PROJECT_ID,
            EXPERT_MEMBER.PANEL_ID,
            EXPERT_PANEL.STATE,
            EXPERT_CANDIDATE.CANDIDATE_KEY,
            EXPERT_CANDIDATE.NAME,
            EXPERT_CANDIDATE.EMPLOYER,
            EXPERT_CANDIDATE.TITLE,
            EXPERT_CANDIDATE.FIELDS,
            EXPERT_MEMBER.ORDINAL,
            EXPERT_MEMBER.STATE,
            REPLACED.ORDINAL,
            EXPERT_MEMBER.RECUSAL_REASON,
            EXPERT_MEMBER.OWN_WISH,
            EXPERT_MEMBER.RECUSED_AT,
            EXPERT_MEMBER.SCORE,
            EXPERT_MEMBER.OPINION,
            EXPERT_MEMBER.DISSENT,
            EXPERT_MEMBER.SCORED_AT,
            EXPERT_MEMBER.VERSION);

    private PanelRows() {}

    static ExpertPanel panel(ExpertPanelRecord row, List<PanelMember> members) {
        return new ExpertPanel(
                row.getId(),
                row.getTenantId(),
                row.getProjectId(),
                row.getCaseId(),
                PanelState.valueOf(row.getState()),
                row.getSize(),
                Draw.split(row.getQuotas()),
                row.getAlgorithm(),
                row.getInputSha256(),
                row.getNonce(),
                row.getSeed(),
                row.getDrawnByName(),
                row.getDrawnAt(),
                row.getMean(),
                row.getHeldOn(),
                row.getConclusion(),
                row.getMinutes(),
                row.getClosedByName(),
                row.getClosedAt(),
                row.getVersion(),
                members);
    }

    static PanelMember member(Record row) {
        return new PanelMember(
                row.get(EXPERT_MEMBER.ID),
                row.get(EXPERT_MEMBER.TENANT_ID),
                row.get(EXPERT_PANEL.PROJECT_ID),
                row.get(EXPERT_MEMBER.PANEL_ID),
                PanelState.valueOf(row.get(EXPERT_PANEL.STATE)) == PanelState.CLOSED,
                row.get(EXPERT_CANDIDATE.CANDIDATE_KEY),
                row.get(EXPERT_CANDIDATE.NAME),
                row.get(EXPERT_CANDIDATE.EMPLOYER),
                row.get(EXPERT_CANDIDATE.TITLE),
                ExpertField.split(row.get(EXPERT_CANDIDATE.FIELDS)),
                row.get(EXPERT_MEMBER.ORDINAL),
                MemberState.valueOf(row.get(EXPERT_MEMBER.STATE)),
                row.get(REPLACED.ORDINAL),
                row.get(EXPERT_MEMBER.RECUSAL_REASON),
                row.get(EXPERT_MEMBER.OWN_WISH),
                row.get(EXPERT_MEMBER.RECUSED_AT),
                row.get(EXPERT_MEMBER.SCORE),
                row.get(EXPERT_MEMBER.OPINION),
                row.get(EXPERT_MEMBER.DISSENT),
                row.get(EXPERT_MEMBER.SCORED_AT),
                row.get(EXPERT_MEMBER.VERSION));
    }

    static PanelCandidate candidate(Record row) {
        var leftOut = row.get(EXPERT_CANDIDATE.LEFT_OUT);
        return new PanelCandidate(
                row.get(EXPERT_CANDIDATE.ID),
                row.get(EXPERT_CANDIDATE.TENANT_ID),
                row.get(EXPERT_CANDIDATE.PANEL_ID),
                row.get(EXPERT_CANDIDATE.EXPERT_TENANT_ID),
                row.get(EXPERT_CANDIDATE.EXPERT_ID),
                row.get(EXPERT_CANDIDATE.CANDIDATE_KEY),
                row.get(EXPERT_CANDIDATE.NAME),
                row.get(EXPERT_CANDIDATE.EMPLOYER),
                row.get(EXPERT_CANDIDATE.TITLE),
                ExpertField.split(row.get(EXPERT_CANDIDATE.FIELDS)),
                row.get(EXPERT_CANDIDATE.PERSON_SALT),
                row.get(EXPERT_CANDIDATE.PERSON_SHA256),
                row.get(EXPERT_CANDIDATE.PLACE),
                leftOut == null ? null : LeftOut.valueOf(leftOut),
                row.get(EXPERT_CANDIDATE.LEFT_OUT_FOR));
    }
}
