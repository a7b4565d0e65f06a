package org.cobuild.expert;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.approval.CaseReviewers;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.project.Participations;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what happens on a panel until it is closed; each act returns the panel's id. */
@Service
public class PanelService {
    /** With fewer scores there is no mean worth its name, whoever is recused. */
    private static final int LEAST_SCORES = DrawRules.LEAST;

    private final PanelRepository panels;
    private final PanelWrites writes;
    private final PanelMinutes files;
    private final CaseReviewers cases;
    private final Participations participations;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PanelService(
            PanelRepository panels,
            PanelWrites writes,
            PanelMinutes files,
            CaseReviewers cases,
            Participations participations,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.panels = panels;
        this.writes = writes;
        this.files = files;
        this.cases = cases;
        this.participations = participations;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A recusal. @param ownWish whether the expert asked for it */
    public record Recusal(
            GlobalId memberId,
            int version,
            String reason,
            boolean ownWish,
            @Nullable String clientMutationId) {}

    /** What stands on a signed sheet. @param dissent null when it has none */
    public record Sheet(
            GlobalId memberId,
            int version,
            int score,
            String opinion,
            @Nullable String dissent,
            @Nullable String clientMutationId) {}

    /** The end. @param documentId the uploaded file of the signed minutes */
    public record Conclusion(
            GlobalId panelId,
            int version,
            LocalDate heldOn,
            String conclusion,
            String minutes,
            @Nullable GlobalId documentId,
            @Nullable String clientMutationId) {}

    private record Held(Grant grant, ExpertPanel panel) {}

    /**
     * Recuses an expert and seats the next one of the draw, where there is one; a score that was given is void.
     *
     * @throws org.cobuild.platform.Refused INVALID, REQUIRED, STALE, NOT_NOW, OWN_MATTER
     */
    @Transactional
    public long recuse(Viewer viewer, Recusal input) {
        var refusals = new Refusals();
        var held = hold(refusals, viewer, find(viewer, input.memberId()));
        var member = member(refusals, held.panel(), input.memberId(), input.version());
        var reason = ExpertRules.text(refusals, "reason", input.reason(), 2, 500);
        refusals.throwIfAny();
        var next = next(held, member);
        writes.recuse(held.grant(), member, reason, input.ownWish(), viewer.name(), clock.now());
        writes.seat(
                held.panel(),
                next,
                member.id(),
                held.panel().members().getLast().ordinal() + 1);
        writes.touch(held.grant(), held.panel());
        tell(Change.of("expertRecuse", viewer, held.panel().tenantId(), "PanelMember", member.id())
                .project(held.panel().projectId())
                .detail(member.name())
                .field("reason", null, reason)
                .field("score", member.score(), null)
                .field(
                        "replacedBy",
                        null,
                        next.isEmpty() ? null : next.getFirst().name()));
        return held.panel().id();
    }

    /** The draw again, without those who are recused: who is there now and was not before. */
    private List<PanelCandidate> next(Held held, PanelMember leaving) {
        var panel = held.panel();
        var inDraw = panels.inDraw(held.grant(), panel.id());
        var gone = panel.members().stream()
                .filter(member -> !member.seated() || member.id() == leaving.id())
                .map(PanelMember::key)
                .collect(Collectors.toSet());
        var there = panel.members().stream().map(PanelMember::key).collect(Collectors.toSet());
        var taken = Draw.take(
                inDraw.stream()
                        .filter(candidate -> !gone.contains(candidate.key()))
                        .map(PanelCandidate::entrant)
                        .toList(),
                panel.size(),
                panel.quotas());
        return inDraw.stream()
                .filter(candidate -> taken.keys().contains(candidate.key()) && !there.contains(candidate.key()))
                .toList();
    }

    /**
     * Records a score, or puts one right.
     *
     * @throws org.cobuild.platform.Refused INVALID, REQUIRED, STALE, NOT_NOW, OWN_MATTER
     */
    @Transactional
    public long score(Viewer viewer, Sheet input) {
        var refusals = new Refusals();
        var held = hold(refusals, viewer, find(viewer, input.memberId()));
        var member = member(refusals, held.panel(), input.memberId(), input.version());
        ExpertRules.score(refusals, input.score());
        var opinion = ExpertRules.text(refusals, "opinion", input.opinion(), 2, 2_000);
        var dissent = input.dissent() == null ? null : ExpertRules.text(refusals, "dissent", input.dissent(), 2, 2_000);
        refusals.throwIfAny();
        writes.score(held.grant(), member, input.score(), opinion, dissent, viewer.name(), clock.now());
        writes.touch(held.grant(), held.panel());
        tell(Change.of("expertScore", viewer, held.panel().tenantId(), "PanelMember", member.id())
                .project(held.panel().projectId())
                .detail(member.name())
                .field("score", member.score(), input.score())
                .field("opinion", member.opinion(), opinion)
                .field("dissent", member.dissent(), dissent));
        return held.panel().id();
    }

    /**
     * Closes the panel; after that nothing of it changes.
     *
     * @throws org.cobuild.platform.Refused INVALID, REQUIRED, STALE, NOT_NOW, OWN_MATTER, INCOMPLETE
     */
    @Transactional
    public long close(Viewer viewer, Conclusion input) {
        var refusals = new Refusals();
        var row = input.panelId().of("ExpertPanel");
        var found = panels.find(viewer.scope(), List.of(row)).get(row);
        if (found == null) {
            throw new NotFound();
        }
        var held = hold(refusals, viewer, new Place(found.id(), found.tenantId()));
        var panel = held.panel();
        ExpertRules.version(refusals, input.version(), panel.version());
        day(refusals, viewer, panel, input.heldOn());
        var conclusion = ExpertRules.text(refusals, "conclusion", input.conclusion(), 2, 2_000);
        var minutes = ExpertRules.text(refusals, "minutes", input.minutes(), 2, 10_000);
        var missing = panel.seated().stream()
                .filter(member -> member.score() == null)
                .map(PanelMember::name)
                .collect(Collectors.joining("、"));
        refusals.unless(missing.isEmpty(), ExpertErrorCode.INCOMPLETE, "expert.incomplete", "panelId", missing);
        refusals.unless(
                panel.seated().size() >= LEAST_SCORES,
                ExpertErrorCode.INCOMPLETE,
                "expert.few",
                "panelId",
                Integer.toString(panel.seated().size()),
                Integer.toString(LEAST_SCORES));
        refusals.throwIfAny();
        var mean = Objects.requireNonNull(panel.meanNow());
        var now = clock.now();
        writes.close(held.grant(), panel, mean, input.heldOn(), conclusion, minutes, viewer.name(), now);
        cases.concluded(held.grant(), panel.caseId(), now);
        if (input.documentId() != null) {
            files.attach(held.grant(), viewer, panel, input.documentId().of("Document"));
        }
        tell(Change.of("expertPanelClose", viewer, panel.tenantId(), "ExpertPanel", panel.id())
                .timeline(panel.projectId(), Change.Audience.WHOLE)
                .detail(mean.toPlainString())
                .field("conclusion", null, conclusion)
                .field("heldOn", null, input.heldOn()));
        return panel.id();
    }

    private void day(Refusals refusals, Viewer viewer, ExpertPanel panel, LocalDate heldOn) {
        var zone = viewer.tenant().zone();
        var first = panel.drawnAt().atZone(zone).toLocalDate();
        var today = clock.today(zone);
        refusals.unless(
                !heldOn.isBefore(first) && !heldOn.isAfter(today),
                ExpertErrorCode.INVALID,
                "expert.heldon",
                "heldOn",
                first.toString(),
                today.toString());
    }

    private record Place(long panelId, long tenantId) {}

    private Place find(Viewer viewer, GlobalId id) {
        var row = id.of("PanelMember");
        var found = panels.findMembers(viewer.scope(), List.of(row)).get(row);
        if (found == null) {
            throw new NotFound();
        }
        return new Place(found.panelId(), found.tenantId());
    }

    /** Asks for the right, locks the panel and notes what stands against changing it. */
    private Held hold(Refusals refusals, Viewer viewer, Place place) {
        var grant = access.require(viewer, Action.EXPERT_PANEL, place.tenantId());
        var panel = panels.hold(grant, place.panelId());
        refusals.unless(
                participations.partUnitIds(grant, panel.projectId()).stream().noneMatch(viewer.unitIds()::contains),
                ExpertErrorCode.OWN_MATTER,
                "expert.own",
                "");
        refusals.unless(!panel.closed(), ExpertErrorCode.NOT_NOW, "expert.panel.closed", "");
        refusals.unless(
                panel.closed() || cases.holdOpen(grant, panel.caseId()),
                ExpertErrorCode.NOT_NOW,
                "expert.case.closed",
                "");
        return new Held(grant, panel);
    }

    private static PanelMember member(Refusals refusals, ExpertPanel panel, GlobalId id, int version) {
        var member = panel.members().stream()
                .filter(one -> one.id() == id.of("PanelMember"))
                .findFirst()
                .orElseThrow(NotFound::new);
        ExpertRules.version(refusals, version, member.version());
        refusals.unless(member.seated(), ExpertErrorCode.NOT_NOW, "expert.recused", "memberId", member.name());
        return member;
    }

    private void tell(Change.Builder change) {
        events.publishEvent(change.build());
    }
}
