package org.cobuild.catalogue;

import static org.cobuild.db.Tables.CATALOGUE_ENTRY;

import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a unit provides to projects, also of other tenants, is provided by whoever follows it there. */
@Component
class ProvidersFollow implements UnitFollower {
    private final DSLContext sql;

    ProvidersFollow(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void follow(Succession succession) {
        if (succession.nobodyFollows()) {
            return;
        }
        sql.update(CATALOGUE_ENTRY)
                .set(
                        CATALOGUE_ENTRY.PROVIDER_UNIT_ID,
                        succession.heirOf(CATALOGUE_ENTRY.PROVIDER_UNIT_ID, CATALOGUE_ENTRY.PROJECT_ID))
                .where(CATALOGUE_ENTRY.PROVIDER_TENANT_ID.eq(succession.grant().tenantId()))
                .and(CATALOGUE_ENTRY.PROVIDER_UNIT_ID.in(succession.units()))
                .and(SystemScope.all(Reason.REORGANISATION))
                .execute();
    }
}
