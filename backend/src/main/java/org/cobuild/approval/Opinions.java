package org.cobuild.approval;

import java.util.List;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Decision;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.tenancy.TenantScope;

/**
 * Who reads an opinion is decided per level. A level reads all that was said in it, a city all that was said in its
 * counties, and who sees the case all that was said in the tenant whose case it is. Of what another level said, the
 * others read its conclusions alone: a return, a refusal, the opinion that sums a joint review up, and that of a step in
 * which one unit decides by itself; not what its bureaus said among themselves.
 */
public final class Opinions {
    private Opinions() {}

    /** Of those of the case, the ones that this caller reads, oldest first. */
    public static List<Decision> readable(CaseFlow flow, TenantScope reader) {
        return flow.decisions().stream()
                .filter(said -> readable(flow, said, reader))
                .toList();
    }

    public static boolean readable(CaseFlow flow, Decision said, TenantScope reader) {
        var task = flow.tasks().stream()
                .filter(each -> each.id() == said.taskId())
                .findFirst()
                .orElseThrow();
        return level(said.tenantId(), task.tenantId(), reader) || concludes(flow, said, task);
    }

    /** @param owner whose case it is @param level where it was said */
    private static boolean level(long owner, long level, TenantScope reader) {
        return level == owner || level == reader.tenantId() || reader.tenantId() == reader.cityId();
    }

    private static boolean concludes(CaseFlow flow, Decision said, Task task) {
        return said.verb() == DecisionVerb.RETURN
                || said.verb() == DecisionVerb.REFUSE
                || said.mergesStepId() != null
                || task.kind() == TaskKind.ROUTE && !CaseRules.isJoint(flow, flow.stepOf(task));
    }
}
