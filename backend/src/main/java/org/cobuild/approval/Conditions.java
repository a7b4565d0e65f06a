package org.cobuild.approval;

import java.util.List;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.springframework.stereotype.Component;

/** What rooms ask that do what a condition may hold. */
@Component
public class Conditions {
    private final ConditionRepository conditions;

    Conditions(ConditionRepository conditions) {
        this.conditions = conditions;
    }

    /**
     * Open conditions of the project's approvals that hold this kind of act, oldest first. With {@link
     * ConditionGate#ALLOCATION} each says from which allocation on.
     */
    public List<ApprovalCondition> open(Grant grant, long projectId, ConditionGate gate) {
        return conditions.open(grant, projectId, gate);
    }

    /**
     * Lets an approval be conditional on what its subject's room says, beside what was decided; the level of the case ends
     * these conditions like its own.
     */
    public void impose(CaseDecided approval, List<ConditionTerm> terms) {
        conditions.impose(approval, terms);
    }

    /** As above, together with other lists. */
    public Together.Part<ApprovalCondition> open(Together together, Grant grant, long projectId, ConditionGate gate) {
        return conditions.open(together, grant, projectId, gate);
    }
}
