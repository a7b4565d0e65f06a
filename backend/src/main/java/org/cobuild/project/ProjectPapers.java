package org.cobuild.project;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.document.Document;
import org.cobuild.document.DocumentRepository;
import org.cobuild.document.DocumentService;
import org.cobuild.document.DocumentSubjects;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Files of the papers of applications: each belongs to one version of one paper, and who reads the plan reads it. */
@Component
class ProjectPapers implements DocumentSubjects {
    private static final String PAPER = "ProjectPaper";
    private final DocumentService service;
    private final DocumentRepository documents;
    private final PaperRepository papers;

    ProjectPapers(DocumentService service, DocumentRepository documents, PaperRepository papers) {
        this.service = service;
        this.documents = documents;
        this.papers = papers;
    }

    @Override
    public String type() {
        return PAPER;
    }

    @Override
    public Set<Long> readable(Viewer viewer, Collection<Long> paperIds) {
        return viewer.actions().contains(Action.PROJECT_READ)
                ? papers.find(viewer.scope(), paperIds).keySet()
                : Set.of();
    }

    /** Attaches what the caller has uploaded. @return the file as it is kept */
    Document attach(Draft draft, Viewer viewer, long paperId, ApplicationPaper kind, long documentId) {
        var missing = service.attachAll(draft.grant(), Map.of(documentId, kind.name()), viewer, PAPER, paperId);
        if (!missing.isEmpty()) {
            throw Refusals.refused(ProjectErrorCode.INVALID, "project.paper.document", "documentId");
        }
        return Objects.requireNonNull(of(Set.of(paperId)).get(paperId));
    }

    void detach(Draft draft, long paperId) {
        service.detach(draft.grant(), PAPER, paperId);
    }

    /** By paper that the caller has read. */
    Map<Long, Document> of(Collection<Long> paperIds) {
        return documents.newest(PAPER, paperIds);
    }
}
