package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_SUSPENDED_DAYS;
import static org.cobuild.db.Tables.APPROVAL_TASK;

import java.time.LocalDate;
import java.util.function.Function;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.suspension.StoppedClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Open tasks of a tenant, and those that others have in its cases, stand while it is suspended. */
@Component
class TasksStand implements StoppedClock {
    private final DSLContext sql;
    private final TenantRepository tenants;
    private final PortalClock clock;

    TasksStand(DSLContext sql, TenantRepository tenants, PortalClock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public void resume(Grant grant, LocalDate since, Function<LocalDate, LocalDate> later) {
        var open = grant.on(APPROVAL_TASK)
                .or(grant.onPartsOf(APPROVAL_TASK.CASE_TENANT_ID))
                .and(APPROVAL_TASK.STATE.in(TaskState.OPEN.name(), TaskState.ASKING.name()))
                .and(APPROVAL_TASK.DUE_ON.ge(since));
        var days = sql.selectDistinct(APPROVAL_TASK.DUE_ON)
                .from(APPROVAL_TASK)
                .where(open)
                .fetchSet(APPROVAL_TASK.DUE_ON);
        // What had passed before stays, and the time of the suspension isn't counted against it.
        sql.insertInto(APPROVAL_SUSPENDED_DAYS)
                .set(APPROVAL_SUSPENDED_DAYS.TENANT_ID, grant.tenantId())
                .set(APPROVAL_SUSPENDED_DAYS.FROM_ON, since)
                .set(APPROVAL_SUSPENDED_DAYS.TO_ON, today(grant))
                .onDuplicateKeyIgnore()
                .execute();
        if (!days.isEmpty()) {
            sql.update(APPROVAL_TASK)
                    .set(APPROVAL_TASK.DUE_ON, StoppedClock.moved(APPROVAL_TASK.DUE_ON, days, later))
                    .where(open)
                    .execute();
        }
    }

    private LocalDate today(Grant grant) {
        return clock.today(tenants.get(grant.tenantId()).zone());
    }
}
