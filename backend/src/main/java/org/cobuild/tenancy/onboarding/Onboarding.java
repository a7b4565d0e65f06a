package org.cobuild.tenancy.onboarding;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PortalActor;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.onboarding.FolderReader.Sheets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Brings a tenant up to date with its folder, in four steps: read, check, plan, apply. The first two need no database;
 * the plan says what would change and writes nothing; applying works it out again under a lock, writes it in one
 * transaction, and leaves an entry in the trail for every change. What stands as it is told is not written.
 *
 * <p>A folder is the whole of what it tells. A file that is absent leaves its matter as it is; a unit, post or word that
 * no longer stands in a file is closed, ended or taken away, unless something holds it.
 */
@Service
public class Onboarding {
    /** A city that nobody can tell of without a database. */
    private static final Supplier<@Nullable FolderStanding> UNTOLD =
            () -> new FolderStanding(null, null, FolderStanding.NONE, false, 0, LocalDate.EPOCH);

    private final FolderReader reader;
    private final TenantPlanner tenants;
    private final UnitPlanner units;
    private final PeoplePlanner people;
    private final Seats seats;
    private final PlanTrail trail;
    private final Access access;
    private final PortalClock clock;
    private final Path root;

    Onboarding(
            FolderReader reader,
            TenantPlanner tenants,
            UnitPlanner units,
            PeoplePlanner people,
            Seats seats,
            PlanTrail trail,
            Access access,
            PortalClock clock,
            @Value("${cobuild.tenants:}") String root) {
        this.reader = reader;
        this.tenants = tenants;
        this.units = units;
        this.people = people;
        this.seats = seats;
        this.trail = trail;
        this.access = access;
        this.clock = clock;
        this.root = Path.of(root.isBlank() ? "tenants" : root);
    }

    /** Codes of all folders, each city before its counties. */
    public List<String> folders() {
        return TenantFolder.codes(root).stream()
                .sorted(Comparator.comparing(code -> hasParent(TenantFolder.read(root, code))))
                .toList();
    }

    private static boolean hasParent(TenantFolder folder) {
        var row = folder.group(TenantFile.NAME, TenantFile.SHAPE);
        return row != null && row.textOrNull("parent") != null;
    }

    /**
     * Checks what can be seen from the folder alone; needs no database.
     *
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN
     */
    public Review validate(String code) {
        return validate(TenantFolder.read(root, code), code);
    }

    Review validate(TenantFolder folder, String code) {
        var sheets = reader.sheets(folder, code);
        sheets.check();
        var tenant = sheets.tenant();
        if (tenant != null && tenant.from().faultless()) {
            Regions.check(tenant, regionOf(tenant.parent()));
        }
        reader.parts(
                folder,
                new FolderStanding(
                        sheets.unitCodes(),
                        sheets.seats(),
                        tenant != null && tenant.parent() != null ? UNTOLD : FolderStanding.NONE,
                        tenant != null && tenant.parent() != null,
                        0,
                        clock.today(ZoneOffset.UTC)));
        return new Review(folder.faults().list(), List.of());
    }

    /** The region that the folder of the city above tells; null when there is no such folder or it tells none. */
    private @Nullable String regionOf(@Nullable String parent) {
        if (parent == null || !TenantFolder.codes(root).contains(parent)) {
            return null;
        }
        var row = TenantFolder.read(root, parent).group(TenantFile.NAME, TenantFile.SHAPE);
        return row == null ? null : row.textOrNull("regionCode");
    }

    /**
     * What the folder would change; writes nothing.
     *
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN
     */
    @Transactional(readOnly = true)
    public Review review(String code) {
        return review(TenantFolder.read(root, code), code);
    }

    /** The same for a folder that was never one. */
    Review review(TenantFolder folder, String code) {
        var plan = plan(reader.sheets(folder, code));
        return new Review(
                folder.faults().list(),
                plan == null || !folder.faults().none()
                        ? List.of()
                        : plan.planned().changes());
    }

    /**
     * Applies a folder for the operator.
     *
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN; FOLDER_INVALID with every fault, naming file, line and rule
     */
    @Transactional
    public Tenant apply(Viewer viewer, String code) {
        access.require(viewer, Action.TENANT_APPLY, viewer.tenant().id());
        return apply(viewer, TenantFolder.read(root, code), code).tenant();
    }

    /**
     * Makes a tenant of a folder that was never one, in the caller's transaction.
     *
     * @param taken what is said when there is a tenant of that code already
     * @throws org.cobuild.platform.Refused FOLDER_INVALID with every fault
     */
    Tenant make(Viewer viewer, TenantFolder folder, String code, Supplier<Refused> taken) {
        var applied = apply(viewer, folder, code);
        if (applied.planned().changes().stream()
                .noneMatch(change -> change.action().equals("tenantMake"))) {
            throw taken.get();
        }
        return applied.tenant();
    }

