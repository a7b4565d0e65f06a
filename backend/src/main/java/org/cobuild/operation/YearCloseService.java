package org.cobuild.operation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.funding.Ledger;
import org.cobuild.operation.OperationEntryRepository.OpenSums;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a project's year and lets the policy's share of its net flow back to the fund, in one transaction. */
@Service
public class YearCloseService {
    private static final String RATIO = "reinvestment_ratio";
    private static final String CARRIES_LOSS = "carry_loss_forward";
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;

    private final ProjectRepository projects;
    private final OperationEntryRepository entries;
    private final OperationYearRepository years;
    private final Ledger ledger;
    private final PolicyProfile policy;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    YearCloseService(
            ProjectRepository projects,
            OperationEntryRepository entries,
            OperationYearRepository years,
            Ledger ledger,
            PolicyProfile policy,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.entries = entries;
        this.years = years;
        this.ledger = ledger;
        this.policy = policy;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Closes a year, for the authority of the project's tenant. Years are closed in their order, so that a loss meets
     * the next year's net.
     *
     * @throws org.cobuild.platform.Refused STAGE, INVALID, YEAR_OPEN, YEAR_CLOSED, YEAR_ORDER, UNMATCHED
     */
    @Transactional
    public OperationYear close(Viewer viewer, long projectId, int year) {
        var seen = projects.find(viewer.scope(), projectId).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.OPERATION_MATCH, seen.tenantId());
        if (year < EARLIEST || year > LATEST) {
            throw Refusals.refused(OperationErrorCode.INVALID, "operation.year", "year");
        }
        var project = projects.lock(grant, projectId);
        var last = years.last(grant, projectId);
        var sums = entries.openUntil(grant, projectId, year);
        var today = clock.today(viewer.tenant().zone());
        refuse(project, year, last.map(OperationYear::year).orElse(EARLIEST - 1), sums, today);

        var values = policy.get(project.tenantId(), project.cityId(), List.of(RATIO, CARRIES_LOSS), today);
        var ratio = values.get(RATIO);
        var result = YearResult.of(
                sums.revenue(),
                sums.cost(),
                last.map(OperationYear::lossLeft).orElse(Money.ZERO),
                values.get(CARRIES_LOSS).signum() != 0,
                ratio);
        var closed = record(viewer, grant, project, year, sums, ratio, result, today);
        if (Money.positive(result.reinvested())) {
            ledger.reinvest(viewer, grant, projectId, year, result.reinvested(), today);
        }
        return closed;
    }

    private static void refuse(Project project, int year, int lastClosed, OpenSums sums, LocalDate today) {
        var name = String.valueOf(year);
        var refusals = new Refusals();
        refusals.unless(
                project.stage() == ProjectStage.OPERATION, OperationErrorCode.STAGE, "operation.stage", "projectId");
        if (year <= lastClosed) {
            refusals.add(OperationErrorCode.YEAR_CLOSED, "operation.closed", "year", String.valueOf(lastClosed));
        } else if (year >= today.getYear()) {
            refusals.add(OperationErrorCode.YEAR_OPEN, "operation.open", "year", name);
        } else {
            refusals.unless(sums.entries() > 0, OperationErrorCode.INVALID, "operation.empty", "year", name);
            refusals.unless(
                    sums.unmatched() == 0,
                    OperationErrorCode.UNMATCHED,
                    "operation.unmatched",
                    "year",
                    name,
                    String.valueOf(sums.unmatched()));
            refusals.unless(
                    sums.earlier() == 0,
                    OperationErrorCode.YEAR_ORDER,
                    "operation.order",
                    "year",
                    name,
                    String.valueOf(sums.earlier()));
        }
        refusals.throwIfAny();
    }

    private OperationYear record(
            Viewer viewer,
            Grant grant,
            Project project,
            int year,
            OpenSums sums,
            BigDecimal ratio,
            YearResult result,
            LocalDate today) {
        var closed = new OperationYear(
                Ids.next(),
                project.tenantId(),
                project.id(),
                year,
                sums.revenue(),
                sums.cost(),
                result.net(),
                result.lossCarried(),
                result.lossLeft(),
                ratio,
                result.reinvested(),
                today,
                clock.now(),
                viewer.name());
        years.insert(closed);
        var counted = entries.markClosed(grant, project.id(), year);
        if (counted != sums.entries()) {
            throw new IllegalStateException("an entry of " + year + " came in while the year was being closed");
        }
        events.publishEvent(Change.of("operationYearClose", viewer, project.tenantId(), "OperationYear", closed.id())
                .timeline(project.id(), Change.Audience.WHOLE)
                .detail(String.valueOf(year))
                .amount(closed.reinvested())
                .field("revenue", null, closed.revenue())
                .field("cost", null, closed.cost())
                .field("net", null, closed.net())
                .field("lossCarried", null, closed.lossCarried())
                .field("reinvested", null, closed.reinvested())
                .build());
        return closed;
    }
}
