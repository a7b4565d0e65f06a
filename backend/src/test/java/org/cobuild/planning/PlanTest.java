package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.planning.Plans.again;
import static org.cobuild.planning.Plans.done;
import static org.cobuild.planning.Plans.goal;
import static org.cobuild.planning.Plans.refusals;
import static org.cobuild.planning.Plans.standing;
import static org.cobuild.planning.Plans.task;
import static org.cobuild.planning.Plans.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Writing plans, who reads them, and what can't be taken out of one. */
@PortalTest
class PlanTest {
    private static final String CHIEF = "liweidong";
    private static final String DIRECTOR = "zhouguodong";
    private static final String COUNTY = "houjianguo";
    private static final String SISTER = "lizhengyi";
    private static final String FOREIGN = "fanghua";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    private Plans plans;
    private String health = "";

    @BeforeEach
    void people() {
        plans = new Plans(world);
        health = plans.unit(CHIEF, "市卫生健康委员会");
    }

    @AfterEach
    void clear() {
        Plans.clear(sql);
    }

    @Test
    void theChiefWritesAndTheDirectorPutsInForceChangesAndCloses() {
        var draft = done(plans.save(CHIEF, whole(health, 2061, 2065)), "plan");
        assertThat(draft.get("state").asString()).isEqualTo("DRAFT");
        assertThat(draft.at("/goals/0/tasks")).hasSize(2);
        assertThatThrownBy(() -> plans.putInForce(CHIEF, draft)).hasMessageContaining("FORBIDDEN");
        var standing = done(plans.putInForce(DIRECTOR, draft), "plan");
        assertThat(standing.get("state").asString()).isEqualTo("IN_FORCE");
        assertThatThrownBy(() -> plans.save(CHIEF, again(standing, health)))
                .as("what is in force is the director's")
                .hasMessageContaining("FORBIDDEN");
        var changed = again(standing, health);
        changed.put("title", "改过的规划");
        var saved = done(plans.save(DIRECTOR, changed), "plan");
        assertThat(saved.get("title").asString()).isEqualTo("改过的规划");
        assertThat(ids(saved)).as("rows keep their ids").isEqualTo(ids(draft));
        var closed = done(plans.close(DIRECTOR, saved), "plan");
        assertThat(refusals(plans.save(CHIEF, again(closed, health)))).containsExactly("STATE");
        assertThat(refusals(plans.putInForce(DIRECTOR, closed))).containsExactly("STATE");
        assertThat(refusals(plans.close(DIRECTOR, closed))).containsExactly("STATE");
    }

    @Test
    void whoseBusinessItIsNotWritesNone() {
        for (var who : List.of("zhaolei", "chenjing", "hanbing", "wangxiulan")) {
            assertThatThrownBy(() -> plans.save(who, whole(health, 2061, 2065)))
                    .as(who)
                    .hasMessageContaining("FORBIDDEN");
        }
    }

    @Test
    void refusesForEveryReasonAtOnce() {
        var plan = whole(health, 2061, 2065);
        plan.put("title", "x");
        plan.put("lastYear", 2071);
        plan.put(
                "goals",
                List.of(
                        goal(null, 2060, "早了", List.of(task(null, "01", "一", health))),
                        goal(null, 2061, "重了", List.of(task(null, "01", "重号", health)))));
        assertThat(refusals(plans.save(CHIEF, plan)))
                .containsExactlyInAnyOrder(
                        "INVALID title",
                        "YEARS lastYear",
                        "YEARS goals.0.year",
                        "INVALID goals.0.tasks.0.title",
                        "TWICE goals.1.tasks.0.code");
    }

