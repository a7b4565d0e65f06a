package org.cobuild.tenancy;

import static org.cobuild.db.Tables.POLICY_VALUE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.PolicyValueRecord;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * {@code policy.yaml}: the numbers of the rules, each with the day from which it holds. A value in force is never
 * changed backwards; a new value gets a day of its own.
 */
@Component
class PolicyFile implements FolderPart {
    private final DSLContext sql;
    private final PortalClock clock;

    PolicyFile(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String file() {
        return "policy.yaml";
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        var known = sql.selectFrom(POLICY_VALUE)
                .where(grant.on(POLICY_VALUE))
                .fetchMap(value -> new Key(value.getName(), value.getEffectiveOn()));
        var seen = new HashSet<Key>();
        var written = new ArrayList<PolicyValueRecord>();
        for (var row : rows) {
            row.onlyKeys("name", "value", "effectiveOn", "clause", "mark");
            var key = new Key(row.code("name"), row.date("effectiveOn"));
            if (!seen.add(key)) {
                row.wrong("folder.policy.twice", key.name(), key.effectiveOn().toString());
                continue;
            }
            var value = known.get(key);
            if (value == null) {
                value = new PolicyValueRecord();
                value.setTenantId(grant.tenantId());
                value.setName(key.name());
                value.setEffectiveOn(key.effectiveOn());
            } else if (inForce(key) && !same(value.getValue(), row.decimal("value"))) {
                row.wrong("folder.policy.inforce", key.name(), key.effectiveOn().toString(), value.getValue());
                continue;
            }
            fill(value, row);
            if (value.modified()) {
                written.add(value);
            }
        }
        Rows.upsert(sql, POLICY_VALUE, written);
    }

    private static void fill(PolicyValueRecord value, FolderRow row) {
        value.setValue(row.decimal("value"));
        value.setClause(row.textOrNull("clause", 200));
        value.setMark(row.text("mark"));
        if (!List.of("T", "L", "C").contains(value.getMark())) {
            row.wrong("folder.unknown", "mark", value.getMark());
            value.setMark("C");
        }
    }

    private boolean inForce(Key key) {
        return !key.effectiveOn().isAfter(clock.today(ZoneOffset.UTC));
    }

    private static boolean same(String a, String b) {
        return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    }

    /** What makes a value one of its own. */
    private record Key(String name, LocalDate effectiveOn) {}
}
