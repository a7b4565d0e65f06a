package org.cobuild.tenancy.suspension;

import java.util.List;
import java.util.Map;
import org.cobuild.platform.Batch;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.suspension.TenantSuspensions.Suspension;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Suspends, resumes and closes tenants, and says why one is suspended. */
@Controller
class TenantSuspensionController {
    private final TenantSuspensions suspensions;

    TenantSuspensionController(TenantSuspensions suspensions) {
        this.suspensions = suspensions;
    }

    record SuspendInput(
            GlobalId tenantId, String reason, @Nullable String clientMutationId) {}

    record CloseInput(
            GlobalId tenantId, String reason, @Nullable String clientMutationId) {}

    record ResumeInput(GlobalId tenantId, @Nullable String clientMutationId) {}

    record Payload(@Nullable Tenant tenant, List<UserError> errors) {}

    @MutationMapping
    Payload tenantSuspend(@Argument SuspendInput input, @ContextValue Viewer viewer) {
        return new Payload(suspensions.suspend(viewer, input.tenantId().of("Tenant"), input.reason()), List.of());
    }

    @MutationMapping
    Payload tenantResume(@Argument ResumeInput input, @ContextValue Viewer viewer) {
        return new Payload(suspensions.resume(viewer, input.tenantId().of("Tenant")), List.of());
    }

    @MutationMapping
    Payload tenantClose(@Argument CloseInput input, @ContextValue Viewer viewer) {
        return new Payload(suspensions.close(viewer, input.tenantId().of("Tenant"), input.reason()), List.of());
    }

    /** Asked of the table only when there is one that is suspended. */
    @BatchMapping(typeName = "Tenant", field = "suspension")
    Map<Tenant, Suspension> suspension(List<Tenant> of) {
        var ids = of.stream()
                .filter(tenant -> tenant.status() == TenantStatus.SUSPENDED)
                .map(Tenant::id)
                .toList();
        var found = ids.isEmpty() ? Map.<Long, Suspension>of() : suspensions.find(ids);
        return Batch.each(of, tenant -> found.get(tenant.id()));
    }
}
