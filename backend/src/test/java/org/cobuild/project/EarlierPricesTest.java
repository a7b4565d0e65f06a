package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A unit price stands beside those that were approved for the same thing. */
@PortalTest
class EarlierPricesTest {
    private static final String PRICES =
            "estimateLines { id earlierPrices { count lowest median highest excess aboveAll"
                    + " newest { unitPrice approvedOn project { title } } } }";
    private static final List<String> BUREAUS = List.of("wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");

    @Autowired
    World world;

    @Autowired
    Statements statements;

    private final String own = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "数据治理" + own;

    @Test
    void standsBesideWhatWasApprovedForTheSameThingUnderAnyPunctuation() {
        approved(title, "2", "600.00", "200.00");
        approved("数据治理（" + own.toUpperCase(java.util.Locale.ROOT) + "）", "4", "300.00", null);
        // Refused, cut as a whole or only submitted: no price of it was approved.
        approved(title, "3", "400.00", "1200.00");
        reviewed(title, "3", "400.00", null).decide("liweidong", "REFUSE");
        reviewed(title, "3", "400.00", null);
        var draft = Drafting.complete(world).estimate("数据 治理 " + own, "1", "1200.00");

        var prices = prices(draft, "chenjing");
        assertThat(prices.get("count").asInt()).isEqualTo(2);
        assertThat(List.of("lowest", "median", "highest").stream()
                        .map(name -> prices.get(name).asString()))
                .containsExactly("300.00", "400.00", "500.00");
        assertThat(prices.get("excess").asInt()).isEqualTo(200);
        assertThat(prices.get("aboveAll").asBoolean()).isTrue();
        assertThat(prices.get("newest")
                        .valueStream()
                        .map(one -> one.get("unitPrice").asString()))
                .containsExactly("300.00", "500.00");
        assertThat(prices.at("/newest/0/project/title").asString()).isEqualTo("市民健康数据平台");
        // Of another unit it is another thing.
        draft.act(
                "projectEstimateSave",
                Map.of("lines", List.of(otherUnit(Drafting.line("core", title, "1", "1200.00", null)))));
        assertThat(draft.seenBy("chenjing", PRICES)
                        .at("/estimateLines/0/earlierPrices")
                        .isNull())
                .isTrue();
    }

    @Test
    void showsNobodyThePriceOfALineThatIsNotTheirsToSee() {
        approved(title, "2", "600.00", null);
        // A county, and another city, ask for the same thing.
        for (var clerk : List.of("mahui", "baiyu")) {
            var theirs = new Drafting(world, clerk).create("同名采购" + own);
            theirs.act(
                    "projectEstimateSave", Map.of("lines", List.of(Drafting.line("core", title, "1", "9.00", null))));
            var seen = theirs.seenBy(clerk, PRICES).get("estimateLines");
            assertThat(seen).hasSize(1);
            assertThat(seen.at("/0/earlierPrices").isNull()).as(clerk).isTrue();
        }
        var draft = Drafting.complete(world).estimate(title, "3", "400.00");
        var prices = prices(draft, "chenjing");
        assertThat(prices.get("excess").isNull()).isTrue();
        assertThat(prices.get("aboveAll").asBoolean()).isFalse();
    }

    @Test
    void manyLinesCostAsManyStatementsAsOne() {
        approved(title, "2", "600.00", null);
        var draft = Drafting.complete(world).estimate(title, "3", "400.00");
        Runnable read = () -> draft.seenBy("chenjing", PRICES);
        read.run();
        var one = statements.during(read).size();
        var lines = Stream.generate(() -> Drafting.line("core", title, "1", "10.00", null))
                .limit(200)
                .toList();
        draft.act("projectEstimateSave", Map.of("lines", lines));
        assertThat(statements.during(read)).hasSize(one);
        assertThat(draft.seenBy("chenjing", PRICES)
                        .at("/estimateLines/199/earlierPrices/count")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 5.00, , false",
        "6, 5, 5.00, 20, true",
        "4, '1 9', 5.00, , false",
        "6, '1 9', 5.00, 20, false",
        "9.01, '1 2 9', 2.00, 351, true",
        "3, '1 2 3 9', 2.50, 20, false",
        "1, '0 0', 0.00, , true",
        "9999999999999.99, 0.01, 0.01, 999999, true"
    })
    void theMedianIsTheMiddleOneOrTheMeanOfBoth(
            BigDecimal price, String earlier, BigDecimal median, @Nullable Integer excess, boolean aboveAll) {
        var found = new ArrayList<EarlierPrices.Found>();
        var sorted = Stream.of(earlier.split(" ")).map(BigDecimal::new).toList();
        for (int i = 0; i < sorted.size(); i++) {
            var one = new EarlierPrices.One(i, sorted.get(i), LocalDate.EPOCH);
            found.add(new EarlierPrices.Found(
                    one, sorted.size() - i, i + 1, sorted.size(), sorted.getFirst(), sorted.getLast()));
        }
        var prices = EarlierPrices.of(price, found);
        assertThat(prices.median()).isEqualByComparingTo(median);
        assertThat(prices.excess()).isEqualTo(excess);
        assertThat(prices.aboveAll()).isEqualTo(aboveAll);
        assertThat(prices.newest().getFirst().unitPrice()).isEqualByComparingTo(sorted.getLast());
    }

    private Drafting reviewed(String line, String quantity, String price, @Nullable String cut) {
        var draft = Drafting.complete(world).estimate(line, quantity, price).invite();
        draft.confirm("songtao", "东山县卫生健康局");
        draft.confirm("mahui", "南河县卫生健康局");
        draft.confirm("yangfan", "市医疗保障局");
        draft.submit().decide("zhaolei", "APPROVE");
        BUREAUS.forEach(who -> draft.decide(who, "APPROVE"));
        if (cut != null) {
            assertThat(Drafting.refusals(draft.cut("liweidong", cut, "核减"))).isEmpty();
        }
        return draft;
    }

    private void approved(String line, String quantity, String price, @Nullable String cut) {
        reviewed(line, quantity, price, cut).decide("liweidong", "APPROVE").decide("zhouguodong", "APPROVE");
    }

    private static JsonNode prices(Drafting draft, String who) {
        return draft.seenBy(who, PRICES).at("/estimateLines/0/earlierPrices");
    }

    private static Map<String, Object> otherUnit(Map<String, Object> line) {
        line.put("quantityUnit", "人月");
        return line;
    }
}
