package org.cobuild.journey;

import static org.cobuild.journey.JourneySteps.done;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cobuild.Standing;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.filing.Filings;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/** A draft with so many papers is filed, sent back, corrected with as many again and revoked; another one is thrown away. */
final class BudgetFilings {
    private static final String FIELDS = "filing { id version }";
    private final World world;
    private final Works works;
    private final int rows;

    BudgetFilings(World world, DSLContext sql, Standing standing, int rows) {
        this.world = world;
        this.works = new Works(world, sql, standing);
        this.rows = rows;
    }

    void live() {
        var name = "备案 " + UUID.randomUUID();
        act(Works.LEAD, "filingDiscard", start(name), Map.of());
        var content = Filings.content(name);
        var filing = act(Works.LEAD, "filingEdit", start(name), Map.of("content", content, "papers", papers()));
        filing = act(Works.LEAD, "filingFile", filing, Map.of());
        filing = act(Works.CLERK, "filingSendBack", filing, Map.of("reason", "请补材料"));
        filing = act(
                Works.LEAD, "filingCorrect", filing, Map.of("reason", "补材料", "content", content, "papers", papers()));
        act(Works.CLERK, "filingRevoke", filing, Map.of("reason", "重复"));
    }

    private JsonNode start(String name) {
        return done(world.as(Works.LEAD)
                        .mutate(
                                "filingStart",
                                Map.of("kind", "CONSTRUCTION", "year", 2026, "name", name, "category", "SERVICE"),
                                FIELDS))
                .get("filing");
    }

    private List<Map<String, String>> papers() {
        return IntStream.range(0, rows)
                .mapToObj(n -> Map.of("paper", "OTHER", "documentId", works.document(Works.LEAD)))
                .toList();
    }

    private JsonNode act(String who, String act, JsonNode filing, Map<String, ?> more) {
        var input = new HashMap<String, Object>(more);
        input.put("id", filing.get("id").asString());
        input.put("version", filing.get("version").asInt());
        return done(world.as(who).mutate(act, input, FIELDS)).get("filing");
    }
}
