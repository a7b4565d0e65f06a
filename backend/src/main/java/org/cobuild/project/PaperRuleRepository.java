package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_PAPER_RULE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.cobuild.db.tables.records.ProjectPaperRuleRecord;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps which papers tenants ask of their applications. What is asked in a city's tree is no secret in it. */
@Repository
class PaperRuleRepository {
    private final DSLContext sql;

    PaperRuleRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The rules of the caller's tenant and of its city, of all days, beside other lists. */
    Together.Part<PaperRule> list(Together together, TenantScope scope) {
        return list(together, scope.upward(PROJECT_PAPER_RULE));
    }

    /** A tenant's own, of all days, beside other lists. */
    Together.Part<PaperRule> list(Together together, Grant grant) {
        return list(together, grant.on(PROJECT_PAPER_RULE));
    }

    private Together.Part<PaperRule> list(Together together, Condition whose) {
        return together.list(query(whose), PaperRuleRepository::rule, PROJECT_PAPER_RULE.EFFECTIVE_ON);
    }

    /** A tenant's own, of all days. */
    List<PaperRule> all(Grant grant) {
        return query(grant.on(PROJECT_PAPER_RULE)).fetch(PaperRuleRepository::rule);
    }

    /** Writes rules that are new or were read in this act. */
    void save(Collection<PaperRule> rules) {
        Rows.upsert(
                sql,
                PROJECT_PAPER_RULE,
                rules.stream().map(PaperRuleRepository::row).toList());
    }

    /** Takes away what never was in force. */
    void delete(Grant grant, LocalDate effectiveOn) {
        sql.deleteFrom(PROJECT_PAPER_RULE)
                .where(PROJECT_PAPER_RULE.EFFECTIVE_ON.eq(effectiveOn))
                .and(grant.on(PROJECT_PAPER_RULE))
                .execute();
    }

    private SelectConditionStep<? extends Record> query(Condition whose) {
        return sql.select(PROJECT_PAPER_RULE.fields()).from(PROJECT_PAPER_RULE).where(whose);
    }

    private static ProjectPaperRuleRecord row(PaperRule rule) {
        return new ProjectPaperRuleRecord(
                rule.tenantId(),
                rule.kind().name(),
                rule.category().name(),
                rule.effectiveOn(),
                rule.from() == null ? null : rule.from().name(),
                rule.setByName(),
                rule.setAt());
    }

    private static PaperRule rule(Record row) {
        return new PaperRule(
                row.get(PROJECT_PAPER_RULE.TENANT_ID),
                ApplicationPaper.valueOf(row.get(PROJECT_PAPER_RULE.KIND)),
                ProjectCategory.valueOf(row.get(PROJECT_PAPER_RULE.CATEGORY)),
                row.get(PROJECT_PAPER_RULE.EFFECTIVE_ON),
                from(row.get(PROJECT_PAPER_RULE.ASKED_FROM)),
                row.get(PROJECT_PAPER_RULE.SET_BY_NAME),
                row.get(PROJECT_PAPER_RULE.SET_AT));
    }

    private static @Nullable AskedFrom from(@Nullable String name) {
        return name == null ? null : AskedFrom.valueOf(name);
    }
}
