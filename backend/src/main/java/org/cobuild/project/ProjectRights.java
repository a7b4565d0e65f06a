package org.cobuild.project;

import java.util.List;
import java.util.Set;
import org.cobuild.approval.Absences;
import org.cobuild.approval.Absent;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseSubject;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the caller may do with a project now, so that no client computes rights. */
@Controller
class ProjectRights {
    private final ProjectParts parts;
    private final CaseService cases;
    private final Absences absences;
    private final PortalClock clock;

    ProjectRights(ProjectParts parts, CaseService cases, Absences absences, PortalClock clock) {
        this.parts = parts;
        this.cases = cases;
        this.absences = absences;
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Project")
    boolean viewerCanEdit(Project project, @ContextValue Viewer viewer) {
        return project.stage().editable() && leadMay(viewer, Action.PROJECT_DRAFT, project);
    }

    /** Whether what becomes of its next submission is the viewer's to know: it edits it, or submits it for somebody. */
    boolean planned(Project project, Viewer viewer) {
        return project.stage() != ProjectStage.RETURNED
                && (viewerCanEdit(project, viewer) || submittableIn(project, viewer));
    }

    @SchemaMapping(typeName = "Project")
    boolean viewerCanInvite(Project project, @ContextValue Viewer viewer) {
        return viewerCanEdit(project, viewer);
    }

    @SchemaMapping(typeName = "Project")
    boolean viewerCanSubmit(Project project, @ContextValue Viewer viewer) {
        return project.stage().editable() && leadMay(viewer, Action.PROJECT_SUBMIT, project);
    }

    /** Somebody absent in whose name the viewer submits. */
    record SubmitsFor(GlobalId postId, String personName) {}

    /** One statement for all projects, and none when no unit of theirs is the caller's. */
    @BatchMapping(typeName = "Project")
    List<List<SubmitsFor>> viewerSubmitsFor(List<Project> rows, @ContextValue Viewer viewer) {
        var asked = rows.stream().anyMatch(row -> submittableIn(row, viewer));
        var absent = asked ? absences.starting(viewer, CaseSubject.PROJECT) : List.<Absent>of();
        return rows.stream()
                .map(row -> absent.stream()
                        .filter(each -> submittableIn(row, viewer) && each.unitId() == row.unitId())
                        .map(each -> new SubmitsFor(new GlobalId("Post", each.postId()), each.personName()))
                        .toList())
                .toList();
    }

    static boolean submittableIn(Project project, Viewer viewer) {
        var unit = viewer.unit();
        return project.stage().editable()
                && unit != null
                && unit.id() == project.unitId()
                && viewer.tenantId() == project.tenantId();
    }

    /** Whether it was refused and the viewer could submit it. */
    static boolean reopenable(Project project, Viewer viewer) {
        return project.stage() == ProjectStage.REFUSED && leadMay(viewer, Action.PROJECT_SUBMIT, project);
    }

    @SchemaMapping(typeName = "Project")
    boolean viewerCanWithdraw(Project project, @ContextValue Viewer viewer) {
        return project.stage() == ProjectStage.SUBMITTED && leadMay(viewer, Action.PROJECT_SUBMIT, project);
    }

    @BatchMapping(typeName = "Project")
    List<Boolean> viewerCanCut(List<Project> rows, @ContextValue Viewer viewer) {
        var submitted = viewer.may(Action.ESTIMATE_CUT, viewer.tenantId())
                ? rows.stream()
                        .filter(row -> row.stage() == ProjectStage.SUBMITTED
                                && row.sight().whole())
                        .map(Project::id)
                        .toList()
                : List.<Long>of();
        var may = submitted.isEmpty() ? Set.<Long>of() : cases.mayCut(viewer, CaseSubject.PROJECT, submitted);
        return rows.stream().map(row -> may.contains(row.id())).toList();
    }

    /**
     * Only for who may edit the project and sees it whole (a machine of the lead's tenant may see a package of it); one
     * statement for each part, whatever the number of projects.
     */
    @BatchMapping(typeName = "Project")
    List<List<UserError>> submissionRefusals(List<Project> rows, @ContextValue Viewer viewer) {
        var editable = rows.stream()
                .filter(row -> row.sight().whole() && viewerCanEdit(row, viewer))
                .toList();
        var found = editable.isEmpty()
                ? java.util.Map.<Long, List<UserError>>of()
                : parts.refusals(viewer, editable, clock.today(viewer.tenant().zone()));
        return rows.stream().map(row -> found.getOrDefault(row.id(), List.of())).toList();
    }

    private static boolean leadMay(Viewer viewer, Action action, Project project) {
        return viewer.mayFor(action, project.tenantId(), project.unitId());
    }
}
