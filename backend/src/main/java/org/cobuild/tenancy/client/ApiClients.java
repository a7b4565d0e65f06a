package org.cobuild.tenancy.client;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.client.ClientRepository.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, changes, rotates and revokes a tenant's machine clients. What was taken from one ends with its next request: the
 * client is read on each, whatever its token says.
 */
@Service
public class ApiClients {
    static final int LONGEST_OVERLAP_HOURS = 720;
    private final ClientRepository clients;
    private final TenantRepository tenants;
    private final ClientRules rules;
    private final PasswordEncoder passwords;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ApiClients(
            ClientRepository clients,
            TenantRepository tenants,
            ClientRules rules,
            PasswordEncoder passwords,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.tenants = tenants;
        this.rules = rules;
        this.passwords = passwords;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A client with the secret that nobody can read again. */
    record Made(ApiClient client, String secret) {}

    /**
     * A client with a secret that is known beforehand and without an end; for the demo's first start.
     *
     * @throws java.util.NoSuchElementException when there is no such tenant
     */
    @Transactional
    public void make(String tenantCode, String clientId, String name, String secret, Collection<String> scopes) {
        var tenant = tenants.findByCode(tenantCode).orElseThrow();
        insert(
                new PortalActor(tenant.id(), null),
                clientId,
                new Terms(name, List.copyOf(scopes), List.of(), null),
                secret,
                null);
    }

    /** Another secret for a client that {@link #make} made on a portal whose demo is taken over. */
    @Transactional
    public void setSecret(String tenantCode, String clientId, String secret) {
        var tenant = tenants.findByCode(tenantCode).orElseThrow();
        clients.setHash(access.consequence(tenant.id()), clientId, hash(secret));
    }

    private long insert(
            Change.Actor by,
            String clientId,
            Terms terms,
            String secret,
            @org.jspecify.annotations.Nullable String byName) {
        var id = Ids.next();
        var grant = access.consequence(by.tenantId());
        clients.insert(grant, id, clientId, terms, hash(secret), byName);
        events.publishEvent(Change.of("apiClientMake", by, by.tenantId(), "ApiClient", id)
                .detail(clientId)
                .field("name", null, terms.name())
                .field("scopes", null, terms.scopeText())
                .field("addresses", null, terms.addressText())
                .field("expiresOn", null, terms.expiresOn())
                .build());
        return id;
    }

    private String hash(String secret) {
        return String.valueOf(passwords.encode(secret));
    }

    /** Clients of the caller's tenant, by id. */
    Map<Long, ApiClient> find(Viewer viewer, Collection<Long> ids) {
        return viewer.may(Action.API_CLIENT_SET, viewer.tenantId()) ? clients.find(viewer.scope(), ids) : Map.of();
    }

    List<ApiClient> list(Viewer viewer, Page page) {
        access.require(viewer, Action.API_CLIENT_SET, viewer.tenantId());
        return clients.list(viewer.scope(), page);
    }

    /** @throws org.cobuild.platform.Refused INVALID at a field of the input */
    @Transactional
    public Made make(Viewer viewer, ClientRules.Wanted wanted) {
        access.require(viewer, Action.API_CLIENT_SET, viewer.tenantId());
        var terms = rules.check(viewer, wanted);
        var secret = Secrets.secret();
        var id = insert(viewer, viewer.tenant().code() + "-" + Secrets.id(), terms, secret, viewer.name());
        return new Made(stored(viewer, id), secret);
    }

    /** @throws org.cobuild.platform.Refused INVALID at a field of the input, API_CLIENT_STALE, API_CLIENT_REVOKED */
    @Transactional
    public ApiClient change(Viewer viewer, long id, int version, ClientRules.Wanted wanted) {
        var of = inForce(viewer, id, version);
        var terms = rules.check(viewer, wanted);
        var grant = access.require(viewer, Action.API_CLIENT_SET, viewer.tenantId());
        changed(clients.update(grant, of, terms), version);
        events.publishEvent(event("apiClientChange", viewer, of)
                .field("name", of.name(), terms.name())
                .field("scopes", String.join(" ", of.scopes()), terms.scopeText())
                .field(
                        "addresses",
                        of.addresses().isEmpty() ? null : String.join(" ", of.addresses()),
                        terms.addressText())
                .field("expiresOn", of.expiresOn(), terms.expiresOn())
                .build());
        return stored(viewer, id);
    }

    /**
     * Gives it another secret.
     *
     * @param overlapHours how long the present one is taken too, 0: no more from now on
     * @throws org.cobuild.platform.Refused INVALID, API_CLIENT_STALE, API_CLIENT_REVOKED
     */
    @Transactional
    public Made rotate(Viewer viewer, long id, int version, int overlapHours) {
        var of = inForce(viewer, id, version);
        new Refusals()
                .unless(
                        overlapHours >= 0 && overlapHours <= LONGEST_OVERLAP_HOURS,
                        TenancyErrorCode.INVALID,
                        "client.overlap",
                        "overlapHours",
                        LONGEST_OVERLAP_HOURS)
                .throwIfAny();
        var secret = Secrets.secret();
        var ends = overlapHours == 0 ? null : clock.now().plus(Duration.ofHours(overlapHours));
        var grant = access.require(viewer, Action.API_CLIENT_SET, viewer.tenantId());
        changed(clients.rotate(grant, of, hash(secret), ends), version);
        events.publishEvent(event("apiClientRotate", viewer, of)
                .field("formerEndsAt", null, ends == null ? clock.now() : ends)
                .build());
        return new Made(stored(viewer, id), secret);
    }

    /**
     * Ends it for good, with its secrets and tokens.
     *
     * @throws org.cobuild.platform.Refused API_CLIENT_STALE, API_CLIENT_REVOKED
     */
    @Transactional
    public ApiClient revoke(Viewer viewer, long id, int version) {
        var of = inForce(viewer, id, version);
        var grant = access.require(viewer, Action.API_CLIENT_SET, viewer.tenantId());
        changed(clients.revoke(grant, of), version);
        events.publishEvent(event("apiClientRevoke", viewer, of).build());
        return stored(viewer, id);
    }

    /** @throws NotFound when there is none that the caller may see */
    private ApiClient inForce(Viewer viewer, long id, int version) {
        var of = clients.find(viewer.scope(), List.of(id)).get(id);
        if (of == null) {
            throw new NotFound();
        }
        access.require(viewer, Action.API_CLIENT_SET, viewer.tenantId());
        if (!of.enabled()) {
            throw Refusals.refused(TenancyErrorCode.API_CLIENT_REVOKED, "client.revoked", "apiClientId");
        }
        changed(of.version() == version, version);
        return of;
    }

    private static void changed(boolean done, int version) {
        if (!done) {
            throw Refusals.refused(TenancyErrorCode.API_CLIENT_STALE, "client.stale", "version", version);
        }
    }

    private ApiClient stored(Viewer viewer, long id) {
        return Objects.requireNonNull(clients.find(viewer.scope(), List.of(id)).get(id));
    }

    private static Change.Builder event(String action, Viewer viewer, ApiClient of) {
        return Change.of(action, viewer, viewer.tenantId(), "ApiClient", of.id())
                .detail(of.clientId());
    }
}
