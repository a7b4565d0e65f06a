package org.cobuild.project;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.cobuild.planning.ListEntryRepository;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks a draft against the unified-build and negative lists, keeps the check, and takes the lead's answers to its
 * hits. The draft itself stays as it is, so that neither disturbs who is typing in it.
 */
@Service
public class PrecheckService {
    private static final int MOST = 2_000;
    private final ProjectRepository projects;
    private final EstimateRepository lines;
    private final PrecheckRepository prechecks;
    private final ListEntryRepository entries;
    private final Drafts drafts;
    private final Access access;
    private final DSLContext sql;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PrecheckService(
            ProjectRepository projects,
            EstimateRepository lines,
            PrecheckRepository prechecks,
            ListEntryRepository entries,
            Drafts drafts,
            Access access,
            DSLContext sql,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.lines = lines;
        this.prechecks = prechecks;
        this.entries = entries;
        this.drafts = drafts;
        this.access = access;
        this.sql = sql;
        this.clock = clock;
        this.events = events;
    }

    /** What to check. */
    public record Run(
            GlobalId projectId, int version, @Nullable String clientMutationId) {}

    /** What is said to one hit. */
    public record Item(
            GlobalId hitId,
            int version,
            PrecheckVerdict verdict,
            @Nullable String reason) {}

    /** What is said to hits of the latest check. */
    public record Answer(
            GlobalId projectId,
            List<Item> answers,
            @Nullable String clientMutationId) {}

    /** Checks the draft and keeps the check, with the answers that still stand. */
    @Transactional
    public Project run(Viewer viewer, Run input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var grant = draft.grant();
        var all = new Together();
        var estimate = lines.list(all, grant, draft.id());
        var inForce = entries.inForce(
                all,
                grant,
                access.consequence(draft.project().cityId()),
                clock.today(viewer.tenant().zone()));
        var latest = prechecks.latest(all, grant, draft.id());
        var answered = prechecks.latestHits(all, grant, draft.id());
        all.fetch(sql);
        var checked = Checked.of(
                draft.project(),
                estimate.rows(),
                inForce.rows(),
                latest.rows().stream().findFirst().orElse(null),
                answered.rows());
        var kept = checked.record(clock.now(), viewer.name(), null);
        prechecks.insert(kept, checked.hitsOf(kept));
        events.publishEvent(Change.of("projectPrecheck", viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id())
                .field("precheck", null, kept.number())
                .field("hits", null, kept.hitCount())
                .build());
        return ProjectRepository.project(draft.row(), draft.seen());
    }

    /**
     * Takes answers to hits of the latest check, as long as line, check and answer are those that the caller saw. Who
     * answered what since is told and not written over.
     */
    @Transactional
    public Project answer(Viewer viewer, Answer input) {
        var held = projects.findHeld(viewer.scope(), input.projectId().of("Project"))
                .orElseThrow(NotFound::new);
        var seen = held.project();
        var grant = access.requireFor(viewer, Action.PROJECT_DRAFT, seen.tenantId(), seen.unitId(), seen.tenantId());
        Drafts.check(seen, seen.version(), ProjectStage::editable, "project.stage.edit");
        var refusals = new Refusals();
        Rules.most(refusals, "answers", input.answers().size(), MOST);
        refusals.unless(!input.answers().isEmpty(), ProjectErrorCode.REQUIRED, "text.required", "answers");
        refusals.throwIfAny();
        var read = read(grant, seen, input);
        var after = new ArrayList<PrecheckHit>();
        var change = Change.of("projectPrecheckAnswer", viewer, seen.tenantId(), "Project", seen.id())
                .project(seen.id());
        var once = new HashSet<Long>();
        for (int i = 0; i < input.answers().size(); i++) {
            var item = input.answers().get(i);
            var path = "answers." + i;
            var hit = read.hits().get(item.hitId().of("PrecheckHit"));
            if (hit == null) {
                throw new NotFound();
            }
            refusals.unless(once.add(hit.id()), ProjectErrorCode.INVALID, "project.precheck.twice", path + ".hitId");
            refusals.unless(read.stands(hit), ProjectErrorCode.PRECHECK_GONE, "project.precheck.gone", path + ".hitId");
            refusals.unless(
                    hit.version() == item.version(),
                    ProjectErrorCode.STALE,
                    "project.precheck.stale",
                    path + ".version",
                    Integer.toString(item.version()),
                    Integer.toString(hit.version()));
            var reason = reason(refusals, path, hit, item);
            var open = item.verdict() == PrecheckVerdict.OPEN;
            var said = hit.answered(item.verdict(), reason, open ? null : viewer.name(), open ? null : clock.now());
            change.field("PrecheckHit " + hit.ordinal() + " · " + hit.text(), hit.inWords(), said.inWords());
            after.add(said);
        }
        refusals.throwIfAny();
        prechecks.save(after);
        events.publishEvent(change.build());
        return ProjectRepository.project(held.row(), held.seen());
    }

    private static @Nullable String reason(Refusals refusals, String path, PrecheckHit hit, Item item) {
        var kept = item.verdict() == PrecheckVerdict.KEPT;
        refusals.unless(
                item.verdict() != PrecheckVerdict.ACCEPTED || hit.place() == PrecheckPlace.LINE,
                ProjectErrorCode.INVALID,
                "project.precheck.text",
                path + ".verdict");
        refusals.unless(
                kept || Texts.clean(item.reason()) == null,
                ProjectErrorCode.INVALID,
                "project.precheck.reason",
                path + ".reason");
        return kept
                ? Texts.check(
                        refusals,
                        ProjectErrorCode.REQUIRED,
                        ProjectErrorCode.INVALID,
                        path + ".reason",
                        item.reason(),
                        2,
                        500)
                : null;
    }

    /**
     * What answers rest on.
     *
     * @param hits the hits that are answered, of any check of the project
     * @param latest the latest check; null when it is a submission's, which is never changed
     * @param now what the draft hits now
     */
    private record Read(
            Map<Long, PrecheckHit> hits, @Nullable Precheck latest, Set<PrecheckHit.Key> now) {
        boolean stands(PrecheckHit hit) {
            return latest != null
                    && latest.submissionNumber() == null
                    && hit.precheckId() == latest.id()
                    && now.contains(hit.key());
        }
    }

    private Read read(Grant grant, Project project, Answer input) {
        var all = new Together();
        var named = prechecks.hits(
                all,
                grant,
                project.id(),
                input.answers().stream()
                        .map(item -> item.hitId().of("PrecheckHit"))
                        .toList());
        var latest = prechecks.latest(all, grant, project.id());
        var estimate = lines.list(all, grant, project.id());
        all.fetch(sql);
        var hits = named.rows().stream().collect(toMap(PrecheckHit::id, Function.identity()));
        var said = estimate.rows().stream().collect(toMap(EstimateLine::id, PrecheckRules::sha256));
        var standing = hits.values().stream()
                .filter(hit -> hit.place() != PrecheckPlace.LINE
                        || hit.textSha256().equals(said.get(Objects.requireNonNull(hit.lineId()))))
                .map(PrecheckHit::key)
                .collect(toSet());
        return new Read(hits, latest.rows().stream().findFirst().orElse(null), standing);
    }
}
