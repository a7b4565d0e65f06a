package org.cobuild.tenancy.client;

import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** A tenant's machine clients. */
@Controller
class ApiClientController {
    private final ApiClients clients;
    private final PortalClock clock;

    ApiClientController(ApiClients clients, PortalClock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @QueryMapping
    Connection<ApiClient> apiClients(
            @Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        return Connection.of(clients.list(viewer, page), page, client -> Page.key(client.id()));
    }

    @QueryMapping
    List<ClientRules.Scope> apiScopes() {
        return ClientRules.scopes();
    }

    @SchemaMapping
    ApiClient.State state(ApiClient client, @ContextValue Viewer viewer) {
        return client.stateOn(clock.today(viewer.tenant().zone()));
    }

    record MakeInput(
            String name,
            List<String> scopes,
            List<String> addresses,
            LocalDate expiresOn,
            @Nullable String clientMutationId) {}

    record ChangeInput(
            GlobalId apiClientId,
            int version,
            String name,
            List<String> scopes,
            List<String> addresses,
            LocalDate expiresOn,
            @Nullable String clientMutationId) {}

    record RotateInput(
            GlobalId apiClientId,
            int version,
            int overlapHours,
            @Nullable String clientMutationId) {}

    record RevokeInput(
            GlobalId apiClientId, int version, @Nullable String clientMutationId) {}

    record SecretPayload(
            @Nullable ApiClient client, @Nullable String secret, List<UserError> errors) {
        static SecretPayload of(ApiClients.Made made) {
            return new SecretPayload(made.client(), made.secret(), List.of());
        }
    }

    record ClientPayload(@Nullable ApiClient client, List<UserError> errors) {}

    @MutationMapping
    SecretPayload apiClientMake(@Argument MakeInput input, @ContextValue Viewer viewer) {
        return SecretPayload.of(clients.make(
                viewer, new ClientRules.Wanted(input.name(), input.scopes(), input.addresses(), input.expiresOn())));
    }

    @MutationMapping
    ClientPayload apiClientChange(@Argument ChangeInput input, @ContextValue Viewer viewer) {
        var wanted = new ClientRules.Wanted(input.name(), input.scopes(), input.addresses(), input.expiresOn());
        return new ClientPayload(clients.change(viewer, row(input.apiClientId()), input.version(), wanted), List.of());
    }

    @MutationMapping
    SecretPayload apiClientRotate(@Argument RotateInput input, @ContextValue Viewer viewer) {
        return SecretPayload.of(
                clients.rotate(viewer, row(input.apiClientId()), input.version(), input.overlapHours()));
    }

    @MutationMapping
    ClientPayload apiClientRevoke(@Argument RevokeInput input, @ContextValue Viewer viewer) {
        return new ClientPayload(clients.revoke(viewer, row(input.apiClientId()), input.version()), List.of());
    }

    private static long row(GlobalId id) {
        return id.of("ApiClient");
    }

    @Bean
    static NodeLoader apiClientNodes(ApiClients clients) {
        return new ViewerNodes("ApiClient", clients::find);
    }
}
