package org.cobuild.tenancy;

import static org.cobuild.db.Tables.POLICY_VALUE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The numbers of the rules: values with effective dates, inherited from the city, overridden by the county. No number
 * of a rule stands in code.
 */
@Component
public class PolicyProfile {
    private final DSLContext sql;

    PolicyProfile(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The value in force for a tenant on a day.
     *
     * @throws IllegalStateException when neither the tenant nor its city has one: a fault of the tenant's data
     */
    public BigDecimal get(long tenantId, long cityId, String name, LocalDate on) {
        return get(tenantId, cityId, List.of(name), on).get(name);
    }

    /** Several values in force on a day, in one read. */
    public Values get(long tenantId, long cityId, List<String> names, LocalDate on) {
        return new Values(tenantId, inForce(tenantId, cityId, on, names));
    }

    /** All values in force for a tenant on a day, by name. */
    Map<String, PolicyValue> inForce(long tenantId, long cityId, LocalDate on, @Nullable Collection<String> names) {
        var values = new LinkedHashMap<String, PolicyValue>();
        sql.select(
                        POLICY_VALUE.NAME,
                        POLICY_VALUE.VALUE,
                        POLICY_VALUE.EFFECTIVE_ON,
                        POLICY_VALUE.CLAUSE,
                        POLICY_VALUE.MARK,
                        POLICY_VALUE.TENANT_ID)
                .from(POLICY_VALUE)
                .where(TenantScope.marked(POLICY_VALUE, POLICY_VALUE.TENANT_ID.in(tenantId, cityId)))
                .and(POLICY_VALUE.EFFECTIVE_ON.le(on))
                .and(names == null ? org.jooq.impl.DSL.noCondition() : POLICY_VALUE.NAME.in(names))
                // The city's first, then the tenant's own, each by date: the last one written wins.
                .orderBy(POLICY_VALUE.NAME, POLICY_VALUE.TENANT_ID.eq(tenantId), POLICY_VALUE.EFFECTIVE_ON)
                .forEach(row -> values.put(
                        row.value1(),
                        new PolicyValue(
                                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
        return values;
    }

    /** Values in force for a tenant on a day. */
    public static final class Values {
        private final long tenantId;
        private final Map<String, PolicyValue> byName;

        private Values(long tenantId, Map<String, PolicyValue> byName) {
            this.tenantId = tenantId;
            this.byName = byName;
        }

        /** @throws IllegalStateException when neither the tenant nor its city has it: a fault of the tenant's data */
        public BigDecimal get(String name) {
            var value = byName.get(name);
            if (value == null) {
                throw new IllegalStateException("the policy profile of tenant " + tenantId + " has no " + name);
            }
            return new BigDecimal(value.value());
        }
    }

    /** A value of the profile; {@code mark} is T, L or C. */
    record PolicyValue(
            String name,
            String value,
            LocalDate effectiveOn,
            @Nullable String clause,
            String mark,
            long tenantId) {}
}
