package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.List;

/** May this one download these files, by an address signed for it? An address outlives the right by minutes. */
final class FileQuestions implements Asker {
    @Override
    public String subjectType() {
        return "Document";
    }

    @Override
    public int atOnce() {
        return 5;
    }

    @Override
    public List<Finding> ask(Land land, Who who, List<Row> rows) {
        var all = land.all();
        var acting = who.acting();
        var findings = new ArrayList<Finding>();
        for (var row : rows) {
            land.asked.incrementAndGet();
            var seen = acting != null && land.joined.type("Document").seen(acting, row, all);
            var status = land.callers.download(who, row.id(), land.clock.now());
            var expected = seen ? "200" : acting == null ? "hidden (not let in)" : "hidden (404)";
            var got = status == 200
                    ? "200"
                    : status == 401 || status == 403 ? "hidden (not let in)" : "hidden (" + status + ")";
            if (!expected.equals(got)) {
                findings.add(new Finding(this, who.id(), row.id(), "file", expected, got));
            }
        }
        return findings;
    }
}
