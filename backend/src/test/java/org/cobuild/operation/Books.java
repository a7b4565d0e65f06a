package org.cobuild.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.Standing.Made;
import org.cobuild.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the people of operation do, over the API. */
final class Books {
    static final String BOOKKEEPER = "hefang";
    static final String CHIEF = "liweidong";
    private static final String ENTRY = "entry { id kind month amount note bookerName matchedAt matcherName closedYear"
            + " viewerCanMatch viewerCanCounter counters { id amount month } }";
    private static final String YEAR =
            "operationYear { id year revenue cost net lossCarried reinvestmentRatio" + " reinvested closerName }";
    private final World world;

    Books(World world) {
        this.world = world;
    }

    JsonNode book(Made project, String kind, String month, String amount) {
        return book(BOOKKEEPER, project, kind, month, amount, "平台服务费", null);
    }

    JsonNode book(
            String who, Made project, String kind, String month, String amount, String note, @Nullable String key) {
        var input = new LinkedHashMap<String, Object>(
                Map.of("projectId", project.globalId(), "kind", kind, "month", month, "amount", amount, "note", note));
        if (key != null) {
            input.put("clientMutationId", key);
        }
        return world.as(who).mutate("operationEntryBook", input, ENTRY);
    }

    JsonNode match(String who, String entryId) {
        return world.as(who).mutate("operationEntryMatch", Map.of("entryId", entryId), ENTRY);
    }

    JsonNode counter(String who, String entryId, String reason) {
        return world.as(who).mutate("operationEntryCounter", Map.of("entryId", entryId, "reason", reason), ENTRY);
    }

    JsonNode close(String who, Made project, int year) {
        return world.as(who).mutate("operationYearClose", Map.of("projectId", project.globalId(), "year", year), YEAR);
    }

    /** Books and has it matched; the entry's id. */
    String matched(Made project, String kind, String month, String amount) {
        var id = done(book(project, kind, month, amount)).get("id").asString();
        done(match(CHIEF, id));
        return id;
    }

    /** The entry of a payload that must have been done. */
    static JsonNode done(JsonNode payload) {
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(payload.get("errors").toString());
        }
        return payload.has("entry") ? payload.get("entry") : payload.get("operationYear");
    }

    static List<String> codes(JsonNode payload) {
        return payload.get("errors").findValuesAsString("code");
    }

    /** The code of the error that is no refusal. */
    String failure(String who, String mutation, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        var answer = world.as(who)
                .answer(
                        "mutation($input: " + type + "!) { " + mutation + "(input: $input) { errors { code } } }",
                        Map.of("input", input));
        return answer.get("errors").get(0).get("extensions").get("code").asString();
    }
}
