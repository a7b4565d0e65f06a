package org.cobuild.approval;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cobuild.approval.flow.CaseMoves;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.route.RouteChoice;
import org.cobuild.db.tables.records.ApprovalCaseRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the rooms of the subjects do with a case. They have asked whether the caller may, and hold the lock on their
 * subject's row when they call: everywhere the subject is locked before the case.
 */
@Service
public class CaseService {
    private final CaseRepository cases;
    private final FlowRepository flows;
    private final TaskRepository tasks;
    private final RouteChoice routes;
    private final ProxyRepository proxies;
    private final CaseStore store;
    private final Deadlines deadlines;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    CaseService(
            CaseRepository cases,
            FlowRepository flows,
            TaskRepository tasks,
            RouteChoice routes,
            ProxyRepository proxies,
            CaseStore store,
            Deadlines deadlines,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.flows = flows;
        this.tasks = tasks;
        this.routes = routes;
        this.proxies = proxies;
        this.store = store;
        this.deadlines = deadlines;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Starts a case on the tenant's route for its facts, under the policy profile of this day.
     *
     * @return its id
     * @throws org.cobuild.platform.Refused ROUTE_MISSING when no route fits, or two fit equally well
     */
    @Transactional
    public long open(Viewer viewer, Grant grant, CaseStart start) {
        var now = clock.now();
        var today = clock.today(viewer.tenant().zone());
        var facts = start.facts();
        var starterFor = start.starterFor();
        var chosen = routes.choose(viewer.tenant(), grant, start.subject(), facts, today);
        var route = chosen.route();
        var caseId = Ids.next();
        var waiting = CaseOpening.waiting(grant, caseId, route, chosen.policy(), facts.amount());
        var matter = new ApprovalCaseRecord(
                caseId,
                grant.tenantId(),
                start.subject().name(),
                start.subjectId(),
                start.projectId(),
                start.title(),
                facts.amount(),
                CaseState.OPEN.name(),
                1,
                route.id(),
                today,
                start.starterUnitId(),
                viewer.personId(),
                now,
                null,
                null,
                null,
                facts.category(),
                facts.crossing(),
                caseId,
                null,
                starterFor == null ? null : starterFor.personId(),
                starterFor == null ? null : starterFor.personName(),
                facts.special(),
                null,
                start.textSha256());
        store.insert(matter, CaseMoves.start(waiting, deadlines.now(viewer.tenant())));
        return caseId;
    }

    /**
     * Goes on with a returned case as its return said: straight at the step that returned it, where the returner and
     * those who had not acted act and what others have concluded is kept, or through all steps again.
     *
     * @param amount what is asked for now, in yuan
     * @param textSha256 digest of the text that is to be decided on now; null where there is none
     */
    @Transactional
    public void resubmit(Viewer viewer, Grant grant, long caseId, BigDecimal amount, @Nullable String textSha256) {
        var flow = flows.lock(grant, caseId).flow();
        if (flow.state() != CaseState.RETURNED) {
            throw closed();
        }
        var now = deadlines.now(viewer.tenant());
        store.resubmit(grant, caseId, flow, CaseMoves.resubmit(flow, amount, now), now.at(), textSha256);
    }

    /**
     * Takes a case back while nobody has acted since the last submission.
     *
     * @throws org.cobuild.platform.Refused ACTED when somebody has
     */
    @Transactional
    public void withdraw(Viewer viewer, Grant grant, long caseId, String reason) {
        var matter = flows.lock(grant, caseId);
        if (!CaseRules.mayWithdraw(matter.flow())) {
            throw Refusals.refused(ApprovalErrorCode.ACTED, "approval.acted", "");
        }
        var now = clock.now();
        store.write(grant, caseId, matter.flow(), CaseMoves.withdraw(matter.flow(), now), now, null, null);
        events.publishEvent(Change.of("caseWithdraw", viewer, grant.tenantId(), "Case", caseId)
                .project(matter.projectId()) // its subject's withdrawal stands on the timeline
                .detail(reason)
                .field("state", CaseState.OPEN, CaseState.WITHDRAWN)
                .build());
    }

    /** The amount of the open case after a cut; steps that are reached later are needed or not by this one. */
    @Transactional
    public void setAmount(Grant grant, CaseSubject subject, long subjectId, BigDecimal amount) {
        if (!store.setAmount(grant, subject, subjectId, amount, clock.now())) {
            throw closed();
        }
    }

    /**
     * Whether the caller holds, itself or for somebody, an open task of a step that may cut what the subject asks for, in
     * a matter that is neither its own nor that of whom it acts for.
     *
     * @param partUnitIds units that lead the subject or take part in it
     */
    @Transactional(readOnly = true)
    public boolean mayCut(Viewer viewer, CaseSubject subject, long subjectId, Set<Long> partUnitIds) {
        return Collections.disjoint(viewer.unitIds(), partUnitIds)
                && (tasks.holdsCuttingTask(viewer, Seats.of(Mandates.NONE, null), subject, subjectId)
                        || tasks.holdsCuttingTask(
                                viewer,
                                Seats.of(proxies.mandates(viewer).outside(partUnitIds), true),
                                subject,
                                subjectId));
    }

    /** Of those subjects the ones that the caller may cut, as far as that is shown. At most three statements. */
    @Transactional(readOnly = true)
    public Set<Long> mayCut(Viewer viewer, CaseSubject subject, Collection<Long> subjectIds) {
        var own = tasks.holdsCuttingTasks(viewer, Seats.of(Mandates.NONE, null), subject, subjectIds);
        var others = new HashSet<>(subjectIds);
        others.removeAll(own);
        var mandates = others.isEmpty() ? Mandates.NONE : proxies.mandates(viewer);
        if (!mandates.all().isEmpty()) {
            own.addAll(tasks.holdsCuttingTasks(viewer, Seats.of(mandates, true), subject, others));
        }
        return own;
    }

    /** The newest case about a subject. */
    @Transactional(readOnly = true)
    public Optional<ApprovalCase> latest(Grant grant, CaseSubject subject, long subjectId) {
        return cases.latest(grant, subject, subjectId);
    }

    private static org.cobuild.platform.Refused closed() {
        return Refusals.refused(ApprovalErrorCode.TASK_CLOSED, "approval.case.closed", "");
    }
}
