package org.cobuild.filing;

import java.util.List;
import java.util.Objects;
import org.cobuild.approval.ReplyNumbers;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Sha256;
import org.cobuild.project.ProjectCategory;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The building unit writes its filing, files it by itself and corrects it: filing is no approval. */
@Service
class FilingService {
    private static final int FIRST_YEAR = 2000;

    private final FilingRepository filings;
    private final FilingRows rows;
    private final FilingStart starts;
    private final FilingPapers papers;
    private final ProjectRepository projects;
    private final ReplyNumbers numbers;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    FilingService(
            FilingRepository filings,
            FilingRows rows,
            FilingStart starts,
            FilingPapers papers,
            ProjectRepository projects,
            ReplyNumbers numbers,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.filings = filings;
        this.rows = rows;
        this.starts = starts;
        this.papers = papers;
        this.projects = projects;
        this.numbers = numbers;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A new draft. @param projectId null by hand, which then asks for name and category */
    record Start(
            FilingKind kind,
            int year,
            @Nullable GlobalId projectId,
            @Nullable String name,
            @Nullable ProjectCategory category,
            @Nullable String clientMutationId) {}

    /** What a draft shall say, all of it. */
    record Edit(
            GlobalId id,
            int version,
            FilingContent content,
            List<FilingPapers.Given> papers,
            @Nullable String clientMutationId) {}

    /** What a filing shall say from now on, and why. */
    record Correct(
            GlobalId id,
            int version,
            String reason,
            FilingContent content,
            List<FilingPapers.Given> papers,
            @Nullable String clientMutationId) {}

    /** A filing as it was read. */
    record Read(GlobalId id, int version, @Nullable String clientMutationId) {}

    @Transactional
    public Filing start(Viewer viewer, Start input) {
        var refusals = new Refusals();
        var draft = input.projectId() == null
                ? byHand(viewer, input, refusals)
                : ofProject(viewer, input, input.projectId(), refusals);
        rows.insert(draft);
        events.publishEvent(FilingTrail.of("filingStart", viewer, draft)
                .field("kind", null, draft.kind())
                .field("year", null, draft.year())
                .field("name", null, draft.content().name())
                .build());
        return draft;
    }

    private Filing byHand(Viewer viewer, Start input, Refusals refusals) {
        access.require(viewer, Action.FILING_SET, viewer.tenantId());
        var unit = Objects.requireNonNull(viewer.unit(), "only persons have the right");
        year(refusals, viewer, input.year());
        var name = ContentRules.name(refusals, "name", input.name());
        var category = input.category();
        refusals.unless(category != null, FilingErrorCode.REQUIRED, "text.required", "category");
        refusals.unless(
                category == null || FilingRules.fits(input.kind(), category),
                FilingErrorCode.CATEGORY,
                "filing.category." + input.kind(),
                "category");
        refusals.throwIfAny();
        var content = FilingContent.of(name, Objects.requireNonNull(category));
        return starts.draft(unit.tenantId(), unit.id(), null, input.kind(), input.year(), content);
    }

    private Filing ofProject(Viewer viewer, Start input, GlobalId projectId, Refusals refusals) {
        // Of two who begin at once the second waits here, and then sees the first one's draft.
        var project = projects.hold(viewer.scope(), projectId.of("Project")).orElseThrow(NotFound::new);
        var grant =
                access.requireFor(viewer, Action.FILING_SET, project.tenantId(), project.unitId(), project.tenantId());
        year(refusals, viewer, input.year());
        refusals.unless(project.stage().approved(), FilingErrorCode.STAGE, "filing.stage", "projectId");
        refusals.unless(
                input.kind() == FilingKind.OPERATION || FilingRules.fits(input.kind(), project.category()),
                FilingErrorCode.CATEGORY,
                "filing.category." + input.kind(),
                "kind");
        filings.once(grant, Objects.requireNonNull(FilingRows.once(input.kind(), input.year(), project.id())))
                .ifPresent(other -> refusals.add(
                        FilingErrorCode.TWICE,
                        other.number() == null ? "filing.twice.draft" : "filing.twice",
                        "projectId",
                        other.inWords()));
        refusals.throwIfAny();
        return starts.draft(
                project.tenantId(),
                project.unitId(),
                project.id(),
                input.kind(),
                input.year(),
                starts.of(viewer, project, input.kind()));
    }

    private void year(Refusals refusals, Viewer viewer, int year) {
        var last = clock.today(viewer.tenant().zone()).getYear() + 1;
        refusals.unless(
                year >= FIRST_YEAR && year <= last,
                FilingErrorCode.INVALID,
                "filing.number",
                "year",
                Integer.toString(FIRST_YEAR),
                Integer.toString(last));
    }

    @Transactional
    public Filing edit(Viewer viewer, Edit input) {
        var held = hold(viewer, input.id());
        var draft = held.filing();
        var refusals = standing(draft, input.version(), draft.state() == FilingState.DRAFT, "filing.state.draft");
        var content = ContentRules.clean(
                refusals,
                draft.kind(),
                input.content(),
                clock.today(viewer.tenant().zone()));
        refusals.throwIfAny();
        papers.attach(held.grant(), viewer, draft.id(), input.papers());
        var parts = FilingRules.parts(draft.kind(), content, FilingPapers.types(papers.of(draft.id())));
        var saved = draft.saying(content, parts, clock.now());
        rows.update(held.grant(), saved);
        events.publishEvent(FilingTrail.changes("filingEdit", viewer, draft, saved, input.papers())
                .build());
        return saved;
    }

    /** Files a draft that has all that must be there; takes the next number of its kind and year. */
    @Transactional
    public Filing file(Viewer viewer, Read input) {
        var held = hold(viewer, input.id());
        var draft = held.filing();
        var refusals = standing(draft, input.version(), draft.state() == FilingState.DRAFT, "filing.state.draft");
        var today = clock.today(viewer.tenant().zone());
        var attached = papers.of(draft.id());
        FilingRules.blocked(
                refusals, FilingRules.parts(draft.kind(), draft.content(), FilingPapers.types(attached)), today);
        refusals.throwIfAny();
        var number = numbers.take(
                held.grant(),
                draft.kind().series(),
                today.getYear(),
                draft.kind().template(viewer.tenant().name()));
        var filed = draft.filed(
                new Filing.Filed(number.text(), today.getYear(), number.number(), clock.now(), viewer.name()));
        rows.update(held.grant(), filed);
        var version = keep(viewer, filed, null, attached);
        events.publishEvent(FilingTrail.onTimeline("filingFile", viewer, filed)
                .amount(filed.content().investment())
                .field("number", null, filed.number())
                .field("version", null, version.number() + " · " + version.sha256())
                .fact("number", filed.number())
                .fact("version", version.number())
                .fact("text", version.sha256())
                .attachments(FilingPapers.digests(attached))
                .build());
        return filed;
    }

    /** Says from now on what is given; what was filed before stays as an earlier version. */
    @Transactional
    public Filing correct(Viewer viewer, Correct input) {
        var held = hold(viewer, input.id());
        var filing = held.filing();
        var refusals = standing(filing, input.version(), filing.state().stands(), "filing.state.stands");
        var reason = FilingRulings.reason(refusals, input.reason());
        var today = clock.today(viewer.tenant().zone());
        var content = ContentRules.clean(refusals, filing.kind(), input.content(), today);
        refusals.unless(
                !input.papers().isEmpty()
                        || !content.inWords().equals(filing.content().inWords()),
                FilingErrorCode.UNCHANGED,
                "filing.unchanged",
                "");
        refusals.throwIfAny();
        papers.attach(held.grant(), viewer, filing.id(), input.papers());
        var attached = papers.of(filing.id());
        var parts = FilingRules.parts(filing.kind(), content, FilingPapers.types(attached));
        FilingRules.blocked(refusals, parts, today);
        refusals.throwIfAny();
        var corrected = filing.saying(content, parts, clock.now()).refiled();
        rows.update(held.grant(), corrected);
        var version = keep(viewer, corrected, reason, attached);
        events.publishEvent(FilingTrail.changes("filingCorrect", viewer, filing, corrected, input.papers())
                .field("reason", null, reason)
                .field("version", filing.versionNumber(), version.number() + " · " + version.sha256())
                .fact("number", corrected.number())
                .fact("version", version.number())
                .fact("text", version.sha256())
                .attachments(FilingPapers.digests(attached))
                .build());
        return corrected;
    }

    private FilingVersion keep(
            Viewer viewer, Filing filing, @Nullable String reason, List<FilingPapers.PaperDocument> attached) {
        var kept = FilingVersion.kept(filing.content(), attached);
        var version = new FilingVersion(
                filing.tenantId(),
                filing.id(),
                filing.versionNumber(),
                reason,
                kept,
                Sha256.hex(kept),
                filing.updatedAt(),
                viewer.name());
        rows.insert(version);
        return version;
    }

    /** Throws a draft away: it had no number. */
    @Transactional
    public void discard(Viewer viewer, Read input) {
        var held = hold(viewer, input.id());
        var draft = held.filing();
        standing(draft, input.version(), draft.state() == FilingState.DRAFT, "filing.state.draft")
                .throwIfAny();
        rows.delete(held.grant(), draft);
        events.publishEvent(FilingTrail.of("filingDiscard", viewer, draft).build());
    }

    /** A filing that is held for an act of its unit. */
    private record Held(Filing filing, Grant grant) {}

    private Held hold(Viewer viewer, GlobalId id) {
        var filing = filings.hold(viewer.scope(), id.of(FilingPapers.FILING)).orElseThrow(NotFound::new);
        return new Held(
                filing,
                access.requireFor(viewer, Action.FILING_SET, filing.tenantId(), filing.unitId(), filing.tenantId()));
    }

    static Refusals standing(Filing filing, int version, boolean right, String key) {
        var refusals = new Refusals();
        refusals.unless(
                filing.version() == version,
                FilingErrorCode.STALE,
                "filing.stale",
                "version",
                Integer.toString(version),
                Integer.toString(filing.version()));
        refusals.unless(right, FilingErrorCode.STATE, key, "", filing.inWords());
        refusals.throwIfAny();
        return refusals;
    }
}
