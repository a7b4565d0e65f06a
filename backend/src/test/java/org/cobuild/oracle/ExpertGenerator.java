package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.cobuild.oracle.ProjectGenerator.of;

import org.cobuild.oracle.Plan.Ref;
import org.cobuild.oracle.ProjectGenerator.Planning;

/** Plans experts in the pools of a tenant and its city, and a panel of them for every other case. */
final class ExpertGenerator {
    private final Plan plan;

    ExpertGenerator(Plan plan) {
        this.plan = plan;
    }

    /** @param matter a case of the project */
    void panel(Planning planning, Ref matter) {
        var n = plan.rows().size();
        var own = expert(planning.owner().tenant(), n % 3 != 0);
        var citys = expert(planning.owner().city(), true);
        if (n % 2 == 0) {
            return;
        }
        var closed = n % 4 == 1;
        var panel = plan.add(
                "ExpertPanel",
                EXPERT_PANEL,
                "a panel (" + (closed ? "closed" : "open") + ")",
                of(
                        EXPERT_PANEL.TENANT_ID,
                        planning,
                        EXPERT_PANEL.PROJECT_ID,
                        EXPERT_PANEL.CASE_ID,
                        matter,
                        EXPERT_PANEL.STATE,
                        closed ? "CLOSED" : "OPEN",
                        EXPERT_PANEL.SIZE,
                        2,
                        EXPERT_PANEL.QUOTAS,
                        "",
                        EXPERT_PANEL.VERSION,
                        1));
        member(planning, panel, candidate(planning, panel, planning.owner().tenant(), own, 1), "SEATED", 1);
        member(planning, panel, candidate(planning, panel, planning.owner().city(), citys, 2), "RECUSED", 2);
    }

    private Ref expert(Ref tenant, boolean active) {
        return plan.add(
                "Expert",
                EXPERT,
                "an expert",
                EXPERT.TENANT_ID,
                tenant,
                EXPERT.NAME,
                "expert " + plan.rows().size(),
                EXPERT.EMPLOYER,
                "{world}",
                EXPERT.FIELDS,
                active ? "DATA,LAW" : "FINANCE",
                EXPERT.AVOIDS,
                "",
                EXPERT.ACTIVE,
                active,
                EXPERT.VERSION,
                1);
    }

    private Ref candidate(Planning planning, Ref panel, Ref pool, Ref expert, int place) {
        return plan.add(
                "PanelCandidate",
                EXPERT_CANDIDATE,
                "a candidate",
                EXPERT_CANDIDATE.TENANT_ID,
                planning.owner().tenant(),
                EXPERT_CANDIDATE.PANEL_ID,
                panel,
                EXPERT_CANDIDATE.EXPERT_TENANT_ID,
                pool,
                EXPERT_CANDIDATE.EXPERT_ID,
                expert,
                EXPERT_CANDIDATE.CANDIDATE_KEY,
                "key " + plan.rows().size(),
                EXPERT_CANDIDATE.FIELDS,
                "LAW",
                EXPERT_CANDIDATE.PLACE,
                place);
    }

    private void member(Planning planning, Ref panel, Ref candidate, String state, int ordinal) {
        plan.add(
                "PanelMember",
                EXPERT_MEMBER,
                "a member (" + state + ")",
                EXPERT_MEMBER.TENANT_ID,
                planning.owner().tenant(),
                EXPERT_MEMBER.PANEL_ID,
                panel,
                EXPERT_MEMBER.CANDIDATE_ID,
                candidate,
                EXPERT_MEMBER.ORDINAL,
                ordinal,
                EXPERT_MEMBER.STATE,
                state,
                EXPERT_MEMBER.SCORE,
                80,
                EXPERT_MEMBER.OPINION,
                "opinion " + plan.rows().size(),
                EXPERT_MEMBER.DISSENT,
                "dissent " + plan.rows().size(),
                EXPERT_MEMBER.VERSION,
                1);
    }
}
