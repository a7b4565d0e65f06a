package org.cobuild.resource;

import static org.cobuild.db.Tables.RESOURCE_SERVER;

import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Servers of the register go to the first unit that follows theirs. */
@Component
class ServersFollow implements UnitFollower {
    private final DSLContext sql;

    ServersFollow(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void follow(Succession succession) {
        if (succession.heirs().isEmpty()) {
            return;
        }
        sql.update(RESOURCE_SERVER)
                .set(RESOURCE_SERVER.UNIT_ID, succession.heirOf(RESOURCE_SERVER.UNIT_ID))
                .where(succession.grant().on(RESOURCE_SERVER))
                .and(RESOURCE_SERVER.UNIT_ID.in(succession.heirs().keySet()))
                .execute();
    }
}
