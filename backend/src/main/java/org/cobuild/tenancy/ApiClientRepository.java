package org.cobuild.tenancy;

import static org.cobuild.db.Tables.API_CLIENT;
import static org.cobuild.db.Tables.TENANT;

import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads machine clients. */
@Repository
class ApiClientRepository {
    private final DSLContext sql;

    ApiClientRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A machine client of an active tenant. */
    record ApiClient(long id, String clientId, String name, String secretHash, Set<String> scopes, Tenant tenant) {}

    Optional<ApiClient> findByClientId(String clientId) {
        return sql.select(
                        API_CLIENT.ID, API_CLIENT.CLIENT_ID, API_CLIENT.NAME, API_CLIENT.SECRET_HASH, API_CLIENT.SCOPES)
                .select(TenantRepository.FIELDS)
                .from(API_CLIENT)
                .join(TENANT)
                .on(TENANT.ID.eq(API_CLIENT.TENANT_ID))
                .where(API_CLIENT.CLIENT_ID.eq(clientId))
                .and(API_CLIENT.ENABLED.isTrue())
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .fetchOptional(row -> new ApiClient(
                        row.get(API_CLIENT.ID),
                        row.get(API_CLIENT.CLIENT_ID),
                        row.get(API_CLIENT.NAME),
                        row.get(API_CLIENT.SECRET_HASH),
                        Set.of(row.get(API_CLIENT.SCOPES).split(" ")),
                        TenantRepository.tenant(row)));
    }
}
