package org.cobuild.project;

import java.math.BigDecimal;
import java.util.List;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/**
 * How many performance targets each part of the evaluation needs before a submission: a number of the policy profile of
 * the lead's tenant. One whose profile doesn't name it asks for none.
 */
@Component
class TargetsNeeded {
    private static final String NAME = "performance_targets";
    private final PolicyProfile policy;
    private final PortalClock clock;

    TargetsNeeded(PolicyProfile policy, PortalClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** What says so, beside other lists. */
    Together.Part<PolicyValue> list(Together together, Viewer lead) {
        var tenant = lead.tenant();
        return policy.list(together, tenant.id(), tenant.cityId(), NAME, clock.today(tenant.zone()));
    }

    static int each(Viewer lead, List<PolicyValue> byDay) {
        return PolicyProfile.inForce(lead.tenantId(), byDay)
                .map(PolicyValue::number)
                .orElse(BigDecimal.ZERO)
                .intValueExact();
    }

    int each(Viewer lead) {
        var tenant = lead.tenant();
        return each(lead, policy.inForce(tenant.id(), tenant.cityId(), List.of(NAME), clock.today(tenant.zone())));
    }
}
