package org.cobuild.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cobuild.World;
import tools.jackson.databind.JsonNode;

/** A pool with so many experts more than are drawn, and a panel from its draw to its end. */
final class BudgetExperts {
    private static final int SIZE = 3;
    private final World world;
    private final String matter;
    private final int rows;

    BudgetExperts(World world, String matter, int rows) {
        this.world = world;
        this.matter = matter;
        this.rows = rows;
    }

    void live() {
        for (int n = 0; n < SIZE + rows; n++) {
            add(n);
        }
        var panel = act(
                "expertPanelDraw",
                Map.of(
                        "caseId",
                        matter,
                        "size",
                        SIZE,
                        "quotas",
                        List.of(Map.of("field", "LAW", "atLeast", 1), Map.of("field", "DATA", "atLeast", 1))));
        var first = panel.at("/members/0");
        panel = act("expertRecuse", Map.of("memberId", id(first), "version", 1, "reason", "参与过该项目", "ownWish", true));
        for (var member : panel.get("members")) {
            if (member.get("state").asString().equals("SEATED")) {
                panel = act(
                        "expertScore",
                        Map.of("memberId", id(member), "version", 1, "score", 85, "opinion", "可行", "dissent", "报价偏高"));
            }
        }
        act(
                "expertPanelClose",
                Map.of(
                        "panelId",
                        id(panel),
                        "version",
                        panel.get("version").asInt(),
                        "heldOn",
                        world.clock()
                                .today(java.time.ZoneId.of("Asia/Shanghai"))
                                .toString(),
                        "conclusion",
                        "可行",
                        "minutes",
                        "专家逐一发表意见"));
    }

    private void add(int n) {
        var input = new HashMap<String, Object>(Map.of(
                "name",
                "专家" + UUID.randomUUID().toString().substring(0, 8),
                "employer",
                "某大学",
                "fields",
                List.of("LAW", "DATA")));
        var saved = JourneySteps.done(world.as("liweidong").mutate("expertSave", input, "expert { id version }"));
        if (n == 0) {
            input.put("id", id(saved.get("expert")));
            input.put("version", 1);
            JourneySteps.done(world.as("liweidong").mutate("expertSave", input, "expert { id }"));
        }
    }

    private JsonNode act(String mutation, Map<String, Object> input) {
        return JourneySteps.done(
                        world.as("zhaolei").mutate(mutation, input, "panel { id version members { id state } }"))
                .get("panel");
    }

    private static String id(JsonNode of) {
        return of.get("id").asString();
    }
}
