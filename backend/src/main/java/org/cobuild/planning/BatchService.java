package org.cobuild.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.planning.BatchRepository.OwnWindow;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes batches and sets their windows. What was submitted keeps its batch, whatever becomes of the window. */
@Service
public class BatchService {
    private static final int MOST_WINDOWS = 200;
    private final BatchRepository batches;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    BatchService(
            BatchRepository batches,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.batches = batches;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** The window of one county as it shall be. */
    public record WindowItem(GlobalId tenantId, LocalDate opensOn, LocalDate closesOn) {}

    /** A batch as it shall be. */
    public record Save(
            @Nullable GlobalId id,
            int version,
            int year,
            String title,
            LocalDate opensOn,
            LocalDate closesOn,
            boolean countiesMaySet,
            List<WindowItem> windows,
            @Nullable String clientMutationId) {}

    /** The window of the caller's county as it shall be; both days null: the batch's again. */
    public record SetWindow(
            GlobalId batchId,
            int version,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            @Nullable String clientMutationId) {}

    /** Makes or changes a batch with the windows of single counties. */
    @Transactional
    public ApplicationBatch save(Viewer viewer, Save input) {
        var before = input.id() == null ? null : open(viewer, input.id());
        var grant = access.require(viewer, Action.BATCH_SET, before == null ? viewer.tenantId() : before.tenantId());
        if (before != null) {
            check(before, input.version());
        }
        var refusals = new Refusals();
        refusals.unless(
                        input.windows().size() <= MOST_WINDOWS,
                        PlanningErrorCode.INVALID,
                        "planning.most",
                        "windows",
                        MOST_WINDOWS,
                        input.windows().size())
                .throwIfAny();
        var batch = batch(refusals, grant, input, before);
        var windows = windows(refusals, viewer, batch, input.windows());
        if (!batch.title().isEmpty()) {
            refusals.unless(
                    !batches.titleTaken(grant, batch),
                    PlanningErrorCode.TWICE,
                    "planning.batch.title",
                    "title",
                    batch.title(),
                    Integer.toString(batch.year()));
        }
        refusals.throwIfAny();
        var set = before == null ? List.<OwnWindow>of() : batches.windows(grant, batch.id());
        if (before == null) {
            batches.insert(batch, clock.now());
        } else {
            batches.update(grant, batch);
        }
        batches.replace(grant, batch.id(), windows);
        var change = change("batchSave", viewer, batch)
                .field("batch", before == null ? null : before.inWords(), batch.inWords())
                .field(
                        "window",
                        before == null ? null : window(before).inWords(),
                        window(batch).inWords())
                .field("countiesMaySet", before == null ? null : before.countiesMaySet(), batch.countiesMaySet());
        record(change, set, windows);
        events.publishEvent(change.build());
        return batch;
    }

    /** Sets the window of the caller's county in its city's batch, where the city lets it. */
    @Transactional
    public ApplicationBatch setWindow(Viewer viewer, SetWindow input) {
        var batch = open(viewer, input.batchId());
        // A county's word in a row of its city.
        var grant = access.require(viewer, Action.BATCH_SET, viewer.tenantId(), batch.tenantId());
        new Refusals()
                .unless(maySetWindow(viewer, batch), PlanningErrorCode.STATE, "planning.window.county", "")
                .throwIfAny();
        check(batch, input.version());
        var refusals = new Refusals();
        refusals.unless(
                (input.opensOn() == null) == (input.closesOn() == null),
                PlanningErrorCode.REQUIRED,
                "planning.window.both",
                input.opensOn() == null ? "opensOn" : "closesOn");
        var wanted = input.opensOn() == null || input.closesOn() == null
                ? null
                : new Window(input.opensOn(), input.closesOn());
        if (wanted != null) {
            inOrder(refusals, "closesOn", wanted);
        }
        refusals.throwIfAny();
        var before = batches.windows(grant, batch.id()).stream()
                .filter(window -> window.windowTenantId() == viewer.tenantId())
                .map(window -> window.window().inWords())
                .findFirst()
                .orElse(null);
        if (wanted == null) {
            batches.remove(grant, batch.id(), viewer.tenantId());
        } else {
            batches.put(List.of(new OwnWindow(batch.id(), batch.tenantId(), viewer.tenantId(), wanted)));
        }
        var saved = new ApplicationBatch(
                batch.id(),
                batch.tenantId(),
                batch.year(),
                batch.title(),
                batch.opensOn(),
                batch.closesOn(),
                batch.countiesMaySet(),
                batch.version() + 1);
        batches.update(grant, saved);
        events.publishEvent(change("batchWindowSet", viewer, saved)
                .field("window " + viewer.tenant().code(), before, wanted == null ? null : wanted.inWords())
                .build());
        return saved;
    }

    /** Whether the viewer's tenant may have a window of its own there, rights apart. */
    static boolean maySetWindow(Viewer viewer, ApplicationBatch batch) {
        return batch.countiesMaySet()
                && batch.tenantId() != viewer.tenantId()
                && batch.tenantId() == viewer.tenant().cityId();
    }

    private ApplicationBatch open(Viewer viewer, GlobalId id) {
        return batches.hold(viewer, id.of("ApplicationBatch")).orElseThrow(NotFound::new);
    }

    private static void check(ApplicationBatch batch, int version) {
        new Refusals()
                .unless(
                        batch.version() == version,
                        PlanningErrorCode.STALE,
                        "planning.stale",
                        "version",
                        Integer.toString(version),
                        Integer.toString(batch.version()))
                .throwIfAny();
    }

    private static ApplicationBatch batch(
            Refusals refusals, Grant grant, Save input, @Nullable ApplicationBatch before) {
        refusals.unless(
                input.year() >= PlanRules.FIRST && input.year() <= PlanRules.LAST,
                PlanningErrorCode.YEARS,
                "planning.year",
                "year",
                Integer.toString(PlanRules.FIRST),
                Integer.toString(PlanRules.LAST));
        inOrder(refusals, "closesOn", new Window(input.opensOn(), input.closesOn()));
        return new ApplicationBatch(
                before == null ? Ids.next() : before.id(),
                grant.tenantId(),
                input.year(),
                Texts.check(
                        refusals,
                        PlanningErrorCode.REQUIRED,
                        PlanningErrorCode.INVALID,
                        "title",
                        input.title(),
                        2,
                        100),
                input.opensOn(),
                input.closesOn(),
                input.countiesMaySet(),
                before == null ? 1 : before.version() + 1);
    }

    /** Counties of the city that made the batch, each once; any other tenant answers like one that does not exist. */
    private List<OwnWindow> windows(Refusals refusals, Viewer viewer, ApplicationBatch batch, List<WindowItem> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        var counties = tenants.listTree(viewer.scope()).stream()
                .filter(tenant -> Long.valueOf(batch.tenantId()).equals(tenant.parentId()))
                .collect(Collectors.toMap(Tenant::id, Function.identity()));
        var seen = new HashSet<Long>();
        var windows = new ArrayList<OwnWindow>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var county = counties.get(item.tenantId().of("Tenant"));
            if (county == null) {
                throw new NotFound();
            }
            var window = new Window(item.opensOn(), item.closesOn());
            inOrder(refusals, "windows." + i + ".closesOn", window);
            refusals.unless(
                    seen.add(county.id()), PlanningErrorCode.TWICE, "planning.twice", "windows." + i + ".tenantId");
            windows.add(new OwnWindow(batch.id(), batch.tenantId(), county.id(), window));
        }
        return windows;
    }

