package org.cobuild.tenancy.policy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The rules with their numbers, now, planned and before, and the two acts on them. */
@Controller
class PolicyController {
    private final Access access;
    private final PolicyService service;
    private final PolicyProfile profile;
    private final TenantRepository tenants;
    private final PortalClock clock;

    PolicyController(
            Access access, PolicyService service, PolicyProfile profile, TenantRepository tenants, PortalClock clock) {
        this.access = access;
        this.service = service;
        this.profile = profile;
        this.tenants = tenants;
        this.clock = clock;
    }

    @QueryMapping
    List<PolicyValue> policyValues(@ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        return profile.inForce(viewer.tenant(), clock.today(viewer.tenant().zone()));
    }

    @QueryMapping
    List<PolicyRuleState> policyRules(@ContextValue Viewer viewer) {
        access.require(viewer, Action.TENANT_READ, viewer.tenantId());
        return service.list(viewer);
    }

    record PolicyValueSetInput(
            String name,
            @Nullable BigDecimal value,
            @Nullable Boolean inherit,
            LocalDate effectiveOn,
            @Nullable String clause,
            @Nullable String mark,
            @Nullable CountyMay countyMay,
            @Nullable String clientMutationId) {
        PolicyService.Setting setting() {
            return new PolicyService.Setting(
                    name, value, Boolean.TRUE.equals(inherit), effectiveOn, clause, mark, countyMay);
        }
    }

    record PolicyValueSetPayload(@Nullable PolicyRuleState rule, List<UserError> errors) {}

    @MutationMapping
    PolicyValueSetPayload policyValueSet(@Argument PolicyValueSetInput input, @ContextValue Viewer viewer) {
        return new PolicyValueSetPayload(service.set(viewer, input.setting()), List.of());
    }

    record PolicyValueWithdrawInput(
            String name, LocalDate effectiveOn, @Nullable String clientMutationId) {}

    record PolicyValueWithdrawPayload(@Nullable PolicyRuleState rule, List<UserError> errors) {}

    @MutationMapping
    PolicyValueWithdrawPayload policyValueWithdraw(
            @Argument PolicyValueWithdrawInput input, @ContextValue Viewer viewer) {
        return new PolicyValueWithdrawPayload(service.withdraw(viewer, input.name(), input.effectiveOn()), List.of());
    }

    @SchemaMapping
    boolean viewerCanWithdraw(PolicyValue value, @ContextValue Viewer viewer) {
        return viewer.may(Action.POLICY_SET, value.tenantId())
                && value.effectiveOn().isAfter(clock.today(viewer.tenant().zone()));
    }

    @BatchMapping(typeName = "PolicyValue", field = "tenant")
    Map<PolicyValue, Tenant> tenantsOfValues(List<PolicyValue> of) {
        var byId = tenants.find(of.stream().map(PolicyValue::tenantId).collect(toSet()));
        return of.stream()
                .distinct()
                .filter(value -> byId.containsKey(value.tenantId()))
                .collect(toMap(Function.identity(), value -> byId.get(value.tenantId())));
    }
}
