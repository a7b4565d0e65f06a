package org.cobuild.tenancy.onboarding;

import java.util.List;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Makes tenants from their folders. */
@Controller
class OnboardingController {
    private final Onboarding onboarding;

    OnboardingController(Onboarding onboarding) {
        this.onboarding = onboarding;
    }

    record TenantApplyInput(String code, @Nullable String clientMutationId) {}

    record TenantApplyPayload(@Nullable Tenant tenant, List<UserError> errors) {}

    @MutationMapping
    TenantApplyPayload tenantApply(@Argument TenantApplyInput input, @ContextValue Viewer viewer) {
        return new TenantApplyPayload(onboarding.apply(viewer, input.code()), List.of());
    }
}
