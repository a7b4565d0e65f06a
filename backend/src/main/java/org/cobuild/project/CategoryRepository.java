package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_CATEGORY_FACT;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.Project;
import org.cobuild.db.tables.records.ProjectCategoryFactRecord;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What categories ask for: part of the shared summary, but for the money, which goes with the plan. */
@Repository
class CategoryRepository {
    private static final Project EARLIER = PROJECT.as("earlier");
    private static final Field<BigDecimal> ORIGINAL = DSL.field("seen_original", BigDecimal.class);
    private static final Field<BigDecimal> FEE = DSL.field("seen_fee", BigDecimal.class);

    /** How the earlier project is called: for acts alone, a reader may not see it. */
    private static final Field<String> NAMED = DSL.field("earlier_named", String.class);

    private final DSLContext sql;

    CategoryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Those of projects that the caller sees, by project. */
    Map<Long, CategoryFacts> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        var plan = scope.sees(PROJECT_CATEGORY_FACT, PROJECT_CATEGORY_FACT.PROJECT_ID, ProjectArea.PLAN);
        return sql.select(PROJECT_CATEGORY_FACT.fields())
                .select(
                        DSL.when(plan, PROJECT_CATEGORY_FACT.ORIGINAL_INVESTMENT)
                                .as(ORIGINAL),
                        DSL.when(plan, PROJECT_CATEGORY_FACT.YEARLY_FEE).as(FEE))
                .from(PROJECT_CATEGORY_FACT)
                .where(PROJECT_CATEGORY_FACT.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_CATEGORY_FACT, PROJECT_CATEGORY_FACT.PROJECT_ID))
                .fetchMap(PROJECT_CATEGORY_FACT.PROJECT_ID, row -> facts(row, row.get(ORIGINAL), row.get(FEE), null));
    }

    /** That of a project, beside other lists; none while nothing was said. */
    Together.Part<CategoryFacts> list(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), CategoryRepository::whole, PROJECT_CATEGORY_FACT.PROJECT_ID);
    }

    /** That of a project whose row is held. */
    Optional<CategoryFacts> find(Grant grant, long projectId) {
        return query(grant, projectId).fetchOptional(CategoryRepository::whole);
    }

    void save(CategoryFacts facts) {
        var countsAs = facts.countsAs();
        Rows.upsert(
                sql,
                PROJECT_CATEGORY_FACT,
                List.of(new ProjectCategoryFactRecord(
                        facts.id(),
                        facts.tenantId(),
                        facts.projectId(),
                        facts.earlierProjectId(),
                        facts.earlierSystem(),
                        facts.originalInvestment(),
                        facts.postEvaluation(),
                        facts.yearlyFee(),
                        facts.periodMonths(),
                        countsAs == null ? null : countsAs.name())));
    }

    /** What the submission fixes. */
    void fix(Grant grant, long projectId, @Nullable ProjectCategory countsAs) {
        sql.update(PROJECT_CATEGORY_FACT)
                .set(PROJECT_CATEGORY_FACT.COUNTS_AS, countsAs == null ? null : countsAs.name())
                .where(PROJECT_CATEGORY_FACT.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_CATEGORY_FACT))
                .execute();
    }

    private SelectConditionStep<Record> query(Grant grant, long projectId) {
        return sql.select(PROJECT_CATEGORY_FACT.fields())
                .select(DSL.concat(EARLIER.CODE, DSL.inline(" "), EARLIER.TITLE).as(NAMED))
                .from(PROJECT_CATEGORY_FACT)
                .leftJoin(EARLIER)
                .on(EARLIER.ID.eq(PROJECT_CATEGORY_FACT.EARLIER_PROJECT_ID))
                .and(TenantScope.alongside(EARLIER, PROJECT_CATEGORY_FACT))
                .where(PROJECT_CATEGORY_FACT.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_CATEGORY_FACT));
    }

    private static CategoryFacts whole(Record row) {
        return facts(
                row,
                row.get(PROJECT_CATEGORY_FACT.ORIGINAL_INVESTMENT),
                row.get(PROJECT_CATEGORY_FACT.YEARLY_FEE),
                row.get(NAMED));
    }

    private static CategoryFacts facts(
            Record row, @Nullable BigDecimal original, @Nullable BigDecimal fee, @Nullable String named) {
        var countsAs = row.get(PROJECT_CATEGORY_FACT.COUNTS_AS);
        return new CategoryFacts(
                row.get(PROJECT_CATEGORY_FACT.ID),
                row.get(PROJECT_CATEGORY_FACT.TENANT_ID),
                row.get(PROJECT_CATEGORY_FACT.PROJECT_ID),
                row.get(PROJECT_CATEGORY_FACT.EARLIER_PROJECT_ID),
                named,
                row.get(PROJECT_CATEGORY_FACT.EARLIER_SYSTEM),
                original,
                row.get(PROJECT_CATEGORY_FACT.POST_EVALUATION),
                fee,
                row.get(PROJECT_CATEGORY_FACT.PERIOD_MONTHS),
                countsAs == null ? null : ProjectCategory.valueOf(countsAs));
    }
}
