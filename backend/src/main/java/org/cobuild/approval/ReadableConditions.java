package org.cobuild.approval;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.tenancy.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Conditions one by one. Those that bind are read by whoever sees the review; one that was only named is a part of what
 * somebody said, and read by whoever reads that decision.
 */
@Component
class ReadableConditions {
    private final ConditionRepository conditions;
    private final FlowRepository flows;

    ReadableConditions(ConditionRepository conditions, FlowRepository flows) {
        this.conditions = conditions;
        this.flows = flows;
    }

    /** By id; those that the caller may not read are absent. */
    Map<Long, ApprovalCondition> find(TenantScope scope, Collection<Long> ids) {
        var found = new HashMap<>(conditions.find(scope, ids));
        var naming = found.values().stream()
                .filter(ReadableConditions::named)
                .map(ApprovalCondition::decisionId)
                .collect(Collectors.toSet());
        if (!naming.isEmpty()) {
            var read = flows.findDecisions(scope, naming).keySet();
            found.values().removeIf(condition -> named(condition) && !read.contains(condition.decisionId()));
        }
        return found;
    }

    private static boolean named(ApprovalCondition condition) {
        return condition.state() == ConditionState.NAMED;
    }
}
