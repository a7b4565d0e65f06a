package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_TASK;

import java.time.LocalDate;
import java.util.function.Function;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.suspension.StoppedClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Open tasks of a tenant stand while it is suspended. */
@Component
class TasksStand implements StoppedClock {
    private final DSLContext sql;

    TasksStand(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void resume(Grant grant, LocalDate since, Function<LocalDate, LocalDate> later) {
        var open = grant.on(APPROVAL_TASK)
                .and(APPROVAL_TASK.STATE.in(TaskState.OPEN.name(), TaskState.ASKING.name()))
                .and(APPROVAL_TASK.DUE_ON.ge(since));
        var days = sql.selectDistinct(APPROVAL_TASK.DUE_ON)
                .from(APPROVAL_TASK)
                .where(open)
                .fetchSet(APPROVAL_TASK.DUE_ON);
        if (!days.isEmpty()) {
            sql.update(APPROVAL_TASK)
                    .set(APPROVAL_TASK.DUE_ON, StoppedClock.moved(APPROVAL_TASK.DUE_ON, days, later))
                    .where(open)
                    .execute();
        }
    }
}
