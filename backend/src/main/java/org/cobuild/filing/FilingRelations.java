package org.cobuild.filing;

import static org.cobuild.platform.Batch.each;
import static org.cobuild.platform.Batch.ids;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.filing.FilingPapers.PaperDocument;
import org.cobuild.filing.FilingRules.PartState;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a filing leads to and what the viewer may do with it; one statement a relation. */
@Controller
class FilingRelations {
    private final FilingRepository filings;
    private final FilingPapers papers;
    private final ProjectRepository projects;
    private final TenantRepository tenants;
    private final UnitRepository units;
    private final PortalClock clock;

    FilingRelations(
            FilingRepository filings,
            FilingPapers papers,
            ProjectRepository projects,
            TenantRepository tenants,
            UnitRepository units,
            PortalClock clock) {
        this.filings = filings;
        this.papers = papers;
        this.projects = projects;
        this.tenants = tenants;
        this.units = units;
        this.clock = clock;
    }

    @BatchMapping(typeName = "Filing", field = "tenant")
    Map<Filing, Tenant> tenants(List<Filing> of) {
        var found = tenants.find(ids(of, Filing::tenantId));
        return each(of, filing -> found.get(filing.tenantId()));
    }

    @BatchMapping(typeName = "Filing", field = "unit")
    Map<Filing, Unit> units(List<Filing> of) {
        var found = units.named(ids(of, Filing::unitId));
        return each(of, filing -> found.get(filing.unitId()));
    }

    @BatchMapping(typeName = "Filing", field = "project")
    Map<Filing, Project> projects(List<Filing> of, @ContextValue Viewer viewer) {
        var ids = ids(of, Filing::projectId);
        var found = ids.isEmpty() || !viewer.actions().contains(Action.PROJECT_READ)
                ? Map.<Long, Project>of()
                : projects.find(viewer.scope(), ids);
        return each(of, filing -> filing.projectId() == null ? null : found.get(filing.projectId()));
    }

    @BatchMapping(typeName = "Filing", field = "papers")
    Map<Filing, List<PaperDocument>> papers(List<Filing> of) {
        var found = papers.of(ids(of, Filing::id));
        return each(of, filing -> found.getOrDefault(filing.id(), List.of()));
    }

    @BatchMapping(typeName = "Filing", field = "versions")
    Map<Filing, List<FilingVersion>> versions(List<Filing> of, @ContextValue Viewer viewer) {
        var found = filings.versions(viewer.scope(), ids(of, Filing::id));
        return each(of, filing -> found.getOrDefault(filing.id(), List.of()));
    }

    /** A part as it stands, said in the language of the caller. */
    record FilingPartState(
            FilingPart part,
            FilingRules.Need need,
            boolean there,
            @Nullable LocalDate dueOn,
            boolean overdue,
            String message,
            @Nullable String clause) {}

    @BatchMapping(typeName = "Filing", field = "parts")
    Map<Filing, List<FilingPartState>> parts(List<Filing> of, @ContextValue Viewer viewer) {
        var found = papers.of(ids(of, Filing::id));
        var today = clock.today(viewer.tenant().zone());
        return each(of, filing -> {
            var types = FilingPapers.types(found.getOrDefault(filing.id(), List.of()));
            return FilingRules.parts(filing.kind(), filing.content(), types).stream()
                    .map(part -> said(part, today))
                    .toList();
        });
    }

    private static FilingPartState said(PartState state, LocalDate today) {
        return new FilingPartState(
                state.part(),
                state.need(),
                state.there(),
                state.dueOn(),
                state.overdue(today),
                Refusals.words(state.part().key()),
                Refusals.findWords(state.part().key() + ".clause"));
    }

    @SchemaMapping(typeName = "Filing")
    boolean viewerCanEdit(Filing filing, @ContextValue Viewer viewer) {
        return filing.state() == FilingState.DRAFT && keeps(filing, viewer);
    }

    @SchemaMapping(typeName = "Filing")
    boolean viewerCanCorrect(Filing filing, @ContextValue Viewer viewer) {
        return filing.state().stands() && keeps(filing, viewer);
    }

    @SchemaMapping(typeName = "Filing")
    boolean viewerCanSendBack(Filing filing, @ContextValue Viewer viewer) {
        return FilingRulings.mayGo(filing, FilingState.SENT_BACK) && viewer.may(Action.FILING_RULE, filing.tenantId());
    }

    @SchemaMapping(typeName = "Filing")
    boolean viewerCanRevoke(Filing filing, @ContextValue Viewer viewer) {
        return FilingRulings.mayGo(filing, FilingState.REVOKED) && viewer.may(Action.FILING_RULE, filing.tenantId());
    }

    private static boolean keeps(Filing filing, Viewer viewer) {
        return viewer.mayFor(Action.FILING_SET, filing.tenantId(), filing.unitId());
    }

    @BatchMapping(typeName = "Project", field = "filings")
    Map<Project, List<Filing>> ofProjects(List<Project> of, @ContextValue Viewer viewer) {
        var found = viewer.actions().contains(Action.FILING_READ)
                ? filings.ofProjects(viewer.scope(), ids(of, Project::id))
                : Map.<Long, List<Filing>>of();
        return each(of, project -> found.getOrDefault(project.id(), List.of()));
    }

    @SchemaMapping(typeName = "Project")
    boolean viewerCanStartFiling(Project project, @ContextValue Viewer viewer) {
        return project.stage().approved() && viewer.mayFor(Action.FILING_SET, project.tenantId(), project.unitId());
    }

    @BatchMapping(typeName = "FilingTotal", field = "tenant")
    Map<FilingRepository.Total, Tenant> totalTenants(List<FilingRepository.Total> of) {
        var found = tenants.find(ids(of, FilingRepository.Total::tenantId));
        return each(of, total -> found.get(total.tenantId()));
    }
}
