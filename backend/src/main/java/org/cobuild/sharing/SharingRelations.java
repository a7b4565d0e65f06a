package org.cobuild.sharing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.cobuild.catalogue.SharingType;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The relations of published resources and of requests, and what the viewer may do. */
@Controller
class SharingRelations {
    private final ResourceRepository resources;
    private final RequestRepository requests;
    private final UnitRepository units;
    private final PortalClock clock;

    SharingRelations(
            ResourceRepository resources, RequestRepository requests, UnitRepository units, PortalClock clock) {
        this.resources = resources;
        this.requests = requests;
        this.units = units;
        this.clock = clock;
    }

    @BatchMapping(typeName = "PublishedResource", field = "provider")
    List<Unit> providersOfResources(List<PublishedResource> of) {
        return named(of, PublishedResource::providerUnitId);
    }

    @BatchMapping(typeName = "PublishedResource")
    Map<PublishedResource, SharingRequest> ownRequest(List<PublishedResource> of, @ContextValue Viewer viewer) {
        return ownRequests(of, viewer);
    }

    @BatchMapping(typeName = "PublishedResource")
    List<Boolean> viewerCanRequest(List<PublishedResource> of, @ContextValue Viewer viewer) {
        var unit = viewer.unit();
        if (unit == null || !viewer.may(Action.SHARING_SET, viewer.tenantId())) {
            return of.stream().map(resource -> false).toList();
        }
        var own = ownRequests(of, viewer);
        return of.stream()
                .map(resource -> resource.sharingType() == SharingType.CONDITIONAL
                        && resource.providerUnitId() != unit.id()
                        && (own.get(resource) == null
                                || !own.get(resource).state().stands()))
                .toList();
    }

    private Map<PublishedResource, SharingRequest> ownRequests(Collection<PublishedResource> of, Viewer viewer) {
        var own = requests.own(
                viewer.scope(),
                of.stream().map(PublishedResource::id).distinct().toList());
        var found = new HashMap<PublishedResource, SharingRequest>();
        of.stream()
                .filter(resource -> own.containsKey(resource.id()))
                .forEach(resource -> found.put(resource, own.get(resource.id())));
        return found;
    }

    @BatchMapping(typeName = "SharingRequest")
    Map<SharingRequest, PublishedResource> resource(List<SharingRequest> of, @ContextValue Viewer viewer) {
        var byId = resources.find(
                viewer.scope(),
                of.stream().map(SharingRequest::resourceId).distinct().toList());
        var found = new HashMap<SharingRequest, PublishedResource>();
        of.stream()
                .filter(request -> byId.containsKey(request.resourceId()))
                .forEach(request -> found.put(request, byId.get(request.resourceId())));
        return found;
    }

    @BatchMapping(typeName = "SharingRequest")
    List<Unit> provider(List<SharingRequest> of) {
        return named(of, SharingRequest::unitId);
    }

    @BatchMapping(typeName = "SharingRequest")
    List<Unit> requester(List<SharingRequest> of) {
        return named(of, SharingRequest::requesterUnitId);
    }

    private <T> List<Unit> named(List<T> of, ToLongFunction<T> unit) {
        var byId = units.named(of.stream().mapToLong(unit).distinct().boxed().toList());
        return of.stream()
                .map(each -> Objects.requireNonNull(byId.get(unit.applyAsLong(each))))
                .toList();
    }

    @SchemaMapping
    boolean overdue(SharingRequest request, @ContextValue Viewer viewer) {
        return request.waits()
                && request.dueOn().isBefore(clock.today(viewer.tenant().zone()));
    }

    @SchemaMapping
    boolean viewerCanEdit(SharingRequest request, @ContextValue Viewer viewer) {
        return request.waits()
                && viewer.mayFor(Action.SHARING_SET, request.requesterTenantId(), request.requesterUnitId());
    }

    @SchemaMapping
    boolean viewerCanAnswer(SharingRequest request, @ContextValue Viewer viewer) {
        return request.waits() && viewer.mayFor(Action.SHARING_SET, request.tenantId(), request.unitId());
    }
}
