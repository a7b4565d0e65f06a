package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.World;
import org.cobuild.planning.Plans;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A plan of so many tasks is written, emptied and filled again, put in force and closed; a batch has so many windows. */
final class BudgetPlanning {
    private static final String PLAN = "plan { id version title firstYear lastYear }";
    private final World world;
    private final int rows;

    BudgetPlanning(World world, int rows) {
        this.world = world;
        this.rows = rows;
    }

    void live() {
        var unit = new Plans(world).unit("liweidong", "市卫生健康委员会");
        var plan = act("liweidong", "planSave", whole(null, 0, goals(unit, 1)), PLAN)
                .get("plan");
        plan = act("liweidong", "planSave", whole(plan, 1, goals(unit, 2)), PLAN)
                .get("plan");
        plan = act("zhouguodong", "planPutInForce", standing(plan), PLAN).get("plan");
        act("zhouguodong", "planClose", standing(plan), PLAN);
        var input = new HashMap<String, Object>(Map.of(
                "version", 0, "year", 2070 + rows, "title", "预算批次", "opensOn", "2069-01-01", "closesOn", "2069-02-01"));
        input.put("countiesMaySet", true);
        input.put("windows", windows());
        var batch = act("liweidong", "batchSave", input, "batch { id }").get("batch");
        input.put("id", batch.get("id").asString());
        input.put("version", 1);
        act("liweidong", "batchSave", input, "batch { id }");
        act(
                "houjianguo",
                "batchWindowSet",
                Map.of(
                        "batchId",
                        batch.get("id").asString(),
                        "version",
                        2,
                        "opensOn",
                        "2069-01-02",
                        "closesOn",
                        "2069-02-02"),
                "batch { id }");
    }

    private static Map<String, Object> whole(@Nullable JsonNode plan, int version, List<Map<String, Object>> goals) {
        var input = new HashMap<String, Object>(Map.of("title", "预算规划", "firstYear", 2071, "lastYear", 2075));
        input.put("id", plan == null ? null : plan.get("id").asString());
        input.put("version", version);
        input.put("goals", goals);
        return input;
    }

    /** All new, so that what stood there before is removed. */
    private List<Map<String, Object>> goals(String unit, int first) {
        var goals = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < rows; i++) {
            goals.add(Map.of(
                    "year",
                    2071,
                    "title",
                    "目标" + i,
                    "tasks",
                    List.of(Map.of("code", first + "-" + i, "title", "任务" + i, "unitId", unit))));
        }
        return goals;
    }

    private List<Map<String, Object>> windows() {
        return world.as("liweidong")
                .ask("{ tenants { id level } }")
                .get("tenants")
                .valueStream()
                .filter(tenant -> tenant.get("level").asString().equals("COUNTY"))
                .limit(rows)
                .map(tenant -> Map.<String, Object>of(
                        "tenantId", tenant.get("id").asString(), "opensOn", "2069-01-01", "closesOn", "2069-02-03"))
                .toList();
    }

    private static Map<String, Object> standing(JsonNode plan) {
        return Map.of(
                "id", plan.get("id").asString(), "version", plan.get("version").asInt());
    }

    private JsonNode act(String who, String mutation, Map<String, ?> input, String selection) {
        var payload = world.as(who).mutate(mutation, input, selection);
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload;
    }
}
