package org.cobuild.tenancy;

import static org.cobuild.db.Tables.TENANT;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a tenant from its folder and brings it up to date: units, people, posts, policy, dictionaries, calendar and
 * what other rooms keep there. One transaction a tenant; what was applied before changes nothing. What no longer
 * stands in a folder stays in the history: posts are disabled, units kept.
 */
@Service
public class Onboarding {
    private static final String TENANT_FILE = "tenant.yaml";
    private static final String CALENDAR_FILE = "calendar.yaml";
    private final DSLContext sql;
    private final TenantRepository tenants;
    private final UnitsFile units;
    private final List<FolderPart> parts;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;
    private final Path root;

    Onboarding(
            DSLContext sql,
            TenantRepository tenants,
            UnitsFile units,
            List<FolderPart> parts,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events,
            @Value("${cobuild.tenants:}") String root) {
        this.sql = sql;
        this.tenants = tenants;
        this.units = units;
        this.parts = parts;
        this.access = access;
        this.clock = clock;
        this.events = events;
        this.root = Path.of(root.isBlank() ? "tenants" : root);
    }

    /** Codes of all folders, each city before its counties. */
    public List<String> folders() {
        return TenantFolder.codes(root).stream()
                .sorted(Comparator.comparing(code -> hasParent(TenantFolder.read(root, code))))
                .toList();
    }

    private static boolean hasParent(TenantFolder folder) {
        var row = folder.mapping(TENANT_FILE);
        return row != null && row.textOrNull("parent") != null;
    }

    /**
     * Applies a folder for the operator.
     *
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN; FOLDER_INVALID with every fault, naming file, line and rule
     */
    @Transactional
    public Tenant apply(Viewer viewer, String code) {
        access.require(viewer, Action.TENANT_APPLY, viewer.tenant().id());
        return apply(viewer, TenantFolder.read(root, code), code);
    }

    /** Applies a folder when nobody has signed in yet: the demo's first start, and tests. */
    @Transactional
    public Tenant applyAtStart(String code) {
        return apply((Viewer) null, TenantFolder.read(root, code), code);
    }

    private Tenant apply(@Nullable Viewer viewer, TenantFolder folder, String code) {
        var digest = folder.digest();
        var before = sql.select(TENANT.APPLIED_SHA256)
                .from(TENANT)
                .where(TENANT.CODE.eq(code))
                .forUpdate()
                .fetchOne(TENANT.APPLIED_SHA256);
        var existing = tenants.findByCode(code);
        if (existing.isPresent() && digest.equals(before)) {
            return existing.get();
        }
        var faults = folder.faults();
        var tenant = tenant(folder, code, existing.orElse(null));
        faults.throwIfAny();
        write(Objects.requireNonNull(tenant), digest, existing.isPresent());

        var grant = access.consequence(tenant.id());
        var unitsByCode = units.apply(grant, folder.rows(UnitsFile.NAME));
        parts.stream().filter(part -> folder.has(part.file())).forEach(part -> {
            part.apply(grant, unitsByCode, folder.rows(part.file()));
        });
        if (tenant.parentId() != null && folder.has(CALENDAR_FILE)) {
            folder.wrong(CALENDAR_FILE, "folder.calendar.county");
        }
        folder.onlyFiles(knownFiles());
        faults.throwIfAny();

        events.publishEvent(Change.of(
                        "tenantApply",
                        viewer == null ? new PortalActor(tenant.id()) : viewer,
                        tenant.id(),
                        "Tenant",
                        tenant.id())
                .detail(tenant.name())
                .field("folder", before, digest)
                .build());
        return tenant;
    }

    private Set<String> knownFiles() {
        var known = new HashSet<>(Set.of(TENANT_FILE, UnitsFile.NAME));
        parts.forEach(part -> known.add(part.file()));
        return known;
    }

    /** The tenant as its file describes it; null when the file can't be read, which is noted. */
    private @Nullable Tenant tenant(TenantFolder folder, String code, @Nullable Tenant existing) {
        var row = folder.mapping(TENANT_FILE);
        if (row == null) {
            return null;
        }
        row.onlyKeys("code", "level", "parent", "name", "nameEn", "regionCode", "timeZone", "tileRow", "tileColumn");
        if (!row.text("code").equals(code)) {
            row.wrong("folder.tenant.code", code);
        }
        var level = row.one("level", TenantLevel.class);
        var parentCode = row.textOrNull("parent");
        var parent = parentCode == null ? null : tenants.findByCode(parentCode).orElse(null);
        if (parentCode != null && (parent == null || parent.level() != TenantLevel.CITY)) {
            row.wrong("folder.tenant.parent", parentCode);
        }
        if (level == TenantLevel.PLATFORM || (level == TenantLevel.CITY && parentCode != null)) {
            row.wrong("folder.tenant.level", level.name());
        }
        var parentId = parent == null ? null : parent.id();
        if (existing != null && (existing.level() != level || !Objects.equals(existing.parentId(), parentId))) {
            row.wrong("folder.tenant.moved");
        }
        var region = row.textOrNull("regionCode");
        if (region != null && !region.matches("[1-9]\\d{5}")) {
            row.wrong("folder.tenant.region", region);
        }
        var id = existing == null ? Ids.next() : existing.id();
        return new Tenant(
                id,
                parent == null ? id : parent.cityId(),
                parentId,
                code,
                level,
                row.text("name"),
                row.text("nameEn"),
                region,
                zone(row),
                row.textOrNull("tileRow") == null ? null : row.number("tileRow", 1, 50),
                row.textOrNull("tileColumn") == null ? null : row.number("tileColumn", 1, 50),
                existing == null ? TenantStatus.ACTIVE : existing.status());
    }

    private static String zone(FolderRow row) {
        var zone = row.text("timeZone");
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            row.wrong("folder.tenant.zone", zone);
            return "UTC";
        }
    }

    private void write(Tenant tenant, String digest, boolean exists) {
        var values = Map.of(
                TENANT.NAME,
                tenant.name(),
                TENANT.NAME_EN,
                tenant.nameEn(),
                TENANT.TIME_ZONE,
                tenant.timeZone(),
                TENANT.APPLIED_SHA256,
                digest);
        if (!exists) {
            sql.insertInto(TENANT)
                    .set(TENANT.ID, tenant.id())
                    .set(TENANT.CITY_ID, tenant.cityId())
                    .set(TENANT.PARENT_ID, tenant.parentId())
                    .set(TENANT.CODE, tenant.code())
                    .set(TENANT.LEVEL, tenant.level().name())
                    .set(TENANT.STATUS, tenant.status().name())
                    .set(TENANT.CREATED_AT, clock.now())
                    .set(values)
                    .set(TENANT.REGION_CODE, tenant.regionCode())
                    .execute();
        }
        sql.update(TENANT)
                .set(values)
                .set(TENANT.REGION_CODE, tenant.regionCode())
                .set(TENANT.TILE_ROW, tenant.tileRow())
                .set(TENANT.TILE_COLUMN, tenant.tileColumn())
                .where(TENANT.ID.eq(tenant.id()))
                .execute();
    }
}
