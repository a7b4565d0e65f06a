package org.cobuild.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseSubject;
import org.cobuild.platform.Change;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cuts estimate lines in the review, each with a reason. */
@Service
public class EstimateCutService {
    private static final int MOST = 2_000;
    private final ProjectRepository projects;
    private final EstimateRepository lines;
    private final EstimateWrites writes;
    private final CaseService cases;
    private final Participations participations;
    private final Drafts drafts;
    private final Access access;
    private final ApplicationEventPublisher events;

    EstimateCutService(
            ProjectRepository projects,
            EstimateRepository lines,
            EstimateWrites writes,
            CaseService cases,
            Participations participations,
            Drafts drafts,
            Access access,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.lines = lines;
        this.writes = writes;
        this.cases = cases;
        this.participations = participations;
        this.drafts = drafts;
        this.access = access;
        this.events = events;
    }

    /** One cut: how much is cut of the line in all. */
    public record Item(
            GlobalId lineId,
            BigDecimal cutAmount,
            @Nullable String reason,
            @Nullable String clause) {}

    /** The cuts; lines that are not named stay as they are. */
    public record Cut(
            GlobalId projectId,
            int version,
            List<Item> cuts,
            @Nullable String clientMutationId) {}

    /**
     * Cuts lines of a submitted project, for who holds an open task of a step that may cut, and has no part in it. The
     * amount of the case follows, and with it which steps are still to come. Who sees a package of the project only
     * reviews no estimate.
     */
    @Transactional
    public Project cut(Viewer viewer, Cut input) {
        var held = projects.findHeld(viewer.scope(), input.projectId().of("Project"))
                .orElseThrow(NotFound::new);
        var seen = held.project();
        // The reviewer acts for its own unit on a project of its tenant's.
        var unit = viewer.unit();
        var grant = access.requireFor(
                viewer, Action.ESTIMATE_CUT, viewer.tenantId(), unit == null ? 0 : unit.id(), seen.tenantId());
        if (!held.seen().whole()) {
            throw new Forbidden("forbidden.role");
        }
        var draft = new Draft(held, grant);
        Drafts.check(seen, input.version(), ProjectStage.SUBMITTED::equals, "project.stage.cut");
        if (!cases.mayCut(viewer, CaseSubject.PROJECT, seen.id(), participations.partUnitIds(grant, seen.id()))) {
            throw Refusals.refused(ProjectErrorCode.STAGE, "project.cut.task", "");
        }
        var before = lines.list(grant, seen.id());
        var cut = cutLines(before, input.cuts());
        writes.save(grant, cut, List.of());
        var all = new ArrayList<>(cut);
        var changed = cut.stream().map(EstimateLine::id).collect(Collectors.toSet());
        before.stream().filter(line -> !changed.contains(line.id())).forEach(all::add);
        var saved = drafts.save(draft, EstimateWrites.totals(all));
        cases.setAmount(grant, CaseSubject.PROJECT, seen.id(), saved.approved());
        publish(viewer, draft.project(), saved, before, cut);
        return saved;
    }

    private static List<EstimateLine> cutLines(List<EstimateLine> before, List<Item> cuts) {
        var refusals = new Refusals();
        Rules.most(refusals, "cuts", cuts.size(), MOST);
        refusals.unless(!cuts.isEmpty(), ProjectErrorCode.REQUIRED, "text.required", "cuts");
        var section = new Section<>("EstimateLine", before);
        var after = new ArrayList<EstimateLine>();
        for (int i = 0; i < cuts.size(); i++) {
            var cut = cuts.get(i);
            var path = "cuts." + i;
            var line = section.before(section.id(refusals, path, cut.lineId()));
            if (line == null) {
                throw new NotFound();
            }
            var amount = cut.cutAmount();
            refusals.unless(
                    amount.signum() >= 0 && amount.compareTo(line.submittedAmount()) <= 0,
                    ProjectErrorCode.INVALID,
                    "project.cut.amount",
                    path + ".cutAmount",
                    Money.text(line.submittedAmount()));
            var reason = text(refusals, path + ".reason", cut.reason(), amount.signum() > 0 ? 2 : 0, 500);
            var clause = text(refusals, path + ".clause", cut.clause(), 0, 200);
            var none = amount.signum() == 0;
            after.add(line.withCut(amount, none ? null : reason, none ? null : clause));
        }
        refusals.throwIfAny();
        return after;
    }

    private static @Nullable String text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        return Texts.clean(
                Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, least, most));
    }

    private void publish(Viewer viewer, Project old, Project saved, List<EstimateLine> before, List<EstimateLine> cut) {
        var was = before.stream().collect(Collectors.toMap(EstimateLine::id, Function.identity()));
        var change = Change.of("projectEstimateCut", viewer, old.tenantId(), "Project", old.id())
                .timeline(old.id(), Change.Audience.WHOLE)
                .detail(cut.getFirst().title() + (cut.size() > 1 ? " …" : ""))
                .amount(saved.cutAmount())
                .field("cutAmount", old.cutAmount(), saved.cutAmount());
        for (var line : cut) {
            var then = was.get(line.id());
            change.field("EstimateLine " + line.ordinal(), then == null ? null : then.cutInWords(), line.cutInWords());
        }
        events.publishEvent(change.build());
    }
}
