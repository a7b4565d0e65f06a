package org.cobuild.tenancy.policy;

import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.PolicyValueRecord;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.PlannedChange;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code policy.yaml}: the numbers of the rules, each with the day from which it holds. A value in force is never
 * changed backwards; a new value gets a day of its own. What no longer stands in the file stays in force.
 */
@Component
class PolicyFile implements FolderPart<List<PolicyFile.Line>> {
    static final Shape SHAPE = Shape.list(
            Key.choice(
                    "name",
                    Arrays.stream(PolicyRule.values()).map(PolicyRule::title).toList(),
                    "政策参数 Name of the rule"),
            Key.number("value", "值，金额为元，比例 0 至 1 Value; money in yuan, ratios 0 to 1")
                    .optional(),
            Key.flag("inherit", "代替 value：从这天起恢复沿用市级 Instead of a value: from that day on as the city has it")
                    .optional(),
            Key.day("effectiveOn", "生效日期 The day from which it holds"),
            Key.choice("mark", List.of("T", "L", "C"), "T 公开做法，L 法规，C 通行做法 Published practice, law, common practice"),
            Key.choice("countyMay", "县级可否另定，不写为 NO What a county may do with it; NO by default", CountyMay.class)
                    .optional(),
            Key.text("clause", 200, "依据 The clause behind it").optional());
    private final DSLContext sql;
    private final PolicyProfile profile;
    private final PortalClock clock;

    PolicyFile(DSLContext sql, PolicyProfile profile, PortalClock clock) {
        this.sql = sql;
        this.profile = profile;
        this.clock = clock;
    }

    /** A value as the file has it. */
    record Line(
            FolderRow from,
            PolicyRule rule,
            LocalDate effectiveOn,
            @Nullable String number,
            String mark,
            CountyMay countyMay,
            @Nullable String clause) {}

    /** What makes a value one of its own. */
    private record Id(PolicyRule rule, LocalDate effectiveOn) {}

    @Override
    public String file() {
        return "policy.yaml";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<Line> read(Standing standing, List<FolderRow> rows) {
        var seen = new HashSet<Id>();
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            if (standing.inherits() && row.textOrNull("countyMay") != null) {
                row.fault("countyMay", "policy.countymay");
            }
            if (!row.faultless()) {
                continue;
            }
            var inherit = row.flag("inherit", false);
            if (inherit == (row.textOrNull("value") != null)) {
                row.fault("value", "policy.one");
                continue;
            }
            if (inherit && !standing.inherits()) {
                row.fault("inherit", "policy.city");
                continue;
            }
            var line = new Line(
                    row,
                    PolicyRule.named(row.text("name")).orElseThrow(),
                    row.date("effectiveOn"),
                    inherit ? null : row.decimal("value"),
                    row.text("mark"),
                    row.one("countyMay", CountyMay.class),
                    row.textOrNull("clause"));
            if (!seen.add(new Id(line.rule(), line.effectiveOn()))) {
                row.fault(
                        "",
                        "folder.policy.twice",
                        line.rule().title(),
                        line.effectiveOn().toString());
            }
            if (line.number() != null) {
                var refusals = new Refusals();
                PolicyChecks.range(
                        refusals,
                        line.rule(),
                        new BigDecimal(line.number()),
                        Objects.requireNonNullElse(line.clause(), ""));
                note(row, refusals);
            }
            lines.add(line);
        }
        return lines;
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<Line> lines) {
        var timeline = new PolicyTimeline(standing.cityId(), profile.history(standing.cityId()));
        var today = standing.today();
        var belated = lines.stream()
                .filter(line -> !line.effectiveOn().isAfter(today))
                .filter(line ->
                        !timeline.own(grant.tenantId(), line.rule().title()).containsKey(line.effectiveOn()))
                .filter(line -> timeline.inForce(grant.tenantId(), line.rule().title(), today) != null)
                .collect(Collectors.toSet());
        // A tenant made today has decided nothing yet, and nothing was decided by a rule that had no number.
        var refused = belated.isEmpty() || !wasMadeBefore(grant, today) ? Set.<Line>of() : belated;
        var changes = new ArrayList<PlannedChange>();
        var written = new LinkedHashMap<PolicyValue, Line>();
        for (var line : lines) {
            var value = value(grant, line);
            var known = timeline.own(grant.tenantId(), value.name()).get(value.effectiveOn());
            if (refused.contains(line)) {
                line.from()
                        .fault(
                                "effectiveOn",
                                "folder.policy.past",
                                value.name(),
                                today.plusDays(1).toString());
            } else if (known != null && !value.effectiveOn().isAfter(today) && !known.sameNumber(value)) {
                line.from()
                        .fault(
                                "value",
                                "folder.policy.inforce",
                                value.name(),
                                value.effectiveOn().toString(),
                                PolicyWords.value(line.rule(), known));
            } else if (known == null || !known.says(value)) {
                changes.add(change(timeline, value, known));
                written.put(value, line);
            }
        }
        written.keySet().forEach(timeline::put);
        written.forEach((value, line) -> check(timeline, line, value));
        return new Planned(changes, () -> write(written.keySet()));
    }

