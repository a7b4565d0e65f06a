package org.cobuild.expert;

import static org.cobuild.db.Tables.EXPERT_CANDIDATE;
import static org.cobuild.db.Tables.EXPERT_MEMBER;
import static org.cobuild.db.Tables.EXPERT_PANEL;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.db.tables.records.ExpertCandidateRecord;
import org.cobuild.db.tables.records.ExpertMemberRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes what happens to a panel whose row, or whose case's row, is locked. */
@Repository
class PanelWrites {
    private final DSLContext sql;

    PanelWrites(DSLContext sql) {
        this.sql = sql;
    }

    void insert(ExpertPanel panel, List<PanelCandidate> candidates) {
        sql.insertInto(EXPERT_PANEL)
                .set(EXPERT_PANEL.ID, panel.id())
                .set(EXPERT_PANEL.TENANT_ID, panel.tenantId())
                .set(EXPERT_PANEL.PROJECT_ID, panel.projectId())
                .set(EXPERT_PANEL.CASE_ID, panel.caseId())
                .set(EXPERT_PANEL.STATE, panel.state().name())
                .set(EXPERT_PANEL.SIZE, panel.size())
                .set(EXPERT_PANEL.QUOTAS, Draw.joined(panel.quotas()))
                .set(EXPERT_PANEL.ALGORITHM, panel.algorithm())
                .set(EXPERT_PANEL.INPUT_SHA256, panel.inputSha256())
                .set(EXPERT_PANEL.NONCE, panel.nonce())
                .set(EXPERT_PANEL.SEED, panel.seed())
                .set(EXPERT_PANEL.DRAWN_BY_NAME, panel.drawnByName())
                .set(EXPERT_PANEL.DRAWN_AT, panel.drawnAt())
                .set(EXPERT_PANEL.VERSION, panel.version())
                .execute();
        Rows.insert(
                sql,
                EXPERT_CANDIDATE,
                candidates.stream().map(PanelWrites::record).toList());
    }

    void seat(ExpertPanel panel, List<PanelCandidate> taken, @Nullable Long replacesId, int firstOrdinal) {
        var ordinal = firstOrdinal;
        var rows = new ArrayList<ExpertMemberRecord>();
        for (var candidate : taken) {
            rows.add(new ExpertMemberRecord(
                    Ids.next(),
                    panel.tenantId(),
                    panel.id(),
                    candidate.id(),
                    replacesId,
                    ordinal++,
                    MemberState.SEATED.name(),
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    1));
        }
        Rows.insert(sql, EXPERT_MEMBER, rows);
    }

    void recuse(Grant grant, PanelMember member, String reason, boolean ownWish, String by, Instant at) {
        sql.update(EXPERT_MEMBER)
                .set(EXPERT_MEMBER.STATE, MemberState.RECUSED.name())
                .set(EXPERT_MEMBER.RECUSAL_REASON, reason)
                .set(EXPERT_MEMBER.OWN_WISH, ownWish)
                .set(EXPERT_MEMBER.RECUSED_BY_NAME, by)
                .set(EXPERT_MEMBER.RECUSED_AT, at)
                .set(EXPERT_MEMBER.VERSION, member.version() + 1)
                .where(EXPERT_MEMBER.ID.eq(member.id()))
                .and(grant.on(EXPERT_MEMBER))
                .execute();
    }

    void score(
            Grant grant,
            PanelMember member,
            int score,
            String opinion,
            @Nullable String dissent,
            String by,
            Instant at) {
        sql.update(EXPERT_MEMBER)
                .set(EXPERT_MEMBER.SCORE, score)
                .set(EXPERT_MEMBER.OPINION, opinion)
                .set(EXPERT_MEMBER.DISSENT, dissent)
                .set(EXPERT_MEMBER.SCORED_BY_NAME, by)
                .set(EXPERT_MEMBER.SCORED_AT, at)
                .set(EXPERT_MEMBER.VERSION, member.version() + 1)
                .where(EXPERT_MEMBER.ID.eq(member.id()))
                .and(grant.on(EXPERT_MEMBER))
                .execute();
    }

    /** Whoever has read the panel before reads it again. */
    void touch(Grant grant, ExpertPanel panel) {
        sql.update(EXPERT_PANEL)
                .set(EXPERT_PANEL.VERSION, panel.version() + 1)
                .where(EXPERT_PANEL.ID.eq(panel.id()))
                .and(grant.on(EXPERT_PANEL))
                .execute();
    }

    void close(
            Grant grant,
            ExpertPanel panel,
            BigDecimal mean,
            LocalDate heldOn,
            String conclusion,
            String minutes,
            String by,
            Instant at) {
        sql.update(EXPERT_PANEL)
                .set(EXPERT_PANEL.STATE, PanelState.CLOSED.name())
                .set(EXPERT_PANEL.MEAN, mean)
                .set(EXPERT_PANEL.HELD_ON, heldOn)
                .set(EXPERT_PANEL.CONCLUSION, conclusion)
                .set(EXPERT_PANEL.MINUTES, minutes)
                .set(EXPERT_PANEL.CLOSED_BY_NAME, by)
                .set(EXPERT_PANEL.CLOSED_AT, at)
                .set(EXPERT_PANEL.VERSION, panel.version() + 1)
                .where(EXPERT_PANEL.ID.eq(panel.id()))
                .and(grant.on(EXPERT_PANEL))
                .execute();
    }

    private static ExpertCandidateRecord record(PanelCandidate candidate) {
        return new ExpertCandidateRecord(
                candidate.id(),
                candidate.tenantId(),
                candidate.panelId(),
                candidate.expertTenantId(),
                candidate.expertId(),
                candidate.key(),
                candidate.name(),
                candidate.employer(),
                candidate.title(),
                ExpertField.joined(candidate.fields()),
                candidate.personSalt(),
                candidate.personSha256(),
                candidate.place(),
                candidate.leftOut() == null ? null : candidate.leftOut().name(),
                candidate.leftOutFor());
    }
}
