package org.cobuild.approval;

import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import org.cobuild.approval.ProxyService.EndInput;
import org.cobuild.approval.ProxyService.GrantInput;
import org.cobuild.approval.ProxySteps.NamedStep;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Who acts for whom: given, ended, listed. */
@Controller
class ProxyController {
    private final ProxyService service;
    private final ProxyRepository proxies;
    private final ProxySteps steps;
    private final Access access;
    private final PortalClock clock;

    ProxyController(ProxyService service, ProxyRepository proxies, ProxySteps steps, Access access, PortalClock clock) {
        this.service = service;
        this.proxies = proxies;
        this.steps = steps;
        this.access = access;
        this.clock = clock;
    }

    record ProxyPayload(@Nullable Proxy proxy, List<UserError> errors) {}

    @MutationMapping
    ProxyPayload proxyGrant(@Argument GrantInput input, @ContextValue Viewer viewer) {
        return new ProxyPayload(service.grant(viewer, input), List.of());
    }

    @MutationMapping
    ProxyPayload proxyEnd(@Argument EndInput input, @ContextValue Viewer viewer) {
        return new ProxyPayload(service.end(viewer, input), List.of());
    }

    @QueryMapping("proxies")
    Connection<Proxy> list(
            @Argument boolean ofTenant,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, ofTenant ? Action.PERSON_READ : Action.TENANT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(proxies.list(viewer, ofTenant, page), page, proxy -> Page.key(proxy.id()));
    }

    @QueryMapping
    List<ReceiverView> proxyReceivers(@Argument @Nullable String search, @ContextValue Viewer viewer) {
        return service.receivers(viewer, search).stream()
                .map(receiver -> ReceiverView.of(receiver, receiver.unitId()))
                .toList();
    }

    @QueryMapping
    List<NamedStep> proxySteps(@ContextValue Viewer viewer) {
        return steps.offered(viewer);
    }

    @BatchMapping(typeName = "Proxy", field = "steps")
    Map<Proxy, List<NamedStep>> stepsOf(List<Proxy> of, @ContextValue Viewer viewer) {
        var named = of.stream().allMatch(proxy -> proxy.steps().isEmpty())
                ? Map.<String, NamedStep>of()
                : steps.named(viewer);
        return Batch.each(
                of,
                proxy -> proxy.steps().stream()
                        .map(code -> named.getOrDefault(code, new NamedStep(code, code, code, CaseSubject.PROJECT)))
                        .toList());
    }

    @SchemaMapping
    Proxy.State state(Proxy proxy) {
        return proxy.state(clock.now());
    }

    @SchemaMapping
    boolean given(Proxy proxy, @ContextValue Viewer viewer) {
        return ProxyService.gave(viewer, proxy);
    }

    @SchemaMapping
    boolean viewerCanEnd(Proxy proxy, @ContextValue Viewer viewer) {
        return ProxyService.gave(viewer, proxy)
                && viewer.tenantId() == proxy.tenantId()
                && ProxyRights.given(viewer)
                && proxy.state(clock.now()) != Proxy.State.OVER;
    }

    /** For whom the caller acts. */
    static Mandates mandates(GraphQLContext context, ProxyRepository proxies) {
        return ForViewer.read(context, Mandates.class, proxies::mandates);
    }
}
