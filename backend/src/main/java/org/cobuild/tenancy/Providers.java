package org.cobuild.tenancy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/**
 * Cities' own OIDC providers, set under {@code spring.security.oauth2.client}, and for whom each may vouch: {@code
 * cobuild.providers.<id>.tenant} names a tenant, and the provider speaks for the people and machines of its tree alone.
 * A provider is asked for its metadata when it is first needed, so that the portal starts while it is away.
 */
@Component
class Providers implements ClientRegistrationRepository {
    private final OAuth2ClientProperties properties;
    private final Map<String, Setting> settings;
    private final Map<String, ClientRegistration> registrations = new ConcurrentHashMap<>();
    private final TenantRepository tenants;

    /** @param audience for whom a machine's token must be made; null takes no machine's token of that provider */
    record Setting(String tenant, @Nullable String audience) {}

    /** A provider as the sign-in page offers it. */
    record Provider(String id, String name) {}

    /** Who issues tokens of machines. */
    record Issuer(String provider, String uri, String audience) {}

    Providers(Environment environment, TenantRepository tenants) {
        var binder = Binder.get(environment);
        this.properties =
                binder.bindOrCreate("spring.security.oauth2.client", Bindable.of(OAuth2ClientProperties.class));
        this.settings = binder.bind("cobuild.providers", Bindable.mapOf(String.class, Setting.class))
                .orElseGet(Map::of);
        this.tenants = tenants;
        for (var id : properties.getRegistration().keySet()) {
            if (!settings.containsKey(id)) {
                throw new IllegalStateException("cobuild.providers." + id
                        + ".tenant is missing: the code of the tenant whose people sign in by the provider '" + id
                        + "'");
            }
        }
    }

    List<Provider> list() {
        return properties.getRegistration().entrySet().stream()
                .map(entry -> new Provider(
                        entry.getKey(),
                        Optional.ofNullable(entry.getValue().getClientName()).orElse(entry.getKey())))
                .toList();
    }

    /** @throws RuntimeException when the provider has to be asked for its metadata and does not answer */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return properties.getRegistration().containsKey(id) ? registrations.computeIfAbsent(id, this::discover) : null;
    }

    /** One alone: a provider that is away must not keep the others from working. */
    private ClientRegistration discover(String id) {
        var one = new OAuth2ClientProperties();
        one.getRegistration().put(id, registration(id));
        one.getProvider().putAll(properties.getProvider());
        return Objects.requireNonNull(
                new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id));
    }

    private OAuth2ClientProperties.Registration registration(String id) {
        return Objects.requireNonNull(properties.getRegistration().get(id));
    }

    /** The issuer of machines' tokens by its address, if it is one that the portal was told to trust. */
    Optional<Issuer> findIssuer(String uri) {
        return properties.getRegistration().keySet().stream()
                .flatMap(id -> issuer(id).stream())
                .filter(issuer -> issuer.uri.equals(uri))
                .findFirst();
    }

    private Optional<Issuer> issuer(String id) {
        var named = registration(id).getProvider();
        var provider = properties.getProvider().get(named == null ? id : named);
        var uri = provider == null ? null : provider.getIssuerUri();
        var setting = settings.get(id);
        var audience = setting == null ? null : setting.audience;
        return uri == null || audience == null ? Optional.empty() : Optional.of(new Issuer(id, uri, audience));
    }

    /** The code of the tenant for whose people it speaks. */
    String tenantOf(String id) {
        return Objects.requireNonNull(settings.get(id)).tenant;
    }

    /** Whether the provider may say who somebody of that tenant is. */
    boolean vouches(String id, Tenant tenant) {
        var setting = settings.get(id);
        return setting != null
                && tenants.findByCode(setting.tenant)
                        .filter(its -> its.id() == tenant.id() || its.id() == tenant.cityId())
                        .isPresent();
    }
}
