package org.cobuild.tenancy;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The viewer, the tenants, the directory of units, the table of rights and dictionaries. */
@Controller
class TenancyController {
    private final Access access;
    private final Viewers viewers;
    private final TenantRepository tenants;
    private final UnitRepository units;
    private final DictionaryRepository dictionaries;
    private final PortalClock clock;

    TenancyController(
            Access access,
            Viewers viewers,
            TenantRepository tenants,
            UnitRepository units,
            DictionaryRepository dictionaries,
            PortalClock clock) {
        this.access = access;
        this.viewers = viewers;
        this.tenants = tenants;
        this.units = units;
        this.dictionaries = dictionaries;
        this.clock = clock;
    }

    @QueryMapping
    Viewer viewer(@ContextValue Viewer viewer) {
        return viewer;
    }

    @SchemaMapping
    List<Post> posts(Viewer viewer) {
        return viewer.personId() == null
                ? List.of()
                : viewers.posts(viewer.personId()).stream()
                        .map(PersonRepository.HeldPost::post)
                        .toList();
    }

    @SchemaMapping
    List<Action> actions(Viewer viewer) {
        return viewer.actions().stream().sorted().toList();
    }

    @SchemaMapping
    @Nullable
    List<String> scopes(Viewer viewer) {
        return viewer.scopes() == null
                ? null
                : viewer.scopes().stream().sorted().toList();
    }

    @SchemaMapping
    LocalDate today(Viewer viewer) {
        return clock.today(viewer.tenant().zone());
    }

    record SwitchPostInput(GlobalId postId, @Nullable String clientMutationId) {}

    record SwitchPostPayload(@Nullable Viewer viewer, List<UserError> errors) {}

    /** Only a session remembers a post; a token names it with each request in the header X-Cobuild-Post. */
    @MutationMapping
    SwitchPostPayload viewerSwitchPost(@Argument SwitchPostInput input, @ContextValue Viewer viewer) {
        var post = input.postId().of("Post");
        var person = viewer.personId();
        var origin = new Viewers.Origin(viewer.source(), viewer.requestId());
        var switched = person == null
                ? null
                : viewers.person(person, post, viewer.scopes(), origin)
                        .filter(v -> v.postId() == post)
                        .orElse(null);
        if (switched == null) {
            throw new NotFound();
        }
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(ViewerFilter.POST_ATTRIBUTE, post);
        }
        return new SwitchPostPayload(switched, List.of());
    }

    @QueryMapping
    List<Tenant> tenants(@ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        return tenants.listFor(viewer);
    }

    record UnitFilter(
            @Nullable String search,
            @Nullable List<UnitKind> kinds,
            @Nullable GlobalId tenantId,
            @Nullable Boolean open) {
        UnitRepository.Filter toFilter() {
            return new UnitRepository.Filter(search, kinds, tenantId == null ? null : tenantId.of("Tenant"), open);
        }
    }

    @QueryMapping
    Connection<Unit> units(
            @Argument @Nullable UnitFilter filter,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        var narrowed = filter == null ? UnitRepository.Filter.NONE : filter.toFilter();
        var rows = units.list(viewer.scope(), narrowed, page);
        var connection = Connection.of(
                rows,
                page,
                row -> Page.key(row.tenantCode(), row.unit().name(), row.unit().id()));
        return new Connection<>(
                connection.edges().stream()
                        .map(edge ->
                                new Connection.Edge<>(edge.cursor(), edge.node().unit()))
                        .toList(),
                connection.pageInfo());
    }

    @QueryMapping
    List<Rights.RoleRights> roles() {
        return Rights.table();
    }

    @QueryMapping
    List<DictionaryRepository.DictionaryEntry> dictionary(@Argument String name, @ContextValue Viewer viewer) {
        return dictionaries.list(viewer.scope(), name);
    }

    @BatchMapping(typeName = "Unit", field = "tenant")
    Map<Unit, Tenant> tenantsOfUnits(List<Unit> of) {
        return mapped(
                of, Unit::tenantId, tenants.find(of.stream().map(Unit::tenantId).collect(toSet())));
    }

    @BatchMapping(typeName = "Post", field = "unit")
    Map<Post, Unit> unitsOfPosts(List<Post> of) {
        return mapped(
                of, Post::unitId, units.named(of.stream().map(Post::unitId).collect(toSet())));
    }

    @BatchMapping(typeName = "Tenant", field = "parent")
    Map<Tenant, Tenant> parents(List<Tenant> of) {
        Set<Long> ids = of.stream()
                .map(Tenant::parentId)
                .filter(java.util.Objects::nonNull)
                .collect(toSet());
        var parents = ids.isEmpty() ? Map.<Long, Tenant>of() : tenants.find(ids);
        var result = new java.util.HashMap<Tenant, Tenant>();
        of.forEach(tenant -> {
            var parent = tenant.parentId() == null ? null : parents.get(tenant.parentId());
            if (parent != null) {
                result.put(tenant, parent);
            }
        });
        return result;
    }

    private static <K, V> Map<K, V> mapped(List<K> of, java.util.function.ToLongFunction<K> id, Map<Long, V> byId) {
        var result = new java.util.HashMap<K, V>();
        of.forEach(key -> {
            var value = byId.get(id.applyAsLong(key));
            if (value != null) {
                result.put(key, value);
            }
        });
        return result;
    }
}