    @Test
    void refusesMoreGoalsThanAPlanHolds() {
        var plan = whole(health, 2061, 2065);
        var goals = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 101; i++) {
            goals.add(goal(null, 2061, "目标" + i, List.of()));
        }
        plan.put("goals", goals);
        assertThat(refusals(plans.save(CHIEF, plan))).containsExactly("INVALID goals");
    }

    @Test
    void anEmptyPlanIsNotPutInForce() {
        var plan = whole(health, 2061, 2065);
        plan.put("goals", List.of(goal(null, 2061, "只有目标", List.of())));
        var draft = done(plans.save(CHIEF, plan), "plan");
        assertThat(refusals(plans.putInForce(DIRECTOR, draft))).containsExactly("EMPTY");
    }

    @Test
    void whoSavesAStalePlanIsToldAndOverwritesNothing() {
        var draft = done(plans.save(CHIEF, whole(health, 2061, 2065)), "plan");
        var mine = again(draft, health);
        mine.put("title", "先存的");
        done(plans.save(CHIEF, mine), "plan");
        var theirs = again(draft, health);
        theirs.put("title", "后存的");
        assertThat(refusals(plans.save(DIRECTOR, theirs))).containsExactly("STALE version");
        assertThat(seen(CHIEF, id(draft)).get("title").asString()).isEqualTo("先存的");
    }

    @Test
    void aTaskMovesToAnotherGoalAndKeepsItsId() {
        var draft = done(plans.save(CHIEF, whole(health, 2061, 2065)), "plan");
        var tasks = draft.at("/goals/0/tasks");
        var moved = again(draft, health);
        moved.put(
                "goals",
                List.of(goal(
                        null, 2062, "新目标", List.of(task(tasks.get(1).get("id").asString(), "01", "移来的", health)))));
        var saved = done(plans.save(CHIEF, moved), "plan");
        assertThat(saved.get("goals")).hasSize(1);
        assertThat(saved.at("/goals/0/tasks/0/id")).isEqualTo(tasks.get(1).get("id"));
        assertThat(saved.at("/goals/0/tasks")).hasSize(1);
    }

    @Test
    void aDraftIsReadByWhoMayWriteItAlone() {
        var draft = done(plans.save(CHIEF, whole(health, 2061, 2065)), "plan");
        assertThat(seen(DIRECTOR, id(draft)).isNull()).isFalse();
        for (var who : List.of("zhaolei", "chenjing", COUNTY, SISTER, FOREIGN)) {
            assertThat(seen(who, id(draft)).isNull()).as(who).isTrue();
        }
        assertThat(listed("chenjing")).doesNotContain(id(draft));
        assertThatThrownBy(() -> plans.save(COUNTY, again(draft, health))).hasMessageContaining("NOT_FOUND");
    }

    @Test
    void onceInForceTheCityIsReadByItsCountiesAndACountyByItsCityAndNobodyElse() {
        var city = plans.inForce(CHIEF, DIRECTOR, health, 2061, 2065);
        var county = plans.inForce(COUNTY, COUNTY, plans.unit(COUNTY, "东山县卫生健康局"), 2061, 2065);
        for (var who : List.of("chenjing", "songtao", COUNTY, SISTER)) {
            assertThat(listed(who)).as(who).contains(id(city));
        }
        for (var who : List.of("chenjing", CHIEF, "songtao")) {
            assertThat(listed(who)).as(who).contains(id(county));
        }
        for (var who : List.of(SISTER, FOREIGN)) {
            assertThat(listed(who)).as(who).doesNotContain(id(county));
            assertThat(seen(who, id(county)).isNull()).as(who).isTrue();
        }
        assertThat(seen(FOREIGN, id(city)).isNull()).isTrue();
        var task = county.at("/goals/0/tasks/0/id").asString();
        assertThat(node(SISTER, task).isNull()).isTrue();
        assertThat(node(CHIEF, task).isNull()).isFalse();
        assertThatThrownBy(() -> plans.save(CHIEF, again(county, health)))
                .as("read from above, and not written")
                .hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> plans.close(FOREIGN, city)).hasMessageContaining("NOT_FOUND");
        assertThat(world.as("songtao")
                        .ask("{ plans(filter: {servable: true}) { edges { node { id } } } }")
                        .at("/plans/edges"))
                .extracting(edge -> edge.at("/node/id").asString())
                .contains(id(city), id(county));
        assertThat(world.as("chenjing")
                        .ask("{ plans(filter: {servable: true}) { edges { node { id } } } }")
                        .at("/plans/edges"))
                .extracting(edge -> edge.at("/node/id").asString())
                .as("a city's projects serve no county's plan")
                .contains(id(city))
                .doesNotContain(id(county));
    }

    @Test
    void aUnitOfAnotherCityIsNotThere() {
        var foreign = plans.unit(FOREIGN, "市卫生健康委员会");
        assertThatThrownBy(() -> plans.save(CHIEF, whole(foreign, 2061, 2065))).hasMessageContaining("NOT_FOUND");
    }

    @Test
    void aTaskOfAnotherPlanIsNotThere() {
        var one = done(plans.save(CHIEF, whole(health, 2061, 2065)), "plan");
        var other = done(plans.save(CHIEF, whole(health, 2066, 2070)), "plan");
        var mixed = again(other, health);
        mixed.put(
                "goals",
                List.of(goal(
                        null,
                        2066,
                        "混入",
                        List.of(task(one.at("/goals/0/tasks/0/id").asString(), "01", "别人的", health)))));
        assertThatThrownBy(() -> plans.save(CHIEF, mixed)).hasMessageContaining("NOT_FOUND");
        assertThat(standing(one)).isNotEmpty();
    }

    private List<String> ids(JsonNode plan) {
        var ids = new ArrayList<String>();
        plan.get("goals").forEach(goal -> {
            ids.add(goal.get("id").asString());
            goal.get("tasks").forEach(task -> ids.add(task.get("id").asString()));
        });
        return ids;
    }

    private static String id(JsonNode plan) {
        return plan.get("id").asString();
    }

    private JsonNode seen(String username, String id) {
        return world.as(username)
                .ask("query($id: ID!) { node(id: $id) { ... on Plan { id title } } }", Map.of("id", id))
                .get("node");
    }

    private JsonNode node(String username, String id) {
        return world.as(username)
                .ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                .get("node");
    }

    private List<String> listed(String username) {
        return world.as(username)
                .ask("{ plans(first: 100) { edges { node { id } } } }")
                .at("/plans/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").asString())
                .toList();
    }
}
