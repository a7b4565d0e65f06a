package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An estimate of 2,000 lines is worked on line by line. */
@PortalTest
class LargeEstimateTest {
    private static final int LINES = 2_000;
    private static final String OPENED =
            "version estimateLines { id title quantity quantityUnit unitPrice submittedAmount costGroup leads participant { id } }";

    /** What the wizard asks for with every save. */
    private static final String HEAD =
            "title submissionRefusals { path message } participants { id } submissionBatches { id } papers { id }";

    @Autowired
    World world;

    @Autowired
    Statements statements;

    @Test
    void oneChangedLineCostsOneLine() {
        var draft = new Drafting(world).create("大概算");
        save(draft, lines(null));
        var changed = lines(ids(draft)).get(1_234);
        var times = new ArrayList<Long>();
        for (int i = 0; i < 40; i++) {
            changed.put("title", "改名" + i);
            changed.put("unitPrice", "12." + (10 + i % 20));
            var start = System.nanoTime();
            var during = statements.during(
                    () -> draft.act("projectEstimateChange", Map.of("lines", List.of(changed)), HEAD));
            times.add((System.nanoTime() - start) / 1_000_000);
            assertThat(during.stream().filter(sql -> sql.startsWith("insert into `project_estimate_line`")))
                    .singleElement()
                    .satisfies(sql -> assertThat(rows(sql)).isEqualTo(1));
        }
        var opening = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var start = System.nanoTime();
            assertThat(draft.seenBy("chenjing", OPENED).get("estimateLines")).hasSize(LINES);
            opening.add((System.nanoTime() - start) / 1_000_000);
        }
        System.out.printf("2,000 lines: opened in %s ms, one changed saved in %s ms%n", opening, times);
        var after = draft.seenBy("chenjing", OPENED + " submittedAmount");
        assertThat(after.at("/estimateLines/1234/unitPrice").asString()).isEqualTo("12.29");
        // 1,999 of 30.85 and one of 2.5 × 12.29.
        assertThat(after.get("submittedAmount").asString()).isEqualTo("61699.88");
    }

    /** All of it sent by who does not know what was changed: only that is written. */
    @Test
    void theWholeListSentWritesWhatChanged() {
        var draft = new Drafting(world).create("大概算");
        save(draft, lines(null));
        var changed = lines(ids(draft));
        changed.get(1_234).put("unitPrice", "12.35");
        changed.get(7).put("title", "改名");
        var during = statements.during(() -> save(draft, changed));
        assertThat(during.stream().filter(sql -> sql.startsWith("insert into `project_estimate_line`")))
                .singleElement()
                .satisfies(sql -> assertThat(rows(sql)).isEqualTo(2));
    }

    @Test
    void oneNegativeQuantityAmongThemIsNamedAndNothingIsLost() {
        var draft = new Drafting(world).create("大概算");
        save(draft, lines(null));
        var wrong = lines(ids(draft));
        wrong.get(1_999).put("quantity", "-1");
        wrong.get(0).put("title", "不该写下");
        assertThat(Drafting.refusals(draft.attempt("projectEstimateSave", Map.of("lines", wrong))))
                .containsExactly("INVALID lines.1999.quantity");
        var after = draft.seenBy("chenjing", OPENED);
        assertThat(after.at("/estimateLines/0/title").asString()).isEqualTo("设备0");
        wrong.add(new HashMap<>(Drafting.line("core", "多一行", "1", "1.00", null)));
        wrong.get(1_999).put("quantity", "1");
        assertThat(Drafting.refusals(draft.attempt("projectEstimateSave", Map.of("lines", wrong))))
                .as("2,001")
                .containsExactly("INVALID lines");
        assertThat(Drafting.refusals(draft.attempt(
                        "projectEstimateChange",
                        Map.of("lines", List.of(Drafting.line("core", "多一行", "1", "1.00", null))))))
                .as("2,001 by one more")
                .containsExactly("INVALID lines");
    }

    private static void save(Drafting draft, List<Map<String, Object>> lines) {
        draft.act("projectEstimateSave", Map.of("lines", lines));
    }

    private static List<Map<String, Object>> lines(@Nullable List<String> ids) {
        return IntStream.range(0, LINES)
                .mapToObj(i -> {
                    var line = Drafting.line("core", "设备" + i, "2.5", "12.34", null);
                    if (ids != null) {
                        line.put("id", ids.get(i));
                    }
                    return line;
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> ids(Drafting draft) {
        return draft.seenBy("chenjing", "estimateLines { id }")
                .get("estimateLines")
                .valueStream()
                .map(line -> line.get("id").asString())
                .toList();
    }

    private static int rows(String sql) {
        return sql.split("\\(\\?", -1).length - 1;
    }
}
