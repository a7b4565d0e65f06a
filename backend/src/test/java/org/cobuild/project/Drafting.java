package org.cobuild.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A co-built project of the test city's health commission, made step by step through the API: the lead's own core (600
 * yuan × 2), packages of two counties (300 and 100) and the insurance bureau, which gives data.
 */
final class Drafting {
    static final String FIELDS =
            "project { id code version stage title goals plannedStartOn plannedEndOn submittedAmount"
                    + " cutAmount approvedAmount viewerCanEdit participants { id state round share unit { name } } }";
    private final World world;
    private final World.Caller lead;
    String id = "";
    int version;
    private final Map<String, String> participants = new HashMap<>();

    Drafting(World world) {
        this(world, "chenjing");
    }

    /** Led by the unit of somebody else. */
    Drafting(World world, String clerk) {
        this.world = world;
        this.lead = world.as(clerk);
    }

    /** A draft with everything that a submission asks for, nobody asked yet. */
    static Drafting complete(World world) {
        return complete(world, "市民健康数据平台");
    }

    static Drafting complete(World world, String title) {
        return new Drafting(world)
                .create(title)
                .goals()
                .participants()
                .estimate()
                .sources()
                .milestones()
                .catalogue();
    }

    /** The same, with every participant's confirmation. */
    static Drafting confirmed(World world) {
        return confirmed(world, "市民健康数据平台");
    }

    static Drafting confirmed(World world, String title) {
        var draft = complete(world, title).invite();
        draft.confirm("songtao", "东山县卫生健康局");
        draft.confirm("mahui", "南河县卫生健康局");
        draft.confirm("yangfan", "市医疗保障局");
        return draft;
    }

    Drafting create(String title) {
        return saved(
                lead.mutate("projectCreate", Map.of("title", title, "category", "NEW", "field", "health"), FIELDS));
    }

    Drafting goals() {
        return act("projectUpdate", Map.of("goals", "居民健康档案一人一档，跨县可查"));
    }

    Drafting participants() {
        return act(
                "projectParticipantsSave",
                Map.of(
                        "participants",
                        List.of(
                                participant(unit("东山县卫生健康局"), "CO_BUILDER", "东山接入", "300.00"),
                                participant(unit("南河县卫生健康局"), "CO_BUILDER", "南河接入", "100.00"),
                                participant(unit("市医疗保障局"), "DATA_PROVIDER", "结算数据", "0"))));
    }

    static Map<String, Object> participant(String unitId, String role, String title, String share) {
        return new HashMap<>(Map.of(
                "unitId", unitId, "role", role, "packageTitle", title, "packageScope", title + "的范围", "share", share));
    }

    Drafting estimate() {
        return estimate("核心平台", "2", "600.00");
    }

    /** With another line of the lead's own, of 1,200 yuan. */
    Drafting estimate(String title, String quantity, String price) {
        return act(
                "projectEstimateSave",
                Map.of(
                        "lines",
                        List.of(
                                line("core", title, quantity, price, null),
                                line("county_access", "东山前置机", "3", "100.00", participant("东山县卫生健康局")),
                                line("county_access", "南河前置机", "1", "100.00", participant("南河县卫生健康局")))));
    }

    static Map<String, Object> line(
            String group, String title, String quantity, String price, @Nullable String participantId) {
        var line = new HashMap<String, Object>(Map.of(
                "costGroup", group,
                "title", title,
                "quantity", quantity,
                "quantityUnit", "套",
                "unitPrice", price,
                "leads", participantId == null));
        line.put("participantId", participantId);
        return line;
    }

    Drafting sources() {
        return act(
                "projectSourcesSave",
                Map.of(
                        "sources",
                        List.of(
                                source("DEVELOPMENT", "1200.00", null),
                                source("COUNTY", "300.00", participant("东山县卫生健康局")),
                                source("COUNTY", "100.00", participant("南河县卫生健康局")))));
    }

    static Map<String, Object> source(String source, String amount, @Nullable String participantId) {
        var input = new HashMap<String, Object>(Map.of("source", source, "amount", amount));
        input.put("participantId", participantId);
        return input;
    }

    Drafting milestones() {
        return act("projectMilestonesSave", Map.of("milestones", List.of(milestone("上线", 60), milestone("验收", 40))));
    }

    static Map<String, Object> milestone(String title, int weight) {
        return new HashMap<>(Map.of(
                "title", title, "weight", weight, "baselineStartOn", "2026-01-01", "baselineEndOn", "2026-06-30"));
    }

    Drafting targets() {
        return act(
                "projectTargetsSave",
                Map.of(
                        "targets",
                        List.of(
                                target("QUANTITY", "接入县", "6", "个"),
                                target("SOCIAL", "互认检查占比", "60", "%"),
                                target("SATISFACTION", "群众满意度", "90.5", "%"))));
    }

    static Map<String, Object> target(String group, String indicator, @Nullable String number, @Nullable String unit) {
        var target = new HashMap<String, Object>(Map.of(
                "group",
                group,
                "indicator",
                indicator,
                "comparison",
                number == null ? "DONE" : "AT_LEAST",
                "evidence",
                indicator + "统计表"));
        target.put("target", number);
        target.put("targetUnit", unit);
        return target;
    }

    Drafting catalogue() {
        return act(
                "projectCatalogueSave",
                Map.of(
                        "entries",
                        List.of(
                                entry("居民健康档案", unit("市卫生健康委员会"), "UNCONDITIONAL", null),
                                entry("医保结算", unit("市医疗保障局"), "NOT_SHARED", "《中华人民共和国个人信息保护法》第二十八条"))));
    }

