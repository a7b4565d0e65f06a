package org.cobuild.expert;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseRepository;
import org.cobuild.approval.CaseReviewers;
import org.cobuild.expert.Draw.Quota;
import org.cobuild.expert.DrawRules.Party;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.project.ParticipantRole;
import org.cobuild.project.Participations;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the panel of a case, once: first what it is drawn from is fixed, then chance comes in. */
@Service
public class PanelDrawService {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int NONCE_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private final ExpertRepository experts;
    private final PanelRepository panels;
    private final PanelWrites writes;
    private final CaseRepository cases;
    private final CaseReviewers reviewers;
    private final ProjectRepository projects;
    private final Participations participations;
    private final UnitRepository units;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PanelDrawService(
            ExpertRepository experts,
            PanelRepository panels,
            PanelWrites writes,
            CaseRepository cases,
            CaseReviewers reviewers,
            ProjectRepository projects,
            Participations participations,
            UnitRepository units,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.experts = experts;
        this.panels = panels;
        this.writes = writes;
        this.cases = cases;
        this.reviewers = reviewers;
        this.projects = projects;
        this.participations = participations;
        this.units = units;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** What is asked for. */
    public record PanelDraw(
            GlobalId caseId,
            int size,
            List<Quota> quotas,
            @Nullable String clientMutationId) {}

    /**
     * Draws.
     *
     * @return id of the panel
     * @throws org.cobuild.platform.Refused INVALID, NOT_NOW, TWICE, OWN_MATTER, LACK
     */
    @Transactional
    public long draw(Viewer viewer, PanelDraw input) {
        var matter = find(viewer, input.caseId());
        var grant = access.require(viewer, Action.EXPERT_PANEL, matter.tenantId());
        var refusals = new Refusals();
        DrawRules.asked(refusals, input.size(), input.quotas());
        var open = reviewers.holdOpen(grant, matter.id());
        refusals.unless(open, ExpertErrorCode.NOT_NOW, "expert.case.closed", "caseId");
        refusals.unless(!panels.exists(grant, matter.id()), ExpertErrorCode.TWICE, "expert.panel.twice", "caseId");
        refusals.throwIfAny();
        var parties = parties(grant, matter.projectId());
        refusals.unless(
                parties.stream().map(Party::unitId).noneMatch(viewer.unitIds()::contains),
                ExpertErrorCode.OWN_MATTER,
                "expert.own",
                "caseId");
        refusals.throwIfAny();
        var panelId = Ids.next();
        var quotas = input.quotas().stream()
                .sorted(Comparator.comparing(Quota::field))
                .toList();
        var pool = pool(viewer, grant, matter, panelId, parties);
        var inputSha256 = Draw.inputSha256(
                input.size(), quotas, pool.stream().map(PanelCandidate::line).toList());
        var nonce = random(NONCE_BYTES);
        var seed = Draw.seed(inputSha256, nonce);
        var candidates = placed(pool, seed);
        var inDraw = candidates.stream().filter(one -> one.place() != null).toList();
        var entrants = inDraw.stream().map(PanelCandidate::entrant).toList();
        var taken = Draw.take(entrants, input.size(), quotas);
        DrawRules.enough(refusals, input.size(), input.quotas(), entrants, taken);
        refusals.throwIfAny();
        var panel = new ExpertPanel(
                panelId,
                grant.tenantId(),
                matter.projectId(),
                matter.id(),
                PanelState.OPEN,
                input.size(),
                quotas,
                Draw.ALGORITHM,
                inputSha256,
                nonce,
                seed,
                viewer.name(),
                clock.now(),
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                List.of());
        writes.insert(panel, candidates);
        var byKey = inDraw.stream().collect(Collectors.toMap(PanelCandidate::key, Function.identity()));
        writes.seat(panel, taken.keys().stream().map(byKey::get).toList(), null, 1);
        events.publishEvent(Change.of("expertPanelDraw", viewer, grant.tenantId(), "ExpertPanel", panelId)
                .timeline(matter.projectId(), Change.Audience.WHOLE)
                .detail(Integer.toString(input.size()))
                .field("quotas", null, Draw.joined(quotas))
                .field("inputSha256", null, inputSha256)
                .field("seed", null, seed)
                .field("members", null, String.join(" ", taken.keys()))
                .build());
        return panelId;
    }

    private ApprovalCase find(Viewer viewer, GlobalId id) {
        var row = id.of("Case");
        var matter = cases.find(viewer.scope(), List.of(row)).get(row);
        if (matter == null) {
            throw new NotFound();
        }
        return matter;
    }

    /** Those that lead and build first: of several reasons the weightiest is told. */
    private List<Party> parties(Grant grant, long projectId) {
        var lead = projects.get(grant, projectId).unitId();
        var parts = new ArrayList<Party>();
        var roles = participations.roles(grant, projectId);
        var ids = new ArrayList<>(roles.keySet());
        ids.add(lead);
        var named = units.named(ids);
        named.forEach((id, unit) -> parts.add(new Party(
                id,
                unit.name(),
                id == lead
                        ? LeftOut.LEADS
                        : roles.getOrDefault(id, Set.of()).contains(ParticipantRole.BUILDER)
                                ? LeftOut.BUILDS
                                : LeftOut.TAKES_PART)));
        return parts.stream()
                .sorted(Comparator.comparing(Party::part).thenComparing(Party::name))
                .toList();
    }

    private List<PanelCandidate> pool(
            Viewer viewer, Grant grant, ApprovalCase matter, long panelId, List<Party> parties) {
        var names = reviewers.names(grant, matter.id());
        return experts.drawable(viewer.scope()).stream()
                .map(expert -> candidate(grant, panelId, expert, DrawRules.exclusion(expert, parties, names)))
                .toList();
    }

    private static PanelCandidate candidate(
            Grant grant, long panelId, Expert expert, DrawRules.@Nullable Exclusion out) {
        var salt = random(SALT_BYTES);
        return new PanelCandidate(
                Ids.next(),
                grant.tenantId(),
                panelId,
                expert.tenantId(),
                expert.id(),
                expert.key(),
                expert.name(),
                expert.employer(),
                expert.title(),
                expert.fields(),
                salt,
                Draw.personSha256(
                        salt, expert.key(), expert.name(), expert.employer(), expert.title(), expert.fields()),
                null,
                out == null ? null : out.reason(),
                out == null ? null : out.because());
    }

    private static List<PanelCandidate> placed(List<PanelCandidate> pool, String seed) {
        var order = Draw.order(
                seed,
                pool.stream()
                        .filter(one -> one.leftOut() == null)
                        .map(PanelCandidate::key)
                        .toList());
        var byKey = pool.stream().collect(Collectors.toMap(PanelCandidate::key, Function.identity()));
        var placed = new ArrayList<PanelCandidate>();
        for (int i = 0; i < order.size(); i++) {
            placed.add(Objects.requireNonNull(byKey.get(order.get(i))).at(i + 1));
        }
        pool.stream().filter(one -> one.leftOut() != null).forEach(placed::add);
        return placed;
    }

    private static String random(int length) {
        var bytes = new byte[length];
        CHANCE.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
