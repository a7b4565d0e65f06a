package org.cobuild.tenancy;

import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Together;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The numbers of the rules: values with effective dates, inherited from the city, overridden by the county where the
 * city lets it. No number of a rule stands in code. A value in force never changes, so that the day of a decision
 * says which numbers it used.
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

    /** Whether a rule that is asked for or not is asked for on a day; not where nobody has said so. */
    public boolean flag(long tenantId, long cityId, String name, LocalDate on) {
        return inForce(tenantId, cityId, List.of(name), on).stream()
                .anyMatch(value -> value.number().signum() > 0);
    }

    /** Several values in force on a day, in one read. */
    public Values get(long tenantId, long cityId, List<String> names, LocalDate on) {
        return new Values(tenantId, inForce(tenantId, cityId, on, names));
    }

    /** The values of those names in force on a day; one that neither the tenant nor its city has is absent. */
    public List<PolicyValue> inForce(long tenantId, long cityId, Collection<String> names, LocalDate on) {
        return List.copyOf(inForce(tenantId, cityId, on, names).values());
    }

    /** All values in force for a tenant on a day, by name. */
    public List<PolicyValue> inForce(Tenant tenant, LocalDate on) {
        return List.copyOf(inForce(tenant.id(), tenant.cityId(), on, null).values());
    }

    private Map<String, PolicyValue> inForce(
            long tenantId, long cityId, LocalDate on, @Nullable Collection<String> names) {
        return holding(
                tenantId,
                until(tenantId, cityId, on, names)
                        .orderBy(POLICY_VALUE.NAME, POLICY_VALUE.EFFECTIVE_ON)
                        .fetch(PolicyProfile::value));
    }

    /** The values that names had until a day, beside other lists; {@link #inForce(long, List)} says which hold. */
    public Together.Part<PolicyValue> list(
            Together together, long tenantId, long cityId, Collection<String> names, LocalDate on) {
        return together.list(until(tenantId, cityId, on, names), PolicyProfile::value, POLICY_VALUE.EFFECTIVE_ON);
    }

    /** Those that hold, of the values by day; a name that neither the tenant nor its city has set is absent. */
    public static Collection<PolicyValue> inForce(long tenantId, List<PolicyValue> byDay) {
        return holding(tenantId, byDay).values();
    }

    private SelectConditionStep<? extends Record> until(
            long tenantId, long cityId, LocalDate on, @Nullable Collection<String> names) {
        return values(POLICY_VALUE.TENANT_ID.in(tenantId, cityId))
                .and(POLICY_VALUE.EFFECTIVE_ON.le(on))
                .and(names == null ? noCondition() : POLICY_VALUE.NAME.in(names));
    }

    /** By date: the last one holds, the city's unless the tenant has one of its own. */
    private static Map<String, PolicyValue> holding(long tenantId, List<PolicyValue> byDay) {
        var values = new LinkedHashMap<String, PolicyValue>();
        var own = new LinkedHashMap<String, PolicyValue>();
        byDay.forEach(value -> (value.tenantId() == tenantId ? own : values).put(value.name(), value));
        own.values().stream().filter(value -> !value.inherits()).forEach(value -> values.put(value.name(), value));
        return values;
    }

    /** Every value of a city and its counties, of all days: the rules of a tree are no secret in it. */
    public List<PolicyValue> history(long cityId) {
        return values(POLICY_VALUE.TENANT_ID.in(select(TENANT.ID).from(TENANT).where(TENANT.CITY_ID.eq(cityId))))
                .orderBy(POLICY_VALUE.TENANT_ID, POLICY_VALUE.NAME, POLICY_VALUE.EFFECTIVE_ON)
                .fetch(PolicyProfile::value);
    }

    private SelectConditionStep<? extends Record> values(Condition whose) {
        return sql.select(
                        POLICY_VALUE.TENANT_ID,
                        POLICY_VALUE.NAME,
                        POLICY_VALUE.VALUE,
                        POLICY_VALUE.EFFECTIVE_ON,
                        POLICY_VALUE.CLAUSE,
                        POLICY_VALUE.MARK,
                        POLICY_VALUE.COUNTY_MAY,
                        POLICY_VALUE.SET_BY_NAME,
                        POLICY_VALUE.SET_AT)
                .from(POLICY_VALUE)
                .where(TenantScope.marked(POLICY_VALUE, whose));
    }

    private static PolicyValue value(Record row) {
        return new PolicyValue(
                row.get(POLICY_VALUE.TENANT_ID),
                row.get(POLICY_VALUE.NAME),
                row.get(POLICY_VALUE.VALUE),
                row.get(POLICY_VALUE.EFFECTIVE_ON),
                row.get(POLICY_VALUE.CLAUSE),
                row.get(POLICY_VALUE.MARK),
                row.get(POLICY_VALUE.COUNTY_MAY),
                row.get(POLICY_VALUE.SET_BY_NAME),
                row.get(POLICY_VALUE.SET_AT));
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
            return value.number();
        }
    }
}