    /** Applies a folder when nobody has signed in yet: the demo's first start, and tests. */
    @Transactional
    public Tenant applyAtStart(String code) {
        return apply(null, TenantFolder.read(root, code), code).tenant();
    }

    /** Applies a folder for whoever may start commands on the portal's machine; answers what changed. */
    @Transactional
    public Review applyByCommand(String code, String source) {
        var folder = TenantFolder.read(root, code);
        var applied = apply(new PortalActor(0, source), folder, code);
        return new Review(folder.faults().list(), applied.planned().changes());
    }

    private Applied apply(Change.@Nullable Actor by, TenantFolder folder, String code) {
        var sheets = reader.sheets(folder, code);
        var digestBefore = tenants.lock(
                code, sheets.tenant() == null ? null : sheets.tenant().parent());
        var plan = plan(sheets);
        folder.faults().throwIfAny();
        var applied = Objects.requireNonNull(plan);
        var tenant = applied.tenant();
        var source = by instanceof PortalActor portal ? portal.source() : null;
        var actor = by == null || by instanceof PortalActor ? new PortalActor(tenant.id(), source) : by;
        if (!applied.planned().changes().isEmpty()) {
            trail.execute(applied.planned(), actor, tenant.id());
            var digest = folder.digest();
            tenants.remember(tenant.id(), digest);
            trail.publish(Change.of("tenantApply", actor, tenant.id(), "Tenant", tenant.id())
                    .detail(tenant.name())
                    .field("folder", digestBefore, digest)
                    .build());
        }
        return applied;
    }

    /** What was worked out, and the tenant as it then stands. */
    private record Applied(Tenant tenant, Planned planned) {}

    /** Null when there is nothing to plan because of faults; these were noted. */
    private @Nullable Applied plan(Sheets sheets) {
        var folder = sheets.folder();
        var line = sheets.tenant();
        if (line == null || !line.from().faultless()) {
            sheets.check();
            return null;
        }
        var tenant = tenants.plan(line);
        var grant = access.consequence(tenant.tenant().id());
        var today = clock.today(tenant.tenant().zone());
        if (line.parent() == null && sheets.units() != null) {
            UnitChecks.ledByNobody(sheets.units());
        }
        var open = sheets.units() == null
                ? new UnitPlanner.Result(Planned.NOTHING, units.standing(grant))
                : units.plan(
                        grant,
                        line.parent() == null
                                ? null
                                : access.consequence(tenant.tenant().cityId()),
                        today,
                        sheets.units(),
                        Extent.WHOLE,
                        folder.whole(UnitsFile.NAME),
                        settled(sheets));
        var staff = sheets.people() == null
                ? Planned.NOTHING
                : people.plan(
                        grant,
                        open.open(),
                        sheets.people(),
                        Extent.WHOLE,
                        folder.whole(PeopleFile.NAME),
                        tenant.tenant().zone(),
                        !folder.has("routes.yaml"));
        var standing = new FolderStanding(
                sheets.units() == null ? open.open().keySet() : sheets.unitCodes(),
                sheets.people() == null ? seats.standing(grant) : sheets.seats(),
                line.parent() == null
                        ? FolderStanding.NONE
                        : SingletonSupplier.of(() -> standing(tenant.tenant().cityId(), today))::get,
                line.parent() != null,
                tenant.tenant().cityId(),
                today);
        var parts = reader.parts(folder, standing);
        if (!folder.faults().none()) {
            return new Applied(tenant.tenant(), Planned.NOTHING);
        }
        var all = new ArrayList<>(List.of(tenant.planned(), open.planned(), staff));
        parts.forEach(part -> all.add(part.plan(grant, standing)));
        return new Applied(tenant.tenant(), Planned.together(all));
    }

    /** A city as it stands. */
    private FolderStanding standing(long cityId, LocalDate today) {
        var city = access.consequence(cityId);
        return new FolderStanding(
                units.standing(city).keySet(), seats.standing(city), FolderStanding.NONE, false, cityId, today);
    }

    /** What does not hold a unit back, since the same folder tells it anew. */
    private static Set<String> settled(Sheets sheets) {
        var settled = new HashSet<String>();
        if (sheets.people() != null) {
            settled.add("posts");
        }
        if (sheets.folder().has("routes.yaml")) {
            settled.add("routes");
        }
        return settled;
    }
}
