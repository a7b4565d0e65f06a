package org.cobuild.sharing;

import java.util.List;
import java.util.Map;
import org.cobuild.platform.Connection;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Published resources and requests for them over GraphQL. */
@Controller
class SharingController {
    static final String RESOURCE = "PublishedResource";
    static final String REQUEST = "SharingRequest";
    private final Access access;
    private final ResourceRepository resources;
    private final RequestRepository requests;
    private final RequestService service;
    private final PortalClock clock;

    SharingController(
            Access access,
            ResourceRepository resources,
            RequestRepository requests,
            RequestService service,
            PortalClock clock) {
        this.access = access;
        this.resources = resources;
        this.requests = requests;
        this.service = service;
        this.clock = clock;
    }

    @Bean
    static NodeLoader publishedResourceNodes(ResourceRepository resources) {
        return new ViewerNodes(
                RESOURCE, (viewer, ids) -> reads(viewer) ? resources.find(viewer.scope(), ids) : Map.of());
    }

    @Bean
    static NodeLoader sharingRequestNodes(RequestRepository requests) {
        return new ViewerNodes(REQUEST, (viewer, ids) -> reads(viewer) ? requests.find(viewer.scope(), ids) : Map.of());
    }

    private static boolean reads(Viewer viewer) {
        return viewer.may(Action.PROJECT_READ, viewer.tenantId());
    }

    @QueryMapping
    Connection<PublishedResource> publishedResources(
            @Argument ResourceRepository.@Nullable Filter filter,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(
                resources.list(viewer.scope(), filter == null ? ResourceRepository.Filter.NONE : filter, page),
                page,
                ResourceRepository::cursor);
    }

    @QueryMapping
    Connection<SharingRequest> sharingRequests(
            @Argument RequestRepository.@Nullable Filter filter,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(
                requests.list(
                        viewer.scope(),
                        filter == null ? RequestRepository.Filter.NONE : filter,
                        clock.today(viewer.tenant().zone()),
                        page),
                page,
                RequestRepository::cursor);
    }

    /** The request as it now is. */
    record SharingRequestPayload(@Nullable SharingRequest request, List<UserError> errors) {}

    @MutationMapping
    SharingRequestPayload sharingRequestSave(@Argument RequestService.Save input, @ContextValue Viewer viewer) {
        return new SharingRequestPayload(service.save(viewer, input), List.of());
    }

    @MutationMapping
    SharingRequestPayload sharingRequestAnswer(@Argument RequestService.Answer input, @ContextValue Viewer viewer) {
        return new SharingRequestPayload(service.answer(viewer, input), List.of());
    }

    @MutationMapping
    SharingRequestPayload sharingRequestWithdraw(@Argument RequestService.Withdraw input, @ContextValue Viewer viewer) {
        return new SharingRequestPayload(service.withdraw(viewer, input), List.of());
    }
}
