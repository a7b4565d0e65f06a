package org.cobuild.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.planning.BatchRepository.OwnWindow;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Batches and their windows over GraphQL. */
@Controller
class ApplicationBatchController {
    private final BatchRepository batches;
    private final BatchService service;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;

    ApplicationBatchController(
            BatchRepository batches, BatchService service, TenantRepository tenants, Access access, PortalClock clock) {
        this.batches = batches;
        this.service = service;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
    }

    /** A window as it stands today where its tenant is. */
    record BatchWindow(
            Tenant tenant,
            LocalDate opensOn,
            LocalDate closesOn,
            Window.State state,
            @Nullable Integer daysLeft,
            boolean own) {}

    @QueryMapping
    Connection<ApplicationBatch> applicationBatches(
            @Argument @Nullable Integer year,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PLAN_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(batches.list(viewer, year, page), page, batch -> Page.key(batch.year(), batch.id()));
    }

    @BatchMapping(typeName = "ApplicationBatch", field = "tenant")
    List<Tenant> tenant(List<ApplicationBatch> rows) {
        var found = tenants.find(
                rows.stream().map(ApplicationBatch::tenantId).distinct().toList());
        return rows.stream()
                .map(batch -> Objects.requireNonNull(found.get(batch.tenantId())))
                .toList();
    }

    /** The viewer's; of a county's batch, which its city reads, the county's. */
    @BatchMapping(typeName = "ApplicationBatch", field = "window")
    List<BatchWindow> window(List<ApplicationBatch> rows, @ContextValue Viewer viewer) {
        var set =
                batches.windows(viewer, rows.stream().map(ApplicationBatch::id).toList());
        var named = tenants.find(
                Stream.concat(Stream.of(viewer.tenantId()), rows.stream().map(ApplicationBatch::tenantId))
                        .collect(Collectors.toSet()));
        return rows.stream()
                .map(batch -> {
                    var whose = batch.tenantId() == viewer.tenant().cityId() ? viewer.tenantId() : batch.tenantId();
                    var own = set.getOrDefault(batch.id(), List.of()).stream()
                            .filter(window -> window.windowTenantId() == whose)
                            .map(OwnWindow::window)
                            .findFirst();
                    return shown(
                            Objects.requireNonNull(named.get(whose)),
                            own.orElse(new Window(batch.opensOn(), batch.closesOn())),
                            own.isPresent());
                })
                .toList();
    }

    @BatchMapping(typeName = "ApplicationBatch", field = "windows")
    List<List<BatchWindow>> windows(List<ApplicationBatch> rows, @ContextValue Viewer viewer) {
        var set =
                batches.windows(viewer, rows.stream().map(ApplicationBatch::id).toList());
        var named = tenants.find(set.values().stream()
                .flatMap(List::stream)
                .map(OwnWindow::windowTenantId)
                .collect(Collectors.toSet()));
        return rows.stream()
                .map(batch -> set.getOrDefault(batch.id(), List.of()).stream()
                        .map(window -> shown(
                                Objects.requireNonNull(named.get(window.windowTenantId())), window.window(), true))
                        .toList())
                .toList();
    }

    private BatchWindow shown(Tenant tenant, Window window, boolean own) {
        var today = clock.today(tenant.zone());
        return new BatchWindow(
                tenant, window.opensOn(), window.closesOn(), window.state(today), window.daysLeft(today), own);
    }

    @SchemaMapping(typeName = "ApplicationBatch")
    boolean viewerCanEdit(ApplicationBatch batch, @ContextValue Viewer viewer) {
        return viewer.may(Action.BATCH_SET, batch.tenantId());
    }

    @SchemaMapping(typeName = "ApplicationBatch")
    boolean viewerCanSetWindow(ApplicationBatch batch, @ContextValue Viewer viewer) {
        return viewer.may(Action.BATCH_SET, viewer.tenantId()) && BatchService.maySetWindow(viewer, batch);
    }

    record ApplicationBatchPayload(@Nullable ApplicationBatch batch, List<UserError> errors) {}

    @MutationMapping
    ApplicationBatchPayload batchSave(@Argument BatchService.Save input, @ContextValue Viewer viewer) {
        return new ApplicationBatchPayload(service.save(viewer, input), List.of());
    }

    @MutationMapping
    ApplicationBatchPayload batchWindowSet(@Argument BatchService.SetWindow input, @ContextValue Viewer viewer) {
        return new ApplicationBatchPayload(service.setWindow(viewer, input), List.of());
    }
}
