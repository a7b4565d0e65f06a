package org.cobuild.construction;

import static java.util.stream.Collectors.toSet;
import static org.cobuild.platform.Batch.each;
import static org.cobuild.platform.Batch.ids;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseRepository;
import org.cobuild.document.Document;
import org.cobuild.platform.Money;
import org.cobuild.project.Milestone;
import org.cobuild.project.Participations;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectMilestones;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What projects, contracts, terms, requests and acceptances lead to: one statement a relation. */
@Controller
class ConstructionRelations {
    private final ProjectRepository projects;
    private final ProjectMilestones milestones;
    private final Participations participations;
    private final CaseRepository cases;
    private final Progress progress;
    private final ContractRepository contracts;
    private final PaymentRepository payments;
    private final AcceptanceRepository acceptances;
    private final Papers papers;

    ConstructionRelations(
            ProjectRepository projects,
            ProjectMilestones milestones,
            Participations participations,
            CaseRepository cases,
            Progress progress,
            ContractRepository contracts,
            PaymentRepository payments,
            AcceptanceRepository acceptances,
            Papers papers) {
        this.projects = projects;
        this.milestones = milestones;
        this.participations = participations;
        this.cases = cases;
        this.progress = progress;
        this.contracts = contracts;
        this.payments = payments;
        this.acceptances = acceptances;
        this.papers = papers;
    }

    @BatchMapping(typeName = "Project", field = "progress")
    Map<Project, BigDecimal> projectProgress(List<Project> all, @ContextValue Viewer viewer) {
        var found = progress.of(viewer.scope(), ids(all, Project::id));
        return each(all, project -> found.getOrDefault(project.id(), BigDecimal.ZERO));
    }

    @BatchMapping(typeName = "Project", field = "contracts")
    Map<Project, List<Contract>> projectContracts(List<Project> all, @ContextValue Viewer viewer) {
        var found = contracts.ofProjects(viewer.scope(), ids(all, Project::id));
        return each(all, project -> found.getOrDefault(project.id(), List.of()));
    }

    @BatchMapping(typeName = "Project", field = "paymentRequests")
    Map<Project, List<PaymentRequest>> projectPayments(List<Project> all, @ContextValue Viewer viewer) {
        var found = payments.ofProjects(viewer.scope(), ids(all, Project::id));
        return each(all, project -> found.getOrDefault(project.id(), List.of()));
    }

    @BatchMapping(typeName = "Project", field = "acceptances")
    Map<Project, List<Acceptance>> projectAcceptances(List<Project> all, @ContextValue Viewer viewer) {
        var found = acceptances.ofProjects(viewer.scope(), ids(all, Project::id));
        return each(all, project -> found.getOrDefault(project.id(), List.of()));
    }

    @SchemaMapping
    boolean viewerCanContract(Project project, @ContextValue Viewer viewer) {
        return AwardRules.STAGES.contains(project.stage()) && viewer.may(Action.CONTRACT_RECORD, project.tenantId());
    }

    @BatchMapping(typeName = "Project", field = "viewerCanApplyForAcceptance")
    Map<Project, Boolean> viewerCanApply(List<Project> all, @ContextValue Viewer viewer) {
        var candidates = all.stream()
                .filter(project -> AcceptanceService.STAGES.contains(project.stage())
                        && viewer.mayFor(Action.ACCEPTANCE_APPLY, project.tenantId(), project.unitId()))
                .collect(toSet());
        if (candidates.isEmpty()) {
            return each(all, project -> false);
        }
        var built = progress.of(viewer.scope(), ids(candidates, Project::id));
        var tried = candidates.stream()
                .filter(project -> project.stage() == ProjectStage.ACCEPTANCE)
                .collect(toSet());
        var latest = tried.isEmpty()
                ? Map.<Long, List<Acceptance>>of()
                : acceptances.ofProjects(viewer.scope(), ids(tried, Project::id));
        return each(
                all,
                project -> candidates.contains(project)
                        && built.getOrDefault(project.id(), BigDecimal.ZERO).compareTo(BigDecimal.ONE) == 0
                        && latest.getOrDefault(project.id(), List.of()).stream()
                                .limit(1)
                                .allMatch(acceptance -> AcceptanceService.OVER.contains(acceptance.state())));
    }

    @BatchMapping(typeName = "Contract", field = "terms")
    Map<Contract, List<ContractTerm>> contractTerms(List<Contract> all, @ContextValue Viewer viewer) {
        var found = contracts.termsOf(viewer.scope(), ids(all, Contract::id));
        return each(all, contract -> found.getOrDefault(contract.id(), List.of()));
    }

    @BatchMapping(typeName = "ContractTerm", field = "milestone")
    Map<ContractTerm, Milestone> termMilestone(List<ContractTerm> all, @ContextValue Viewer viewer) {
        var found = milestones.find(viewer.scope(), ids(all, ContractTerm::milestoneId));
        return each(all, term -> term.milestoneId() == null ? null : found.get(term.milestoneId()));
    }

    @BatchMapping(typeName = "ContractTerm", field = "viewerCanRequest")
    Map<ContractTerm, Boolean> viewerCanRequest(List<ContractTerm> all, @ContextValue Viewer viewer) {
        var built = viewer.actions().contains(Action.PAYMENT_REQUEST)
                ? participations.builtBy(viewer, ids(all, ContractTerm::projectId))
                : Set.<Long>of();
        return each(all, term -> built.contains(term.projectId()) && term.due() && Money.positive(term.open()));
    }

    @BatchMapping(typeName = "PaymentRequest", field = "term")
    Map<PaymentRequest, ContractTerm> paymentTerm(List<PaymentRequest> all, @ContextValue Viewer viewer) {
        var found = contracts.findTerms(viewer.scope(), ids(all, PaymentRequest::termId));
        return each(all, request -> found.get(request.termId()));
    }

    @BatchMapping(typeName = "PaymentRequest", field = "contract")
    Map<PaymentRequest, Contract> paymentContract(List<PaymentRequest> all, @ContextValue Viewer viewer) {
        var found = contracts.find(viewer.scope(), ids(all, PaymentRequest::contractId));
        return each(all, request -> found.get(request.contractId()));
    }

    @BatchMapping(typeName = "PaymentRequest", field = "project")
    Map<PaymentRequest, Project> paymentProject(List<PaymentRequest> all, @ContextValue Viewer viewer) {
        var found = projects.find(viewer.scope(), ids(all, PaymentRequest::projectId));
        return each(all, request -> found.get(request.projectId()));
    }

    @BatchMapping(typeName = "Acceptance", field = "case")
    Map<Acceptance, ApprovalCase> acceptanceCase(List<Acceptance> all, @ContextValue Viewer viewer) {
        var found = cases.ofProjects(viewer.scope(), ids(all, Acceptance::projectId)).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(ApprovalCase::id, Function.identity()));
        return each(all, acceptance -> acceptance.caseId() == null ? null : found.get(acceptance.caseId()));
    }

    @BatchMapping(typeName = "Acceptance", field = "papers")
    Map<Acceptance, List<Papers.PaperDocument>> acceptancePapers(List<Acceptance> all) {
        var found = papers.papers(ids(all, Acceptance::id));
        return each(all, acceptance -> found.getOrDefault(acceptance.id(), List.of()));
    }

    @BatchMapping(typeName = "MilestoneReport", field = "evidence")
    Map<MilestoneReport, Document> reportEvidence(List<MilestoneReport> all) {
        var found = papers.evidence(ids(all, MilestoneReport::id));
        return each(all, report -> found.get(report.id()));
    }
}
