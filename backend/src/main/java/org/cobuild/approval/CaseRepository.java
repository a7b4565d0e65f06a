package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Repository;

/** Reads cases. Who sees a project whole sees its cases. */
@Repository
public class CaseRepository {
    static final List<SelectField<?>> FIELDS = List.of(
            APPROVAL_CASE.ID,
            APPROVAL_CASE.TENANT_ID,
            APPROVAL_CASE.SUBJECT,
            APPROVAL_CASE.SUBJECT_ID,
            APPROVAL_CASE.PROJECT_ID,
            APPROVAL_CASE.TITLE,
            APPROVAL_CASE.AMOUNT,
            APPROVAL_CASE.STATE,
            APPROVAL_CASE.ROUND,
            APPROVAL_ROUTE.NAME,
            APPROVAL_ROUTE.NAME_EN,
            APPROVAL_ROUTE.VERSION,
            APPROVAL_CASE.POLICY_ON,
            APPROVAL_CASE.STARTER_UNIT_ID,
            APPROVAL_CASE.STARTER_PERSON_ID,
            APPROVAL_CASE.OPENED_AT,
            APPROVAL_CASE.CLOSED_AT,
            APPROVAL_CASE.REPLY_NUMBER,
            APPROVAL_CASE.APPROVAL_CONDITION,
            APPROVAL_CASE.STARTER_FOR_PERSON_ID,
            APPROVAL_CASE.STARTER_FOR_NAME,
            APPROVAL_CASE.TEXT_SHA256);
    private final DSLContext sql;

    CaseRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Cases by id; those that the caller may not see are absent. */
    public Map<Long, ApprovalCase> find(TenantScope scope, Collection<Long> ids) {
        return select().where(APPROVAL_CASE.ID.in(ids))
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .fetchMap(APPROVAL_CASE.ID, CaseRepository::approvalCase);
    }

    /** Cases about projects, newest first, by project id; projects without any are absent. */
    public Map<Long, List<ApprovalCase>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return select().where(APPROVAL_CASE.PROJECT_ID.in(projectIds))
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .orderBy(APPROVAL_CASE.ID.desc())
                .fetchGroups(APPROVAL_CASE.PROJECT_ID, CaseRepository::approvalCase);
    }

    Optional<ApprovalCase> latest(Grant grant, CaseSubject subject, long subjectId) {
        return select().where(APPROVAL_CASE.SUBJECT.eq(subject.name()))
                .and(APPROVAL_CASE.SUBJECT_ID.eq(subjectId))
                .and(grant.on(APPROVAL_CASE))
                .orderBy(APPROVAL_CASE.ID.desc())
                .limit(1)
                .fetchOptional(CaseRepository::approvalCase);
    }

    private SelectOnConditionStep<Record> select() {
        return sql.select(FIELDS)
                .from(APPROVAL_CASE)
                .join(APPROVAL_ROUTE)
                .on(APPROVAL_ROUTE.ID.eq(APPROVAL_CASE.ROUTE_ID))
                .and(TenantScope.alongside(APPROVAL_ROUTE, APPROVAL_CASE));
    }

    static ApprovalCase approvalCase(Record row) {
        return new ApprovalCase(
                row.get(APPROVAL_CASE.ID),
                row.get(APPROVAL_CASE.TENANT_ID),
                CaseSubject.valueOf(row.get(APPROVAL_CASE.SUBJECT)),
                row.get(APPROVAL_CASE.SUBJECT_ID),
                row.get(APPROVAL_CASE.PROJECT_ID),
                row.get(APPROVAL_CASE.TITLE),
                row.get(APPROVAL_CASE.AMOUNT),
                CaseState.valueOf(row.get(APPROVAL_CASE.STATE)),
                row.get(APPROVAL_CASE.ROUND),
                row.get(APPROVAL_ROUTE.NAME),
                row.get(APPROVAL_ROUTE.NAME_EN),
                row.get(APPROVAL_ROUTE.VERSION),
                row.get(APPROVAL_CASE.POLICY_ON),
                row.get(APPROVAL_CASE.STARTER_UNIT_ID),
                row.get(APPROVAL_CASE.STARTER_PERSON_ID),
                row.get(APPROVAL_CASE.OPENED_AT),
                row.get(APPROVAL_CASE.CLOSED_AT),
                row.get(APPROVAL_CASE.REPLY_NUMBER),
                row.get(APPROVAL_CASE.APPROVAL_CONDITION),
                row.get(APPROVAL_CASE.STARTER_FOR_PERSON_ID),
                row.get(APPROVAL_CASE.STARTER_FOR_NAME),
                row.get(APPROVAL_CASE.TEXT_SHA256));
    }
}
