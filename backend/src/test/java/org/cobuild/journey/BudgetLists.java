package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** So many words of an entry hit as many lines of the draft, which are answered; the entry is replaced and ended. */
final class BudgetLists {
    private final BudgetDraft draft;
    private final String clause = "统建-" + UUID.randomUUID().toString().substring(0, 8);

    BudgetLists(BudgetDraft draft) {
        this.draft = draft;
    }

    void live() {
        draft.on("2025-09-11");
        var first = add("2025-09-11", Map.of());
        var second = add("2025-09-12", Map.of("replacesId", first, "replacesVersion", 1));
        draft.on("2025-09-12");
        for (var verdict : List.of("KEPT", "ACCEPTED")) {
            JourneySteps.done(draft.act("chenjing", "projectPrecheck", Map.of("projectId", draft.project)));
            answer(verdict);
        }
        JourneySteps.done(draft.as("liweidong")
                .mutate("listEntryEnd", Map.of("id", second, "version", 1, "lastOn", "2025-09-12"), "entry { id }"));
    }

    private String add(String day, Map<String, Object> more) {
        var input = new HashMap<String, Object>(Map.of(
                "kind", "UNIFIED_BUILD",
                "clause", clause,
                "title", "统建",
                "content", "不得重复建设",
                "suggestion", "改用统建的",
                "anyTerms",
                        IntStream.range(0, draft.rows)
                                .mapToObj(i -> "第" + i + "项")
                                .toList(),
                "effectiveOn", day));
        input.putAll(more);
        return JourneySteps.done(draft.as("liweidong").mutate("listEntryAdd", input, "entry { id }"))
                .at("/entry/id")
                .asString();
    }

    private void answer(String verdict) {
        var answers = new ArrayList<Map<String, Object>>();
        draft.read("project { precheck { hits { id version } } }")
                .at("/project/precheck/hits")
                .forEach(hit -> {
                    var answer = new HashMap<String, Object>(Map.of(
                            "hitId", hit.at("/id").asString(),
                            "version", hit.at("/version").asInt(),
                            "verdict", verdict));
                    answer.put("reason", verdict.equals("KEPT") ? "另有要求" : null);
                    answers.add(answer);
                });
        // Those of the entry of a run before are hit, too.
        assertThat(answers).hasSizeGreaterThanOrEqualTo(draft.rows);
        JourneySteps.done(draft.as("chenjing")
                .mutate(
                        "projectPrecheckAnswer",
                        Map.of("projectId", draft.project, "answers", answers),
                        "project { id }"));
    }
}
