package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.World;
import tools.jackson.databind.JsonNode;

/** A zone is brought in by the steps of the screen, with so many words of its own; another draft is thrown away. */
final class BudgetOnboarding {
    private final World.Caller operator;
    private final int rows;

    BudgetOnboarding(World.Caller operator, int rows) {
        this.operator = operator;
        this.rows = rows;
    }

    void live() {
        var city = operator.ask("{ tenants { id code } }")
                .at("/tenants")
                .valueStream()
                .filter(tenant -> tenant.at("/code").asString().equals("990100"))
                .findFirst()
                .orElseThrow();
        var words = new ArrayList<Map<String, String>>();
        for (int n = 0; n < rows; n++) {
            words.add(Map.of("code", "word" + n, "name", "词" + n, "nameEn", "Word " + n));
        }
        var draft = save(
                start(),
                Map.of(
                        "code",
                        "budget-zone-" + rows,
                        "name",
                        "功能区" + rows,
                        "parentId",
                        city.at("/id").asString(),
                        "administrators",
                        List.of(one("TENANT_ADMIN"), one("SECURITY_ADMIN"), one("AUDITOR")),
                        "dictionaries",
                        List.of(Map.of("dictionary", "field", "entries", words))));
        act("onboardingDraftApply", draft, Map.of(), "draft { version }");
        act("onboardingDraftDiscard", start(), Map.of(), "discardedId");
    }

    private Map<String, String> one(String duty) {
        return Map.of("duty", duty, "username", "zone." + rows + "." + duty, "name", duty);
    }

    private JsonNode start() {
        return operator.mutate("onboardingDraftStart", Map.of("template", "functional-zone"), "draft { id version }")
                .get("draft");
    }

    private JsonNode save(JsonNode draft, Map<String, Object> answers) {
        return act("onboardingDraftSave", draft, answers, "draft { id version }")
                .get("draft");
    }

    private JsonNode act(String mutation, JsonNode draft, Map<String, Object> answers, String selection) {
        var input = new HashMap<>(answers);
        input.put("draftId", draft.at("/id").asString());
        input.put("version", draft.at("/version").asInt());
        var payload = operator.mutate(mutation, input, selection);
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        return payload;
    }
}
