package org.cobuild.sharing;

import static org.cobuild.db.Tables.PUBLISHED_RESOURCE;
import static org.cobuild.db.Tables.SHARING_REQUEST;

import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a unit provides, was asked for and has asked for is its follower's: as a provider who follows it in the project. */
@Component
class RequestsFollow implements UnitFollower {
    private final DSLContext sql;

    RequestsFollow(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void follow(Succession succession) {
        if (succession.nobodyFollows()) {
            return;
        }
        var grant = succession.grant();
        sql.update(PUBLISHED_RESOURCE)
                .set(
                        PUBLISHED_RESOURCE.PROVIDER_UNIT_ID,
                        succession.heirOf(PUBLISHED_RESOURCE.PROVIDER_UNIT_ID, PUBLISHED_RESOURCE.PROJECT_ID))
                .where(grant.onPartsOf(PUBLISHED_RESOURCE.PROVIDER_TENANT_ID))
                .and(PUBLISHED_RESOURCE.PROVIDER_UNIT_ID.in(succession.units()))
                .execute();
        sql.update(SHARING_REQUEST)
                .set(SHARING_REQUEST.UNIT_ID, succession.heirOf(SHARING_REQUEST.UNIT_ID, SHARING_REQUEST.PROJECT_ID))
                .where(grant.on(SHARING_REQUEST))
                .and(SHARING_REQUEST.UNIT_ID.in(succession.units()))
                .execute();
        sql.update(SHARING_REQUEST)
                .set(SHARING_REQUEST.REQUESTER_UNIT_ID, succession.heirOf(SHARING_REQUEST.REQUESTER_UNIT_ID))
                .where(grant.onPartsOf(SHARING_REQUEST.REQUESTER_TENANT_ID))
                .and(SHARING_REQUEST.REQUESTER_UNIT_ID.in(succession.units()))
                .execute();
    }
}
