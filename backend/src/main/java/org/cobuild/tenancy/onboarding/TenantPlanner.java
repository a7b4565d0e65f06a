package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.TENANT;

import java.util.List;
import java.util.Objects;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a line about a tenant itself would change. */
@Component
class TenantPlanner {
    private final DSLContext sql;
    private final TenantRepository tenants;
    private final PortalClock clock;

    TenantPlanner(DSLContext sql, TenantRepository tenants, PortalClock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What would change, and the tenant as it would then stand; one that is new has its id already. */
    record Result(Planned planned, Tenant tenant) {}

    Result plan(TenantFile.Line line) {
        var existing = tenants.findByCode(line.code()).orElse(null);
        var parent =
                line.parent() == null ? null : tenants.findByCode(line.parent()).orElse(null);
        if (line.parent() != null && (parent == null || parent.level() != TenantLevel.CITY)) {
            line.from().fault("parent", "folder.tenant.parent", line.parent());
        }
        Regions.check(line, parent == null ? null : parent.regionCode());
        var parentId = parent == null ? null : parent.id();
        if (existing != null && (existing.level() != line.level() || !Objects.equals(existing.parentId(), parentId))) {
            line.from().fault("level", "folder.tenant.moved");
        }
        var tenant = tenant(line, existing, parent);
        var change = PlannedChange.of(
                        existing == null ? "tenantMake" : "tenantChange",
                        "Tenant",
                        tenant.id(),
                        tenant.code(),
                        existing == null ? tenant.name() : existing.name())
                .field("name", existing == null ? null : existing.name(), tenant.name())
                .field("nameEn", existing == null ? null : existing.nameEn(), tenant.nameEn())
                .field("regionCode", existing == null ? null : existing.regionCode(), tenant.regionCode())
                .field("timeZone", existing == null ? null : existing.timeZone(), tenant.timeZone())
                .field("tileRow", existing == null ? null : existing.tileRow(), tenant.tileRow())
                .field("tileColumn", existing == null ? null : existing.tileColumn(), tenant.tileColumn());
        var planned = change.changesAnything()
                ? new Planned(List.of(change.build()), () -> write(tenant, existing == null))
                : Planned.NOTHING;
        return new Result(planned, tenant);
    }

    private static Tenant tenant(TenantFile.Line line, @Nullable Tenant existing, @Nullable Tenant parent) {
        var id = existing == null ? Ids.next() : existing.id();
        return new Tenant(
                id,
                parent == null ? id : parent.cityId(),
                parent == null ? null : parent.id(),
                line.code(),
                line.level(),
                line.name(),
                line.nameEn(),
                line.regionCode(),
                line.timeZone(),
                line.tileRow(),
                line.tileColumn(),
                existing == null ? TenantStatus.ACTIVE : existing.status());
    }

    /**
     * Takes the locks of the row and of its city's: two who apply the same folder come one after the other, and what a
     * city and its county have to agree on is changed by one of them at a time.
     *
     * @return the digest of the folder that was applied before; null when there was none
     */
    @Nullable
    String lock(String code, @Nullable String parent) {
        return sql.select(TENANT.CODE, TENANT.APPLIED_SHA256)
                .from(TENANT)
                .where(TENANT.CODE.in(parent == null ? List.of(code) : List.of(code, parent)))
                .forUpdate()
                .fetchMap(TENANT.CODE, TENANT.APPLIED_SHA256)
                .get(code);
    }

    /** Remembers which folder it was. */
    void remember(long tenantId, String digest) {
        sql.update(TENANT)
                .set(TENANT.APPLIED_SHA256, digest)
                .where(TENANT.ID.eq(tenantId))
                .execute();
    }

    private void write(Tenant tenant, boolean fresh) {
        if (fresh) {
            sql.insertInto(TENANT)
                    .set(TENANT.ID, tenant.id())
                    .set(TENANT.CITY_ID, tenant.cityId())
                    .set(TENANT.PARENT_ID, tenant.parentId())
                    .set(TENANT.CODE, tenant.code())
                    .set(TENANT.LEVEL, tenant.level().name())
                    .set(TENANT.STATUS, tenant.status().name())
                    .set(TENANT.CREATED_AT, clock.now())
                    .set(TENANT.NAME, tenant.name())
                    .set(TENANT.NAME_EN, tenant.nameEn())
                    .set(TENANT.TIME_ZONE, tenant.timeZone())
                    .execute();
        }
        sql.update(TENANT)
                .set(TENANT.NAME, tenant.name())
                .set(TENANT.NAME_EN, tenant.nameEn())
                .set(TENANT.TIME_ZONE, tenant.timeZone())
                .set(TENANT.REGION_CODE, tenant.regionCode())
                .set(TENANT.TILE_ROW, tenant.tileRow())
                .set(TENANT.TILE_COLUMN, tenant.tileColumn())
                .where(TENANT.ID.eq(tenant.id()))
                .execute();
    }
}
