package org.cobuild.resource;

import static org.cobuild.db.Tables.RESOURCE_SERVER;
import static org.jooq.impl.DSL.count;

import java.util.Collection;
import java.util.List;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.onboarding.StandingUse;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Servers that stand in the register under a unit. */
@Component
class ServersInUse implements StandingUse {
    private final DSLContext sql;

    ServersInUse(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<UnitUse> units(Grant grant, Collection<Long> unitIds) {
        return sql.select(RESOURCE_SERVER.UNIT_ID, count())
                .from(RESOURCE_SERVER)
                .where(grant.on(RESOURCE_SERVER))
                .and(RESOURCE_SERVER.UNIT_ID.in(unitIds))
                .groupBy(RESOURCE_SERVER.UNIT_ID)
                .fetch(row -> new UnitUse(row.value1(), "servers", row.value2()));
    }
}
