package org.cobuild.tenancy.client;

import static org.cobuild.db.Tables.API_CLIENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.db.tables.records.ApiClientRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Machine clients of one tenant, for who looks after them. A secret goes in as a hash and never comes out. */
@Repository
class ClientRepository {
    private final DSLContext sql;
    private final PortalClock clock;

    ClientRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What an administrator sets. */
    record Terms(
            String name,
            List<String> scopes,
            List<String> addresses,
            @Nullable LocalDate expiresOn) {
        String scopeText() {
            return String.join(" ", scopes);
        }

        @Nullable
        String addressText() {
            return addresses.isEmpty() ? null : String.join(" ", addresses);
        }
    }

    Map<Long, ApiClient> find(TenantScope scope, Collection<Long> ids) {
        var now = clock.now();
        return sql.selectFrom(API_CLIENT)
                .where(API_CLIENT.ID.in(ids))
                .and(scope.owns(API_CLIENT))
                .fetchMap(API_CLIENT.ID, row -> client(row, now));
    }

    /** The newest first; one more than the page. */
    List<ApiClient> list(TenantScope scope, Page page) {
        var now = clock.now();
        return sql.selectFrom(API_CLIENT)
                .where(scope.owns(API_CLIENT))
                .and(page.isFirstPage() ? DSL.noCondition() : API_CLIENT.ID.lt(page.afterLong(0)))
                .orderBy(API_CLIENT.ID.desc())
                .limit(page.first() + 1)
                .fetch(row -> client(row, now));
    }

    void insert(Grant grant, long id, String clientId, Terms terms, String secretHash, @Nullable String by) {
        sql.insertInto(API_CLIENT)
                .set(terms(terms))
                .set(API_CLIENT.ID, id)
                .set(API_CLIENT.TENANT_ID, grant.tenantId())
                .set(API_CLIENT.CLIENT_ID, clientId)
                .set(API_CLIENT.SECRET_HASH, secretHash)
                .set(API_CLIENT.ENABLED, true)
                .set(API_CLIENT.MADE_BY_NAME, by)
                .set(API_CLIENT.CREATED_AT, clock.now())
                .execute();
    }

    /** Each of these says whether the client was still of that version, and in force where that matters. */
    boolean update(Grant grant, ApiClient of, Terms terms) {
        return sql.update(API_CLIENT)
                        .set(terms(terms))
                        .set(API_CLIENT.VERSION, API_CLIENT.VERSION.plus(1))
                        .where(as(grant, of))
                        .execute()
                == 1;
    }

    /** The present secret becomes the former one until then; one that was former before ends. */
    boolean rotate(Grant grant, ApiClient of, String secretHash, @Nullable Instant formerEndsAt) {
        // MySQL assigns from left to right: the present hash is still the old one when it is copied.
        return sql.update(API_CLIENT)
                        .set(
                                API_CLIENT.FORMER_HASH,
                                formerEndsAt == null ? DSL.castNull(API_CLIENT.FORMER_HASH) : API_CLIENT.SECRET_HASH)
                        .set(API_CLIENT.FORMER_ENDS_AT, formerEndsAt)
                        .setNull(API_CLIENT.FORMER_USED_AT)
                        .set(API_CLIENT.SECRET_HASH, secretHash)
                        .set(API_CLIENT.SECRET_MADE_AT, clock.now())
                        .set(API_CLIENT.VERSION, API_CLIENT.VERSION.plus(1))
                        .where(as(grant, of))
                        .execute()
                == 1;
    }

    void setHash(Grant grant, String clientId, String secretHash) {
        sql.update(API_CLIENT)
                .set(API_CLIENT.SECRET_HASH, secretHash)
                .where(grant.on(API_CLIENT))
                .and(API_CLIENT.CLIENT_ID.eq(clientId))
                .execute();
    }

    boolean revoke(Grant grant, ApiClient of) {
        return sql.update(API_CLIENT)
                        .set(API_CLIENT.ENABLED, false)
                        .set(API_CLIENT.REVOKED_AT, clock.now())
                        .setNull(API_CLIENT.FORMER_HASH)
                        .setNull(API_CLIENT.FORMER_ENDS_AT)
                        .set(API_CLIENT.VERSION, API_CLIENT.VERSION.plus(1))
                        .where(as(grant, of))
                        .execute()
                == 1;
    }

    private static Condition as(Grant grant, ApiClient of) {
        return API_CLIENT
                .ID
                .eq(of.id())
                .and(grant.on(API_CLIENT))
                .and(API_CLIENT.VERSION.eq(of.version()))
                .and(API_CLIENT.ENABLED.isTrue());
    }

    private static ApiClientRecord terms(Terms terms) {
        var row = new ApiClientRecord();
        row.setName(terms.name());
        row.setScopes(terms.scopeText());
        row.setAddresses(terms.addressText());
        row.setExpiresOn(terms.expiresOn());
        return row;
    }

    private static ApiClient client(Record row, Instant now) {
        var formerEnds = row.get(API_CLIENT.FORMER_ENDS_AT);
        var former = formerEnds != null && formerEnds.isAfter(now);
        return new ApiClient(
                row.get(API_CLIENT.ID),
                row.get(API_CLIENT.CLIENT_ID),
                row.get(API_CLIENT.NAME),
                List.of(row.get(API_CLIENT.SCOPES).split(" ")),
                Networks.list(row.get(API_CLIENT.ADDRESSES)),
                row.get(API_CLIENT.CREATED_AT),
                row.get(API_CLIENT.MADE_BY_NAME),
                row.get(API_CLIENT.EXPIRES_ON),
                Objects.requireNonNullElse(row.get(API_CLIENT.SECRET_MADE_AT), row.get(API_CLIENT.CREATED_AT)),
                former ? formerEnds : null,
                former ? row.get(API_CLIENT.FORMER_USED_AT) : null,
                row.get(API_CLIENT.USED_AT),
                row.get(API_CLIENT.USED_FROM),
                row.get(API_CLIENT.ENABLED),
                row.get(API_CLIENT.REVOKED_AT),
                row.get(API_CLIENT.VERSION));
    }
}
