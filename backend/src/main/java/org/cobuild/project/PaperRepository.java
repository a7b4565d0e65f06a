package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_PAPER;
import static org.cobuild.db.Tables.PROJECT_SUBMISSION;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Keeps which files are papers of an application: part of the plan. */
@Repository
class PaperRepository {
    private static final Field<Boolean> SUBMITTED = DSL.field(DSL.exists(DSL.selectOne()
                    .from(PROJECT_SUBMISSION)
                    .where(PROJECT_SUBMISSION.PROJECT_ID.eq(PROJECT_PAPER.PROJECT_ID))
                    .and(TenantScope.alongside(PROJECT_SUBMISSION, PROJECT_PAPER))
                    .and(PROJECT_SUBMISSION.NUMBER.ge(PROJECT_PAPER.FOR_SUBMISSION))))
            .as("paper_submitted");
    private final DSLContext sql;

    PaperRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Papers of projects whose plan the caller sees: by kind, the oldest version first. */
    Map<Long, List<ProjectPaper>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return query(seen(scope))
                .and(PROJECT_PAPER.PROJECT_ID.in(projectIds))
                .orderBy(PROJECT_PAPER.KIND, PROJECT_PAPER.NUMBER)
                .fetchGroups(PROJECT_PAPER.PROJECT_ID, PaperRepository::paper);
    }

    /** Those of the papers whose plan the caller sees, by id. */
    Map<Long, ProjectPaper> find(TenantScope scope, Collection<Long> ids) {
        return query(seen(scope)).and(PROJECT_PAPER.ID.in(ids)).fetchMap(PROJECT_PAPER.ID, PaperRepository::paper);
    }

    /** Those of a project, beside other lists. */
    Together.Part<ProjectPaper> list(Together together, Grant grant, long projectId) {
        return together.list(
                query(grant.on(PROJECT_PAPER)).and(PROJECT_PAPER.PROJECT_ID.eq(projectId)),
                PaperRepository::paper,
                PROJECT_PAPER.KIND,
                PROJECT_PAPER.NUMBER);
    }

    void insert(ProjectPaper paper) {
        sql.insertInto(PROJECT_PAPER)
                .set(PROJECT_PAPER.ID, paper.id())
                .set(PROJECT_PAPER.TENANT_ID, paper.tenantId())
                .set(PROJECT_PAPER.PROJECT_ID, paper.projectId())
                .set(PROJECT_PAPER.KIND, paper.kind().name())
                .set(PROJECT_PAPER.NUMBER, paper.number())
                .set(PROJECT_PAPER.FOR_SUBMISSION, paper.forSubmission())
                .set(PROJECT_PAPER.NAME, paper.name())
                .set(PROJECT_PAPER.SHA256, paper.sha256())
                .set(PROJECT_PAPER.NOTE, paper.note())
                .set(PROJECT_PAPER.ADDED_AT, paper.addedAt())
                .set(PROJECT_PAPER.ADDED_BY_NAME, paper.addedByName())
                .execute();
    }

    void delete(Grant grant, ProjectPaper paper) {
        sql.deleteFrom(PROJECT_PAPER)
                .where(PROJECT_PAPER.ID.eq(paper.id()))
                .and(grant.on(PROJECT_PAPER))
                .execute();
    }

    private SelectConditionStep<? extends Record> query(Condition which) {
        return sql.select(PROJECT_PAPER.fields())
                .select(SUBMITTED)
                .from(PROJECT_PAPER)
                .where(which);
    }

    private static Condition seen(TenantScope scope) {
        return scope.sees(PROJECT_PAPER, PROJECT_PAPER.PROJECT_ID, ProjectArea.PLAN);
    }

    private static ProjectPaper paper(Record row) {
        return new ProjectPaper(
                row.get(PROJECT_PAPER.ID),
                row.get(PROJECT_PAPER.TENANT_ID),
                row.get(PROJECT_PAPER.PROJECT_ID),
                ApplicationPaper.valueOf(row.get(PROJECT_PAPER.KIND)),
                row.get(PROJECT_PAPER.NUMBER),
                row.get(PROJECT_PAPER.FOR_SUBMISSION),
                row.get(SUBMITTED),
                row.get(PROJECT_PAPER.NAME),
                row.get(PROJECT_PAPER.SHA256),
                row.get(PROJECT_PAPER.NOTE),
                row.get(PROJECT_PAPER.ADDED_AT),
                row.get(PROJECT_PAPER.ADDED_BY_NAME));
    }
}
