package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.GlobalId;

/** A field of Query that shows one object by its id. */
final class SingleQuestions implements Asker {
    private final String field;
    private final Joined.TypeRule rule;

    SingleQuestions(String field, Joined.TypeRule rule) {
        this.field = field;
        this.rule = rule;
    }

    @Override
    public String subjectType() {
        return rule.name;
    }

    @Override
    public int atOnce() {
        return 50;
    }

    @Override
    public List<Finding> ask(Land land, Who who, List<Row> rows) {
        var acting = who.acting();
        if (acting == null) {
            return List.of();
        }
        var fields = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            fields.append(" r%d: %s(id: \"%s\") { id }"
                    .formatted(i, field, new GlobalId(rule.name, rows.get(i).id())));
        }
        var answer = land.ask(who, "{" + fields + " }", Map.of());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < rows.size(); i++) {
            land.asked.incrementAndGet();
            var expected = rule.seen(acting, rows.get(i), land.all()) ? "shown" : "hidden";
            var got = answer.at("/data/r" + i);
            var shown = got.isNull() || got.isMissingNode() ? "hidden" : "shown";
            if (!expected.equals(shown)) {
                findings.add(new Finding(this, who.id(), rows.get(i).id(), field, expected, shown));
            }
        }
        return findings;
    }
}
