package org.cobuild.catalogue;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Catalogue entries by id, of projects that the caller sees. */
@Component
class CatalogueNodes implements NodeLoader {
    private final CatalogueRepository entries;

    CatalogueNodes(CatalogueRepository entries) {
        this.entries = entries;
    }

    @Override
    public String type() {
        return "CatalogueEntry";
    }

    @Override
    public Map<Long, CatalogueEntry> load(GraphQLContext context, Collection<Long> ids) {
        Viewer viewer = context.get("viewer");
        return viewer.may(Action.PROJECT_READ, viewer.tenantId()) ? entries.find(viewer.scope(), ids) : Map.of();
    }
}
