package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_CHANGE;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG;
import static org.cobuild.db.Tables.AUDIT_LOG_ALARM;
import static org.cobuild.db.Tables.AUDIT_LOG_COUNTERSIGNATURE;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_HEAD;
import static org.cobuild.db.Tables.AUDIT_LOG_KEY;
import static org.cobuild.db.Tables.AUDIT_LOG_TILE;
import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.condition;

import java.math.BigDecimal;
import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.PortalActor;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Cities and counties of their own whose logs a test fills, and takes away again; they stay behind as closed ones. */
@TestComponent
class Logged {
    static final Condition ALL = condition("1 = 1 /*scope:all*/");
    final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final PortalClock clock;

    Logged(DSLContext sql, ApplicationEventPublisher events, TransactionTemplate transaction, PortalClock clock) {
        this.sql = sql;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A city, or a county of one. */
    long tenant(@Nullable Long city) {
        var id = Ids.next();
        sql.insertInto(TENANT)
                .set(TENANT.ID, id)
                .set(TENANT.CITY_ID, city == null ? id : city)
                .set(TENANT.PARENT_ID, city)
                .set(TENANT.CODE, "L" + id)
                .set(TENANT.LEVEL, city == null ? "CITY" : "COUNTY")
                .set(TENANT.NAME, city == null ? "日志市" : "日志县")
                .set(TENANT.NAME_EN, city == null ? "City of logs" : "County of logs")
                .set(TENANT.TIME_ZONE, "Asia/Shanghai")
                .set(TENANT.STATUS, "CLOSED")
                .set(TENANT.CREATED_AT, clock.now())
                .execute();
        return id;
    }

    /** An act that is an entry. */
    Change.Builder decision(long tenant, int number) {
        return Change.of("taskDecide", new PortalActor(tenant, null), tenant, "Case", 1_000 + number)
                .detail("第" + number + "号 \"引\\号\"\n\u0001 😀")
                .amount(new BigDecimal("12345.60"))
                .field("verb", null, "AGREE")
                .field("condition", "", null)
                .fact("verb", "AGREE")
                .fact("round", 1);
    }

    /** Each in a transaction of its own. */
    void decide(long tenant, int many) {
        for (int i = 0; i < many; i++) {
            tell(decision(tenant, i).build());
        }
    }

    /** In one transaction. */
    void tell(Change... changes) {
        transaction.executeWithoutResult(_ -> List.of(changes).forEach(events::publishEvent));
    }

    void within(Runnable act) {
        transaction.executeWithoutResult(_ -> act.run());
    }

    <T> T call(java.util.function.Supplier<T> act) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> act.get()));
    }

    /** From now on this city and its counties ask for SM2 and SM3. */
    void national(long city) {
        sql.insertInto(POLICY_VALUE)
                .set(POLICY_VALUE.TENANT_ID, city)
                .set(POLICY_VALUE.NAME, "log_sm")
                .set(POLICY_VALUE.VALUE, "1")
                .set(POLICY_VALUE.EFFECTIVE_ON, java.time.LocalDate.parse("2020-01-01"))
                .set(POLICY_VALUE.MARK, "C")
                .set(POLICY_VALUE.COUNTY_MAY, "NO")
                .execute();
    }

    List<Long> positions(long tenant) {
        return sql.select(AUDIT_LOG_ENTRY.POSITION)
                .from(AUDIT_LOG_ENTRY)
                .where(AUDIT_LOG_ENTRY.TENANT_ID.eq(tenant))
                .and(ALL)
                .orderBy(AUDIT_LOG_ENTRY.POSITION)
                .fetch(AUDIT_LOG_ENTRY.POSITION);
    }

    void clear(long... tenants) {
        for (var tenant : tenants) {
            for (var table : List.of(
                    AUDIT_LOG_COUNTERSIGNATURE,
                    AUDIT_LOG_ALARM,
                    AUDIT_LOG_HEAD,
                    AUDIT_LOG_TILE,
                    AUDIT_LOG_ENTRY,
                    AUDIT_LOG,
                    AUDIT_LOG_KEY,
                    AUDIT_CHANGE,
                    AUDIT_ENTRY)) {
                delete(table, tenant);
            }
        }
    }

    private void delete(Table<?> table, long tenant) {
        sql.deleteFrom(table)
                .where(java.util.Objects.requireNonNull(table.field("tenant_id", Long.class))
                        .eq(tenant))
                .and(ALL)
                .execute();
    }
}
