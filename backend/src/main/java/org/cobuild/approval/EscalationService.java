package org.cobuild.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.cobuild.approval.EscalationRepository.Overdue;
import org.cobuild.approval.EscalationRepository.Suspended;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings tasks that have waited too long before a superior of their unit 上报: it is told, and may hand the task to
 * somebody else of the unit. Nothing is ever decided by the passing of time.
 */
@Service
class EscalationService implements Escalates {
    private static final String DAYS = "escalation_days";

    private final EscalationRepository escalations;
    private final Superiors superiors;
    private final TenantRepository tenants;
    private final WorkingDays workingDays;
    private final PolicyProfile policy;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    EscalationService(
            EscalationRepository escalations,
            Superiors superiors,
            TenantRepository tenants,
            WorkingDays workingDays,
            PolicyProfile policy,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.escalations = escalations;
        this.superiors = superiors;
        this.tenants = tenants;
        this.workingDays = workingDays;
        this.policy = policy;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public int run(long tenantId) {
        var tenant = tenants.get(tenantId);
        if (tenant.status() != TenantStatus.ACTIVE) {
            return 0;
        }
        var grant = access.consequence(tenantId);
        var today = clock.today(tenant.zone());
        var days = escalations.deadlines(grant, today);
        if (days.isEmpty()) {
            return 0;
        }
        var limit = policy.get(tenantId, tenant.cityId(), DAYS, today).intValueExact();
        var first = days.stream().min(LocalDate::compareTo).orElse(today);
        var suspended = escalations.suspended(grant, first);
        var passed = days.stream()
                .filter(day -> overdue(tenant, day, today, suspended) >= limit)
                .toList();
        var tasks = passed.isEmpty() ? List.<Overdue>of() : escalations.overdue(grant, passed);
        var held = superiors.held(grant, tasks.stream().map(Overdue::unitId).collect(Collectors.toSet()));
        var done = 0;
        for (var task : tasks) {
            var superior = Superiors.of(held.getOrDefault(task.unitId(), List.of()), task.role());
            if (superior.isPresent() && escalations.insert(grant, task, superior.get(), clock.now())) {
                done++;
                events.publishEvent(Change.of(
                                "taskEscalate",
                                new PortalActor(task.caseTenantId(), null),
                                task.caseTenantId(),
                                "Case",
                                task.caseId())
                        .timeline(task.projectId(), Audience.WHOLE)
                        .detail(task.stepName() + " " + superior.get())
                        .field("dueOn", null, task.dueOn())
                        .field("superior", null, superior.get())
                        .build());
            }
        }
        return done;
    }

    /** Working days since the deadline, those apart for which the tenant was suspended. */
    private int overdue(Tenant tenant, LocalDate due, LocalDate today, List<Suspended> suspended) {
        var stood = suspended.stream()
                .filter(span -> span.to().isAfter(due))
                .mapToInt(span ->
                        workingDays.between(tenant.cityId(), span.from().isAfter(due) ? span.from() : due, span.to()))
                .sum();
        return workingDays.between(tenant.cityId(), due, today) - stood;
    }
}
