package org.cobuild.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.expert.ExpertField.DATA;
import static org.cobuild.expert.ExpertField.FINANCE;
import static org.cobuild.expert.ExpertField.INFORMATION_TECHNOLOGY;
import static org.cobuild.expert.ExpertField.LAW;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cobuild.expert.Draw.Entrant;
import org.cobuild.expert.Draw.Line;
import org.cobuild.expert.Draw.Quota;
import org.junit.jupiter.api.Test;

/** The draw as a pure function. */
class DrawTest {
    private static final String SEED = "00".repeat(31) + "01";

    private static Entrant one(String key, ExpertField... fields) {
        return new Entrant(key, List.of(fields));
    }

    private static List<Quota> technologyAndFinance() {
        return List.of(new Quota(INFORMATION_TECHNOLOGY, 2), new Quota(FINANCE, 1));
    }

    @Test
    void theSameSeedGivesTheSameOrderWhateverTheOrderOfTheKeys() {
        var keys =
                new ArrayList<>(IntStream.range(0, 50).mapToObj(n -> "key" + n).toList());
        var order = Draw.order(SEED, keys);
        Collections.reverse(keys);
        assertThat(Draw.order(SEED, keys)).isEqualTo(order).hasSize(50);
        assertThat(Draw.order("ff".repeat(32), keys)).isNotEqualTo(order);
    }

    /** Worked out with another implementation: printf key1 | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…01. */
    @Test
    void isTheHmacThatAnybodyCanWorkOut() {
        assertThat(Draw.seed("a", "b")).isEqualTo("6783a31eabf68ccc0660f935c0826282bdd2241f3a80a9f2d10d59aea9ebb5d8");
        assertThat(Draw.order(SEED, List.of("key1", "key2", "key3"))).containsExactly("key3", "key2", "key1");
        assertThat(Draw.personSha256("5a", "k", "张三", "单位", "", List.of(LAW, DATA)))
                .isEqualTo("74a13bfd1b726005714208713017d118f5c7339022ca3b7193c94aa8f9ed9784");
        assertThat(Draw.inputSha256(
                        3,
                        List.of(new Quota(LAW, 1)),
                        List.of(new Line("b", List.of(LAW), "2", "LEADS"), new Line("a", List.of(DATA), "1", null))))
                .isEqualTo("55b41e920b399adcaf013f3d20e229ab4e2382105a0aeede2a31c69ca9c2f90b");
    }

    @Test
    void takesTheFirstOfTheOrderForWhomThereIsASeat() {
        var order = List.of(
                one("a", LAW),
                one("b", LAW),
                one("c", LAW),
                one("d", INFORMATION_TECHNOLOGY),
                one("e", FINANCE),
                one("f", INFORMATION_TECHNOLOGY),
                one("g", LAW));
        var taken = Draw.take(order, 5, technologyAndFinance());
        assertThat(taken.keys()).containsExactly("a", "b", "d", "e", "f");
        assertThat(taken.empty()).isEmpty();
    }

    @Test
    void whoHasSeveralFieldsMovesWhereThatSeatsAnother() {
        // a could sit for technology; then nobody but a would be left for finance.
        var order = List.of(one("a", INFORMATION_TECHNOLOGY, FINANCE), one("b", INFORMATION_TECHNOLOGY), one("c", LAW));
        var quotas = List.of(new Quota(INFORMATION_TECHNOLOGY, 1), new Quota(FINANCE, 1));
        var taken = Draw.take(order, 3, quotas);
        assertThat(taken.keys()).containsExactly("a", "b", "c");
        assertThat(taken.empty()).isEmpty();
    }

    @Test
    void saysWhichFieldLacksPeople() {
        var order = List.of(one("a", LAW), one("b", INFORMATION_TECHNOLOGY), one("c", LAW), one("d", LAW));
        assertThat(Draw.take(order, 4, technologyAndFinance()).empty())
                .containsExactly(INFORMATION_TECHNOLOGY, FINANCE);
        assertThat(Draw.take(order, 5, List.of()).empty()).containsExactly((ExpertField) null);
        assertThat(Draw.take(List.of(), 3, List.of()).keys()).isEmpty();
    }

    /** So a recusal needs no rule of its own, and whoever repeats the draw knows the panel at any time. */
    @Test
    void withoutOneWhoIsRecusedThePanelIsTheSameAndOneMore() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var order = new ArrayList<Entrant>();
            for (int n = 0; n < 5 + random.nextInt(20); n++) {
                var fields = new ArrayList<ExpertField>();
                for (var field : ExpertField.values()) {
                    if (random.nextInt(3) == 0) {
                        fields.add(field);
                    }
                }
                order.add(new Entrant("k" + n, fields));
            }
            var before = Draw.take(order, 5, technologyAndFinance());
            if (!before.empty().isEmpty()) {
                continue;
            }
            var leaving = before.keys().get(random.nextInt(5));
            var after = Draw.take(
                    order.stream().filter(one -> !one.key().equals(leaving)).toList(), 5, technologyAndFinance());
            var kept = new ArrayList<>(before.keys());
            kept.remove(leaving);
            assertThat(after.keys()).containsAll(kept).hasSizeBetween(4, 5);
        }
    }

    /** Each of ten is among three drawn about as often as the others. */
    @Test
    void isFairToEach() {
        var keys = IntStream.range(0, 10).mapToObj(n -> "key" + n).toList();
        var times = new TreeMap<String, Integer>();
        for (int n = 0; n < 3_000; n++) {
            var seed = Draw.seed("input", Integer.toString(n));
            var order = Draw.order(seed, keys).stream().map(key -> one(key)).toList();
            Draw.take(order, 3, List.of()).keys().forEach(key -> times.merge(key, 1, Integer::sum));
        }
        assertThat(times.values()).allSatisfy(count -> assertThat(count).isBetween(800, 1_000));
    }

    @Test
    void theMeanIsRoundedHalfUpToOneDecimal() {
        assertThat(Draw.mean(List.of(86, 84, 88, 79, 91))).hasToString("85.6");
        assertThat(Draw.mean(List.of(85, 86, 86, 86))).hasToString("85.8");
        assertThat(Draw.mean(List.of(80, 80, 81))).hasToString("80.3");
        assertThat(Draw.mean(List.of(100, 100))).hasToString("100.0");
        assertThat(Draw.mean(List.of())).isNull();
    }

    @Test
    void quotasAreKeptAsTheyWere() {
        assertThat(Draw.split(Draw.joined(technologyAndFinance()))).isEqualTo(technologyAndFinance());
        assertThat(Draw.split("")).isEmpty();
    }
}
