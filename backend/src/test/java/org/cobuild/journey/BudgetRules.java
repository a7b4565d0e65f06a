package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobuild.World;

/** So many numbers of a rule and papers are planned and taken back, and so many weekend days of a year become working days. */
final class BudgetRules {
    private static final List<String> CATEGORIES = List.of("NEW", "REBUILD", "EXTENSION", "UPGRADE", "OM", "SERVICE");
    private static final List<String> KINDS =
            List.of("FEASIBILITY_STUDY", "CONSTRUCTION_SCHEME", "LEADER_ORDER", "OTHER");
    private final World world;
    private final int rows;
    private final LocalDate today;

    BudgetRules(World world, int rows) {
        this.world = world;
        this.rows = rows;
        this.today = world.clock().today(ZoneId.of("Asia/Shanghai"));
    }

    void live() {
        for (int n = 1; n <= rows; n++) {
            act(
                    "denghui",
                    "policyValueSet",
                    Map.of(
                            "name",
                            "acceptance_months",
                            "value",
                            n % 2 == 0 ? "6" : "7",
                            "effectiveOn",
                            today.plusDays(1_000 + n).toString()),
                    "rule { name }");
        }
        for (int n = 1; n <= rows; n++) {
            act(
                    "denghui",
                    "policyValueWithdraw",
                    Map.of(
                            "name",
                            "acceptance_months",
                            "effectiveOn",
                            today.plusDays(1_000 + n).toString()),
                    "rule { name }");
        }
        papers();
        routes();
        var year = today.getYear() + 2;
        act(
                "hanbing",
                "calendarYearSet",
                Map.of("year", year, "notice", "市政府办公室通知", "days", saturdays(year)),
                "calendar { year }");
        act("hanbing", "calendarYearSet", Map.of("year", year, "days", List.of()), "calendar { year }");
    }

    /** So many papers are asked of categories from a far day on, and no more. */
    private void papers() {
        var on = today.plusDays(3_000 + rows).toString();
        var rules = IntStream.range(0, rows)
                .mapToObj(n -> Map.of("kind", KINDS.get(n / 6), "category", CATEGORIES.get(n % 6), "from", "LIGHT"))
                .toList();
        act("denghui", "paperRulesSet", Map.of("effectiveOn", on, "rules", rules), "paperRules { required }");
        act("denghui", "paperRulesWithdraw", Map.of("effectiveOn", on), "paperRules { required }");
    }

    /** A route of so many steps, for a category that nobody has, is written, planned for a far day, written again and thrown away. */
    private void routes() {
        var draft = Map.of("code", "budget", "subject", "PROJECT", "version", 0, "content", route());
        act("hanbing", "routeDraftSave", draft, "route { code }");
        act(
                "hanbing",
                "routePutInForce",
                Map.of(
                        "code",
                        "budget",
                        "version",
                        1,
                        "effectiveOn",
                        today.plusDays(200 + rows).toString()),
                "route { code }");
        var planned = world.as("hanbing")
                .ask("{ approvalRoutes { code versions { version } } }")
                .get("approvalRoutes")
                .valueStream()
                .filter(route -> route.get("code").asString().equals("budget"))
                .findFirst()
                .orElseThrow();
        var version = planned.at("/versions/0/version").asInt();
        act("hanbing", "routeTakeOut", Map.of("code", "budget", "version", version), "route { code }");
        act("hanbing", "routeDraftSave", draft, "route { code }");
        act("hanbing", "routeDraftDiscard", Map.of("code", "budget", "version", 1), "route { code }");
    }

    private Map<String, Object> route() {
        return Map.of(
                "name",
                "立项评审",
                "nameEn",
                "Initiation",
                "categories",
                List.of("NOBODYS"),
                "below",
                "1000000",
                "steps",
                IntStream.rangeClosed(1, rows)
                        .mapToObj(n -> Map.of(
                                "code",
                                "step" + n,
                                "name",
                                "步骤",
                                "nameEn",
                                "Step",
                                "stage",
                                n,
                                "branch",
                                1,
                                "rule",
                                "ANY",
                                "workingDays",
                                5,
                                "mayCut",
                                false,
                                "assignees",
                                List.of(Map.of(
                                        "level",
                                        "OWN",
                                        "unit",
                                        "authority",
                                        "role",
                                        "AUTHORITY_CHIEF",
                                        "veto",
                                        false))))
                        .map(step -> {
                            var whole = new HashMap<String, Object>(step);
                            whole.put("mayRefuse", false);
                            return whole;
                        })
                        .toList());
    }

    private List<Map<String, Object>> saturdays(int year) {
        return LocalDate.of(year, 3, 1)
                .datesUntil(LocalDate.of(year, 12, 31))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY)
                .limit(rows)
                .map(day -> Map.<String, Object>of("day", day.toString(), "working", true))
                .toList();
    }

    private void act(String who, String mutation, Map<String, ?> input, String selection) {
        var payload = world.as(who).mutate(mutation, input, selection);
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
    }
}
