package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.catalogue.EntryMetadata;
import org.cobuild.catalogue.SharingType;
import org.cobuild.catalogue.UpdateCycle;
import org.junit.jupiter.api.Test;

/** Where two units of a co-built project seem to do the same. */
class FrameworkOverlapsTest {
    @Test
    void sameWordsOverlapWhateverTheirWidthCaseSpacesAndSigns() {
        assertThat(kinds(part(1, "建设 API 网关"), part(2, "建设ａｐｉ网关。"))).containsExactly("SAME");
    }

    @Test
    void whatStandsWithinLongerWordsOverlaps() {
        assertThat(kinds(part(1, "数据治理"), part(2, "县级数据治理平台"))).containsExactly("CONTAINED");
        assertThat(kinds(part(1, "县级数据治理平台"), part(2, "数据治理"))).containsExactly("CONTAINED");
    }

    @Test
    void whatIsShorterThanFourSignsStandsInOthersByChance() {
        assertThat(kinds(part(1, "前置机"), part(2, "县级前置机部署"))).isEmpty();
        assertThat(kinds(part(1, "前置机"), part(2, "前置机"))).containsExactly("SAME");
    }

    @Test
    void oneUnitMaySayTheSameTwice() {
        assertThat(kinds(part(1, "数据治理", "数据治理"), part(1, "数据治理"))).isEmpty();
    }

    @Test
    void nothingOverlapsWithoutWords() {
        assertThat(kinds()).isEmpty();
        assertThat(kinds(part(1), part(2))).isEmpty();
        assertThat(kinds(part(1, "——"), part(2, "……"))).isEmpty();
    }

    @Test
    void aResourceThatTwoUnitsProvideOverlapsAndALikeNameDoesNot() {
        var found = FrameworkOverlaps.find(List.of(), List.of(entry("健康档案", 1), entry("健康 档案", 2), entry("健康档案索引", 3)));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(FrameworkOverlap.Kind.RESOURCE);
        assertThat(found.getFirst().other().unitId()).isEqualTo(2);
    }

    @Test
    void eachPairIsFoundOnceInTheOrderOfThePlan() {
        assertThat(kinds(part(1, "数据治理", "数据治理"), part(2, "数据治理"), part(3, "数据治理")))
                .hasSize(3);
    }

    @Test
    void theKeyIsThatOfBothTextsWhicheverComesFirst() {
        var one = only(part(1, "数据治理"), part(2, "县级数据治理"));
        var turned = only(part(2, "县级数据治理。"), part(1, "数据 治理"));
        assertThat(turned.key()).isEqualTo(one.key()).hasSize(64);
        assertThat(only(part(1, "数据治理"), part(2, "市级数据治理")).key()).isNotEqualTo(one.key());
        assertThat(only(part(1, "数据治理"), part(3, "县级数据治理")).key()).isNotEqualTo(one.key());
    }

    @Test
    void fiveHundredItemsAreComparedAtOnce() {
        var parts = IntStream.range(0, 10)
                .mapToObj(unit -> part(
                        unit,
                        IntStream.range(0, 50)
                                .mapToObj(item -> "第" + unit + "号单位的第" + item + "项" + "建".repeat(180))
                                .toArray(String[]::new)))
                .toList();
        var begin = System.nanoTime();
        assertThat(FrameworkOverlaps.find(parts, List.of())).isEmpty();
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(2_000);
    }

    private static FrameworkOverlap only(FrameworkPart... parts) {
        return FrameworkOverlaps.find(List.of(parts), List.of()).getFirst();
    }

    private static List<String> kinds(FrameworkPart... parts) {
        return FrameworkOverlaps.find(List.of(parts), List.of()).stream()
                .map(overlap -> overlap.kind().name())
                .toList();
    }

    private static FrameworkPart part(long unitId, String... scope) {
        return new FrameworkPart(null, unitId, null, null, List.of(scope), List.of());
    }

    private static CatalogueEntry entry(String name, long unitId) {
        return new CatalogueEntry(
                1,
                1,
                1,
                1,
                name,
                1,
                unitId,
                null,
                List.of(),
                SharingType.UNCONDITIONAL,
                null,
                null,
                UpdateCycle.DAILY,
                EntryMetadata.NONE);
    }
}
