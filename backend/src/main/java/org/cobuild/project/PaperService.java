package org.cobuild.project;

import java.util.List;
import java.util.Map;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds papers to an application and takes back what was added by mistake. What was submitted stays: a newer version
 * stands beside it.
 */
@Service
public class PaperService {
    private static final int MOST = 100;
    private final DSLContext sql;
    private final PaperRepository papers;
    private final ProjectPapers files;
    private final SubmissionRepository submissions;
    private final Drafts drafts;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PaperService(
            DSLContext sql,
            PaperRepository papers,
            ProjectPapers files,
            SubmissionRepository submissions,
            Drafts drafts,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.papers = papers;
        this.files = files;
        this.submissions = submissions;
        this.drafts = drafts;
        this.clock = clock;
        this.events = events;
    }

    /** An uploaded file as a paper. */
    public record Add(
            GlobalId projectId,
            int version,
            ApplicationPaper kind,
            GlobalId documentId,
            @Nullable String note,
            @Nullable String clientMutationId) {}

    /** A paper to take back. */
    public record Remove(
            GlobalId paperId, int version, @Nullable String clientMutationId) {}

    /**
     * Adds the next version of a paper to what may be edited, or makes good with it what a special track has left out
     * after the approval.
     */
    @Transactional
    public Project add(Viewer viewer, Add input) {
        var draft = drafts.open(viewer, input.projectId().of("Project"), input.version(), SkippedStep.PAPERS);
        var there = new Together();
        var before = papers.list(there, draft.grant(), draft.id());
        var last = submissions.lastNumber(there, draft.grant(), draft.id());
        there.fetch(sql);
        var refusals = new Refusals();
        Rules.most(refusals, "kind", before.rows().size() + 1, MOST);
        var note = Texts.clean(Texts.check(
                refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "note", input.note(), 0, 500));
        refusals.throwIfAny();
        var id = Ids.next();
        var file =
                files.attach(draft, viewer, id, input.kind(), input.documentId().of("Document"));
        var number = before.rows().stream()
                .filter(paper -> paper.kind() == input.kind())
                .mapToInt(ProjectPaper::number)
                .max();
        var paper = new ProjectPaper(
                id,
                draft.tenantId(),
                draft.id(),
                input.kind(),
                number.orElse(0) + 1,
                last.rows().getFirst() + 1,
                false,
                file.name(),
                file.sha256(),
                note,
                clock.now(),
                viewer.name());
        papers.insert(paper);
        return saved(viewer, "projectPaperAdd", draft, null, paper);
    }

    /** Takes back what was added since the last submission. */
    @Transactional
    public Project remove(Viewer viewer, Remove input) {
        var id = input.paperId().of("ProjectPaper");
        var paper = papers.find(viewer.scope(), List.of(id)).get(id);
        if (paper == null) {
            throw new NotFound();
        }
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, paper.projectId(), input.version());
        new Refusals()
                .unless(!paper.submitted(), ProjectErrorCode.STAGE, "project.paper.submitted", "paperId")
                .throwIfAny();
        files.detach(draft, paper.id());
        papers.delete(draft.grant(), paper);
        return saved(viewer, "projectPaperRemove", draft, paper, null);
    }

    private Project saved(
            Viewer viewer, String act, Draft draft, @Nullable ProjectPaper before, @Nullable ProjectPaper after) {
        events.publishEvent(draft.change(act, viewer)
                .field("paper", before == null ? null : before.inWords(), after == null ? null : after.inWords())
                .build());
        return drafts.save(draft, Map.of());
    }
}
