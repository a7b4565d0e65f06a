package org.cobuild.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.platform.GlobalId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An id that is somebody else's cannot be told from one that nobody has: not by what is answered (see the oracle), not
 * by what the database is asked, and not by the time it takes.
 */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignAndMissingTest {
    private static final int SAMPLES = 1_500;
    private static final int TRIES = 3;

    /** How far from a half the chance may be that a foreign id takes longer than a missing one. */
    private static final double TOLD_APART = 0.1;

    @Autowired
    Worlds worlds;

    @Autowired
    Statements statements;

    private Land land;
    private final List<Case> cases = new ArrayList<>();

    /** Somebody, and a row that this one does not see. */
    private record Case(String words, Who who, Row foreign, Row missing, BiConsumer<Who, Row> ask) {}

    @BeforeAll
    void settle() {
        land = worlds.build(Generator.plan(Worlds.seed() + 2, 30));
        worlds.joined
                .types
                .keySet()
                .forEach(type -> add(
                        "node of " + type,
                        type,
                        (who, row) -> land.ask(
                                who,
                                "query($id: ID!) { node(id: $id) { id } }",
                                Map.of("id", new GlobalId(type, row.id()).toString()))));
        worlds.joined.singles.forEach((field, type) -> add(
                field,
                type,
                (who, row) -> land.ask(
                        who,
                        "query($id: ID!) { " + field + "(id: $id) { id } }",
                        Map.of("id", new GlobalId(type, row.id()).toString()))));
        worlds.joined.acts.values().stream()
                .filter(rule -> rule.type != null)
                .forEach(rule -> add(rule.name, rule.type, (who, row) -> new ActQuestions(rule).put(land, who, row)));
    }

    private void add(String words, String type, BiConsumer<Who, Row> ask) {
        var all = land.all();
        var rule = worlds.joined.type(type);
        all.everybody().stream()
                .filter(who -> who.usable() && !who.machine() && (rule.right == null || who.may(rule.right)))
                .sorted(Comparator.comparing(Who::id))
                .flatMap(who -> all.of(type).stream()
                        .filter(row -> !rule.reach.test(who, row, all))
                        .sorted(Comparator.comparing(Row::id))
                        .limit(1)
                        .map(row -> new Case(words, who, row, new Row(type, land.id(1_000_000), Map.of()), ask)))
                .findFirst()
                .ifPresent(cases::add);
    }

    @Test
    void executeTheSameStatements() {
        assertThat(cases).hasSizeGreaterThan(45);
        for (var each : cases) {
            assertThat(during(each, each.foreign())).as(each.words()).isEqualTo(during(each, each.missing()));
        }
    }

    /** But for the portal's own look at planned reorganisations, which may fall into it. */
    private List<String> during(Case each, Row row) {
        return statements.during(() -> each.ask().accept(each.who(), row)).stream()
                .filter(statement -> !statement.contains("/*REORGANISATION*/"))
                .toList();
    }

    /** Takes long and needs a machine that does nothing else: {@code ./portal test --isolation}. */
    @Test
    @EnabledIfSystemProperty(named = "cobuild.oracle.time", matches = "true")
    void takeTheSameTime() {
        for (var each : cases) {
            if (List.of("node of Project", "node of EstimateLine", "node of Document", "taskDecide", "projectUpdate")
                    .contains(each.words())) {
                var chances = new ArrayList<Double>();
                for (int n = 0; n < TRIES && (n == 0 || Math.abs(chances.getLast() - 0.5) > TOLD_APART); n++) {
                    chances.add(chanceThatForeignIsSlower(each));
                }
                System.out.println(each.words() + ": a foreign id is slower with the chance " + chances);
                assertThat(Math.abs(chances.getLast() - 0.5))
                        .as("%s can be told from a missing one by the time, %s", each.words(), chances)
                        .isLessThanOrEqualTo(TOLD_APART);
            }
        }
    }

    /** The statistic of Mann and Whitney over samples taken in turn, ties counted half. */
    private static double chanceThatForeignIsSlower(Case each) {
        var foreign = new long[SAMPLES];
        var missing = new long[SAMPLES];
        for (int n = -SAMPLES / 5; n < SAMPLES; n++) {
            // Whichever comes first in a pair has no advantage over all pairs.
            var first = n % 2 == 0;
            var one = time(each, first ? each.foreign() : each.missing());
            var other = time(each, first ? each.missing() : each.foreign());
            if (n >= 0) {
                foreign[n] = first ? one : other;
                missing[n] = first ? other : one;
            }
        }
        java.util.Arrays.sort(missing);
        double slower = 0;
        for (var took : foreign) {
            var at = java.util.Arrays.binarySearch(missing, took);
            slower += at >= 0 ? at + 0.5 : -at - 1;
        }
        return slower / ((double) SAMPLES * SAMPLES);
    }

    private static long time(Case each, Row row) {
        var begun = System.nanoTime();
        each.ask().accept(each.who(), row);
        return System.nanoTime() - begun;
    }
}
