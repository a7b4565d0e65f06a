package org.cobuild.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.World;
import tools.jackson.databind.JsonNode;

/** Filings as people make them, through the API. */
public final class Filings {
    public static final String FIELDS =
            "filing { id version kind year state number partsAsked partsThere ruling viewerCanEdit viewerCanCorrect"
                    + " content { name category approver approvalNumber investment operationMoney fundingChannel targets"
                    + " catalogueCount sharedCount } versions { number reason sha256 content { name } papers { paper } }"
                    + " parts { part need there dueOn overdue clause } } ";

    private final World world;
    private final String who;

    public Filings(World world, String who) {
        this.world = world;
        this.who = who;
    }

    /** A draft by hand: a small service, which asks for little. */
    public JsonNode byHand(String name) {
        return done(start(Map.of("kind", "CONSTRUCTION", "year", 2026, "name", name, "category", "SERVICE")));
    }

    public JsonNode start(Map<String, ?> input) {
        return world.as(who).mutate("filingStart", input, FIELDS);
    }

    /** All that a service is asked for. */
    public static Map<String, Object> content(String name) {
        return new HashMap<>(Map.of(
                "name", name,
                "category", "SERVICE",
                "approver", "局办公会",
                "targets", "服务满意度 ≥ 95 %",
                "investment", "120000.00",
                "fundingChannel", "部门预算"));
    }

    /** All that new construction is asked for; the statutory papers follow. */
    public static Map<String, Object> construction(String name, LocalDate due) {
        var content = content(name);
        content.put("category", "NEW");
        content.put("operationMoney", "30000.00");
        content.put("catalogueCount", 5);
        content.put("sharedCount", 4);
        content.put("openedCount", 1);
        content.put("systems", "一个系统");
        content.put("protectionDueOn", due.toString());
        content.put("cryptographyDueOn", due.toString());
        return content;
    }

    public JsonNode edit(JsonNode draft, Map<String, Object> content, String... papers) {
        return act("filingEdit", draft, Map.of("content", content, "papers", papers(papers)));
    }

    public JsonNode file(JsonNode draft) {
        return act("filingFile", draft, Map.of());
    }

    public JsonNode correct(JsonNode filing, String reason, Map<String, Object> content, String... papers) {
        return act("filingCorrect", filing, Map.of("reason", reason, "content", content, "papers", papers(papers)));
    }

    public JsonNode rule(String act, JsonNode filing, String reason) {
        return act(act, filing, Map.of("reason", reason));
    }

    /** A filing by hand with its number. */
    public JsonNode filed(String name) {
        return done(file(done(edit(byHand(name), content(name)))));
    }

    public JsonNode act(String act, JsonNode filing, Map<String, ?> more) {
        return world.as(who).mutate(act, input(filing, more), FIELDS);
    }

    /** Code of the GraphQL error. */
    public String code(String act, JsonNode filing, Map<String, ?> more) {
        var type = Character.toUpperCase(act.charAt(0)) + act.substring(1) + "Input";
        return world.as(who)
                .answer(
                        "mutation($input: " + type + "!) { " + act + "(input: $input) { errors { message } } }",
                        Map.of("input", input(filing, more)))
                .at("/errors/0/extensions/code")
                .asString();
    }

    private static Map<String, Object> input(JsonNode filing, Map<String, ?> more) {
        var input = new HashMap<String, Object>(more);
        input.put("id", filing.get("id").asString());
        input.putIfAbsent("version", filing.get("version").asInt());
        return input;
    }

    private static List<Map<String, String>> papers(String... paperAndDocument) {
        return java.util.stream.IntStream.range(0, paperAndDocument.length / 2)
                .mapToObj(i -> Map.of("paper", paperAndDocument[2 * i], "documentId", paperAndDocument[2 * i + 1]))
                .toList();
    }

    public JsonNode list(String filter) {
        return world.as(who)
                .ask("{ filings(" + (filter.isEmpty() ? "" : "filter: {" + filter + "}, ")
                        + "first: 100) { edges { node { id number content { name } state partsAsked partsThere } } } }")
                .at("/filings/edges");
    }

    public List<String> numbers(String filter) {
        return list(filter)
                .valueStream()
                .map(edge -> edge.at("/node/number").asString())
                .toList();
    }

    static JsonNode done(JsonNode payload) {
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload.get("filing");
    }

    static List<String> refusals(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString() + " "
                        + error.get("path")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(".")))
                .map(String::strip)
                .toList();
    }
}
