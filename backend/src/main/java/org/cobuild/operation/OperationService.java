package org.cobuild.operation;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books, matches and counters revenue and cost. Booking and closing hold the project's row, so that an entry is either
 * counted by the close of its year or refused, never left behind in a closed year.
 */
@Service
public class OperationService {
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private final ProjectRepository projects;
    private final OperationEntryRepository entries;
    private final OperationYearRepository years;
    private final Operators operators;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    OperationService(
            ProjectRepository projects,
            OperationEntryRepository entries,
            OperationYearRepository years,
            Operators operators,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.entries = entries;
        this.years = years;
        this.operators = operators;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Books revenue or cost of a month, for the unit that operates the project.
     *
     * @param month its first day
     * @throws org.cobuild.platform.Refused STAGE, INVALID, REQUIRED, DATES, YEAR_CLOSED
     */
    @Transactional
    public OperationEntry book(
            Viewer viewer,
            long projectId,
            OperationEntryKind kind,
            LocalDate month,
            BigDecimal amount,
            @Nullable String note) {
        var project = projects.find(viewer.scope(), projectId).orElseThrow(NotFound::new);
        var grant = operators.require(viewer, project);
        projects.lock(grant, projectId);
        var closed = years.last(grant, projectId).map(OperationYear::year).orElse(Integer.MIN_VALUE);

        var refusals = new Refusals();
        refusals.unless(
                project.stage() == ProjectStage.OPERATION, OperationErrorCode.STAGE, "operation.stage", "projectId");
        refusals.unless(month.getDayOfMonth() == 1, OperationErrorCode.INVALID, "operation.month", "month");
        refusals.unless(
                !month.isAfter(clock.today(viewer.tenant().zone())),
                OperationErrorCode.DATES,
                "operation.future",
                "month");
        refusals.unless(
                month.getYear() > closed,
                OperationErrorCode.YEAR_CLOSED,
                "operation.closed",
                "month",
                String.valueOf(closed));
        refusals.unless(
                Money.positive(amount) && amount.compareTo(MOST) <= 0,
                OperationErrorCode.INVALID,
                "operation.amount",
                "amount",
                Money.text(MOST));
        var text = Texts.check(refusals, OperationErrorCode.REQUIRED, OperationErrorCode.INVALID, "note", note, 2, 500);
        refusals.throwIfAny();
        return write("operationEntryBook", viewer, project, kind, month, amount, text, null);
    }

    /**
     * Confirms an entry against the receipts, for the authority of the project's tenant.
     *
     * @throws org.cobuild.platform.Refused MATCHED, OWN_MATTER
     */
    @Transactional
    public OperationEntry match(Viewer viewer, long entryId) {
        var entry = entries.find(viewer.scope(), entryId).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.OPERATION_MATCH, entry.tenantId());
        new Refusals()
                .unless(entry.matchedAt() == null, OperationErrorCode.MATCHED, "operation.matched", "entryId")
                .unless(!entry.bookedBy(viewer), OperationErrorCode.OWN_MATTER, "operation.own", "entryId")
                .throwIfAny();
        var now = clock.now();
        if (!entries.match(grant, entryId, now, viewer.name())) {
            throw Refusals.refused(OperationErrorCode.MATCHED, "operation.matched", "entryId");
        }
        events.publishEvent(Change.of("operationEntryMatch", viewer, entry.tenantId(), "OperationEntry", entryId)
                .timeline(entry.projectId(), Change.Audience.WHOLE)
                .detail(entry.note())
                .amount(entry.amount())
                .field("matchedAt", null, now)
                .build());
        return entry.matched(now, viewer.name());
    }

    /**
     * Takes an entry back by one of the opposite sign, for the unit that operates the project. It counts in the entry's
     * own month, or in the present one when that year is closed: a closed year stays closed.
     *
     * @throws org.cobuild.platform.Refused COUNTERED, INVALID, REQUIRED
     */
    @Transactional
    public OperationEntry counter(Viewer viewer, long entryId, @Nullable String reason) {
        var found = entries.find(viewer.scope(), entryId).orElseThrow(NotFound::new);
        var project = projects.find(viewer.scope(), found.projectId()).orElseThrow(NotFound::new);
        var grant = operators.require(viewer, project);
        projects.lock(grant, project.id());
        var entry = entries.get(grant, entryId);

        var refusals = new Refusals();
        refusals.unless(entry.counterable(), OperationErrorCode.COUNTERED, "operation.countered", "entryId");
        var text = Texts.check(
                refusals, OperationErrorCode.REQUIRED, OperationErrorCode.INVALID, "reason", reason, 2, 500);
        refusals.throwIfAny();
        var month = entry.closedYear() == null
                ? entry.month()
                : clock.today(viewer.tenant().zone()).withDayOfMonth(1);
        return write(
                "operationEntryCounter",
                viewer,
                project,
                entry.kind(),
                month,
                entry.amount().negate(),
                text,
                entryId);
    }

    private OperationEntry write(
            String action,
            Viewer viewer,
            Project project,
            OperationEntryKind kind,
            LocalDate month,
            BigDecimal amount,
            String note,
            @Nullable Long countersId) {
        var entry = new OperationEntry(
                Ids.next(),
                project.tenantId(),
                project.id(),
                kind,
                month,
                amount,
                note,
                clock.now(),
                viewer.personId(),
                viewer.name(),
                null,
                null,
                countersId,
                null,
                false);
        entries.insert(entry);
        events.publishEvent(Change.of(action, viewer, project.tenantId(), "OperationEntry", entry.id())
                .timeline(project.id(), Change.Audience.WHOLE)
                .detail(note)
                .amount(amount)
                .field("kind", null, kind)
                .field("month", null, month)
                .field("amount", null, amount)
                .build());
        return entry;
    }
}
