package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.cobuild.approval.Absences;
import org.cobuild.approval.Absent;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseService;
import org.cobuild.approval.CaseStart;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.RouteFacts;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Sha256;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits a project as an immutable snapshot, and takes it back while nobody has acted. */
@Service
public class Submissions {
    private final ProjectParts parts;
    private final SubmissionRepository submissions;
    private final CategoryRepository categories;
    private final SpecialRepository specials;
    private final PrecheckRepository prechecks;
    private final UnitRepository units;
    private final CaseService cases;
    private final Absences absences;
    private final Drafts drafts;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    Submissions(
            ProjectParts parts,
            SubmissionRepository submissions,
            CategoryRepository categories,
            SpecialRepository specials,
            PrecheckRepository prechecks,
            UnitRepository units,
            CaseService cases,
            Absences absences,
            Drafts drafts,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.parts = parts;
        this.submissions = submissions;
        this.categories = categories;
        this.specials = specials;
        this.prechecks = prechecks;
        this.units = units;
        this.cases = cases;
        this.absences = absences;
        this.drafts = drafts;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What to submit.
     *
     * @param forPostId the post of who is absent, when a proxy submits it; null for oneself
     * @param batchId the batch, when several are open; null for the one that is, or that closed last
     * @param lateReason why it comes after the closing day; only asked for then
     */
    public record Submit(
            GlobalId id,
            int version,
            @Nullable GlobalId forPostId,
            @Nullable String note,
            @Nullable GlobalId batchId,
            @Nullable String lateReason,
            @Nullable String clientMutationId) {}

    /** What to withdraw. */
    public record Withdraw(
            GlobalId id,
            int version,
            String reason,
            @Nullable String clientMutationId) {}

    /**
     * Takes the snapshot and opens a case; a returned project goes on with its case, straight at the step that returned
     * it.
     */
    @Transactional
    public Project submit(Viewer viewer, Submit input) {
        var draft = open(viewer, input);
        var absent = draft.absent();
        var actingFor = absent == null ? null : absent.personName();
        var read = parts.whole(
                viewer,
                draft,
                access.consequence(draft.project().cityId()),
                clock.today(viewer.tenant().zone()));
        var whole = read.submittable();
        var refusals = SubmissionCheck.check(whole);
        var note = Texts.clean(Texts.check(
                refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "note", input.note(), 0, 1_000));
        var batch = input.batchId();
        var entry = BatchRule.choose(
                whole, batch == null ? null : batch.of("ApplicationBatch"), input.lateReason(), refusals);
        refusals.throwIfAny();
        var late = entry == null ? null : entry.lateReason();
        var track = whole.track();
        var special = whole.special() == null
                ? null
                : whole.special()
                        .submitted(
                                SubmissionCheck.lacking(whole), whole.policy().makeGoodDays());
        var submission = snapshot(viewer, draft, whole, special, read.lastNumber() + 1, note, actingFor, entry, track);
        if (whole.facts() != null && whole.facts().countsAs() != whole.countsAs()) {
            categories.fix(draft.grant(), draft.id(), whole.countsAs());
        }
        if (special != null) {
            specials.save(special);
        }
        var check = whole.checked().record(clock.now(), viewer.name(), submission.number());
        prechecks.insert(check, whole.checked().hitsOf(check));
        start(viewer, draft, whole, submission.sha256());
        var saved = drafts.saveAndWiden(draft, columns(draft, entry, track), whole.participants(), read.leads());
        events.publishEvent(new ProjectSubmitted(viewer, draft.grant(), saved, whole.texts()));
        events.publishEvent(Change.of("projectSubmit", viewer, draft.tenantId(), "Project", draft.id())
                .timeline(draft.id(), Change.Audience.SHARED)
                .detail(submission.number() + Absent.forWhom(actingFor))
                .field("stage", draft.project().stage(), saved.stage())
                .field("submission", null, submission.number() + " · " + submission.sha256())
                .field("note", null, note)
                .field(
                        "batch",
                        null,
                        entry == null ? null : entry.offered().batch().inWords())
                .field("lateReason", null, late)
                .field("track", draft.project().track(), saved.track())
                .field("actingFor", null, actingFor)
                .fact("submission", submission.number())
                .fact("text", submission.sha256())
                .fact("track", saved.track())
                .attachments(PaperRules.newest(whole.papers()).stream()
                        .map(ProjectPaper::sha256)
                        .toList())
                .build());
        return saved;
    }

    /** Where nothing is asked a batch of before stays: a returned project and an appeal go on in their own. */
    private static Map<Field<?>, @Nullable Object> columns(
            Draft draft, BatchRule.@Nullable Entry entry, @Nullable ProjectTrack track) {
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(PROJECT.STAGE, ProjectStage.SUBMITTED.name());
        columns.put(PROJECT.TRACK, track == null ? null : track.name());
        if (!draft.project().keepsBatch()) {
            var batch = entry == null ? null : entry.offered().batch();
            columns.put(PROJECT.BATCH_TENANT_ID, batch == null ? null : batch.tenantId());
            columns.put(PROJECT.BATCH_ID, batch == null ? null : batch.id());
        }
        return columns;
    }

    /** Found in the caller's scope first; then it is asked in whose name, and whether that one may. */
    private Draft open(Viewer viewer, Submit input) {
        var post = input.forPostId();
        var project = input.id().of("Project");
        return post == null
                ? drafts.open(viewer, Action.PROJECT_SUBMIT, project, input.version())
                : drafts.open(
                        viewer,
                        Action.PROJECT_SUBMIT,
                        project,
                        input.version(),
                        () -> absences.get(viewer, CaseSubject.PROJECT, post.of("Post")));
    }

    private Submission snapshot(
            Viewer viewer,
            Draft draft,
            Submittable whole,
            @Nullable SpecialTrack special,
            int number,
            @Nullable String note,
            @Nullable String actingFor,
            BatchRule.@Nullable Entry entry,
            @Nullable ProjectTrack track) {
        var content = Snapshot.of(whole, special, number, note, entry, track, units.named(unitIds(whole)));
        var submission = new Submission(
                Ids.next(),
                draft.tenantId(),
                draft.id(),
                number,
                clock.now(),
                viewer.name(),
                actingFor,
                whole.estimate(),
                Sha256.hex(content),
                entry == null ? null : entry.lateReason());
        submissions.insert(submission, content);
        return submission;
    }

    private static Collection<Long> unitIds(Submittable whole) {
        var ids = new TreeSet<Long>();
        ids.add(whole.project().unitId());
        whole.participants().forEach(participant -> ids.add(participant.unitId()));
        whole.catalogue().forEach(entry -> ids.add(entry.providerUnitId()));
        return ids;
    }

    private void start(Viewer viewer, Draft draft, Submittable whole, String textSha256) {
        var project = draft.project();
        if (project.stage() == ProjectStage.RETURNED) {
            cases.resubmit(viewer, draft.grant(), current(draft).id(), project.approved(), textSha256);
        } else {
            cases.open(
                    viewer,
                    draft.grant(),
                    new CaseStart(
                            CaseSubject.PROJECT,
                            project.id(),
                            project.id(),
                            project.title(),
                            new RouteFacts(
                                    project.category().name(),
                                    project.approved(),
                                    whole.crossesTenants(),
                                    whole.special() != null),
                            project.unitId(),
                            draft.absent(),
                            textSha256));
        }
    }

    /** The case of what was submitted last. */
    private ApprovalCase current(Draft draft) {
        return cases.latest(draft.grant(), CaseSubject.PROJECT, draft.id()).orElseThrow();
    }

    /** Takes back what was submitted, while nobody has acted on it. */
    @Transactional
    public Project withdraw(Viewer viewer, Withdraw input) {
        var draft = drafts.open(
                viewer,
                Action.PROJECT_SUBMIT,
                input.id().of("Project"),
                input.version(),
                ProjectStage.SUBMITTED::equals,
                "project.stage.withdraw");
        var refusals = new Refusals();
        var reason = Texts.check(
                refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "reason", input.reason(), 2, 1_000);
        refusals.throwIfAny();
        cases.withdraw(viewer, draft.grant(), current(draft).id(), reason);
        var saved = drafts.save(draft, Map.of(PROJECT.STAGE, ProjectStage.WITHDRAWN.name()));
        events.publishEvent(Change.of("projectWithdraw", viewer, draft.tenantId(), "Project", draft.id())
                .timeline(draft.id(), Change.Audience.SHARED)
                .field("stage", draft.project().stage(), saved.stage())
                .field("reason", null, reason)
                .build());
        return saved;
    }
}
