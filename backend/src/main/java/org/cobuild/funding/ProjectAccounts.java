package org.cobuild.funding;

import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.cobuild.db.Tables.FUND_PROJECT_SOURCE;

import org.cobuild.platform.Money;
import org.cobuild.project.ProjectApproved;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a project's account when it is approved, in the transaction of the approval. */
@Component
class ProjectAccounts {
    private final DSLContext sql;

    ProjectAccounts(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    void on(ProjectApproved approved) {
        var project = approved.project();
        sql.insertInto(FUND_PROJECT)
                .set(FUND_PROJECT.PROJECT_ID, project.id())
                .set(FUND_PROJECT.TENANT_ID, project.tenantId())
                .set(FUND_PROJECT.APPROVED, project.approved())
                .set(FUND_PROJECT.ALLOCATED, Money.ZERO)
                .set(FUND_PROJECT.CONTRACTED, Money.ZERO)
                .set(FUND_PROJECT.PAID, Money.ZERO)
                .execute();
        sql.insertInto(FUND_PROJECT_SOURCE)
                .columns(
                        FUND_PROJECT_SOURCE.TENANT_ID,
                        FUND_PROJECT_SOURCE.PROJECT_ID,
                        FUND_PROJECT_SOURCE.SOURCE,
                        FUND_PROJECT_SOURCE.PLANNED,
                        FUND_PROJECT_SOURCE.ALLOCATED)
                .valuesOfRows(approved.plannedBySource().entrySet().stream()
                        .map(planned -> DSL.row(
                                project.tenantId(),
                                project.id(),
                                planned.getKey().name(),
                                planned.getValue(),
                                Money.ZERO))
                        .toList())
                .execute();
    }
}
