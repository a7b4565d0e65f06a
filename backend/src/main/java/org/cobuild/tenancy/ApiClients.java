package org.cobuild.tenancy;

import static org.cobuild.db.Tables.API_CLIENT;

import java.util.Collection;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes machine clients. There is no mutation for it yet: the demo's first start does it. */
@Service
public class ApiClients {
    private final DSLContext sql;
    private final TenantRepository tenants;
    private final PasswordEncoder passwords;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ApiClients(
            DSLContext sql,
            TenantRepository tenants,
            PasswordEncoder passwords,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.tenants = tenants;
        this.passwords = passwords;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A new client of a tenant.
     *
     * @param scopes what it may ask for, e.g. {@code project:read}
     * @throws java.util.NoSuchElementException when there is no such tenant
     */
    @Transactional
    public void make(String tenantCode, String clientId, String name, String secret, Collection<String> scopes) {
        var tenant = tenants.findByCode(tenantCode).orElseThrow();
        var id = Ids.next();
        sql.insertInto(API_CLIENT)
                .set(API_CLIENT.ID, id)
                .set(API_CLIENT.TENANT_ID, tenant.id())
                .set(API_CLIENT.CLIENT_ID, clientId)
                .set(API_CLIENT.NAME, name)
                .set(API_CLIENT.SECRET_HASH, passwords.encode(secret))
                .set(API_CLIENT.SCOPES, String.join(" ", scopes))
                .set(API_CLIENT.ENABLED, true)
                .set(API_CLIENT.CREATED_AT, clock.now())
                .execute();
        events.publishEvent(Change.of("apiClientMake", new PortalActor(tenant.id(), null), tenant.id(), "ApiClient", id)
                .detail(clientId)
                .field("scopes", null, String.join(" ", scopes))
                .build());
    }
}
