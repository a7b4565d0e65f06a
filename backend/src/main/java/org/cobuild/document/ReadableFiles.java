package org.cobuild.document;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/**
 * Files by id, as far as the caller may read what they are attached to; what is only staged is nobody's to read. Every
 * room is asked each time, so that a foreign file costs the same statements as a missing one.
 */
@Component
class ReadableFiles {
    /** An id that no row has. */
    private static final Set<Long> NONE = Set.of(0L);

    private final DocumentRepository documents;
    private final List<DocumentSubjects> subjects;

    ReadableFiles(DocumentRepository documents, List<DocumentSubjects> subjects) {
        this.documents = documents;
        this.subjects = subjects;
    }

    Map<Long, Document> find(Viewer viewer, Collection<Long> ids) {
        var attached = documents.attached(ids);
        var readable = new HashSet<Document>();
        for (var room : subjects) {
            var own = attached.stream()
                    .filter(document -> room.type().equals(document.subjectType()))
                    .toList();
            var asked = own.stream().map(Document::subjectId).collect(Collectors.toSet());
            var allowed = room.readable(viewer, asked.isEmpty() ? NONE : asked);
            own.stream()
                    .filter(document -> allowed.contains(document.subjectId()))
                    .forEach(readable::add);
        }
        return readable.stream().collect(Collectors.toMap(Document::id, document -> document));
    }
}
