package org.cobuild.filing;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.document.Document;
import org.cobuild.document.DocumentRepository;
import org.cobuild.document.DocumentService;
import org.cobuild.document.DocumentSubjects;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Papers of filings: uploaded files, attached once; of a type the newest counts. Who reads the filing reads them. */
@Component
class FilingPapers implements DocumentSubjects {
    static final String FILING = "Filing";
    private static final int MOST = 20;
    private final DocumentService service;
    private final DocumentRepository documents;
    private final FilingRepository filings;

    FilingPapers(DocumentService service, DocumentRepository documents, FilingRepository filings) {
        this.service = service;
        this.documents = documents;
        this.filings = filings;
    }

    /** A paper and its file. */
    record PaperDocument(FilingPaper paper, Document document) {}

    /** A paper and the file that was uploaded for it. */
    record Given(FilingPaper paper, GlobalId documentId) {}

    @Override
    public String type() {
        return FILING;
    }

    @Override
    public Set<Long> readable(Viewer viewer, Collection<Long> subjectIds) {
        return viewer.actions().contains(Action.FILING_READ)
                ? filings.find(viewer.scope(), subjectIds).keySet()
                : Set.of();
    }

    /** Attaches papers; names each one that cannot be. */
    void attach(Grant grant, Viewer viewer, long filingId, List<Given> papers) {
        var refusals = new Refusals();
        refusals.unless(
                papers.size() <= MOST, FilingErrorCode.INVALID, "filing.papers", "papers", Integer.toString(MOST));
        refusals.throwIfAny();
        var slots = new LinkedHashMap<Long, String>();
        var twice = new HashSet<Integer>();
        for (int i = 0; i < papers.size(); i++) {
            var id = papers.get(i).documentId().of("Document");
            if (slots.putIfAbsent(id, papers.get(i).paper().name()) != null) {
                twice.add(i);
            }
        }
        var missing = service.attachAll(grant, slots, viewer, FILING, filingId);
        for (int i = 0; i < papers.size(); i++) {
            var id = papers.get(i).documentId().of("Document");
            refusals.unless(
                    !twice.contains(i) && !missing.contains(id),
                    FilingErrorCode.DOCUMENT,
                    "filing.document",
                    "papers." + i + ".documentId");
        }
        refusals.throwIfAny();
    }

    /** Papers of one filing, in the order of the form. */
    List<PaperDocument> of(long filingId) {
        return of(Set.of(filingId)).getOrDefault(filingId, List.of());
    }

    /** Papers of filings that the caller has read, by filing, in the order of the form. */
    Map<Long, List<PaperDocument>> of(Collection<Long> filingIds) {
        return documents.of(FILING, filingIds).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> newest(entry.getValue())));
    }

    private static List<PaperDocument> newest(List<Document> oldestFirst) {
        var newest = new EnumMap<FilingPaper, Document>(FilingPaper.class);
        oldestFirst.forEach(document -> newest.put(FilingPaper.valueOf(String.valueOf(document.slot())), document));
        return newest.entrySet().stream()
                .map(paper -> new PaperDocument(paper.getKey(), paper.getValue()))
                .toList();
    }

    /** Of their contents. */
    static List<String> digests(List<PaperDocument> papers) {
        return papers.stream().map(paper -> paper.document().sha256()).toList();
    }

    static Set<FilingPaper> types(List<PaperDocument> papers) {
        var types = new HashSet<FilingPaper>();
        papers.forEach(paper -> types.add(paper.paper()));
        return types;
    }
}
