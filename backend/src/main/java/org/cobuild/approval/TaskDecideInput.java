package org.cobuild.approval;

import java.util.List;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Resubmission;
import org.cobuild.platform.GlobalId;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides.
 *
 * @param condition one condition that holds nothing; instead of {@code conditions}
 * @param returnTo with RETURN: the earlier step that it goes to; null to the starter
 * @param resubmission with RETURN: which way it comes back; null is STRAIGHT
 * @param merges the joint review whose conclusions the opinion sums up; null for an opinion of its own
 * @param version the version of the subject that was read; required where the subject has money
 */
record TaskDecideInput(
        GlobalId taskId,
        DecisionVerb verb,
        String opinion,
        @Nullable String condition,
        @Nullable List<ConditionRules.ConditionInput> conditions,
        MeetingRules.@Nullable MeetingInput meeting,
        @Nullable GlobalId returnTo,
        @Nullable Resubmission resubmission,
        @Nullable GlobalId merges,
        @Nullable Integer version,
        @Nullable String clientMutationId) {

    /** Agrees, and nothing more. */
    static TaskDecideInput approval(GlobalId taskId, String opinion, @Nullable Integer version) {
        return new TaskDecideInput(
                taskId, DecisionVerb.APPROVE, opinion, null, null, null, null, null, null, version, null);
    }
}
