package org.cobuild.expert;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseRepository;
import org.cobuild.approval.CaseReviewers;
import org.cobuild.document.Document;
import org.cobuild.platform.Batch;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.UserError;
import org.cobuild.project.Participations;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.ScopedNodes;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Panels beside their cases. Who says what is shown here: {@link PanelSight}. */
@Controller
class PanelController {
    private final PanelRepository panels;
    private final PanelDrawService draws;
    private final PanelService service;
    private final PanelMinutes files;
    private final CaseRepository cases;
    private final Participations participations;
    private final Access access;

    PanelController(
            PanelRepository panels,
            PanelDrawService draws,
            PanelService service,
            PanelMinutes files,
            CaseRepository cases,
            Participations participations,
            Access access) {
        this.panels = panels;
        this.draws = draws;
        this.service = service;
        this.files = files;
        this.cases = cases;
        this.participations = participations;
        this.access = access;
    }

    @Bean
    static NodeLoader expertPanelNodes(PanelRepository panels) {
        return new ScopedNodes("ExpertPanel", panels::find);
    }

    @Bean
    static NodeLoader panelMemberNodes(PanelRepository panels) {
        return new ScopedNodes("PanelMember", panels::findMembers);
    }

    /** The panel as it now is, read when it is selected. */
    record ExpertPanelPayload(Supplier<@Nullable ExpertPanel> now, List<UserError> errors) {
        public @Nullable ExpertPanel panel() {
            return now.get();
        }
    }

    private ExpertPanelPayload payload(Viewer viewer, long panelId) {
        return new ExpertPanelPayload(
                () -> panels.find(viewer.scope(), List.of(panelId)).get(panelId), List.of());
    }

    @MutationMapping
    ExpertPanelPayload expertPanelDraw(@Argument PanelDrawService.PanelDraw input, @ContextValue Viewer viewer) {
        return payload(viewer, draws.draw(viewer, input));
    }

    @MutationMapping
    ExpertPanelPayload expertRecuse(@Argument PanelService.Recusal input, @ContextValue Viewer viewer) {
        return payload(viewer, service.recuse(viewer, input));
    }

    @MutationMapping
    ExpertPanelPayload expertScore(@Argument PanelService.Sheet input, @ContextValue Viewer viewer) {
        return payload(viewer, service.score(viewer, input));
    }

    @MutationMapping
    ExpertPanelPayload expertPanelClose(@Argument PanelService.Conclusion input, @ContextValue Viewer viewer) {
        return payload(viewer, service.close(viewer, input));
    }

    @BatchMapping(typeName = "Case", field = "expertPanel")
    Map<ApprovalCase, ExpertPanel> ofCases(List<ApprovalCase> of, @ContextValue Viewer viewer) {
        var found =
                panels.ofCases(viewer.scope(), of.stream().map(ApprovalCase::id).toList());
        return Batch.each(of, matter -> found.get(matter.id()));
    }

    @BatchMapping(typeName = "Case", field = "viewerCanDrawExperts")
    Map<ApprovalCase, Boolean> canDraw(List<ApprovalCase> of, @ContextValue Viewer viewer) {
        var open = others(viewer, of).stream().map(ApprovalCase::id).collect(Collectors.toSet());
        var drawn = open.isEmpty() ? Map.of() : panels.ofCases(viewer.scope(), open);
        return Batch.each(of, matter -> open.contains(matter.id()) && !drawn.containsKey(matter.id()));
    }

    /** The open ones whose panel the viewer keeps: of its tenant, and no unit of its own leads the project or takes part. */
    private List<ApprovalCase> others(Viewer viewer, Collection<ApprovalCase> of) {
        var kept = of.stream()
                .filter(matter -> CaseReviewers.open(matter) && viewer.may(Action.EXPERT_PANEL, matter.tenantId()))
                .toList();
        if (kept.isEmpty()) {
            return List.of();
        }
        var grant = access.require(viewer, Action.EXPERT_PANEL, viewer.tenantId());
        var parts = participations.partUnitIds(
                grant, kept.stream().map(ApprovalCase::projectId).collect(Collectors.toSet()));
        return kept.stream()
                .filter(matter ->
                        Collections.disjoint(viewer.unitIds(), parts.getOrDefault(matter.projectId(), Set.of())))
                .toList();
    }

    @BatchMapping(typeName = "ExpertPanel", field = "case")
    Map<ExpertPanel, ApprovalCase> cases(List<ExpertPanel> of, @ContextValue Viewer viewer) {
        var found =
                cases.find(viewer.scope(), of.stream().map(ExpertPanel::caseId).toList());
        return Batch.each(of, panel -> found.get(panel.caseId()));
    }

    @BatchMapping(typeName = "ExpertPanel", field = "candidates")
    Map<ExpertPanel, List<PanelCandidate>> candidates(List<ExpertPanel> of, @ContextValue Viewer viewer) {
        var found = panels.candidates(
                viewer.scope(), of.stream().map(ExpertPanel::id).toList());
        return Batch.each(of, panel -> found.getOrDefault(panel.id(), List.of()));
    }

    @BatchMapping(typeName = "ExpertPanel", field = "document")
    Map<ExpertPanel, Document> documents(List<ExpertPanel> of, @ContextValue Viewer viewer) {
        var readable = of.stream()
                .filter(panel -> panel.closed() && viewer.may(Action.EXPERT_READ, panel.tenantId()))
                .map(ExpertPanel::id)
                .toList();
        var found = readable.isEmpty() ? Map.<Long, Document>of() : files.of(readable);
        return Batch.each(of, panel -> found.get(panel.id()));
    }

    @BatchMapping(typeName = "ExpertPanel", field = "viewerCanRecord")
    Map<ExpertPanel, Boolean> canRecord(List<ExpertPanel> of, @ContextValue Viewer viewer) {
        var kept = of.stream()
                .filter(panel -> !panel.closed() && viewer.may(Action.EXPERT_PANEL, panel.tenantId()))
                .toList();
        var found = kept.isEmpty()
                ? Map.<Long, ApprovalCase>of()
                : cases.find(
                        viewer.scope(), kept.stream().map(ExpertPanel::caseId).toList());
        var open = others(viewer, found.values()).stream().map(ApprovalCase::id).collect(Collectors.toSet());
        return Batch.each(of, panel -> kept.contains(panel) && open.contains(panel.caseId()));
    }
}
