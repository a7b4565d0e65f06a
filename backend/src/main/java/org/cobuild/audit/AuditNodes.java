package org.cobuild.audit;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Map;
import org.cobuild.platform.NodeLoader;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Entries of the trail by id, for the auditor. */
@Component
class AuditNodes implements NodeLoader {
    private final AuditRepository entries;

    AuditNodes(AuditRepository entries) {
        this.entries = entries;
    }

    @Override
    public String type() {
        return "AuditEntry";
    }

    @Override
    public Map<Long, AuditEntry> load(GraphQLContext context, Collection<Long> ids) {
        Viewer viewer = context.get("viewer");
        return viewer.may(Action.AUDIT_READ, viewer.tenantId()) ? entries.find(viewer.scope(), ids) : Map.of();
    }
}
