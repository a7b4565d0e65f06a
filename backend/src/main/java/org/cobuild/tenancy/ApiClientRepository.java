package org.cobuild.tenancy;

import static org.cobuild.db.Tables.API_CLIENT;
import static org.cobuild.db.Tables.TENANT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.client.Networks;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds the machine client that comes in, and notes that it did. */
@Repository
class ApiClientRepository {
    /** Whether somebody still uses a client is seen from this. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final DSLContext sql;
    private final PortalClock clock;

    ApiClientRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A machine client in force, of an active tenant.
     *
     * @param formerHash of the secret before, while that is taken too
     * @param addresses networks from which it may come, null: any
     */
    record ApiClient(
            long id,
            String clientId,
            String name,
            String secretHash,
            @Nullable String formerHash,
            Set<String> scopes,
            @Nullable String addresses,
            @Nullable Instant usedAt,
            Tenant tenant) {

        boolean admits(@Nullable String address) {
            return Networks.admit(addresses, address);
        }
    }

    Optional<ApiClient> findByClientId(String clientId) {
        var now = clock.now();
        return sql.select(
                        API_CLIENT.ID,
                        API_CLIENT.CLIENT_ID,
                        API_CLIENT.NAME,
                        API_CLIENT.SECRET_HASH,
                        API_CLIENT.FORMER_HASH,
                        API_CLIENT.FORMER_ENDS_AT,
                        API_CLIENT.SCOPES,
                        API_CLIENT.ADDRESSES,
                        API_CLIENT.EXPIRES_ON,
                        API_CLIENT.USED_AT)
                .select(TenantRepository.FIELDS)
                .from(API_CLIENT)
                .join(TENANT)
                .on(TENANT.ID.eq(API_CLIENT.TENANT_ID))
                .where(API_CLIENT.CLIENT_ID.eq(clientId))
                .and(API_CLIENT.ENABLED.isTrue())
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .fetchOptional(row -> {
                    var tenant = TenantRepository.tenant(row);
                    var formerEnds = row.get(API_CLIENT.FORMER_ENDS_AT);
                    return over(row.get(API_CLIENT.EXPIRES_ON), tenant)
                            ? null
                            : new ApiClient(
                                    row.get(API_CLIENT.ID),
                                    row.get(API_CLIENT.CLIENT_ID),
                                    row.get(API_CLIENT.NAME),
                                    row.get(API_CLIENT.SECRET_HASH),
                                    formerEnds != null && formerEnds.isAfter(now)
                                            ? row.get(API_CLIENT.FORMER_HASH)
                                            : null,
                                    Set.of(row.get(API_CLIENT.SCOPES).split(" ")),
                                    row.get(API_CLIENT.ADDRESSES),
                                    row.get(API_CLIENT.USED_AT),
                                    tenant);
                });
    }

    /** Those of them that are in force, of active tenants. */
    Set<String> findInForce(Collection<String> clientIds) {
        return sql
                .select(API_CLIENT.CLIENT_ID, API_CLIENT.EXPIRES_ON)
                .select(TenantRepository.FIELDS)
                .from(API_CLIENT)
                .join(TENANT)
                .on(TENANT.ID.eq(API_CLIENT.TENANT_ID))
                .where(API_CLIENT.CLIENT_ID.in(clientIds))
                .and(API_CLIENT.ENABLED.isTrue())
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .fetch()
                .stream()
                .filter(row -> !over(row.get(API_CLIENT.EXPIRES_ON), TenantRepository.tenant(row)))
                .map(row -> row.get(API_CLIENT.CLIENT_ID))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean over(@Nullable LocalDate lastDay, Tenant tenant) {
        return lastDay != null && lastDay.isBefore(clock.today(tenant.zone()));
    }

    /** It came in; written once a minute at most. */
    void used(ApiClient client, @Nullable String address) {
        var now = clock.now();
        if (client.usedAt() != null && client.usedAt().plus(NOTED_EVERY).isAfter(now)) {
            return;
        }
        sql.update(API_CLIENT)
                .set(API_CLIENT.USED_AT, now)
                .set(API_CLIENT.USED_FROM, address)
                .where(API_CLIENT.ID.eq(client.id()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .execute();
    }

    /** It came by the secret that is about to end. */
    void usedFormer(ApiClient client) {
        sql.update(API_CLIENT)
                .set(API_CLIENT.FORMER_USED_AT, clock.now())
                .where(API_CLIENT.ID.eq(client.id()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .execute();
    }
}
