package org.cobuild.approval;

import org.cobuild.platform.GlobalId;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides.
 *
 * @param version the version of the subject that was read; required where the subject has money
 */
record TaskDecideInput(
        GlobalId taskId,
        DecisionVerb verb,
        String opinion,
        @Nullable String condition,
        @Nullable Integer version,
        @Nullable String clientMutationId) {}
