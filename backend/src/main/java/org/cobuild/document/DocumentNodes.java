package org.cobuild.document;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Files by id, as far as the caller may read them. */
@Component
class DocumentNodes implements NodeLoader {
    private final ReadableFiles files;

    DocumentNodes(ReadableFiles files) {
        this.files = files;
    }

    @Override
    public String type() {
        return "Document";
    }

    @Override
    public Map<Long, Document> load(GraphQLContext context, Collection<Long> ids) {
        Viewer viewer = context.get("viewer");
        return files.find(viewer, ids);
    }
}
