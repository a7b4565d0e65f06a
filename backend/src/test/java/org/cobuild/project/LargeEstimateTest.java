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

    @Autowired
    World world;

    @Autowired
    Statements statements;

    @Test
    void oneChangedLineWritesOneLine() {
        var draft = new Drafting(world).create("大概算");
        save(draft, lines(null));
        var changed = lines(ids(draft));
        changed.get(1_234).put("unitPrice", "12.35");
        var writing = new ArrayList<String>();
        var times = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            changed.get(i).put("title", "改名" + i);
            var start = System.nanoTime();
            var during = statements.during(() -> save(draft, changed));
            times.add((System.nanoTime() - start) / 1_000_000);
            during.stream()
                    .filter(sql -> sql.startsWith("insert into `project_estimate_line`"))
                    .forEach(writing::add);
        }
        // The first save has two lines to write, every other one.
        assertThat(writing).hasSize(5);
        assertThat(writing.stream().skip(1)).allMatch(sql -> rows(sql) == 1);
        assertThat(rows(writing.getFirst())).isEqualTo(2);
        var opening = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var start = System.nanoTime();
            assertThat(draft.seenBy("chenjing", OPENED).get("estimateLines")).hasSize(LINES);
            opening.add((System.nanoTime() - start) / 1_000_000);
        }
        System.out.printf("2,000 lines: opened in %s ms, one changed saved in %s ms%n", opening, times);
        assertThat(draft.seenBy("chenjing", OPENED)
                        .at("/estimateLines/1234/unitPrice")
                        .asString())
                .isEqualTo("12.35");
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