    /** The same entries once more, under the ids that they have. */
    Drafting catalogue(String first, String second) {
        var entries = List.of(
                entry("居民健康档案", unit("市卫生健康委员会"), "UNCONDITIONAL", null),
                entry("医保结算", unit("市医疗保障局"), "NOT_SHARED", "《中华人民共和国个人信息保护法》第二十八条"));
        entries.get(0).put("id", first);
        entries.get(1).put("id", second);
        return act("projectCatalogueSave", Map.of("entries", entries));
    }

    static Map<String, Object> entry(String name, String providerId, String type, @Nullable String law) {
        var entry = new HashMap<String, Object>(
                Map.of("name", name, "providerId", providerId, "sharingType", type, "updateCycle", "DAILY"));
        entry.put("legalBasis", law);
        return entry;
    }

    /** Id of the participation of a unit. */
    String participant(String unitName) {
        return Objects.requireNonNull(participants.get(unitName), unitName);
    }

    Drafting invite() {
        return act("projectInvite", Map.of());
    }

    JsonNode confirm(String username, String unit) {
        return world.as(username)
                .mutate(
                        "participantConfirm",
                        Map.of("participantId", participant(unit), "round", 1),
                        "participant { id state round }");
    }

    Drafting submit() {
        return act("projectSubmit", Map.of());
    }

    /** Decides the open task of that person, which must not be refused. */
    Drafting decide(String who, String verb) {
        var seen = seenBy(who, "version cases { viewerTask { id } }");
        var payload = world.as(who)
                .mutate(
                        "taskDecide",
                        Map.of(
                                "taskId",
                                seen.at("/cases/0/viewerTask/id").asString(),
                                "verb",
                                verb,
                                "opinion",
                                "意见",
                                "version",
                                seen.get("version").asInt()),
                        "task { id }");
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(who + " " + verb + ": " + payload.get("errors"));
        }
        return this;
    }

    /** Cuts the first line as that person; the payload. */
    JsonNode cut(String who, String amount, String reason) {
        var seen = seenBy(who, "version estimateLines { id }");
        return world.as(who)
                .mutate(
                        "projectEstimateCut",
                        Map.of(
                                "projectId",
                                id,
                                "version",
                                seen.get("version").asInt(),
                                "cuts",
                                List.of(Map.of(
                                        "lineId",
                                        seen.at("/estimateLines/0/id").asString(),
                                        "cutAmount",
                                        amount,
                                        "reason",
                                        reason))),
                        "project { id }");
    }

    /** An act of the lead that must not be refused. */
    Drafting act(String mutation, Map<String, ?> input) {
        return saved(attempt(mutation, input));
    }

    /** @param asked what is asked for of the project, beside what this needs */
    Drafting act(String mutation, Map<String, ?> input, String asked) {
        return saved(attempt(mutation, input, FIELDS + " project { " + asked + " }"));
    }

    /** An act of the lead, with the version that it knows. */
    JsonNode attempt(String mutation, Map<String, ?> input) {
        return attempt(mutation, input, FIELDS);
    }

    /** @param answer what is asked for of the payload, beside its errors */
    JsonNode attempt(String mutation, Map<String, ?> input, String answer) {
        var whole = new HashMap<String, Object>(input);
        var key = List.of("projectUpdate", "projectSubmit", "projectWithdraw", "projectReopen")
                        .contains(mutation)
                ? "id"
                : "projectId";
        whole.putIfAbsent(key, id);
        whole.putIfAbsent("version", version);
        return lead.mutate(mutation, whole, answer);
    }

    private Drafting saved(JsonNode payload) {
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError("refused: " + payload.get("errors"));
        }
        var project = payload.get("project");
        id = project.get("id").asString();
        version = project.get("version").asInt();
        project.get("participants")
                .forEach(p -> participants.put(
                        p.get("unit").get("name").asString(), p.get("id").asString()));
        return this;
    }

    /** What somebody sees of it. */
    JsonNode seenBy(String username, String selection) {
        return world.as(username)
                .ask("query($id: ID!) { project(id: $id) { " + selection + " } }", Map.of("id", id))
                .get("project");
    }

    /** What stands in the way of its submission: code and place of each refusal, e.g. {@code REQUIRED goals}. */
    List<String> refusing() {
        return lead.ask("query($id: ID!) { project(id: $id) { submissionRefusals { code path } } }", Map.of("id", id))
                .at("/project/submissionRefusals")
                .valueStream()
                .map(error -> error.get("code").asString() + " "
                        + String.join(
                                ".",
                                error.get("path")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()))
                .toList();
    }

    /** Id of a unit of the city tree. */
    String unit(String name) {
        return unit(lead, name);
    }

    static String unit(World.Caller caller, String name) {
        var edges = caller.ask(
                        "query($s: String!) { units(filter: {search: $s}, first: 5) { edges { node { id name } } } }",
                        Map.of("s", name))
                .get("units")
                .get("edges");
        for (var edge : edges) {
            if (edge.get("node").get("name").asString().equals(name)) {
                return edge.get("node").get("id").asString();
            }
        }
        throw new AssertionError("no unit " + name);
    }

    /** Codes of the refusals with their paths, e.g. {@code STALE version}. */
    static List<String> refusals(JsonNode payload) {
        var found = new ArrayList<String>();
        payload.get("errors").forEach(error -> {
            var path = new ArrayList<String>();
            error.get("path").forEach(step -> path.add(step.asString()));
            found.add((error.get("code").asString() + " " + String.join(".", path)).strip());
        });
        return found;
    }
}
