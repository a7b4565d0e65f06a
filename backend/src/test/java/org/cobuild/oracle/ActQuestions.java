package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.GlobalId;
import tools.jackson.databind.JsonNode;

/**
 * May this one do this to these? Out of scope is NOT_FOUND, in scope without the right FORBIDDEN; everything else (a
 * refusal by a rule of business, or success) has passed the asking.
 */
final class ActQuestions implements Asker {
    private final Joined.ActRule rule;

    ActQuestions(Joined.ActRule rule) {
        this.rule = rule;
    }

    @Override
    public String subjectType() {
        return rule.type == null ? "" : rule.type;
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public List<Finding> ask(Land land, Who who, List<Row> subjects) {
        var all = land.all();
        var acting = who.acting();
        if (acting == null) {
            return List.of();
        }
        var rows = new ArrayList<Row>();
        if (rule.type == null) {
            rows.add(all.get("Tenant", acting.tenantId()));
        } else {
            subjects.stream().filter(row -> rule.askable.test(acting, row, all)).forEach(rows::add);
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var row : rows) {
            land.asked.incrementAndGet();
            var expected = expected(land, acting, row);
            var answer = put(land, who, row);
            var got = answer.has("errors")
                    ? answer.at("/errors/0/extensions/code").asString()
                    : "may";
            if (!expected.equals(got)) {
                findings.add(new Finding(this, who.id(), row.id(), rule.name, expected, got + " " + answer));
            }
        }
        return findings;
    }

    /** Puts the act on a row: one a request, since a payload that fails takes the others' answers with it. */
    JsonNode put(Land land, Who who, Row row) {
        var type = Character.toUpperCase(rule.name.charAt(0)) + rule.name.substring(1) + "Input!";
        return land.ask(
                who,
                "mutation($input: " + type + ") { " + rule.name + "(input: $input) { errors { message } } }",
                Map.of("input", rule.input.apply(new GlobalId(row.type(), row.id()).toString(), row)));
    }

    private String expected(Land land, Who who, Row row) {
        var all = land.all();
        // What may be read is a right of its own: to act it is enough that the object is in scope.
        if (rule.type != null && !land.joined.type(rule.type).reach.test(who, row, all)) {
            return "NOT_FOUND";
        }
        return rule.needs.test(who, row, all) ? "may" : "FORBIDDEN";
    }
}
