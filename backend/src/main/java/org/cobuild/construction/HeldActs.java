package org.cobuild.construction;

import java.util.List;
import org.cobuild.approval.ApprovalCondition;
import org.cobuild.platform.Refusals;

/** Open conditions of a project's approval that hold an act of this room. */
final class HeldActs {
    private HeldActs() {}

    /** Notes each of them. */
    static void check(Refusals refusals, List<ApprovalCondition> open) {
        for (var condition : open) {
            refusals.add(
                    ConstructionErrorCode.CONDITION_OPEN,
                    "construction.condition." + condition.gate(),
                    "projectId",
                    condition.reply(),
                    condition.text());
        }
    }
}
