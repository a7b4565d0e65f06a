package org.cobuild.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of the rules, and papers of applications: the tenant's own or its city's, and nobody else's; for who may read them. */
final class RuleQuestions implements Asker {
    private static final String DOCUMENT =
            "{ policyValues { name value } policyRules { name inForce { value } history { value } planned { value } }"
                    + " paperRules { planned { effectiveOn own } } }";

    @Override
    public String subjectType() {
        return "";
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public List<Finding> ask(Land land, Who who, List<Row> none) {
        var acting = who.acting();
        if (acting == null) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        var answer = land.ask(who, DOCUMENT, Map.of());
        var outcome =
                answer.has("errors") ? answer.at("/errors/0/extensions/code").asString() : "answered";
        check(land, findings, who, "policyValues", acting.may("TENANT_READ") ? "answered" : "FORBIDDEN", outcome);
        if (!outcome.equals("answered")) {
            return findings;
        }
        var city = land.all().get("Tenant", acting.cityId());
        var values = new ArrayList<Integer>();
        answer.at("/data/policyValues").forEach(value -> {
            if (value.path("name").asString().equals("city_number")) {
                values.add(new BigDecimal(value.path("value").asString()).intValue());
            }
        });
        var number = city.is("level", "PLATFORM") ? List.of() : List.of((int) city.number("tile_row"));
        check(land, findings, who, "policyValues", number.toString(), values.toString());
        var rules = new ArrayList<Integer>();
        answer.at("/data/policyRules").forEach(rule -> {
            if (rule.path("name").asString().equals("participant_answer_days")) {
                rule.findValuesAsString("value").forEach(value -> rules.add(new BigDecimal(value).intValue()));
            }
        });
        var days = city.is("level", "PLATFORM") ? List.of() : List.of(10 + (int) city.number("tile_row"));
        check(land, findings, who, "policyRules", days.toString(), rules.toString());
        var papers = new TreeMap<String, Boolean>();
        answer.at("/data/paperRules/planned")
                .forEach(rule -> papers.put(
                        rule.path("effectiveOn").asString(), rule.path("own").asBoolean()));
        check(land, findings, who, "paperRules", papers(land, acting).toString(), papers.toString());
        return findings;
    }

    /** Each tenant of a city's tree has planned one for a day of its own. */
    private static Map<String, Boolean> papers(Land land, Who acting) {
        var papers = new TreeMap<String, Boolean>();
        for (var id : List.of(acting.cityId(), acting.tenantId())) {
            var tenant = land.all().get("Tenant", id);
            if (!tenant.is("level", "PLATFORM")) {
                papers.put(Generator.paperDay((int) tenant.number("tile_row")).toString(), id == acting.tenantId());
            }
        }
        return papers;
    }

    private void check(Land land, List<Finding> findings, Who who, String what, String expected, String got) {
        land.asked.incrementAndGet();
        if (!expected.equals(got)) {
            findings.add(new Finding(this, who.id(), 0, what, expected, got));
        }
    }
}
