package org.cobuild.planning;

import static org.cobuild.db.Tables.PLANNING_BATCH;
import static org.cobuild.db.Tables.PLANNING_PLAN;
import static org.cobuild.db.Tables.PLANNING_WINDOW;
import static org.cobuild.db.Tables.PROJECT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.World;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.SystemScope.Reason;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plans and batches of the test tenants, made through the API by the people who may. */
public final class Plans {
    private static final String PLAN = "plan { id version state title firstYear lastYear goals { id year title"
            + " tasks { id code title unit { name } } } }";
    private static final String BATCH = "batch { id version title window { opensOn closesOn state daysLeft own } }";
    private final World world;

    public Plans(World world) {
        this.world = world;
    }

    /** A plan of those years with one goal and two tasks of a unit, in force. */
    public JsonNode inForce(String writer, String director, String unitId, int firstYear, int lastYear) {
        var draft = done(save(writer, whole(unitId, firstYear, lastYear)), "plan");
        return done(putInForce(director, draft), "plan");
    }

    /** The input of such a plan. */
    public static Map<String, Object> whole(String unitId, int firstYear, int lastYear) {
        var plan = new HashMap<String, Object>();
        plan.put("version", 0);
        plan.put("title", "数字" + firstYear + "规划");
        plan.put("firstYear", firstYear);
        plan.put("lastYear", lastYear);
        plan.put(
                "goals",
                List.of(goal(
                        null,
                        firstYear,
                        "全民健康信息互通",
                        List.of(task(null, "01", "健康档案跨县可查", unitId), task(null, "02", "医保结算数据共享", unitId)))));
        return plan;
    }

    static Map<String, Object> goal(@Nullable String id, int year, String title, List<Map<String, Object>> tasks) {
        var goal =
                new HashMap<String, Object>(Map.of("year", year, "title", title, "measure", "互通率 95%", "tasks", tasks));
        goal.put("id", id);
        return goal;
    }

    static Map<String, Object> task(@Nullable String id, String code, String title, String unitId) {
        var task =
                new HashMap<String, Object>(Map.of("code", code, "title", title, "description", "", "unitId", unitId));
        task.put("id", id);
        return task;
    }

    /** The input that saves a plan as it stands. */
    static Map<String, Object> again(JsonNode plan, String unitId) {
        var input = new HashMap<String, Object>();
        input.put("id", plan.get("id").asString());
        input.put("version", plan.get("version").asInt());
        input.put("title", plan.get("title").asString());
        input.put("firstYear", plan.get("firstYear").asInt());
        input.put("lastYear", plan.get("lastYear").asInt());
        var goals = new ArrayList<Map<String, Object>>();
        plan.get("goals").forEach(goal -> {
            var tasks = new ArrayList<Map<String, Object>>();
            goal.get("tasks")
                    .forEach(task -> tasks.add(task(
                            task.get("id").asString(),
                            task.get("code").asString(),
                            task.get("title").asString(),
                            unitId)));
            goals.add(goal(
                    goal.get("id").asString(),
                    goal.get("year").asInt(),
                    goal.get("title").asString(),
                    tasks));
        });
        input.put("goals", goals);
        return input;
    }

    JsonNode save(String username, Map<String, ?> input) {
        return world.as(username).mutate("planSave", input, PLAN);
    }

    JsonNode putInForce(String username, JsonNode plan) {
        return world.as(username).mutate("planPutInForce", standing(plan), PLAN);
    }

    public JsonNode close(String username, JsonNode plan) {
        return world.as(username).mutate("planClose", standing(plan), PLAN);
    }

    static Map<String, Object> standing(JsonNode plan) {
        return Map.of(
                "id", plan.get("id").asString(), "version", plan.get("version").asInt());
    }

    /** A batch of the year with that window. */
    public JsonNode batch(String username, int year, String title, String opensOn, String closesOn) {
        return done(saveBatch(username, batchInput(year, title, opensOn, closesOn)), "batch");
    }

    static Map<String, Object> batchInput(int year, String title, String opensOn, String closesOn) {
        return new HashMap<>(
                Map.of("version", 0, "year", year, "title", title, "opensOn", opensOn, "closesOn", closesOn));
    }

    public JsonNode saveBatch(String username, Map<String, ?> input) {
        return world.as(username).mutate("batchSave", input, BATCH);
    }

    JsonNode setWindow(String username, Map<String, ?> input) {
        return world.as(username).mutate("batchWindowSet", input, BATCH);
    }

    /** Id of a unit of the caller's city tree. */
    public String unit(String username, String name) {
        return world.as(username)
                .ask(
                        "query($s: String!) { units(filter: {search: $s}, first: 5) { edges { node { id } } } }",
                        Map.of("s", name))
                .at("/units/edges/0/node/id")
                .asString();
    }

    public static JsonNode done(JsonNode payload, String field) {
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError("refused: " + payload.get("errors"));
        }
        return payload.get(field);
    }

    /** Codes of the refusals with their paths. */
    static List<String> refusals(JsonNode payload) {
        var found = new ArrayList<String>();
        payload.get("errors").forEach(error -> {
            var path = new ArrayList<String>();
            error.get("path").forEach(step -> path.add(step.asString()));
            found.add((error.get("code").asString() + " " + String.join(".", path)).strip());
        });
        return found;
    }

    /** Other tests share the tenants: no plan and no batch asks their projects for anything. */
    public static void clear(DSLContext sql) {
        sql.update(PLANNING_PLAN)
                .set(PLANNING_PLAN.STATE, "CLOSED")
                .where(SystemScope.all(Reason.REBUILD))
                .execute();
        sql.update(PROJECT)
                .setNull(PROJECT.BATCH_ID)
                .setNull(PROJECT.BATCH_TENANT_ID)
                .where(SystemScope.all(Reason.REBUILD))
                .execute();
        sql.deleteFrom(PLANNING_WINDOW).where(SystemScope.all(Reason.REBUILD)).execute();
        sql.deleteFrom(PLANNING_BATCH).where(SystemScope.all(Reason.REBUILD)).execute();
    }
}
