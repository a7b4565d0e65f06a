package org.cobuild.construction;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.document.Document;
import org.cobuild.document.DocumentRepository;
import org.cobuild.document.DocumentService;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Evidence of progress and papers of acceptances: uploaded files that are attached to what they prove. */
@Component
class Papers {
    /** The types under which files are attached. */
    static final String REPORT = "MilestoneReport";

    static final String ACCEPTANCE = "Acceptance";
    private static final String EVIDENCE = "EVIDENCE";
    private final DocumentService service;
    private final DocumentRepository documents;

    Papers(DocumentService service, DocumentRepository documents) {
        this.service = service;
        this.documents = documents;
    }

    /** Attaches the evidence of a report. */
    void attachEvidence(Grant grant, Viewer viewer, long reportId, long documentId) {
        var missing = service.attachAll(grant, Map.of(documentId, EVIDENCE), viewer, REPORT, reportId);
        if (!missing.isEmpty()) {
            throw Refusals.refused(ConstructionErrorCode.DOCUMENT, "construction.document", "documentId");
        }
    }

    /** Attaches papers to an acceptance; names each one that cannot be. */
    void attach(Grant grant, Viewer viewer, long acceptanceId, List<AcceptanceService.Paper> papers) {
        var slots = new LinkedHashMap<Long, String>();
        papers.forEach(paper -> slots.put(paper.documentId(), paper.paper().name()));
        var missing = service.attachAll(grant, slots, viewer, ACCEPTANCE, acceptanceId);
        var refusals = new Refusals();
        for (int i = 0; i < papers.size(); i++) {
            refusals.unless(
                    !missing.contains(papers.get(i).documentId()),
                    ConstructionErrorCode.DOCUMENT,
                    "construction.document",
                    "papers." + i + ".documentId");
        }
        refusals.throwIfAny();
    }

    /** SHA-256 of the contents of what is attached to something. */
    List<String> digests(String type, long subjectId) {
        return documents.of(type, Set.of(subjectId)).getOrDefault(subjectId, List.of()).stream()
                .map(Document::sha256)
                .toList();
    }

    /** Which papers an acceptance has. */
    Set<AcceptancePaper> of(long acceptanceId) {
        return newest(documents.of(ACCEPTANCE, Set.of(acceptanceId)).getOrDefault(acceptanceId, List.of()))
                .keySet();
    }

    /** The evidence of reports that the caller has read, by report. */
    Map<Long, Document> evidence(Collection<Long> reportIds) {
        return documents.newest(REPORT, reportIds);
    }

    /** The papers of acceptances that the caller has read, by acceptance, in the order of the rules. */
    Map<Long, List<PaperDocument>> papers(Collection<Long> acceptanceIds) {
        return documents.of(ACCEPTANCE, acceptanceIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> newest(entry.getValue()).entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(paper -> new PaperDocument(paper.getKey(), paper.getValue()))
                                .toList()));
    }

    /** Of papers that were handed in again after a return, the newest counts. */
    private static Map<AcceptancePaper, Document> newest(List<Document> oldestFirst) {
        return oldestFirst.stream()
                .collect(Collectors.toMap(
                        document -> AcceptancePaper.valueOf(String.valueOf(document.slot())),
                        document -> document,
                        (older, newer) -> newer));
    }

    /** A paper and its file. */
    record PaperDocument(AcceptancePaper paper, Document document) {}
}
