package org.cobuild.tenancy.excel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.cobuild.tenancy.onboarding.OnboardingDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Imports of units and people: where they stand, what was returned, and what becomes of it. */
@Controller
class PeopleImportController {
    private final PeopleImports imports;
    private final ImportRows rows;
    private final TenantRepository tenants;
    private final PortalClock clock;

    PeopleImportController(PeopleImports imports, ImportRows rows, TenantRepository tenants, PortalClock clock) {
        this.imports = imports;
        this.rows = rows;
        this.tenants = tenants;
        this.clock = clock;
    }

    @QueryMapping
    @Nullable
    PeopleImport peopleImport(@Argument GlobalId id, @ContextValue Viewer viewer) {
        var row = id.of("PeopleImport");
        return imports.find(viewer, List.of(row)).get(row);
    }

    @QueryMapping
    Connection<PeopleImport> peopleImports(
            @Argument @Nullable GlobalId tenantId,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        var found = imports.list(viewer, tenantId == null ? null : tenantId.of("Tenant"), page);
        return Connection.of(found, page, one -> Page.key(one.id()));
    }

    record ImportInput(GlobalId importId, @Nullable String clientMutationId) {
        long row() {
            return importId.of("PeopleImport");
        }
    }

    record MendInput(
            GlobalId importId,
            SheetKind sheet,
            int row,
            Column column,
            @Nullable String value,
            @Nullable String clientMutationId) {}

    record ConfirmInput(
            GlobalId importId,
            SheetKind sheet,
            int row,
            Column column,
            String note,
            @Nullable String clientMutationId) {}

    record Payload(@Nullable PeopleImport peopleImport, List<UserError> errors) {
        static Payload of(PeopleImport done) {
            return new Payload(done, List.of());
        }
    }

    @MutationMapping
    Payload peopleImportPreview(@Argument ImportInput input, @ContextValue Viewer viewer) {
        return Payload.of(imports.preview(viewer, input.row()));
    }

    @MutationMapping
    Payload peopleImportApply(@Argument ImportInput input, @ContextValue Viewer viewer) {
        return Payload.of(imports.apply(viewer, input.row()));
    }

    @MutationMapping
    Payload peopleImportMend(@Argument MendInput input, @ContextValue Viewer viewer) {
        var cell = new PeopleImports.Cell(input.sheet(), input.row(), input.column());
        return Payload.of(imports.mend(viewer, input.importId().of("PeopleImport"), cell, input.value()));
    }

    @MutationMapping
    Payload peopleImportConfirmWarning(@Argument ConfirmInput input, @ContextValue Viewer viewer) {
        var cell = new PeopleImports.Cell(input.sheet(), input.row(), input.column());
        return Payload.of(imports.confirm(viewer, input.importId().of("PeopleImport"), cell, input.note()));
    }

    @SchemaMapping
    boolean interrupted(PeopleImport of) {
        return of.running() && of.beatAt().isBefore(clock.now().minus(ImportRuns.SILENT));
    }

    @SchemaMapping
    String returnedUrl(PeopleImport of) {
        return "/files/people-imports/" + new GlobalId("PeopleImport", of.id()) + "/returned";
    }

    @SchemaMapping
    @Nullable
    UserError fault(PeopleImport of) {
        return of.faultKey() == null
                ? null
                : new Refusals()
                        .add(
                                TenancyErrorCode.WORKBOOK,
                                of.faultKey(),
                                "",
                                of.faultArguments().toArray())
                        .list()
                        .getFirst();
    }

    @SchemaMapping
    Connection<FoundCell> findings(
            PeopleImport of,
            @Argument @Nullable Boolean warnings,
            @Argument int first,
            @Argument @Nullable String after) {
        var page = Page.of(first, after);
        var from = page.isFirstPage() ? -1 : (int) page.afterLong(0);
        var found = imports.findings(of, from, page.first() + 1, warnings);
        return Connection.of(found, page, cell -> Page.key(cell.ordinal()));
    }

    @BatchMapping(typeName = "OnboardingDraft", field = "peopleImport")
    Map<OnboardingDraft, PeopleImport> importsOf(List<OnboardingDraft> of, @ContextValue Viewer viewer) {
        var byId = imports.find(viewer, Batch.ids(of, OnboardingDraft::importId));
        return Batch.each(of, draft -> draft.importId() == null ? null : byId.get(draft.importId()));
    }

    @BatchMapping(typeName = "PeopleImport", field = "tenant")
    Map<PeopleImport, Tenant> tenantsOf(List<PeopleImport> of) {
        var byId = tenants.find(Batch.ids(of, PeopleImport::tenantId));
        return Batch.each(of, one -> byId.get(one.tenantId()));
    }

    record OfTenant(@Nullable Tenant tenant, int rows, int good) {}

    @BatchMapping(typeName = "PeopleImport", field = "tenants")
    Map<PeopleImport, List<OfTenant>> counts(List<PeopleImport> of) {
        var counts = rows.tenants(of.stream().map(PeopleImport::id).toList());
        var byId = tenants.find(counts.stream()
                .map(ImportRows.OfTenant::tenantId)
                .filter(Objects::nonNull)
                .collect(toSet()));
        var byImport = counts.stream()
                .collect(groupingBy(
                        ImportRows.OfTenant::importId, LinkedHashMap::new, java.util.stream.Collectors.toList()));
        var found = new HashMap<PeopleImport, List<OfTenant>>();
        of.forEach(one -> found.put(
                one,
                byImport.getOrDefault(one.id(), List.of()).stream()
                        .map(count -> new OfTenant(
                                count.tenantId() == null ? null : byId.get(count.tenantId()),
                                count.rows(),
                                count.good()))
                        .toList()));
        return found;
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    SheetKind sheet(FoundCell of) {
        return of.finding().sheet();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    int row(FoundCell of) {
        return of.finding().row();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    Column column(FoundCell of) {
        return of.finding().column();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    Rule rule(FoundCell of) {
        return of.finding().rule();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    boolean warning(FoundCell of) {
        return of.finding().rule().warning();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    String subject(FoundCell of) {
        return of.finding().subject();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    String head(FoundCell of) {
        return of.head();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    String value(FoundCell of) {
        return of.shown();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    String valueToMend(FoundCell of) {
        return of.finding().value();
    }

    @SchemaMapping(typeName = "PeopleImportFinding")
    UserError problem(FoundCell of) {
        return of.words();
    }

    @Bean
    static NodeLoader peopleImportNodes(PeopleImports imports) {
        return new ViewerNodes("PeopleImport", imports::find);
    }
}
