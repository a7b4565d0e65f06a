package org.cobuild.tenancy.unit;

import static org.cobuild.db.Tables.TENANT;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.platform.Change;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.unit.UnitChange.Part;
import org.cobuild.tenancy.unit.UnitChange.State;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reorganises units: at once, or planned for a day that does it then. The tenant's row and its city's are locked first, as a folder and a
 * workbook do, so that they come one after the other; who comes second with an old version is refused.
 */
@Service
public class UnitChanges {
    private final DSLContext sql;
    private final UnitChangeRepository changes;
    private final UnitChangeRun run;
    private final UnitContents contents;
    private final TenantRepository tenants;
    private final UnitRepository units;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    UnitChanges(
            DSLContext sql,
            UnitChangeRepository changes,
            UnitChangeRun run,
            UnitContents contents,
            TenantRepository tenants,
            UnitRepository units,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.changes = changes;
        this.run = run;
        this.contents = contents;
        this.tenants = tenants;
        this.units = units;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** What an act would move, and what is against it. */
    record Preview(List<UnitContents.Count> holdings, List<UserError> errors) {}

    /** Looks at an act without writing anything. @throws NotFound when it names what is none of the tenant's */
    @Transactional(readOnly = true)
    public Preview preview(Viewer viewer, Reorganisation wanted) {
        var grant = access.require(viewer, Action.UNIT_REORGANISE, viewer.tenantId());
        var tree = run.look(grant);
        var lead = lead(viewer, wanted);
        var refusals = new Refusals();
        var today = clock.today(viewer.tenant().zone());
        var change = new UnitChangeForm(refusals, tree.all(), wanted, id -> absent(viewer, id), lead)
                .read(viewer, today, clock.now());
        tree.check(refusals, change, changes.planned(grant, 0), lead);
        contents.choices(grant, change, wanted);
        var held = contents.held(grant, tree, change);
        UnitContents.holds(refusals, change, held);
        return new Preview(held, refusals.list());
    }

    /** The directory shows units of other tenants of the tree: those are not the caller's to reorganise. */
    private RuntimeException absent(Viewer viewer, long unit) {
        return units.find(viewer.scope(), unit).isPresent() ? new Forbidden("forbidden.role") : new NotFound();
    }

    /**
     * Plans an act, and does it when its day is today.
     *
     * @throws Refused with every reason
     * @throws NotFound when it names what is none of the tenant's
     */
    @Transactional
    public UnitChange reorganise(Viewer viewer, Reorganisation wanted) {
        var grant = access.require(viewer, Action.UNIT_REORGANISE, viewer.tenantId());
        lock(viewer.tenant());
        var tree = run.lock(grant);
        var lead = lead(viewer, wanted);
        var refusals = new Refusals();
        var today = clock.today(viewer.tenant().zone());
        var change = new UnitChangeForm(refusals, tree.all(), wanted, id -> absent(viewer, id), lead)
                .read(viewer, today, clock.now());
        tree.check(refusals, change, changes.planned(grant, 0), lead);
        var choices = contents.choices(grant, change, wanted);
        if (change.kind() == UnitChangeKind.CLOSE && change.to().isEmpty()) {
            UnitContents.holds(refusals, change, contents.held(grant, tree, change));
        }
        refusals.throwIfAny();
        changes.insert(grant, change, choices);
        if (!change.effectiveOn().isAfter(today)) {
            run.execute(grant, viewer, tree, change, choices, today);
            changes.settle(grant, change.id(), State.DONE, change.version(), clock.now());
        } else {
            publish("unitReorganise", viewer, change, State.PLANNED);
        }
        return Objects.requireNonNull(changes.find(grant, change.id()));
    }

    private void publish(String action, Change.Actor by, UnitChange change, State state) {
        events.publishEvent(Change.of(action, by, change.tenantId(), "UnitChange", change.id())
                .detail(change.kind()
                        + " "
                        + change.from().stream().map(Part::name).collect(Collectors.joining(" "))
                        + " "
                        + change.basis())
                .field("state", state == State.PLANNED ? null : State.PLANNED, state)
                .field("effectiveOn", null, change.effectiveOn())
                .build());
    }

    /** Posts and then projects of a unit, by their codes; one more than the page. @throws NotFound */
    @Transactional(readOnly = true)
    public List<UnitContents.Holding> holdings(Viewer viewer, long unitId, Page page) {
        var grant = access.require(viewer, Action.UNIT_REORGANISE, viewer.tenantId());
        if (!run.look(grant).all().containsKey(unitId)) {
            throw absent(viewer, unitId);
        }
        return contents.list(grant, unitId, page);
    }

    /**
     * Takes a planned act back.
     *
     * @throws Refused STALE, UNIT_SETTLED
     * @throws NotFound when there is none of the caller's tenant, whatever its rights
     */
    @Transactional
    public UnitChange withdraw(Viewer viewer, long id, int version) {
        var seen = changes.find(viewer.scope(), List.of(id)).get(id);
        if (seen == null) {
            throw new NotFound();
        }
        var grant = access.require(viewer, Action.UNIT_REORGANISE, seen.tenantId());
        lock(viewer.tenant());
        var change = Objects.requireNonNull(changes.find(grant, id));
        var refusals = new Refusals();
        refusals.unless(change.state() == State.PLANNED, TenancyErrorCode.UNIT_SETTLED, "unit.settled", "id");
        refusals.unless(change.version() == version, TenancyErrorCode.STALE, "unit.changeStale", "version");
        refusals.throwIfAny();
        changes.settle(grant, id, State.WITHDRAWN, version, clock.now());
        publish("unitChangeWithdraw", viewer, change, State.WITHDRAWN);
        return Objects.requireNonNull(changes.find(grant, id));
    }

    /** Acts whose day may have come somewhere. */
    List<UnitChangeRepository.Due> due() {
        return changes.due(LocalDate.ofInstant(clock.now(), java.time.ZoneOffset.ofHours(14)));
    }

    /**
     * Does a planned act when its day has come where the tenant is; nothing when somebody has done it already, or the
     * tenant is suspended: it waits until that is over.
     *
     * @throws Refused when the units have become others since
     */
    @Transactional
    public void perform(UnitChangeRepository.Due due) {
        var grant = access.consequence(due.tenantId());
        var tenant = tenants.get(due.tenantId());
        lock(tenant);
        var change = changes.find(grant, due.id());
        var today = clock.today(tenant.zone());
        if (change == null
                || change.state() != State.PLANNED
                || change.effectiveOn().isAfter(today)
                || tenant.status() != TenantStatus.ACTIVE) {
            return;
        }
        var tree = run.lock(grant);
        var refusals = new Refusals();
        tree.check(refusals, change, changes.planned(grant, change.id()), lead(tenant, change));
        if (change.kind() == UnitChangeKind.CLOSE && change.to().isEmpty()) {
            UnitContents.holds(refusals, change, contents.held(grant, tree, change));
        }
        refusals.throwIfAny();
        var choices = changes.choices(grant, change.id());
        run.execute(grant, new PortalActor(tenant.id(), change.plannerName()), tree, change, choices, today);
        changes.settle(grant, change.id(), State.DONE, change.version(), clock.now());
    }

    /** Notes why the day could not do it; it is tried again. */
    @Transactional
    public void trouble(UnitChangeRepository.Due due, Refused why) {
        var words = why.errors().stream().map(UserError::message).collect(Collectors.joining("; "));
        changes.trouble(
                access.consequence(due.tenantId()), due.id(), words.length() <= 500 ? words : words.substring(0, 500));
    }

    /** A unit of the tree that is to lead another; whatever is out of it is not found. */
    private @Nullable Unit lead(Viewer viewer, Reorganisation wanted) {
        return wanted.leadId() == null
                ? null
                : units.find(viewer.scope(), wanted.leadId().of("Unit")).orElseThrow(NotFound::new);
    }

    /** The same on its day. */
    private @Nullable Unit lead(Tenant tenant, UnitChange change) {
        var lead = change.from().getFirst().lead();
        return lead == null ? null : changes.unit(access.consequence(tenant.cityId()), lead.unitId());
    }

    /** The city's too: its units may lead those of its counties, and are changed by one act at a time. */
    private void lock(Tenant tenant) {
        sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.in(tenant.id(), tenant.cityId()))
                .orderBy(TENANT.ID)
                .forUpdate()
                .execute();
    }
}
