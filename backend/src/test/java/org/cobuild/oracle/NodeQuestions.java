package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobuild.platform.GlobalId;
import tools.jackson.databind.JsonNode;

/** May this one see these rows of a type, which of their fields, and which rows behind them? */
final class NodeQuestions implements Asker {
    private final Joined.TypeRule rule;
    private final String document;

    NodeQuestions(Joined.TypeRule rule) {
        this.rule = rule;
        var fields = new ArrayList<String>();
        fields.addAll(rule.hidden.keySet());
        fields.addAll(rule.reserved.keySet());
        fields.addAll(rule.flags.keySet());
        fields.addAll(rule.words.keySet());
        rule.references.forEach(reference -> fields.add(reference.field() + " { id }"));
        rule.relations.forEach(relation -> {
            var path = relation.path().split("\\.");
            var selection = path[path.length - 1] + " { " + relation.shows() + " }";
            fields.add(path.length == 1 ? selection : path[0] + " { " + selection + " }");
        });
        document = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on " + rule.name + " { __typename "
                + String.join(" ", fields) + " } } }";
    }

    @Override
    public String subjectType() {
        return rule.name;
    }

    @Override
    public int atOnce() {
        return rule.relations.isEmpty() ? 100 : 40;
    }

    @Override
    public List<Finding> ask(Land land, Who who, List<Row> rows) {
        var all = land.all();
        var acting = who.acting();
        var ids = rows.stream()
                .map(row -> new GlobalId(rule.name, row.id()).toString())
                .toList();
        var answer = land.ask(who, document, Map.of("ids", ids));
        var findings = new ArrayList<Finding>();
        if (answer == null || acting == null) {
            land.asked.addAndGet(rows.size());
            if ((answer == null) != (acting == null)) {
                findings.add(new Finding(
                        this,
                        who.id(),
                        rows.getFirst().id(),
                        "coming in",
                        acting == null ? "hidden" : "let in",
                        answer == null ? "refused" : "let in"));
            }
            return findings;
        }
        if (answer.has("errors")) {
            findings.add(new Finding(
                    this,
                    who.id(),
                    rows.getFirst().id(),
                    rule.name,
                    "an answer",
                    answer.get("errors").toString()));
            return findings;
        }
        for (int i = 0; i < rows.size(); i++) {
            compare(land, acting, who, rows.get(i), answer.at("/data/nodes/" + i), findings);
        }
        return findings;
    }

    private void compare(Land land, Who acting, Who who, Row row, JsonNode node, List<Finding> findings) {
        var all = land.all();
        var seen = rule.seen(acting, row, all);
        var check = new Check(land, who, row, findings);
        check.that(rule.name, seen ? "shown" : "hidden", node.isNull() ? "hidden" : "shown");
        if (node.isNull() || !seen) {
            return;
        }
        rule.hidden.forEach((field, unless) -> check.that(
                rule.name + "." + field,
                unless.test(acting, row, all) ? "shown" : "hidden",
                node.path(name(field)).isNull() ? "hidden" : "shown"));
        rule.reserved.forEach((field, whom) -> {
            if (!whom.test(acting, row, all)) {
                var value = node.path(name(field));
                check.that(rule.name + "." + field, "hidden", value.isNull() || value.isEmpty() ? "hidden" : "shown");
            }
        });
        rule.flags.forEach((field, when) -> check.that(
                rule.name + "." + field,
                String.valueOf(when.test(acting, row, all)),
                node.path(field).asString()));
        rule.words.forEach((field, tells) ->
                check.that(rule.name + "." + field, tells.word(acting, row, all), said(node.path(name(field)))));
        rule.references.forEach(reference -> {
            var target = all.find(reference.type(), row.number(reference.column()));
            var shown = target != null && land.joined.type(reference.type()).seen(acting, target, all);
            check.that(
                    rule.name + "." + reference.field(),
                    shown ? new GlobalId(reference.type(), target.id()).toString() : "hidden",
                    node.path(reference.field()).isNull()
                                    || node.path(reference.field()).isMissingNode()
                            ? "hidden"
                            : node.path(reference.field()).path("id").asString());
        });
        rule.relations.forEach(relation -> related(check, acting, row, node, relation));
    }

    private void related(Check check, Who acting, Row row, JsonNode node, Joined.Relation relation) {
        var all = check.land.all();
        var sees = relation.sees() != null
                ? relation.sees()
                : (Sees) (who, target, census) ->
                        check.land.joined.type(relation.type()).seen(who, target, census);
        var head = relation.path().split("\\.")[0];
        // What stands inside a field that is hidden is hidden with it.
        var open = rule.hidden.entrySet().stream()
                .allMatch(hidden ->
                        !name(hidden.getKey()).equals(head) || hidden.getValue().test(acting, row, all));
        JsonNode list = node;
        for (var step : relation.path().split("\\.")) {
            list = list.path(step);
        }
        // Some are told apart by a text that several have.
        var got = new ArrayList<String>();
        list.forEach(item -> got.add(item.path(relation.shows()).asString()));
        for (var target : all.where(relation.type(), relation.column(), row.id())) {
            var mark = relation.mark() == null
                    ? new GlobalId(relation.type(), target.id()).toString()
                    : target.text(relation.mark());
            check.about(target)
                    .that(
                            rule.name + "." + relation.path(),
                            open && sees.test(acting, target, all) ? "shown" : "hidden",
                            got.remove(mark) ? "shown" : "hidden");
        }
        if (!got.isEmpty()) {
            check.that(
                    rule.name + "." + relation.path(),
                    "hidden",
                    got.stream().map(NodeQuestions::words).collect(Collectors.joining(", ")));
        }
    }

    private static String said(JsonNode value) {
        return value.isArray()
                ? value.values().stream().map(NodeQuestions::entry).collect(Collectors.joining(" "))
                : value.asString();
    }

    /** Of an entry with fields, what the one that was asked for says. */
    private static String entry(JsonNode value) {
        return value.isObject() ? value.values().iterator().next().asString() : value.asString();
    }

    static String words(String id) {
        var global = GlobalId.valueOf(id);
        return global.value() == 0 ? id : global.type() + " " + global.value();
    }

    private static String name(String selection) {
        return selection.split(" ")[0];
    }

    /** Compares and counts. */
    private record Check(Land land, Who who, Row row, List<Finding> findings, Asker asker, Row about) {
        Check(Land land, Who who, Row row, List<Finding> findings) {
            this(land, who, row, findings, null, row);
        }

        Check about(Row target) {
            return new Check(land, who, row, findings, asker, target);
        }

        void that(String what, String expected, String got) {
            land.asked.incrementAndGet();
            if (!Objects.equals(expected, got)) {
                findings.add(new Finding(
                        new NodeQuestions(land.joined.type(row.type())),
                        who.id(),
                        row.id(),
                        what,
                        expected + (about == row ? "" : " " + about.type() + " #" + land.number(about.id())),
                        got));
            }
        }
    }
}
