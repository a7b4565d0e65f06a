package org.cobuild.approval;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds whoever has to meet a condition of an approval, and whoever ends it, some working days before its day and once
 * more when it has passed. Nothing else happens by the passing of time.
 */
@Service
class ConditionsRemind implements Escalates {
    private static final String DAYS = "condition_reminder_days";
    private static final int WHERE_NOBODY_HAS_SET_IT = 5;

    private final ConditionRepository conditions;
    private final CaseStore store;
    private final TenantRepository tenants;
    private final WorkingDays workingDays;
    private final PolicyProfile policy;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ConditionsRemind(
            ConditionRepository conditions,
            CaseStore store,
            TenantRepository tenants,
            WorkingDays workingDays,
            PolicyProfile policy,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.conditions = conditions;
        this.store = store;
        this.tenants = tenants;
        this.workingDays = workingDays;
        this.policy = policy;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @param tenantId whose projects' approvals have the conditions */
    @Override
    @Transactional
    public int run(long tenantId) {
        var tenant = tenants.get(tenantId);
        if (tenant.status() != TenantStatus.ACTIVE) {
            return 0;
        }
        var grant = access.consequence(tenantId);
        var today = clock.today(tenant.zone());
        var ahead = policy.inForce(tenantId, tenant.cityId(), List.of(DAYS), today).stream()
                .findFirst()
                .map(value -> value.number().intValueExact())
                .orElse(WHERE_NOBODY_HAS_SET_IT);
        var until = workingDays.after(tenant.cityId(), today, ahead);
        return (int) conditions.untold(grant, today, until).stream()
                .filter(untold ->
                        tell(grant, untold, requireNonNull(untold.dueOn()).isBefore(today)))
                .count();
    }

    private boolean tell(Grant grant, ApprovalCondition untold, boolean overdue) {
        if (!conditions.tell(grant, untold, overdue, clock.now())) {
            return false;
        }
        store.touch(grant, untold.caseId());
        events.publishEvent(Change.of(
                        overdue ? "conditionOverdue" : "conditionRemind",
                        new PortalActor(untold.tenantId(), null),
                        untold.tenantId(),
                        "Condition",
                        untold.id())
                .timeline(untold.projectId(), Audience.WHOLE)
                .detail(untold.text())
                .field("dueOn", null, untold.dueOn())
                .build());
        return true;
    }
}
