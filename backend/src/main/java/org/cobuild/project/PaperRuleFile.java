package org.cobuild.project;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.cobuild.tenancy.policy.PolicyRule.APPLICATION_PAPERS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Together;
import org.cobuild.project.PaperRule.Cell;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.PlannedChange;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * {@code papers.yaml}: which papers applications have, by category and track, each with the day from which that holds.
 * What is in force is never changed backwards; another rule gets a day of its own. What no longer stands in the file
 * stays in force.
 */
@Component
class PaperRuleFile implements FolderPart<List<PaperRuleFile.Line>> {
    private static final Shape SHAPE = Shape.list(
            Key.choice("paper", "材料 Which paper", ApplicationPaper.class),
            Key.choices("categories", "哪些类别的项目 Of projects of which categories", ProjectCategory.class),
            Key.choice(
                            "from",
                            "ALL 都要，LIGHT 按程序立项的（简易、完整）才要，FULL 完整程序才要，NONE 不要 From which track on it is asked",
                            AskedFrom.class)
                    .optional(),
            Key.flag("inherit", "代替 from：从这天起恢复沿用市级 Instead of from: from that day on as the city has it")
                    .optional(),
            Key.day("effectiveOn", "生效日期 The day from which it holds"));
    private final PaperRuleRepository rules;
    private final PolicyProfile policy;
    private final Access access;
    private final PortalClock clock;
    private final DSLContext sql;

    PaperRuleFile(PaperRuleRepository rules, PolicyProfile policy, Access access, PortalClock clock, DSLContext sql) {
        this.rules = rules;
        this.policy = policy;
        this.access = access;
        this.clock = clock;
        this.sql = sql;
    }

    /** A rule as the file has it, of no tenant yet. */
    record Line(FolderRow from, PaperRule rule) {}

    /** What makes a rule one of its own. */
    private record Id(Cell cell, LocalDate effectiveOn) {
        static Id of(PaperRule rule) {
            return new Id(rule.cell(), rule.effectiveOn());
        }
    }

    @Override
    public String file() {
        return "papers.yaml";
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
            if (!row.faultless()) {
                continue;
            }
            var inherit = row.flag("inherit", false);
            if (inherit == (row.textOrNull("from") != null)) {
                row.fault("from", "project.paperRule.one");
                continue;
            }
            var kind = row.one("paper", ApplicationPaper.class);
            for (var category : row.several("categories", ProjectCategory.class)) {
                var rule = new PaperRule(
                        0,
                        kind,
                        category,
                        row.date("effectiveOn"),
                        inherit ? null : row.one("from", AskedFrom.class),
                        null,
                        clock.now());
                if (!seen.add(Id.of(rule))) {
                    row.fault("categories", "folder.twice", rule.cell().inWords() + " " + rule.effectiveOn());
                }
                lines.add(new Line(row, rule));
            }
        }
        return lines;
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<Line> lines) {
        var city = access.consequence(standing.cityId());
        var together = new Together();
        var own = rules.list(together, grant);
        var citys = rules.list(together, city);
        var values = policy.list(
                together,
                city.tenantId(),
                city.tenantId(),
                List.of(APPLICATION_PAPERS.title()),
                lines.stream()
                        .map(line -> line.rule().effectiveOn())
                        .max(LocalDate::compareTo)
                        .orElse(standing.today()));
        together.fetch(sql);
        var table = new PaperTable(
                grant.tenantId(),
                city.tenantId(),
                Stream.concat(own.rows().stream(), citys.rows().stream()).toList(),
                values.rows());
        var byId = own.rows().stream().collect(toMap(Id::of, rule -> rule));
        var today = standing.today();
        var written = new ArrayList<PaperRule>();
        for (var line : lines) {
            var rule = owned(line.rule(), grant);
            var known = byId.get(Id.of(rule));
            if (known != null && known.from() == rule.from()) {
                continue;
            }
            if (!rule.effectiveOn().isAfter(today) && !byId.isEmpty()) {
                line.from()
                        .fault(
                                "effectiveOn",
                                known == null ? "folder.papers.past" : "folder.papers.inforce",
                                PaperRuleChecks.words(rule.cell()),
                                rule.effectiveOn().toString(),
                                today.plusDays(1).toString());
            }
            var refusals = new Refusals();
            PaperRuleChecks.above(refusals, table, grant.tenantId() == city.tenantId(), rule, "from");
            refusals.list()
                    .forEach(refusal -> line.from()
                            .fault(
                                    "from",
                                    "folder.papers.rule",
                                    refusal.message(),
                                    Objects.requireNonNullElse(refusal.clause(), ""),
                                    Objects.requireNonNullElse(refusal.lift(), "")));
            written.add(rule);
        }
        return new Planned(changes(grant, table, written), () -> rules.save(written));
    }

    private PaperRule owned(PaperRule told, Grant grant) {
        return new PaperRule(
                grant.tenantId(), told.kind(), told.category(), told.effectiveOn(), told.from(), null, told.setAt());
    }

    /** Told by paper and day, against what the tenant said until then. */
    private static List<PlannedChange> changes(Grant grant, PaperTable table, List<PaperRule> written) {
        return grouped(written, rule -> List.of(rule.effectiveOn(), rule.kind())).stream()
                .map(of -> {
                    var first = of.getFirst();
                    var change = PlannedChange.of(
                            PaperRuleService.SET,
                            "Tenant",
                            grant.tenantId(),
                            first.effectiveOn().toString(),
                            first.kind().name());
                    of.forEach(rule -> change.field(
                            rule.cell().inWords(), table.own(rule.cell(), rule.effectiveOn()), rule.inWords()));
                    return change.build();
                })
                .toList();
    }

    @Override
    public List<Map<String, Object>> export(Grant grant) {
        return grouped(rules.all(grant), rule -> List.of(rule.effectiveOn(), rule.kind(), rule.inWords())).stream()
                .map(PaperRuleFile::entry)
                .toList();
    }

    private static Map<String, Object> entry(List<PaperRule> of) {
        var first = of.getFirst();
        var entry = new LinkedHashMap<String, Object>();
        entry.put("paper", first.kind());
        entry.put("categories", of.stream().map(PaperRule::category).toList());
        if (first.from() == null) {
            entry.put("inherit", true);
        } else {
            entry.put("from", first.from());
        }
        entry.put("effectiveOn", first.effectiveOn());
        return entry;
    }

    /** By day and in the order of the form, those that have a key in common together. */
    private static List<List<PaperRule>> grouped(List<PaperRule> rules, Function<PaperRule, List<Object>> key) {
        return List.copyOf(rules.stream()
                .sorted(comparing(PaperRule::effectiveOn)
                        .thenComparing(PaperRule::kind)
                        .thenComparing(PaperRule::category))
                .collect(groupingBy(key, LinkedHashMap::new, toList()))
                .values());
    }
}
