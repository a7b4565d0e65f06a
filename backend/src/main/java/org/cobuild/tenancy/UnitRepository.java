package org.cobuild.tenancy;

import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.noCondition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.Page;
import org.cobuild.platform.Together;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads units. */
@Repository
public class UnitRepository {
    static final List<SelectField<?>> FIELDS = List.of(
            UNIT.ID,
            UNIT.TENANT_ID,
            UNIT.CODE,
            UNIT.NAME,
            UNIT.NAME_EN,
            UNIT.KIND,
            UNIT.PARENT_ID,
            UNIT.LEAD_TENANT_ID,
            UNIT.LEAD_UNIT_ID,
            UNIT.CLOSED_ON,
            UNIT.VERSION);
    private final DSLContext sql;
    private final Directory directory;

    UnitRepository(DSLContext sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
    }

    /** A unit of the scope's city tree. */
    public Optional<Unit> find(TenantScope scope, long id) {
        return sql.select(FIELDS)
                .from(UNIT)
                .where(UNIT.ID.eq(id))
                .and(scope.tree(UNIT))
                .fetchOptional(UnitRepository::unit);
    }

    /** Units of the scope's city tree, by id; those out of it are absent. */
    public Map<Long, Unit> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(UNIT)
                .where(UNIT.ID.in(ids))
                .and(scope.tree(UNIT))
                .fetchMap(UNIT.ID, UnitRepository::unit);
    }

    /** Units that stand beside something that the caller sees, whoever they belong to, by id. */
    public Map<Long, Unit> named(Collection<Long> ids) {
        return directory.units(ids, this::read);
    }

    private Map<Long, Unit> read(Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(UNIT)
                .where(UNIT.ID.in(ids))
                .and(SystemScope.all(SystemScope.Reason.DIRECTORY))
                .fetchMap(UNIT.ID, UnitRepository::unit);
    }

    /** The directory of the city tree, by tenant code, name and id; one row more than the page. */
    List<DirectoryUnit> list(TenantScope scope, Filter filter, Page page) {
        return sql.select(FIELDS)
                .select(TENANT.CODE)
                .from(UNIT)
                .join(TENANT)
                .on(TENANT.ID.eq(UNIT.TENANT_ID))
                .where(scope.tree(UNIT))
                .and(TENANT.CITY_ID.eq(scope.cityId())) // the way into the index: tree is a check of each row
                .and(filter.condition())
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : org.jooq
                                        .impl
                                        .DSL
                                        .row(TENANT.CODE, UNIT.NAME, UNIT.ID)
                                        .gt(page.afterText(0), page.afterText(1), page.afterLong(2)))
                .orderBy(TENANT.CODE, UNIT.NAME, UNIT.ID)
                .limit(page.first() + 1)
                .fetch(row -> new DirectoryUnit(row.get(TENANT.CODE), unit(row)));
    }

    /** The units of one kind in a tenant, by code, beside other lists. */
    public Together.Part<Unit> ofKind(Together together, Grant grant, UnitKind kind) {
        return together.list(
                sql.select(FIELDS)
                        .from(UNIT)
                        .where(grant.on(UNIT))
                        .and(UNIT.KIND.eq(kind.name()))
                        .and(UNIT.CLOSED_ON.isNull()),
                UnitRepository::unit,
                UNIT.CODE);
    }

    /** The first unit of a kind, by code, in the city of the scope's tree. */
    public Optional<Unit> firstOfCity(TenantScope scope, UnitKind kind) {
        return sql.select(FIELDS)
                .from(UNIT)
                .where(scope.upward(UNIT))
                .and(UNIT.TENANT_ID.eq(scope.cityId()))
                .and(UNIT.KIND.eq(kind.name()))
                .and(UNIT.CLOSED_ON.isNull())
                .orderBy(UNIT.CODE)
                .limit(1)
                .fetchOptional(UnitRepository::unit);
    }

    /** A unit out of a row that has its fields. */
    public static Unit unit(Record row) {
        return new Unit(
                row.get(UNIT.ID),
                row.get(UNIT.TENANT_ID),
                row.get(UNIT.CODE),
                row.get(UNIT.NAME),
                row.get(UNIT.NAME_EN),
                UnitKind.valueOf(row.get(UNIT.KIND)),
                row.get(UNIT.PARENT_ID),
                UnitLead.of(row),
                row.get(UNIT.CLOSED_ON),
                row.get(UNIT.VERSION));
    }

    /** A unit with its tenant's code, which sorts it. */
    record DirectoryUnit(String tenantCode, Unit unit) {}

    /** Narrows the directory. */
    record Filter(
            @Nullable String search,
            @Nullable List<UnitKind> kinds,
            @Nullable Long tenantId,
            @Nullable Boolean open) {
        static final Filter NONE = new Filter(null, null, null, null);

        Condition condition() {
            return noCondition()
                    .and(
                            search == null || search.isBlank()
                                    ? noCondition()
                                    : UNIT.NAME
                                            .contains(search.strip())
                                            .or(UNIT.NAME_EN.containsIgnoreCase(search.strip())))
                    .and(
                            kinds == null
                                    ? noCondition()
                                    : UNIT.KIND.in(
                                            kinds.stream().map(Enum::name).toList()))
                    .and(tenantId == null ? noCondition() : UNIT.TENANT_ID.eq(tenantId))
                    .and(open == null ? noCondition() : open ? UNIT.CLOSED_ON.isNull() : UNIT.CLOSED_ON.isNotNull());
        }
    }
}
