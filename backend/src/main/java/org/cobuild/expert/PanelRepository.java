package org.cobuild.expert;

import static org.cobuild.db.Tables.EXPERT_CANDIDATE;
import static org.cobuild.db.Tables.EXPERT_MEMBER;
import static org.cobuild.db.Tables.EXPERT_PANEL;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Repository;

/** Reads panels with their members and candidates. Who sees the review of a project sees its panels. */
@Repository
class PanelRepository {
    private final DSLContext sql;

    PanelRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Panels by id; those that the caller may not see are absent. */
    Map<Long, ExpertPanel> find(TenantScope scope, Collection<Long> ids) {
        return panels(EXPERT_PANEL.ID.in(ids).and(sees(scope))).stream()
                .collect(Collectors.toMap(ExpertPanel::id, Function.identity()));
    }

    /** Panels by case; cases without one are absent. */
    Map<Long, ExpertPanel> ofCases(TenantScope scope, Collection<Long> caseIds) {
        return panels(EXPERT_PANEL.CASE_ID.in(caseIds).and(sees(scope))).stream()
                .collect(Collectors.toMap(ExpertPanel::caseId, Function.identity()));
    }

    /** Members by id; those of panels that the caller may not see are absent. */
    Map<Long, PanelMember> findMembers(TenantScope scope, Collection<Long> ids) {
        return members().where(EXPERT_MEMBER.ID.in(ids)).and(sees(scope)).fetchMap(EXPERT_MEMBER.ID, PanelRows::member);
    }

    /** Everybody of the pool as it was, by panel that the caller has read: in the order of the draw, who was left out last. */
    Map<Long, List<PanelCandidate>> candidates(TenantScope scope, Collection<Long> panelIds) {
        return sql.select(EXPERT_CANDIDATE.fields())
                .from(EXPERT_CANDIDATE)
                .join(EXPERT_PANEL)
                .on(EXPERT_PANEL.ID.eq(EXPERT_CANDIDATE.PANEL_ID))
                .and(TenantScope.alongside(EXPERT_CANDIDATE, EXPERT_PANEL))
                .where(EXPERT_PANEL.ID.in(panelIds))
                .and(sees(scope))
                .orderBy(EXPERT_CANDIDATE.PLACE.isNull(), EXPERT_CANDIDATE.PLACE, EXPERT_CANDIDATE.CANDIDATE_KEY)
                .fetchGroups(EXPERT_CANDIDATE.PANEL_ID, PanelRows::candidate);
    }

    /** Whether the case has one. */
    boolean exists(Grant grant, long caseId) {
        return sql.fetchExists(EXPERT_PANEL, EXPERT_PANEL.CASE_ID.eq(caseId).and(grant.on(EXPERT_PANEL)));
    }

    /** Locks the panel's row until the end of the transaction, and then reads it: nobody records beside it. */
    ExpertPanel hold(Grant grant, long id) {
        sql.select(EXPERT_PANEL.ID)
                .from(EXPERT_PANEL)
                .where(EXPERT_PANEL.ID.eq(id))
                .and(grant.on(EXPERT_PANEL))
                .forUpdate()
                .execute();
        return panels(EXPERT_PANEL.ID.eq(id).and(grant.on(EXPERT_PANEL))).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Who was in the draw, in its order. */
    List<PanelCandidate> inDraw(Grant grant, long panelId) {
        return sql.selectFrom(EXPERT_CANDIDATE)
                .where(EXPERT_CANDIDATE.PANEL_ID.eq(panelId))
                .and(EXPERT_CANDIDATE.PLACE.isNotNull())
                .and(grant.on(EXPERT_CANDIDATE))
                .orderBy(EXPERT_CANDIDATE.PLACE)
                .fetch(PanelRows::candidate);
    }

    private List<ExpertPanel> panels(Condition which) {
        var rows = sql.selectFrom(EXPERT_PANEL).where(which).fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        var members = members()
                .where(EXPERT_MEMBER.PANEL_ID.in(rows.getValues(EXPERT_PANEL.ID)))
                .and(which)
                .orderBy(EXPERT_MEMBER.PANEL_ID, EXPERT_MEMBER.ORDINAL)
                .fetchGroups(EXPERT_MEMBER.PANEL_ID, PanelRows::member);
        return rows.map(row -> PanelRows.panel(row, members.getOrDefault(row.getId(), List.of())));
    }

    private SelectOnConditionStep<Record> members() {
        return sql.select(PanelRows.MEMBER_FIELDS)
                .from(EXPERT_MEMBER)
                .join(EXPERT_PANEL)
                .on(EXPERT_PANEL.ID.eq(EXPERT_MEMBER.PANEL_ID))
                .and(TenantScope.alongside(EXPERT_MEMBER, EXPERT_PANEL))
                .join(EXPERT_CANDIDATE)
                .on(EXPERT_CANDIDATE.ID.eq(EXPERT_MEMBER.CANDIDATE_ID))
                .and(TenantScope.alongside(EXPERT_CANDIDATE, EXPERT_PANEL))
                .leftJoin(PanelRows.REPLACED)
                .on(PanelRows.REPLACED.ID.eq(EXPERT_MEMBER.REPLACES_ID))
                .and(TenantScope.alongside(PanelRows.REPLACED, EXPERT_PANEL));
    }

    private static Condition sees(TenantScope scope) {
        return scope.sees(EXPERT_PANEL, EXPERT_PANEL.PROJECT_ID, ProjectArea.REVIEW);
    }
}
