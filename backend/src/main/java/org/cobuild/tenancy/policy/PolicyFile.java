package org.cobuild.tenancy.policy;

import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cobuild.db.tables.records.PolicyValueRecord;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.FolderPart;
import org.cobuild.tenancy.FolderRow;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.Unit;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * {@code policy.yaml}: the numbers of the rules, each with the day from which it holds. A value in force is never
 * changed backwards; a new value gets a day of its own. What no longer stands in the file stays in force.
 */
@Component
public class PolicyFile implements FolderPart {
    private final DSLContext sql;
    private final PolicyProfile profile;
    private final PortalClock clock;

    public PolicyFile(DSLContext sql, PolicyProfile profile, PortalClock clock) {
        this.sql = sql;
        this.profile = profile;
        this.clock = clock;
    }

    @Override
    public String file() {
        return "policy.yaml";
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        var city = TENANT.as("city");
        // Held with its city: both change values of the same rules.
        var tenant = sql.select(TENANT.CITY_ID, TENANT.CREATED_AT, TENANT.TIME_ZONE)
                .from(TENANT)
                .join(city)
                .on(city.ID.eq(TENANT.CITY_ID))
                .where(TENANT.ID.eq(grant.tenantId()))
                .forUpdate()
                .fetchSingle();
        long cityId = tenant.value1();
        var timeline = new PolicyTimeline(cityId, profile.history(cityId));
        var zone = ZoneId.of(tenant.value3());
        var today = clock.today(zone);
        var made = LocalDate.ofInstant(tenant.value2(), zone);
        // A tenant made today has decided nothing yet, and nothing was decided by a rule that had no number.
        var decided = made.isBefore(today) ? inForce(timeline, grant, today) : Set.<String>of();

        var written = new LinkedHashMap<PolicyValue, FolderRow>();
        var seen = new HashSet<Key>();
        for (var row : rows) {
            var value = value(grant, row);
            var rule = PolicyRule.named(value.name());
            var known = timeline.own(grant.tenantId(), value.name()).get(value.effectiveOn());
            if (rule.isEmpty()) {
                row.wrong("folder.policy.unknown", value.name());
            } else if (!seen.add(new Key(value.name(), value.effectiveOn()))) {
                row.wrong(
                        "folder.policy.twice", value.name(), value.effectiveOn().toString());
            } else if (known == null && !value.effectiveOn().isAfter(today) && decided.contains(value.name())) {
                row.wrong("folder.policy.past", value.name(), today.plusDays(1).toString());
            } else if (known != null
                    && !value.effectiveOn().isAfter(today)
                    && known.number().compareTo(value.number()) != 0) {
                row.wrong(
                        "folder.policy.inforce",
                        value.name(),
                        value.effectiveOn().toString(),
                        known.value());
            } else if (known == null || !known.says(value)) {
                timeline.put(value);
                written.put(value, row);
            }
        }
        written.forEach((value, row) -> check(timeline, value, row));
        write(written.keySet());
    }

    private static Set<String> inForce(PolicyTimeline timeline, Grant grant, LocalDate today) {
        var names = new HashSet<String>();
        for (var rule : PolicyRule.values()) {
            if (timeline.inForce(grant.tenantId(), rule.title(), today) != null) {
                names.add(rule.title());
            }
        }
        return names;
    }

    private PolicyValue value(Grant grant, FolderRow row) {
        row.onlyKeys("name", "value", "effectiveOn", "clause", "mark", "countyMay");
        var name = row.code("name");
        var value = row.decimal("value");
        var mark = row.text("mark");
        if (!mark.isEmpty() && !Set.of("T", "L", "C").contains(mark)) {
            row.wrong("folder.unknown", "mark", mark);
        }
        return new PolicyValue(
                grant.tenantId(),
                name,
                value.isEmpty() ? "0" : value,
                row.date("effectiveOn"),
                row.textOrNull("clause", 200),
                mark.length() == 1 ? mark : "C",
                Optional.ofNullable(row.textOrNull("countyMay"))
                        .map(given -> row.one("countyMay", CountyMay.class))
                        .orElse(CountyMay.NO)
                        .name(),
                null,
                clock.now());
    }

    private void check(PolicyTimeline timeline, PolicyValue value, FolderRow row) {
        var refusals = new Refusals();
        var checks = new PolicyChecks(timeline, refusals, this::name);
        checks.came(PolicyRule.named(value.name()).orElseThrow(), value);
        refusals.list()
                .forEach(refusal -> row.wrong(
                        "folder.policy.rule",
                        refusal.message(),
                        Objects.requireNonNullElse(refusal.clause(), ""),
                        Objects.requireNonNullElse(refusal.lift(), "")));
    }

    private String name(long tenantId) {
        return sql.select(TENANT.NAME)
                .from(TENANT)
                .where(TENANT.ID.eq(tenantId))
                .fetchSingle(TENANT.NAME);
    }

    private void write(Set<PolicyValue> values) {
        Rows.upsert(
                sql,
                POLICY_VALUE,
                values.stream()
                        .map(value -> new PolicyValueRecord(
                                value.tenantId(),
                                value.name(),
                                value.effectiveOn(),
                                value.value(),
                                value.clause(),
                                value.mark(),
                                value.countyMay(),
                                null,
                                value.setAt()))
                        .toList());
    }

    /** What makes a value one of its own. */
    private record Key(String name, LocalDate effectiveOn) {}
}
