package org.cobuild.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The trail, for the auditor. */
@Controller
class AuditController {
    private final AuditRepository entries;
    private final Access access;

    AuditController(AuditRepository entries, Access access) {
        this.entries = entries;
        this.access = access;
    }

    @QueryMapping
    Connection<AuditEntry> auditEntries(
            @Argument int first, @Argument @Nullable String after, @ContextValue Viewer viewer) {
        access.require(viewer, Action.AUDIT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(entries.list(viewer.scope(), page), page, entry -> Page.key(entry.id()));
    }

    @SchemaMapping
    String subjectId(AuditEntry entry) {
        return new GlobalId(entry.subjectType(), entry.subjectRow()).toString();
    }

    @BatchMapping
    Map<AuditEntry, List<Change.Field>> changes(List<AuditEntry> of, @ContextValue Viewer viewer) {
        var byEntry =
                entries.changes(viewer.scope(), of.stream().map(AuditEntry::id).toList());
        var result = new HashMap<AuditEntry, List<Change.Field>>();
        of.forEach(entry -> result.put(entry, byEntry.getOrDefault(entry.id(), List.of())));
        return result;
    }

    /** GraphQL calls the record's name {@code field}. */
    @SchemaMapping(typeName = "AuditChange", field = "field")
    String field(Change.Field change) {
        return change.name();
    }
}
