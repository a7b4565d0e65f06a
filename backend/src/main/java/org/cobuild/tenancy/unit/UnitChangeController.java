package org.cobuild.tenancy.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitLead;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.cobuild.tenancy.unit.UnitChange.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Acts about units, and what became of a unit. */
@Controller
class UnitChangeController {
    private final UnitChanges service;
    private final UnitChangeRepository changes;
    private final UnitRepository units;
    private final Access access;

    UnitChangeController(UnitChanges service, UnitChangeRepository changes, UnitRepository units, Access access) {
        this.service = service;
        this.changes = changes;
        this.units = units;
        this.access = access;
    }

    @QueryMapping
    Connection<UnitChange> unitChanges(
            @Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(changes.list(viewer.scope(), page), page, change -> Page.key(change.id()));
    }

    @QueryMapping
    UnitChanges.Preview unitChangePreview(@Argument Reorganisation input, @ContextValue Viewer viewer) {
        return service.preview(viewer, input);
    }

    @QueryMapping
    Connection<UnitContents.Holding> unitHoldings(
            @Argument GlobalId unitId,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        return Connection.of(
                service.holdings(viewer, unitId.of("Unit"), page),
                page,
                held -> Page.key(held.type().equals("Project") ? "P" : "A", held.code()));
    }

    @SchemaMapping(typeName = "UnitHolding")
    GlobalId subjectId(UnitContents.Holding held) {
        return new GlobalId(held.type(), held.id());
    }

    record Payload(@Nullable UnitChange unitChange, List<UserError> errors) {}

    @MutationMapping
    Payload unitReorganise(@Argument Reorganisation input, @ContextValue Viewer viewer) {
        return new Payload(service.reorganise(viewer, input), List.of());
    }

    record WithdrawInput(GlobalId id, int version, @Nullable String clientMutationId) {}

    @MutationMapping
    Payload unitChangeWithdraw(@Argument WithdrawInput input, @ContextValue Viewer viewer) {
        return new Payload(service.withdraw(viewer, input.id().of("UnitChange"), input.version()), List.of());
    }

    @SchemaMapping
    boolean viewerCanWithdraw(UnitChange change, @ContextValue Viewer viewer) {
        return change.state() == UnitChange.State.PLANNED && viewer.may(Action.UNIT_REORGANISE, change.tenantId());
    }

    @BatchMapping(typeName = "UnitChangePart", field = "unit")
    List<@Nullable Unit> unitsOfParts(List<Part> parts) {
        var named = units.named(
                parts.stream().map(Part::unitId).filter(Objects::nonNull).collect(Collectors.toSet()));
        var found = new ArrayList<@Nullable Unit>();
        parts.forEach(part -> found.add(part.unitId() == null ? null : named.get(part.unitId())));
        return found;
    }

    @BatchMapping(typeName = "Unit", field = "parent")
    Map<Unit, Unit> parents(List<Unit> of) {
        var named = units.named(Batch.ids(of, Unit::parentId));
        return Batch.each(of, unit -> unit.parentId() == null ? null : named.get(unit.parentId()));
    }

    /** Units that nobody leads beside their tenant are left out, which reads as null. */
    @BatchMapping(typeName = "Unit", field = "ledBy")
    Map<Unit, Unit> leads(List<Unit> of) {
        return leads(of, Unit::lead);
    }

    @BatchMapping(typeName = "UnitChangePart", field = "ledBy")
    Map<Part, Unit> leadsOfParts(List<Part> parts) {
        return leads(parts, Part::lead);
    }

    private <R> Map<R, Unit> leads(List<R> of, Function<R, @Nullable UnitLead> leadOf) {
        var ids = new HashMap<R, Long>();
        for (var row : of) {
            var lead = leadOf.apply(row);
            if (lead != null) {
                ids.put(row, lead.unitId());
            }
        }
        var named = units.named(Set.copyOf(ids.values()));
        var found = new HashMap<R, Unit>();
        ids.forEach((row, id) -> found.put(row, Objects.requireNonNull(named.get(id))));
        return found;
    }

    @BatchMapping(typeName = "Unit", field = "successors")
    List<List<Unit>> successors(List<Unit> of, @ContextValue Viewer viewer) {
        var ended = of.stream()
                .filter(unit -> unit.closedOn() != null)
                .map(Unit::id)
                .toList();
        var ids = ended.isEmpty() ? Map.<Long, java.util.Set<Long>>of() : changes.successors(viewer.scope(), ended);
        var named =
                units.named(ids.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()));
        return of.stream()
                .map(unit -> ids.getOrDefault(unit.id(), java.util.Set.of()).stream()
                        .map(named::get)
                        .filter(Objects::nonNull)
                        .toList())
                .toList();
    }

    @Bean
    static NodeLoader unitChangeNodes(UnitChangeRepository changes) {
        return new ViewerNodes(
                "UnitChange",
                (viewer, ids) -> viewer.may(Action.TENANT_READ, viewer.tenantId())
                        ? changes.find(viewer.scope(), ids)
                        : Map.of());
    }
}
