package org.cobuild.expert;

import static org.cobuild.db.Tables.EXPERT;

import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Experts that work for a unit, also in pools of other tenants, work for the first unit that follows it. */
@Component
class ExpertUnitsFollow implements UnitFollower {
    private final DSLContext sql;

    ExpertUnitsFollow(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void follow(Succession succession) {
        if (succession.heirs().isEmpty()) {
            return;
        }
        sql.update(EXPERT)
                .set(EXPERT.UNIT_ID, succession.heirOf(EXPERT.UNIT_ID))
                .where(EXPERT.UNIT_TENANT_ID.eq(succession.grant().tenantId()))
                .and(EXPERT.UNIT_ID.in(succession.heirs().keySet()))
                .and(SystemScope.all(Reason.REORGANISATION))
                .execute();
    }
}