    private boolean wasMadeBefore(Grant grant, LocalDate today) {
        return sql.select(TENANT.CREATED_AT, TENANT.TIME_ZONE)
                .from(TENANT)
                .where(TENANT.ID.eq(grant.tenantId()))
                .fetchOptional(row -> LocalDate.ofInstant(row.value1(), ZoneId.of(row.value2())))
                .filter(made -> made.isBefore(today))
                .isPresent();
    }

    private PolicyValue value(Grant grant, Line line) {
        return new PolicyValue(
                grant.tenantId(),
                line.rule().title(),
                line.number(),
                line.effectiveOn(),
                line.clause(),
                line.mark(),
                line.countyMay().name(),
                null,
                clock.now());
    }

    /** Told as the screen tells it: against the number of that day, or the one that held until then. */
    private static PlannedChange change(PolicyTimeline timeline, PolicyValue value, @Nullable PolicyValue known) {
        var before = known != null ? known : timeline.inForce(value.tenantId(), value.name(), value.effectiveOn());
        return PlannedChange.of(
                        "policyValueSet",
                        "Tenant",
                        value.tenantId(),
                        value.effectiveOn().toString(),
                        value.name())
                .field(value.name(), before == null ? null : plain(before), plain(value))
                .field("clause", before == null ? null : before.clause(), value.clause())
                .field("mark", before == null ? null : before.mark(), value.mark())
                .field("countyMay", before == null ? null : before.countyMay(), value.countyMay())
                .build();
    }

    private void check(PolicyTimeline timeline, Line line, PolicyValue value) {
        var refusals = new Refusals();
        new PolicyChecks(timeline, refusals, this::name).came(line.rule(), value);
        note(line.from(), refusals);
    }

    private static void note(FolderRow row, Refusals refusals) {
        refusals.list()
                .forEach(refusal -> row.fault(
                        "value",
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

    @Override
    public List<Map<String, Object>> export(Grant grant) {
        return sql.selectFrom(POLICY_VALUE)
                .where(grant.on(POLICY_VALUE))
                .orderBy(POLICY_VALUE.NAME, POLICY_VALUE.EFFECTIVE_ON)
                .fetch(PolicyFile::entry);
    }

    private static Map<String, Object> entry(PolicyValueRecord value) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", value.getName());
        if (value.getValue() == null) {
            entry.put("inherit", true);
        } else {
            entry.put("value", new BigDecimal(value.getValue()));
        }
        entry.put("effectiveOn", value.getEffectiveOn());
        entry.put("mark", value.getMark());
        if (!value.getCountyMay().equals(CountyMay.NO.name())) {
            entry.put("countyMay", value.getCountyMay());
        }
        if (value.getClause() != null) {
            entry.put("clause", value.getClause());
        }
        return entry;
    }

    private static @Nullable String plain(PolicyValue value) {
        return value.inherits() ? null : value.number().stripTrailingZeros().toPlainString();
    }
}
