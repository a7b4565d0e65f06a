package org.cobuild.document;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Files by id, as far as the caller may read what they are attached to; what is only staged is nobody's to read. */
@Component
class DocumentNodes implements NodeLoader {
    private final DocumentRepository documents;
    private final Map<String, DocumentSubjects> subjects;

    DocumentNodes(DocumentRepository documents, List<DocumentSubjects> subjects) {
        this.documents = documents;
        this.subjects = subjects.stream().collect(Collectors.toMap(DocumentSubjects::type, Function.identity()));
    }

    @Override
    public String type() {
        return "Document";
    }

    @Override
    public Map<Long, Document> load(GraphQLContext context, Collection<Long> ids) {
        Viewer viewer = context.get("viewer");
        var bySubject = documents.attached(ids).stream()
                .filter(document -> document.subjectType() != null && document.subjectId() != null)
                .collect(Collectors.groupingBy(document -> String.valueOf(document.subjectType())));
        var found = new HashMap<Long, Document>();
        bySubject.forEach((type, attached) ->
                readable(viewer, type, attached).forEach(document -> found.put(document.id(), document)));
        return found;
    }

    private List<Document> readable(Viewer viewer, String type, List<Document> attached) {
        var room = subjects.get(type);
        if (room == null) {
            return List.of();
        }
        var readable =
                room.readable(viewer, attached.stream().map(Document::subjectId).collect(Collectors.toSet()));
        return attached.stream()
                .filter(document -> document.subjectId() != null && readable.contains(document.subjectId()))
                .toList();
    }
}
