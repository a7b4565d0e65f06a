package org.cobuild.tenancy;

import static org.cobuild.db.Tables.TENANT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** Reads tenants. Names of tenants are no secret inside a city tree. */
@Repository
public class TenantRepository {
    static final List<SelectField<?>> FIELDS = List.of(
            TENANT.ID,
            TENANT.CITY_ID,
            TENANT.PARENT_ID,
            TENANT.CODE,
            TENANT.LEVEL,
            TENANT.NAME,
            TENANT.NAME_EN,
            TENANT.REGION_CODE,
            TENANT.TIME_ZONE,
            TENANT.TILE_ROW,
            TENANT.TILE_COLUMN,
            TENANT.STATUS);
    private final DSLContext sql;
    private final Directory directory;

    TenantRepository(DSLContext sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
    }

    /** Tenants that stand beside something that the caller sees, by id. */
    public Map<Long, Tenant> find(Collection<Long> ids) {
        return directory.tenants(ids, this::read);
    }

    private Map<Long, Tenant> read(Collection<Long> ids) {
        return sql.select(FIELDS).from(TENANT).where(TENANT.ID.in(ids)).fetchMap(TENANT.ID, TenantRepository::tenant);
    }

    public Tenant get(long id) {
        return sql.select(FIELDS).from(TENANT).where(TENANT.ID.eq(id)).fetchSingle(TenantRepository::tenant);
    }

    /** A tenant, its row locked until the transaction is over; for acts about the tenant itself. */
    public Optional<Tenant> lock(long id) {
        return sql.select(FIELDS)
                .from(TENANT)
                .where(TENANT.ID.eq(id))
                .forUpdate()
                .fetchOptional(TenantRepository::tenant);
    }

    /** A tenant by the code of its folder; for onboarding alone, which finds none by id yet. */
    public Optional<Tenant> findByCode(String code) {
        return sql.select(FIELDS).from(TENANT).where(TENANT.CODE.eq(code)).fetchOptional(TenantRepository::tenant);
    }

    /** Tenants by the codes of their folders; for onboarding alone. */
    public Map<String, Tenant> findByCodes(Collection<String> codes) {
        return sql.select(FIELDS)
                .from(TENANT)
                .where(TENANT.CODE.in(codes))
                .fetchMap(TENANT.CODE, TenantRepository::tenant);
    }

    /** The operator's tenant, which an installation has from its first administrator on. */
    Optional<Long> findPlatformId() {
        return sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.LEVEL.eq(TenantLevel.PLATFORM.name()))
                .orderBy(TENANT.ID)
                .limit(1)
                .fetchOptional(TENANT.ID);
    }

    /** Whether there is any tenant at all: a portal without one is new. */
    public boolean existsAny() {
        return sql.fetchExists(TENANT);
    }

    /** Those in force, the operator's apart; for what the portal does by itself in each of them. */
    public List<Long> activeIds() {
        return sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(TENANT.LEVEL.ne(TenantLevel.PLATFORM.name()))
                .orderBy(TENANT.ID)
                .fetch(TENANT.ID);
    }

    /** All of them, also the operator's and those that are suspended or closed. */
    public List<Long> ids() {
        return sql.select(TENANT.ID).from(TENANT).orderBy(TENANT.ID).fetch(TENANT.ID);
    }

    /** A tenant of the city tree. */
    public Optional<Tenant> find(TenantScope scope, long id) {
        return sql.select(FIELDS)
                .from(TENANT)
                .where(TENANT.ID.eq(id))
                .and(TENANT.CITY_ID.eq(scope.cityId()))
                .fetchOptional(TenantRepository::tenant);
    }

    /** The city tree, city first, then by code. */
    public List<Tenant> listTree(TenantScope scope) {
        return sql.select(FIELDS)
                .from(TENANT)
                .where(TENANT.CITY_ID.eq(scope.cityId()))
                .orderBy(TENANT.PARENT_ID.isNotNull(), TENANT.CODE)
                .fetch(TenantRepository::tenant);
    }

    /** The tenants that the caller sees: its city tree, or all of them for the operator. */
    List<Tenant> listFor(Viewer viewer) {
        return viewer.tenant().level() == TenantLevel.PLATFORM ? listAll() : listTree(viewer.scope());
    }

    private List<Tenant> listAll() {
        return sql.select(FIELDS)
                .from(TENANT)
                .orderBy(TENANT.CITY_ID, TENANT.PARENT_ID.isNotNull(), TENANT.CODE)
                .fetch(TenantRepository::tenant);
    }

    static Tenant tenant(Record row) {
        return new Tenant(
                row.get(TENANT.ID),
                row.get(TENANT.CITY_ID),
                row.get(TENANT.PARENT_ID),
                row.get(TENANT.CODE),
                TenantLevel.valueOf(row.get(TENANT.LEVEL)),
                row.get(TENANT.NAME),
                row.get(TENANT.NAME_EN),
                row.get(TENANT.REGION_CODE),
                row.get(TENANT.TIME_ZONE),
                row.get(TENANT.TILE_ROW),
                row.get(TENANT.TILE_COLUMN),
                TenantStatus.valueOf(row.get(TENANT.STATUS)));
    }
}
