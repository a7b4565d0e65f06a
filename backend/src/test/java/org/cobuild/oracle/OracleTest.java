package org.cobuild.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobuild.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A reference model of who sees and who may, in plain sets, against the running portal: both ways, for every type of
 * nodes, every list and every mutation. {@code docs/isolation.md} tells how to read it and how to join.
 */
@PortalTest
class OracleTest {
    private static final int PROJECTS = 60;
    private static final int ROUNDS = 20;

    @Autowired
    Worlds worlds;

    @AfterEach
    void letTheClockRun() {
        worlds.letTheClockRun();
    }

    /** A hundred thousand questions; {@code ./portal test --isolation} asks a million. */
    @Test
    void thePortalAnswersAsTheModelSays() {
        var questions = Worlds.questions(100_000);
        var seed = Worlds.seed();
        var land = worlds.build(Generator.plan(seed, questions > 500_000 ? 3 * PROJECTS : PROJECTS));
        var begun = Instant.now();
        var findings = new Oracle(worlds.joined).ask(land, questions * 9 / 10, seed);
        System.out.printf(
                "oracle: seed %d, %d questions in %d s%n",
                seed, land.asked.get(), Duration.between(begun, Instant.now()).toSeconds());
        assertThat(findings).as(() -> worlds.report(land, findings, List.of())).isEmpty();
    }

    /** What changes is seen at once: each change is followed by the questions that it may have answered otherwise. */
    @Test
    void whatChangesIsSeenAtOnce() {
        var questions = Worlds.questions(100_000) / 10;
        var seed = Worlds.seed() + 1;
        var random = new Random(seed);
        var land = worlds.build(Generator.plan(seed, PROJECTS / 2));
        var oracle = new Oracle(worlds.joined);
        var done = new ArrayList<Changes.Change>();
        for (int turn = 0; land.asked.get() < questions || turn < ROUNDS; turn++) {
            var change = Changes.next(land, turn, random);
            if (change == null) {
                continue;
            }
            var row = Changes.perform(land, change);
            done.add(change);
            var project = row.has("project_id") ? land.all().get("Project", row.number("project_id")) : row;
            var findings = new ArrayList<>(
                    land.joined.types.containsKey(project.type())
                            ? oracle.everybody(land, project)
                            : List.<Finding>of());
            findings.addAll(oracle.ask(land, questions / ROUNDS / 2, random.nextLong()));
            assertThat(findings)
                    .as(() -> "after " + change + worlds.report(land, findings, done))
                    .isEmpty();
        }
        assertThat(done)
                .extracting(Changes.Change::kind)
                .as("kinds of changes that happened")
                .hasSizeGreaterThan(10);
    }
}
