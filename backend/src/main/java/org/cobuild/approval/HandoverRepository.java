package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_HANDOVER;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.approval.HeldTasks.HeldTask;
import org.cobuild.approval.Receivers.Receiver;
import org.cobuild.db.tables.records.ApprovalHandoverRecord;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps what was done with tasks beside deciding them. Who reads it is decided per level, as for {@link Opinions}. */
@Repository
class HandoverRepository {
    private final DSLContext sql;

    HandoverRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(HeldTask held, HandoverVerb verb, String reason, @Nullable Receiver to, Instant at) {
        sql.insertInto(APPROVAL_HANDOVER)
                .set(new ApprovalHandoverRecord(
                        Ids.next(),
                        held.grant().tenantId(),
                        held.matter().id(),
                        held.task().stepId(),
                        held.task().id(),
                        verb.name(),
                        reason,
                        held.viewer().postId(),
                        held.viewer().name(),
                        held.viewer().unitName(),
                        to == null ? null : to.personName(),
                        to == null ? null : to.unitName(),
                        at,
                        held.actingFor()))
                .execute();
    }

    /** Of cases, oldest first, by case id; of those that the caller may not see there are none. */
    Map<Long, List<Handover>> ofCases(TenantScope scope, Collection<Long> caseIds) {
        return select(scope, APPROVAL_HANDOVER.CASE_ID.in(caseIds))
                .orderBy(APPROVAL_HANDOVER.HAPPENED_AT, APPROVAL_HANDOVER.ID)
                .fetchGroups(APPROVAL_HANDOVER.CASE_ID, HandoverRepository::handover);
    }

    /** By id; those that the caller may not see are absent. */
    Map<Long, Handover> find(TenantScope scope, Collection<Long> ids) {
        return select(scope, APPROVAL_HANDOVER.ID.in(ids)).fetchMap(APPROVAL_HANDOVER.ID, HandoverRepository::handover);
    }

    private SelectConditionStep<Record> select(TenantScope scope, Condition which) {
        return sql.select(APPROVAL_HANDOVER.fields())
                .select(APPROVAL_STEP.NAME, APPROVAL_STEP.NAME_EN)
                .from(APPROVAL_HANDOVER)
                .join(APPROVAL_STEP)
                .on(APPROVAL_STEP.ID.eq(APPROVAL_HANDOVER.STEP_ID))
                .and(TenantScope.alongside(APPROVAL_STEP, APPROVAL_HANDOVER))
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_HANDOVER.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_HANDOVER))
                .join(APPROVAL_TASK)
                .on(APPROVAL_TASK.ID.eq(APPROVAL_HANDOVER.TASK_ID))
                .and(TenantScope.partOf(APPROVAL_TASK.CASE_TENANT_ID, APPROVAL_CASE))
                .where(which)
                .and(APPROVAL_TASK.TENANT_ID.eq(APPROVAL_CASE.TENANT_ID).or(scope.holds(APPROVAL_TASK)))
                .and(TenantScope.alongside(APPROVAL_HANDOVER, APPROVAL_CASE))
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW));
    }

    private static Handover handover(Record row) {
        return new Handover(
                row.get(APPROVAL_HANDOVER.ID),
                row.get(APPROVAL_HANDOVER.TENANT_ID),
                row.get(APPROVAL_HANDOVER.CASE_ID),
                row.get(APPROVAL_STEP.NAME),
                row.get(APPROVAL_STEP.NAME_EN),
                HandoverVerb.valueOf(row.get(APPROVAL_HANDOVER.VERB)),
                row.get(APPROVAL_HANDOVER.REASON),
                row.get(APPROVAL_HANDOVER.PERSON_NAME),
                row.get(APPROVAL_HANDOVER.UNIT_NAME),
                row.get(APPROVAL_HANDOVER.TO_PERSON_NAME),
                row.get(APPROVAL_HANDOVER.TO_UNIT_NAME),
                row.get(APPROVAL_HANDOVER.ACTING_FOR_NAME),
                row.get(APPROVAL_HANDOVER.HAPPENED_AT));
    }
}
