package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_SUBMISSION;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.audit.log.LoggedTexts;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads and writes submissions. They are never changed. */
@Repository
class SubmissionRepository implements LoggedTexts {
    private static final List<SelectField<?>> FIELDS = List.of(
            PROJECT_SUBMISSION.ID,
            PROJECT_SUBMISSION.TENANT_ID,
            PROJECT_SUBMISSION.PROJECT_ID,
            PROJECT_SUBMISSION.NUMBER,
            PROJECT_SUBMISSION.SUBMITTED_AT,
            PROJECT_SUBMISSION.PERSON_NAME,
            PROJECT_SUBMISSION.ACTING_FOR_NAME,
            PROJECT_SUBMISSION.SHA256);
    private final DSLContext sql;

    SubmissionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Submissions by project, newest first. */
    Map<Long, List<Submission>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(FIELDS)
                .select(amount(scope), late(scope))
                .from(PROJECT_SUBMISSION)
                .where(PROJECT_SUBMISSION.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_SUBMISSION, PROJECT_SUBMISSION.PROJECT_ID))
                .orderBy(PROJECT_SUBMISSION.PROJECT_ID, PROJECT_SUBMISSION.NUMBER.desc())
                .fetchGroups(PROJECT_SUBMISSION.PROJECT_ID, row -> submission(row, scope));
    }

    Map<Long, Submission> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .select(amount(scope), late(scope))
                .from(PROJECT_SUBMISSION)
                .where(PROJECT_SUBMISSION.ID.in(ids))
                .and(scope.sees(PROJECT_SUBMISSION, PROJECT_SUBMISSION.PROJECT_ID))
                .fetchMap(PROJECT_SUBMISSION.ID, row -> submission(row, scope));
    }

    /** The number of the last submission, 0 when there is none, beside other lists; the caller holds the project's row. */
    Together.Part<Integer> lastNumber(Together together, Grant grant, long projectId) {
        var last = DSL.coalesce(DSL.max(PROJECT_SUBMISSION.NUMBER), 0).as("last_number");
        return together.list(
                sql.select(last)
                        .from(PROJECT_SUBMISSION)
                        .where(PROJECT_SUBMISSION.PROJECT_ID.eq(projectId))
                        .and(grant.on(PROJECT_SUBMISSION)),
                row -> row.get(last));
    }

    /** Contents by submission; only for who sees the project whole. */
    Map<Long, String> contents(TenantScope scope, Collection<Long> ids) {
        return sql.select(PROJECT_SUBMISSION.ID, PROJECT_SUBMISSION.CONTENT)
                .from(PROJECT_SUBMISSION)
                .where(PROJECT_SUBMISSION.ID.in(ids))
                .and(whole(scope))
                .fetchMap(PROJECT_SUBMISSION.ID, PROJECT_SUBMISSION.CONTENT);
    }

    /** Contents by their digests, for the log of the tenant that they belong to. */
    @Override
    public Map<String, String> find(Grant owner, Collection<String> sha256) {
        return sql.select(PROJECT_SUBMISSION.SHA256, PROJECT_SUBMISSION.CONTENT)
                .from(PROJECT_SUBMISSION)
                .where(owner.on(PROJECT_SUBMISSION))
                .and(PROJECT_SUBMISSION.SHA256.in(sha256))
                .fetchMap(PROJECT_SUBMISSION.SHA256, PROJECT_SUBMISSION.CONTENT);
    }

    void insert(Submission submission, String content) {
        sql.insertInto(PROJECT_SUBMISSION)
                .set(PROJECT_SUBMISSION.ID, submission.id())
                .set(PROJECT_SUBMISSION.TENANT_ID, submission.tenantId())
                .set(PROJECT_SUBMISSION.PROJECT_ID, submission.projectId())
                .set(PROJECT_SUBMISSION.NUMBER, submission.number())
                .set(PROJECT_SUBMISSION.SUBMITTED_AT, submission.submittedAt())
                .set(PROJECT_SUBMISSION.PERSON_NAME, submission.personName())
                .set(PROJECT_SUBMISSION.ACTING_FOR_NAME, submission.actingFor())
                .set(PROJECT_SUBMISSION.AMOUNT, submission.amount())
                .set(PROJECT_SUBMISSION.CONTENT, content)
                .set(PROJECT_SUBMISSION.SHA256, submission.sha256())
                .set(PROJECT_SUBMISSION.LATE_REASON, submission.lateReason())
                .execute();
    }

    private static Condition whole(TenantScope scope) {
        return scope.sees(PROJECT_SUBMISSION, PROJECT_SUBMISSION.PROJECT_ID, ProjectArea.PLAN);
    }

    private static Field<BigDecimal> amount(TenantScope scope) {
        return DSL.when(whole(scope), PROJECT_SUBMISSION.AMOUNT).as("seen_amount");
    }

    private static Field<String> late(TenantScope scope) {
        return DSL.when(whole(scope), PROJECT_SUBMISSION.LATE_REASON).as("seen_late_reason");
    }

    private static Submission submission(Record row, TenantScope scope) {
        return new Submission(
                row.get(PROJECT_SUBMISSION.ID),
                row.get(PROJECT_SUBMISSION.TENANT_ID),
                row.get(PROJECT_SUBMISSION.PROJECT_ID),
                row.get(PROJECT_SUBMISSION.NUMBER),
                row.get(PROJECT_SUBMISSION.SUBMITTED_AT),
                row.get(PROJECT_SUBMISSION.PERSON_NAME),
                row.get(PROJECT_SUBMISSION.ACTING_FOR_NAME),
                row.get(amount(scope)),
                row.get(PROJECT_SUBMISSION.SHA256),
                row.get(late(scope)));
    }
}
