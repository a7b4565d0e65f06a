package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.platform.GlobalId;

/** Does a list of Query, walked through all of its pages, hold exactly the rows that this one sees? */
final class ListQuestions implements Asker {
    private static final int MOST_PAGES = 1_000;
    private final String name;
    private final Joined.ListRule rule;
    private final int page;

    /** @param page rows a page, so that pages end at different places */
    ListQuestions(String name, Joined.ListRule rule, int page) {
        this.name = name;
        this.rule = rule;
        // Where other worlds' rows are in the list too, there may be twenty thousand of them.
        this.page = rule.othersToo ? 50 + page / 2 : page;
    }

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
        var all = land.all();
        var acting = who.acting();
        var findings = new ArrayList<Finding>();
        var got = walk(land, who, acting, findings);
        if (got == null || acting == null) {
            return findings;
        }
        var expected = 0;
        for (var row : all.of(rule.type)) {
            land.asked.incrementAndGet();
            var mark = rule.mark == null ? new GlobalId(rule.type, row.id()).toString() : row.text(rule.mark);
            var holds = rule.holds.test(acting, row, all);
            expected += holds ? 1 : 0;
            var found = got.remove(mark);
            if (holds != found && (found || expected <= rule.most)) {
                findings.add(new Finding(
                        this, who.id(), row.id(), name, holds ? "shown" : "hidden", found ? "shown" : "hidden"));
            }
        }
        if (!got.isEmpty() && !rule.othersToo) {
            var stranger = got.iterator().next();
            findings.add(new Finding(
                    this,
                    who.id(),
                    0,
                    name,
                    "hidden",
                    "shown: " + NodeQuestions.words(stranger) + " of another world"));
        }
        return findings;
    }

    private Set<String> walk(Land land, Who who, Who acting, List<Finding> findings) {
        var got = new HashSet<String>();
        String after = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var answer = land.ask(who, document(acting == null ? who : acting, land.all(), after), Map.of());
            land.asked.incrementAndGet();
            var outcome = answer == null
                    ? "refused"
                    : answer.has("errors")
                            ? answer.at("/errors/0/extensions/code").asString()
                            : "answered";
            var wanted = acting == null ? "refused" : rule.may.test(acting) ? "answered" : "FORBIDDEN";
            if (!outcome.equals(wanted)) {
                findings.add(new Finding(this, who.id(), 0, name, wanted, outcome));
            }
            if (!outcome.equals("answered")) {
                return null;
            }
            var list = answer.at("/data/" + rule.field);
            if (!rule.paged) {
                list.forEach(item -> got.add(item.path(rule.shows).asString()));
                return got;
            }
            list.at("/edges").forEach(edge -> {
                if (!got.add(edge.at("/node/" + rule.shows).asString())) {
                    findings.add(new Finding(this, who.id(), 0, name, "each row once", "one twice"));
                }
            });
            if (!list.at("/pageInfo/hasNextPage").asBoolean()) {
                return got;
            }
            after = list.at("/pageInfo/endCursor").asString();
        }
        throw new IllegalStateException(name + " has no end for " + who.words());
    }

    private String document(Who who, Census all, String after) {
        var arguments = new ArrayList<String>();
        var own = rule.arguments.apply(who, all);
        if (!own.isEmpty()) {
            arguments.add(own);
        }
        if (rule.paged) {
            arguments.add("first: " + page);
            if (after != null) {
                arguments.add("after: \"" + after + "\"");
            }
        }
        var selection = rule.paged
                ? " { edges { node { " + rule.shows + " } } pageInfo { hasNextPage endCursor } }"
                : " { " + rule.shows + " }";
        return "{ " + rule.field + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")") + selection
                + " }";
    }
}
