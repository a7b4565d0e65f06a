package org.cobuild.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.filing.Filings.content;
import static org.cobuild.filing.Filings.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refused;
import org.cobuild.project.ProjectStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Many who file at the same moment. */
@PortalTest
class FilingRaceTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    FilingService service;

    @AfterEach
    void clock() {
        world.clock().release();
    }

    @Test
    void twentyAtOnceHaveTwentyNumbersWithoutGapsOrDoubles() {
        var lead = new Filings(world, "songtao");
        var ready = ready(lead, 20);
        var viewer = world.viewer("songtao", "990121");
        var numbers = AtOnce.all(ready.stream()
                .<Callable<Integer>>map(draft ->
                        () -> serial(service.file(viewer, new FilingService.Read(id(draft), version(draft), null))))
                .toList());
        var sorted = numbers.stream().sorted().toList();
        assertThat(sorted)
                .isEqualTo(IntStream.range(0, 20)
                        .mapToObj(i -> sorted.getFirst() + i)
                        .toList());
    }

    @Test
    void theFirstTwentyOfAYearBeginWithOne() {
        var lead = new Filings(world, "mahui");
        var ready = ready(lead, 20);
        world.clock().setTo(world.clock().now().plus(Duration.ofDays(800)));
        var viewer = world.viewer("mahui", "990122");
        var numbers = AtOnce.all(ready.stream()
                .<Callable<Integer>>map(draft ->
                        () -> serial(service.file(viewer, new FilingService.Read(id(draft), version(draft), null))))
                .toList());
        assertThat(numbers.stream().sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void ofTwentyWhoFileTheSameDraftOneDoes() {
        var lead = new Filings(world, "songtao");
        var draft = ready(lead, 1).getFirst();
        var viewer = world.viewer("songtao", "990121");
        var done = AtOnce.done(
                20, i -> () -> service.file(viewer, new FilingService.Read(id(draft), version(draft), null)));
        assertThat(done).isEqualTo(1);
        assertThat(FilingTest.serial(lead.filed("其后 " + UUID.randomUUID())))
                .isEqualTo(FilingTest.serial(lead.list(
                                        "search: \"" + draft.at("/content/name").asString() + "\"")
                                .at("/0/node"))
                        + 1);
    }

    @Test
    void ofTwentyWhoBeginTheFilingOfAProjectOneDoes() {
        var project = standing.project("990100", "health", ProjectStage.CONSTRUCTION, "3000000.00");
        var viewer = world.viewer("chenjing", "990100");
        var input = new FilingService.Start(
                FilingKind.CONSTRUCTION, 2026, GlobalId.valueOf(project.globalId()), null, null, null);
        var answers = AtOnce.all(IntStream.range(0, 20)
                .<Callable<String>>mapToObj(i -> () -> {
                    try {
                        service.start(viewer, input);
                        return "begun";
                    } catch (Refused refused) {
                        return refused.errors().getFirst().code().name();
                    }
                })
                .toList());
        assertThat(answers).containsOnlyOnce("begun");
        assertThat(answers.stream().filter("TWICE"::equals)).hasSize(19);
    }

    private static List<JsonNode> ready(Filings lead, int count) {
        var ready = new ArrayList<JsonNode>();
        for (int i = 0; i < count; i++) {
            var name = "并发 " + i + " " + UUID.randomUUID();
            ready.add(done(lead.edit(lead.byHand(name), content(name))));
        }
        return ready;
    }

    private static int serial(Filing filing) {
        return java.util.Objects.requireNonNull(filing.filed()).serial();
    }

    private static GlobalId id(JsonNode draft) {
        return GlobalId.valueOf(draft.get("id").asString());
    }

    private static int version(JsonNode draft) {
        return draft.get("version").asInt();
    }
}
