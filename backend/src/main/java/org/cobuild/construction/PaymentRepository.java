package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_PAYMENT_REQUEST;
import static org.jooq.impl.DSL.noCondition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads payment requests. Who sees a project whole sees them. */
@Repository
class PaymentRepository {
    private static final List<SelectField<?>> FIELDS = List.of(
            CONSTRUCTION_PAYMENT_REQUEST.ID,
            CONSTRUCTION_PAYMENT_REQUEST.TENANT_ID,
            CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID,
            CONSTRUCTION_PAYMENT_REQUEST.CONTRACT_ID,
            CONSTRUCTION_PAYMENT_REQUEST.TERM_ID,
            CONSTRUCTION_PAYMENT_REQUEST.AMOUNT,
            CONSTRUCTION_PAYMENT_REQUEST.STATE,
            CONSTRUCTION_PAYMENT_REQUEST.DELIVERED_ON,
            CONSTRUCTION_PAYMENT_REQUEST.DUE_ON,
            CONSTRUCTION_PAYMENT_REQUEST.POLICY_ON,
            CONSTRUCTION_PAYMENT_REQUEST.REQUESTED_AT,
            CONSTRUCTION_PAYMENT_REQUEST.REQUESTER_PERSON_ID,
            CONSTRUCTION_PAYMENT_REQUEST.REQUESTER_NAME,
            CONSTRUCTION_PAYMENT_REQUEST.APPROVER_PERSON_ID,
            CONSTRUCTION_PAYMENT_REQUEST.APPROVER_NAME,
            CONSTRUCTION_PAYMENT_REQUEST.REMARK,
            CONSTRUCTION_PAYMENT_REQUEST.PAID_AT,
            CONSTRUCTION_PAYMENT_REQUEST.PAYER_NAME);
    private final DSLContext sql;

    PaymentRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Requests that the caller sees, by id. */
    Map<Long, PaymentRequest> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_PAYMENT_REQUEST)
                .where(CONSTRUCTION_PAYMENT_REQUEST.ID.in(ids))
                .and(scope.sees(
                        CONSTRUCTION_PAYMENT_REQUEST,
                        CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID,
                        ProjectArea.CONSTRUCTION))
                .fetchMap(CONSTRUCTION_PAYMENT_REQUEST.ID, PaymentRepository::request);
    }

    Optional<PaymentRequest> find(TenantScope scope, long id) {
        return Optional.ofNullable(find(scope, List.of(id)).get(id));
    }

    /** Requests of projects, newest first, by project. */
    Map<Long, List<PaymentRequest>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_PAYMENT_REQUEST)
                .where(CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID.in(projectIds))
                .and(scope.sees(
                        CONSTRUCTION_PAYMENT_REQUEST,
                        CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID,
                        ProjectArea.CONSTRUCTION))
                .orderBy(CONSTRUCTION_PAYMENT_REQUEST.ID.desc())
                .fetchGroups(CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID, PaymentRepository::request);
    }

    /** What the caller sees, newest first; one row more than the page. */
    List<PaymentRequest> list(TenantScope scope, @Nullable List<PaymentState> states, Page page) {
        return sql.select(FIELDS)
                .from(CONSTRUCTION_PAYMENT_REQUEST)
                .where(scope.sees(
                        CONSTRUCTION_PAYMENT_REQUEST,
                        CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID,
                        ProjectArea.CONSTRUCTION))
                .and(
                        states == null
                                ? noCondition()
                                : CONSTRUCTION_PAYMENT_REQUEST.STATE.in(
                                        states.stream().map(Enum::name).toList()))
                .and(page.isFirstPage() ? noCondition() : CONSTRUCTION_PAYMENT_REQUEST.ID.lt(page.afterLong(0)))
                .orderBy(CONSTRUCTION_PAYMENT_REQUEST.ID.desc())
                .limit(page.first() + 1)
                .fetch(PaymentRepository::request);
    }

    private static PaymentRequest request(Record row) {
        return new PaymentRequest(
                row.get(CONSTRUCTION_PAYMENT_REQUEST.ID),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.TENANT_ID),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.CONTRACT_ID),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.TERM_ID),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.AMOUNT),
                PaymentState.valueOf(row.get(CONSTRUCTION_PAYMENT_REQUEST.STATE)),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.DELIVERED_ON),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.DUE_ON),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.POLICY_ON),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.REQUESTED_AT),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.REQUESTER_PERSON_ID),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.REQUESTER_NAME),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.APPROVER_PERSON_ID),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.APPROVER_NAME),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.REMARK),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.PAID_AT),
                row.get(CONSTRUCTION_PAYMENT_REQUEST.PAYER_NAME));
    }
}
