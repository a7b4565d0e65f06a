package org.cobuild.planning;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.platform.Connection;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Texts;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The lists, for everybody of the tree to read, and the acts of who keeps them. */
@Controller
class ListEntryController {
    private final Access access;
    private final ListEntryRepository entries;
    private final ListEntryService service;
    private final TenantRepository tenants;
    private final PortalClock clock;

    ListEntryController(
            Access access,
            ListEntryRepository entries,
            ListEntryService service,
            TenantRepository tenants,
            PortalClock clock) {
        this.access = access;
        this.entries = entries;
        this.service = service;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Bean
    static NodeLoader listEntryNodes(ListEntryRepository entries) {
        return new ViewerNodes(
                "ListEntry",
                (viewer, ids) -> viewer.may(Action.TENANT_READ, viewer.tenantId())
                        ? entries.find(viewer.scope(), ids)
                        : Map.of());
    }

    @QueryMapping
    Connection<ListEntry> listEntries(
            @Argument ListEntryRepository.@Nullable Filter filter,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        var wanted = filter == null ? ListEntryRepository.Filter.NONE : filter;
        return Connection.of(
                entries.list(
                        viewer.scope(),
                        new ListEntryRepository.Filter(wanted.kind(), wanted.inForceOn(), Texts.clean(wanted.search())),
                        page),
                page,
                ListEntryRepository::cursor);
    }

    /** The entry as it now is. */
    record ListEntryPayload(@Nullable ListEntry entry, List<UserError> errors) {}

    @MutationMapping
    ListEntryPayload listEntryAdd(@Argument ListEntryService.Add input, @ContextValue Viewer viewer) {
        return new ListEntryPayload(service.add(viewer, input), List.of());
    }

    @MutationMapping
    ListEntryPayload listEntryEnd(@Argument ListEntryService.End input, @ContextValue Viewer viewer) {
        return new ListEntryPayload(service.end(viewer, input), List.of());
    }

    @BatchMapping(typeName = "ListEntry", field = "tenant")
    Map<ListEntry, Tenant> tenants(List<ListEntry> of) {
        var byId = tenants.find(of.stream().map(ListEntry::tenantId).collect(toSet()));
        return of.stream().distinct().collect(toMap(Function.identity(), entry -> byId.get(entry.tenantId())));
    }

    @SchemaMapping
    List<String> anyTerms(ListEntry entry) {
        return entry.terms().any();
    }

    @SchemaMapping
    List<String> allTerms(ListEntry entry) {
        return entry.terms().all();
    }

    @SchemaMapping
    List<String> noneTerms(ListEntry entry) {
        return entry.terms().none();
    }

    @SchemaMapping
    boolean viewerCanEnd(ListEntry entry, @ContextValue Viewer viewer) {
        return viewer.may(Action.LIST_SET, entry.tenantId())
                && !entry.ended(clock.today(viewer.tenant().zone()));
    }
}
