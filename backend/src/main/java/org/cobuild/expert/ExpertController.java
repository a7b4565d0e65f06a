package org.cobuild.expert;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.cobuild.platform.Connection;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.Texts;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
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

/** The pool, for the authority and the auditor, and the acts of who keeps it. */
@Controller
class ExpertController {
    private final Access access;
    private final ExpertRepository experts;
    private final ExpertService service;
    private final TenantRepository tenants;
    private final UnitRepository units;

    ExpertController(
            Access access,
            ExpertRepository experts,
            ExpertService service,
            TenantRepository tenants,
            UnitRepository units) {
        this.access = access;
        this.experts = experts;
        this.service = service;
        this.tenants = tenants;
        this.units = units;
    }

    @Bean
    static NodeLoader expertNodes(ExpertRepository experts) {
        return new ViewerNodes(
                "Expert",
                (viewer, ids) -> viewer.may(Action.EXPERT_READ, viewer.tenantId())
                        ? experts.find(viewer.scope(), ids)
                        : Map.of());
    }

    @QueryMapping
    Connection<Expert> experts(
            @Argument ExpertRepository.@Nullable Filter filter,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.EXPERT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        var wanted = filter == null ? ExpertRepository.Filter.NONE : filter;
        return Connection.of(
                experts.list(
                        viewer.scope(),
                        new ExpertRepository.Filter(wanted.field(), wanted.active(), Texts.clean(wanted.search())),
                        page),
                page,
                ExpertRepository::cursor);
    }

    /** The expert as it now is. */
    record ExpertPayload(@Nullable Expert expert, List<UserError> errors) {}

    @MutationMapping
    ExpertPayload expertSave(@Argument ExpertService.Save input, @ContextValue Viewer viewer) {
        return new ExpertPayload(service.save(viewer, input), List.of());
    }

    @BatchMapping(typeName = "Expert", field = "tenant")
    Map<Expert, Tenant> tenants(List<Expert> of) {
        var byId = tenants.find(of.stream().map(Expert::tenantId).collect(toSet()));
        return of.stream().distinct().collect(toMap(Function.identity(), expert -> byId.get(expert.tenantId())));
    }

    @BatchMapping(typeName = "Expert", field = "unit")
    Map<Expert, Unit> units(List<Expert> of) {
        var named = units.named(of.stream()
                .map(Expert::unitId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var found = new HashMap<Expert, Unit>();
        of.stream()
                .filter(expert -> expert.unitId() != null && named.containsKey(expert.unitId()))
                .forEach(expert -> found.put(expert, named.get(expert.unitId())));
        return found;
    }

    @SchemaMapping
    @Nullable
    String phone(Expert expert, @ContextValue Viewer viewer) {
        return viewer.may(Action.EXPERT_SET, expert.tenantId()) ? expert.phone() : expert.maskedPhone();
    }

    @SchemaMapping
    boolean viewerCanEdit(Expert expert, @ContextValue Viewer viewer) {
        return viewer.may(Action.EXPERT_SET, expert.tenantId());
    }
}
