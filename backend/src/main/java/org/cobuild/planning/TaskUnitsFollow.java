package org.cobuild.planning;

import static org.cobuild.db.Tables.PLANNING_TASK;

import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Key tasks that a unit is responsible for, also in plans of other tenants, go to the first unit that follows it. */
@Component
class TaskUnitsFollow implements UnitFollower {
    private final DSLContext sql;

    TaskUnitsFollow(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void follow(Succession succession) {
        if (succession.heirs().isEmpty()) {
            return;
        }
        sql.update(PLANNING_TASK)
                .set(PLANNING_TASK.UNIT_ID, succession.heirOf(PLANNING_TASK.UNIT_ID))
                .where(PLANNING_TASK.UNIT_TENANT_ID.eq(succession.grant().tenantId()))
                .and(PLANNING_TASK.UNIT_ID.in(succession.heirs().keySet()))
                .and(SystemScope.all(Reason.REORGANISATION))
                .execute();
    }
}
