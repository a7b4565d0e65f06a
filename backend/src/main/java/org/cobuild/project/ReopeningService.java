package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;

import java.util.HashMap;
import java.util.List;
import org.cobuild.planning.PlanningQuestions;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens what was refused to its lead again; submitted then, it goes to a case of its own. */
@Service
public class ReopeningService {
    private final ReopeningRepository reopenings;
    private final PlanningQuestions planning;
    private final SubmissionPolicy policy;
    private final Drafts drafts;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ReopeningService(
            ReopeningRepository reopenings,
            PlanningQuestions planning,
            SubmissionPolicy policy,
            Drafts drafts,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.reopenings = reopenings;
        this.planning = planning;
        this.policy = policy;
        this.drafts = drafts;
        this.clock = clock;
        this.events = events;
    }

    /** What to reopen, and how. */
    public record Reopen(
            GlobalId id,
            int version,
            ReopeningKind kind,
            String reason,
            @Nullable String clientMutationId) {}

    /** An appeal goes on in the batch of the refusal; for the next batch, the submission says which. */
    @Transactional
    public Project reopen(Viewer viewer, Reopen input) {
        var draft = drafts.open(
                viewer,
                Action.PROJECT_SUBMIT,
                input.id().of("Project"),
                input.version(),
                ProjectStage.REFUSED::equals,
                "project.stage.reopen");
        var project = draft.project();
        var refusals = ReopeningRules.check(
                input.kind(),
                project,
                reopenings.list(draft.grant(), draft.id()),
                planning.ask(viewer, List.of()),
                policy.of(viewer).appealsPerBatch());
        var reason = Texts.check(
                refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "reason", input.reason(), 2, 1_000);
        refusals.throwIfAny();
        reopenings.insert(new Reopening(
                Ids.next(),
                draft.tenantId(),
                draft.id(),
                input.kind(),
                project.batchId(),
                reason,
                clock.now(),
                viewer.name()));
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(PROJECT.STAGE, ProjectStage.REOPENED.name());
        if (input.kind() == ReopeningKind.NEXT_BATCH) {
            columns.put(PROJECT.BATCH_TENANT_ID, null);
            columns.put(PROJECT.BATCH_ID, null);
        }
        var saved = drafts.save(draft, columns);
        events.publishEvent(Change.of("projectReopen", viewer, draft.tenantId(), "Project", draft.id())
                .timeline(draft.id(), Change.Audience.SHARED)
                .field("stage", project.stage(), saved.stage())
                .field("kind", null, input.kind())
                .field("reason", null, reason)
                .build());
        return saved;
    }
}
