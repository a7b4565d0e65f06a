package org.cobuild.approval;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.cobuild.approval.flow.Decision;
import org.cobuild.document.Document;
import org.cobuild.document.DocumentRepository;
import org.cobuild.document.DocumentService;
import org.cobuild.document.DocumentSubjects;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** The signed minutes of a meeting as a file of its decision: who reads the decision reads them. */
@Component
class Minutes implements DocumentSubjects {
    private static final String DECISION = "Decision";
    private static final String SIGNED = "MINUTES";

    private final DocumentService service;
    private final DocumentRepository documents;
    private final FlowRepository flows;

    Minutes(DocumentService service, DocumentRepository documents, FlowRepository flows) {
        this.service = service;
        this.documents = documents;
        this.flows = flows;
    }

    @Override
    public String type() {
        return DECISION;
    }

    @Override
    public Set<Long> readable(Viewer viewer, Collection<Long> decisionIds) {
        return viewer.actions().contains(Action.PROJECT_READ)
                ? flows.findDecisions(viewer.scope(), decisionIds).keySet()
                : Set.of();
    }

    /** Attaches what the caller has uploaded. */
    void attach(Grant grant, Viewer viewer, Decision said, long documentId) {
        var missing = service.attachAll(grant, Map.of(documentId, SIGNED), viewer, DECISION, said.id());
        if (!missing.isEmpty()) {
            throw Refusals.refused(ApprovalErrorCode.INVALID, "approval.meeting.document", "meeting.documentId");
        }
    }

    /** By decision that the caller has read. */
    Map<Long, Document> of(Collection<Long> decisionIds) {
        return documents.newest(DECISION, decisionIds);
    }
}
