package org.cobuild.expert;

import static org.cobuild.db.Tables.EXPERT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ExpertRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and writes the pool: a tenant's own, and its city's. */
@Repository
class ExpertRepository {
    private static final String SEPARATOR = "\n";
    private final DSLContext sql;

    ExpertRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Which experts are wanted; null: any. */
    record Filter(
            @Nullable ExpertField field,
            @Nullable Boolean active,
            @Nullable String search) {
        static final Filter NONE = new Filter(null, null, null);
    }

    /** Experts of the caller's tenant and of its city, by name; one row more than the page. */
    List<Expert> list(TenantScope scope, Filter filter, Page page) {
        return sql.selectFrom(EXPERT)
                .where(scope.upward(EXPERT))
                .and(filter.field() == null ? noCondition() : judges(filter.field()))
                .and(filter.active() == null ? noCondition() : EXPERT.ACTIVE.eq(filter.active()))
                .and(filter.search() == null ? noCondition() : says(filter.search()))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(EXPERT.NAME, EXPERT.ID).gt(page.afterText(0), page.afterLong(1)))
                .orderBy(EXPERT.NAME, EXPERT.ID)
                .limit(page.first() + 1)
                .fetch(ExpertRepository::expert);
    }

    static String cursor(Expert expert) {
        return Page.key(expert.name(), expert.id());
    }

    /** Experts by id, of the caller's pool and of its city's. */
    Map<Long, Expert> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(EXPERT)
                .where(EXPERT.ID.in(ids))
                .and(scope.upward(EXPERT))
                .fetchMap(EXPERT.ID, ExpertRepository::expert);
    }

    /** Everybody whom the caller's tenant may draw, by id. */
    List<Expert> drawable(TenantScope scope) {
        return sql.selectFrom(EXPERT)
                .where(scope.upward(EXPERT))
                .and(EXPERT.ACTIVE.isTrue())
                .orderBy(EXPERT.ID)
                .fetch(ExpertRepository::expert);
    }

    /** A tenant's own, the inactive among them. */
    List<Expert> all(Grant grant) {
        return sql.selectFrom(EXPERT).where(grant.on(EXPERT)).fetch(ExpertRepository::expert);
    }

    /** Writes one that is new or was read in this act. */
    void save(Expert expert) {
        Rows.upsert(sql, EXPERT, List.of(record(expert)));
    }

    private static Condition judges(ExpertField field) {
        return DSL.concat(DSL.inline(","), EXPERT.FIELDS, DSL.inline(",")).contains("," + field + ",");
    }

    private static Condition says(String text) {
        return EXPERT.NAME.contains(text).or(EXPERT.EMPLOYER.contains(text)).or(EXPERT.TITLE.contains(text));
    }

    private static ExpertRecord record(Expert expert) {
        return new ExpertRecord(
                expert.id(),
                expert.tenantId(),
                expert.name(),
                expert.employer(),
                expert.unitTenantId(),
                expert.unitId(),
                ExpertField.joined(expert.fields()),
                expert.title(),
                expert.phone(),
                String.join(SEPARATOR, expert.avoids()),
                expert.active(),
                expert.version(),
                expert.setByName(),
                expert.setAt());
    }

    private static Expert expert(Record row) {
        var avoids = row.get(EXPERT.AVOIDS);
        return new Expert(
                row.get(EXPERT.ID),
                row.get(EXPERT.TENANT_ID),
                row.get(EXPERT.NAME),
                row.get(EXPERT.EMPLOYER),
                row.get(EXPERT.UNIT_TENANT_ID),
                row.get(EXPERT.UNIT_ID),
                ExpertField.split(row.get(EXPERT.FIELDS)),
                row.get(EXPERT.TITLE),
                row.get(EXPERT.PHONE),
                avoids.isEmpty() ? List.of() : List.of(avoids.split(SEPARATOR)),
                row.get(EXPERT.ACTIVE),
                row.get(EXPERT.VERSION),
                row.get(EXPERT.SET_BY_NAME),
                row.get(EXPERT.SET_AT));
    }
}
