package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.PROJECT_PAPER_RULE;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.condition;

import java.util.Map;
import org.cobuild.World;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** A tenant's folder is applied again after so many rows of each of its tables were changed behind its back. */
final class BudgetTenant {
    private static final String CODE = "990321";
    private static final Condition ALL = condition("1 = 1 /*scope:all*/");
    private final DSLContext sql;
    private final World.Caller operator;
    private final int rows;
    private final long tenantId;

    BudgetTenant(DSLContext sql, World.Caller operator, int rows) {
        this.sql = sql;
        this.operator = operator;
        this.rows = rows;
        this.tenantId =
                sql.select(TENANT.ID).from(TENANT).where(TENANT.CODE.eq(CODE)).fetchSingle(TENANT.ID);
    }

    void live() {
        forget();
        change(UNIT, UNIT.NAME_EN, UNIT.TENANT_ID.eq(tenantId));
        change(POST, POST.TITLE_EN, POST.TENANT_ID.eq(tenantId));
        change(APPROVAL_ROUTE, APPROVAL_ROUTE.NAME_EN, APPROVAL_ROUTE.TENANT_ID.eq(tenantId));
        change(POLICY_VALUE, POLICY_VALUE.CLAUSE, POLICY_VALUE.TENANT_ID.eq(tenantId));
        sql.deleteFrom(PROJECT_PAPER_RULE)
                .where(PROJECT_PAPER_RULE.TENANT_ID.eq(tenantId).and(ALL))
                .execute();
        change(
                PERSON,
                PERSON.NAME_EN,
                PERSON.ID.in(sql.select(POST.PERSON_ID).from(POST).where(POST.TENANT_ID.eq(tenantId))));
        var applied = operator.mutate("tenantApply", Map.of("code", CODE), "tenant { code }");
        assertThat(applied.at("/errors")).as(applied.toString()).isEmpty();
        assertThat(sql.fetchExists(
                        UNIT,
                        UNIT.TENANT_ID
                                .eq(tenantId)
                                .and(UNIT.NAME_EN.eq("changed"))
                                .and(ALL)))
                .isFalse();
    }

    private void forget() {
        sql.update(TENANT)
                .set(TENANT.APPLIED_SHA256, "0".repeat(64))
                .where(TENANT.ID.eq(tenantId))
                .execute();
    }

    private void change(Table<?> table, Field<String> field, Condition which) {
        sql.update(table)
                .set(field, "changed")
                .where(which)
                .and(ALL)
                .limit(rows)
                .execute();
    }
}
