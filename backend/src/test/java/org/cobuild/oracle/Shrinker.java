package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.oracle.Changes.Change;

/** Makes a difference small: the same question in ever smaller worlds, as long as it is still answered wrongly. */
final class Shrinker {
    /** First what carries most with it. */
    private static final List<String> ORDER = List.of("Project", "Person", "ApiClient", "Post", "Participant");

    private static final int MOST_WORLDS = 120;
    private final Function<Plan, Land> build;
    private int worlds;

    Shrinker(Function<Plan, Land> build) {
        this.build = build;
    }

    /** The smallest world found, with what is still wrong in it. */
    record Small(Land land, Finding finding, List<Change> changes) {}

    /**
     * @param changes what had happened when it was asked
     * @return null when it is not wrong any more in a world made anew
     */
    Small shrink(Land land, Finding finding, List<Change> changes) {
        var question = new Question(finding, land.number(finding.who()), land.number(finding.subject()));
        var best = attempt(land.plan, question, changes);
        if (best == null) {
            return null;
        }
        for (int n = changes.size() - 1; n >= 0; n--) {
            var fewer = new ArrayList<>(best.changes());
            fewer.remove(n);
            var smaller = attempt(best.land().plan, question, fewer);
            best = smaller == null ? best : smaller;
        }
        for (var type : ORDER) {
            best = without(best, question, type);
        }
        return without(best, question, null);
    }

    private record Question(Finding finding, int who, int subject) {}

    private Small without(Small best, Question question, String type) {
        var smallest = best;
        for (int size = Math.max(1, candidates(best, question, type).size());
                size >= 1;
                size = size == 1 ? 0 : (size + 1) / 2) {
            for (int from = 0; from < candidates(smallest, question, type).size(); ) {
                var left = candidates(smallest, question, type);
                var chunk = new HashSet<>(left.subList(from, Math.min(left.size(), from + size)));
                var smaller = attempt(smallest.land().plan.without(chunk), question, smallest.changes());
                if (smaller == null) {
                    from += size;
                } else {
                    smallest = smaller;
                }
            }
        }
        return smallest;
    }

    /** Rows that may be left out: not the question's own, nor what those refer to. */
    private static List<Integer> candidates(Small best, Question question, String type) {
        var plan = best.land().plan;
        var needed = new HashSet<Integer>();
        need(plan, question.who(), needed);
        need(plan, question.subject(), needed);
        best.changes().forEach(change -> {
            need(plan, change.who(), needed);
            need(plan, change.subject(), needed);
        });
        return plan.rows().stream()
                .filter(row -> (type == null || row.type().equals(type)) && !needed.contains(row.n()))
                .map(Plan.Planned::n)
                .collect(Collectors.toList());
    }

    private static void need(Plan plan, int n, Set<Integer> needed) {
        if (n > 0 && needed.add(n)) {
            plan.row(n).needs().forEach(more -> need(plan, more, needed));
        }
    }

    private Small attempt(Plan plan, Question question, List<Change> changes) {
        if (worlds++ >= MOST_WORLDS) {
            return null;
        }
        var land = build.apply(plan);
        try {
            changes.forEach(change -> Changes.perform(land, change));
        } catch (IllegalStateException e) {
            return null;
        }
        var who = land.all().who(land.id(question.who()));
        var asker = question.finding().asker();
        var type = asker.subjectType();
        var subject = type.isEmpty() ? null : land.all().find(type, land.id(question.subject()));
        if (who == null || subject == null && !type.isEmpty()) {
            return null;
        }
        return asker.ask(land, who, subject == null ? List.of() : List.of(subject)).stream()
                .filter(found -> same(found, question, land))
                .findFirst()
                .map(found -> new Small(land, found, changes))
                .orElse(null);
    }

    private static boolean same(Finding found, Question question, Land land) {
        var before = question.finding();
        return found.what().equals(before.what())
                && found.leak() == before.leak()
                && land.number(found.subject()) == question.subject();
    }

    /** The minimal story in words. */
    static String story(Small small, long seed) {
        var land = small.land();
        var all = land.all();
        var finding = small.finding();
        var words = new StringBuilder();
        words.append(finding.leak() ? "LEAK: " : "LOSS: ")
                .append(all.who(finding.who()).words())
                .append(" asks for ")
                .append(finding.what());
        if (land.number(finding.subject()) > 0) {
            words.append(", ")
                    .append(land.plan.row(land.number(finding.subject())).words());
        }
        words.append(": expected ")
                .append(finding.expected())
                .append(", got ")
                .append(finding.got())
                .append('\n');
        all.of("Project").forEach(project -> {
            words.append("  a project in ")
                    .append(project.text("stage"))
                    .append(", led by ")
                    .append(all.get("Unit", project.number("unit_id")).text("name"));
            all.where("Participant", "project_id", project.id())
                    .forEach(part -> words.append("; ")
                            .append(part.text("role"))
                            .append(' ')
                            .append(part.text("state"))
                            .append(": ")
                            .append(all.get("Unit", part.number("unit_id")).text("name")));
            words.append('\n');
        });
        small.changes()
                .forEach(change -> words.append("  after ")
                        .append(change.kind())
                        .append(" of ")
                        .append(land.plan.row(change.subject()).words())
                        .append('\n'));
        words.append("  world of ")
                .append(land.plan.rows().size())
                .append(" rows; again with -Dcobuild.oracle.seed=")
                .append(seed);
        return words.toString();
    }
}
