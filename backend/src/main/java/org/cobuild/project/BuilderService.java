package org.cobuild.project;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Change;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lead says who builds; the big-data authority of its tenant answers a wish to build by oneself. */
@Service
public class BuilderService {
    private static final int LONGEST = 1_000;
    private final OwnBuildRepository ownBuilds;
    private final ProjectRepository projects;
    private final Drafts drafts;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    BuilderService(
            OwnBuildRepository ownBuilds,
            ProjectRepository projects,
            Drafts drafts,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.ownBuilds = ownBuilds;
        this.projects = projects;
        this.drafts = drafts;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Who shall build. */
    public record Save(
            GlobalId projectId,
            int version,
            boolean ownBuild,
            @Nullable String reason,
            @Nullable String clientMutationId) {}

    /** The authority's answer. */
    public record Answer(
            GlobalId id,
            int version,
            boolean consents,
            @Nullable String answer,
            @Nullable String clientMutationId) {}

    /** Own build asks for consent, anew when the reason is another one; an answer to the same reason stands. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.projectId().of("Project"), input.version());
        var before = ownBuilds.find(draft.grant(), draft.id()).orElse(null);
        var after = input.ownBuild() ? asked(viewer, draft, before, input.reason()) : null;
        if (after == null && before != null) {
            ownBuilds.delete(draft.grant(), before);
        } else if (after != null && !after.equals(before)) {
            ownBuilds.save(after);
        }
        events.publishEvent(Change.of("projectBuilderSave", viewer, draft.tenantId(), "Project", draft.id())
                .project(draft.id())
                .field("ownBuild", OwnBuild.inWords(before), OwnBuild.inWords(after))
                .build());
        return drafts.save(draft, Map.of());
    }

    private OwnBuild asked(Viewer viewer, Draft draft, @Nullable OwnBuild before, @Nullable String given) {
        var refusals = new Refusals();
        var reason =
                Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "reason", given, 2, LONGEST);
        refusals.throwIfAny();
        var project = draft.project();
        var estimate = Objects.requireNonNullElse(project.submittedAmount(), BigDecimal.ZERO);
        return before != null
                ? before.asked(reason, estimate, clock.now(), viewer.name())
                : new OwnBuild(
                        Ids.next(),
                        draft.tenantId(),
                        draft.id(),
                        project.unitId(),
                        project.code(),
                        project.title(),
                        project.category(),
                        reason,
                        estimate,
                        OwnBuildState.ASKED,
                        clock.now(),
                        viewer.name(),
                        null,
                        null,
                        null,
                        1);
    }

    /** Consents or refuses, once for each asking. Nobody consents for a unit that it belongs to. */
    @Transactional
    public OwnBuild answer(Viewer viewer, Answer input) {
        var id = input.id().of("OwnBuild");
        var seen = ownBuilds.find(viewer.scope(), List.of(id)).get(id);
        if (seen == null) {
            throw new NotFound();
        }
        var grant = access.require(viewer, Action.OWN_BUILD_RULE, seen.tenantId());
        if (viewer.unitIds().contains(seen.unitId())) {
            throw new Forbidden("forbidden.own");
        }
        var asked = hold(grant, seen);
        var refusals = new Refusals()
                .unless(
                        asked.version() == input.version(),
                        ProjectErrorCode.STALE,
                        "project.stale",
                        "version",
                        Integer.toString(input.version()),
                        Integer.toString(asked.version()))
                .unless(asked.state() == OwnBuildState.ASKED, ProjectErrorCode.STAGE, "project.ownBuild.answered", "");
        var words = Texts.clean(Texts.check(
                refusals,
                ProjectErrorCode.REQUIRED,
                ProjectErrorCode.INVALID,
                "answer",
                input.answer(),
                input.consents() ? 0 : 2,
                LONGEST));
        refusals.throwIfAny();
        var answered = asked.answered(
                input.consents() ? OwnBuildState.GIVEN : OwnBuildState.REFUSED, words, clock.now(), viewer.name());
        ownBuilds.save(answered);
        events.publishEvent(Change.of("ownBuildAnswer", viewer, seen.tenantId(), "Project", seen.projectId())
                .timeline(seen.projectId(), Change.Audience.SHARED)
                .field("ownBuild", OwnBuild.inWords(asked), OwnBuild.inWords(answered))
                .field("answer", null, words)
                .build());
        return answered;
    }

    /** As it is now: its project's row is held first, as the lead's own acts hold it. */
    private OwnBuild hold(Grant grant, OwnBuild seen) {
        projects.lock(grant, seen.projectId());
        return ownBuilds
                .find(grant, seen.projectId())
                .filter(own -> own.id() == seen.id())
                .orElseThrow(NotFound::new);
    }
}
