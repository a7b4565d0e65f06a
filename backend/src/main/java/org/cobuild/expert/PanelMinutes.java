package org.cobuild.expert;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.document.Document;
import org.cobuild.document.DocumentRepository;
import org.cobuild.document.DocumentService;
import org.cobuild.document.DocumentSubjects;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** The signed minutes as a file of its panel: they name the experts, so that who reads the pool reads them. */
@Component
class PanelMinutes implements DocumentSubjects {
    private static final String PANEL = "ExpertPanel";
    private static final String SIGNED = "MINUTES";
    private final DocumentService service;
    private final DocumentRepository documents;
    private final PanelRepository panels;

    PanelMinutes(DocumentService service, DocumentRepository documents, PanelRepository panels) {
        this.service = service;
        this.documents = documents;
        this.panels = panels;
    }

    @Override
    public String type() {
        return PANEL;
    }

    @Override
    public Set<Long> readable(Viewer viewer, Collection<Long> panelIds) {
        return viewer.actions().contains(Action.PROJECT_READ)
                ? panels.find(viewer.scope(), panelIds).values().stream()
                        .filter(panel -> viewer.may(Action.EXPERT_READ, panel.tenantId()))
                        .map(ExpertPanel::id)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Attaches what the caller has uploaded. */
    void attach(Grant grant, Viewer viewer, ExpertPanel panel, long documentId) {
        var missing = service.attachAll(grant, Map.of(documentId, SIGNED), viewer, PANEL, panel.id());
        if (!missing.isEmpty()) {
            throw Refusals.refused(ExpertErrorCode.INVALID, "expert.document", "documentId");
        }
    }

    /** By panel that the caller has read. */
    Map<Long, Document> of(Collection<Long> panelIds) {
        return documents.newest(PANEL, panelIds);
    }
}
