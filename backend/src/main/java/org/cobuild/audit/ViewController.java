package org.cobuild.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The log of views, for those who read all of the tenant whose data was seen. */
@Controller
class ViewController {
    private final ViewRepository views;
    private final TenantRepository tenants;
    private final Access access;

    ViewController(ViewRepository views, TenantRepository tenants, Access access) {
        this.views = views;
        this.tenants = tenants;
        this.access = access;
    }

    @QueryMapping
    Connection<AuditView> auditViews(
            @Argument @Nullable GlobalId projectId,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        if (!viewer.tenantWide()) {
            throw new Forbidden("forbidden.role");
        }
        var page = Page.of(first, after);
        return Connection.of(
                views.list(viewer.scope(), projectId == null ? null : projectId.of("Project"), page),
                page,
                view -> Page.key(view.id()));
    }

    @BatchMapping(typeName = "AuditView")
    Map<AuditView, Tenant> viewerTenant(List<AuditView> rows) {
        var found = tenants.find(
                rows.stream().map(AuditView::viewerTenantId).distinct().toList());
        var result = new HashMap<AuditView, Tenant>();
        rows.forEach(row -> result.put(row, Objects.requireNonNull(found.get(row.viewerTenantId()))));
        return result;
    }

    @SchemaMapping(typeName = "AuditView")
    List<ProjectArea> areas(AuditView view) {
        return view.areas().stream().sorted().toList();
    }
}