    private static void inOrder(Refusals refusals, String path, Window window) {
        refusals.unless(
                !window.closesOn().isBefore(window.opensOn()),
                PlanningErrorCode.WINDOW,
                "planning.window.order",
                path,
                window.opensOn().toString(),
                window.closesOn().toString());
    }

    private void record(Change.Builder change, List<OwnWindow> before, List<OwnWindow> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        var old = byTenant(before);
        var now = byTenant(after);
        var all = new TreeMap<>(old);
        all.putAll(now);
        var named = tenants.find(all.keySet());
        all.keySet().forEach(id -> {
            var tenant = named.get(id);
            change.field("window " + (tenant == null ? id : tenant.code()), old.get(id), now.get(id));
        });
    }

    private static Map<Long, String> byTenant(List<OwnWindow> windows) {
        return windows.stream()
                .collect(Collectors.toMap(
                        OwnWindow::windowTenantId, own -> own.window().inWords(), (a, b) -> a));
    }

    private static Window window(ApplicationBatch batch) {
        return new Window(batch.opensOn(), batch.closesOn());
    }

    private static Change.Builder change(String act, Viewer viewer, ApplicationBatch batch) {
        return Change.of(act, viewer, batch.tenantId(), "ApplicationBatch", batch.id())
                .detail(batch.inWords());
    }
}
