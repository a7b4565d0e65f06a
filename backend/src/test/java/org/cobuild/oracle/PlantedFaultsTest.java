package org.cobuild.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cobuild.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The oracle sees what it is there for: faults are planted into statements of the running portal, and it must name them,
 * and in a small world.
 */
@Tag("once")
@PortalTest
class PlantedFaultsTest {
    private static final int PROJECTS = 12;

    @Autowired
    Worlds worlds;

    @Autowired
    Plant plant;

    @AfterEach
    void weed() {
        plant.weed();
    }

    @Test
    void seesALeakInAList() {
        plant.leak(
                "construction_payment_request",
                "/graphql",
                sql -> sql.contains("order by `construction_payment_request`.`id` desc")
                        && !sql.contains("`project_id` in ("));
        var found = caught(list("paymentRequests"));
        assertThat(found.leak()).isTrue();
    }

    @Test
    void seesALeakInABatchLoader() {
        plant.leak(
                "project_estimate_line", "/graphql", sql -> sql.contains("`project_estimate_line`.`project_id` in ("));
        var found = caught(new NodeQuestions(worlds.joined.type("Project")));
        assertThat(found.what()).isEqualTo("Project.estimateLines");
        assertThat(found.leak()).isTrue();
    }

    @Test
    void seesALeakInADownload() {
        plant.leak("construction_report", "/files", sql -> true);
        var found = caught(new FileQuestions());
        assertThat(found.leak()).isTrue();
    }

    @Test
    void seesALoss() {
        plant.loss("catalogue_entry", "/graphql", sql -> sql.contains("`catalogue_entry`.`id` in ("));
        var found = caught(new NodeQuestions(worlds.joined.type("CatalogueEntry")));
        assertThat(found.leak()).isFalse();
    }

    private Asker list(String name) {
        return new ListQuestions(name, worlds.joined.lists.get(name), 100);
    }

    /** Asks everybody that kind of question, and shrinks the first difference. */
    private Finding caught(Asker asker) {
        var land = worlds.build(Generator.plan(Worlds.seed(), PROJECTS));
        var type = asker.subjectType();
        var rows = land.all().of(type).stream()
                .sorted(java.util.Comparator.comparing(Row::id))
                .toList();
        // Which rows have the fault is not known: all are asked about, a few at a time.
        var chunks = java.util.stream.IntStream.iterate(
                        0, from -> from == 0 || from < rows.size(), from -> from + asker.atOnce())
                .mapToObj(from -> rows.subList(from, Math.min(rows.size(), from + asker.atOnce())))
                .toList();
        var finding = land.all().everybody().stream()
                .sorted(java.util.Comparator.comparing(Who::id))
                .flatMap(who -> chunks.stream().flatMap(chunk -> asker.ask(land, who, chunk).stream()))
                .findFirst();
        assertThat(finding).as("a difference").isPresent();
        var small = new Shrinker(worlds::build).shrink(land, finding.get(), List.of());
        assertThat(plant.weed()).as("statements that had the fault").isPositive();
        assertThat(small).as("the difference in a world made anew").isNotNull();
        System.out.println(Shrinker.story(small, Worlds.seed()));
        assertThat(small.land().plan.rows()).as("rows of the smallest world").hasSizeLessThan(40);
        return small.finding();
    }
}
