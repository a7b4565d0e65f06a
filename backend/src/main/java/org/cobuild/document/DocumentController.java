package org.cobuild.document;

import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The address of a file, for the caller to whom it is shown. */
@Controller
class DocumentController {
    private final FileLinks links;

    DocumentController(FileLinks links) {
        this.links = links;
    }

    @SchemaMapping(typeName = "Document")
    String url(Document document, @ContextValue Viewer viewer) {
        return links.url(viewer, document.id());
    }
}
