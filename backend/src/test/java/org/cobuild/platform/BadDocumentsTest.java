package org.cobuild.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Hostile documents are refused small and quick, before they are validated. */
@PortalTest
class BadDocumentsTest {
    @Autowired
    World world;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("10,000 fields", "{ " + "viewer { name } ".repeat(10_000) + "}"),
                Arguments.of(
                        "1,000 aliases",
                        "{ "
                                + IntStream.range(0, 1_000)
                                        .mapToObj(i -> "a" + i + ": viewer { name }")
                                        .collect(Collectors.joining(" "))
                                + " }"),
                Arguments.of(
                        "1,000 chained fragments",
                        "{ ...f0 } "
                                + IntStream.range(0, 1_000)
                                        .mapToObj(i -> "fragment f" + i + " on Query { ...f" + (i + 1) + " }")
                                        .collect(Collectors.joining(" "))
                                + " fragment f1000 on Query { viewer { name } }"),
                Arguments.of("depth 200", "{ " + "viewer { ".repeat(200) + "name" + " }".repeat(200) + " }"),
                Arguments.of("1,000 directives", "{ viewer { name " + "@include(if: true) ".repeat(1_000) + "} }"),
                Arguments.of("a megabyte", "{ viewer { name } } #" + "x".repeat(1 << 20)),
                Arguments.of(
                        "fragments that double",
                        "{ ...f0 } "
                                + IntStream.range(0, 30)
                                        .mapToObj(i -> "fragment f" + i + " on Query { ...f" + (i + 1) + " ...f"
                                                + (i + 1) + " }")
                                        .collect(Collectors.joining(" "))
                                + " fragment f30 on Query { viewer { name } }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRefusedSmallAndQuick(String what, String document) {
        var caller = world.as("chenjing");
        caller.post(document, Map.of(), "application/json");
        assertThat(DocumentLimits.check(document)).isNotNull();
        // The quickest of five: what is measured is the check, not what else the machine is doing.
        assertThat(IntStream.range(0, 5).mapToLong(n -> millis(document)).min().orElseThrow())
                .isLessThan(50);

        var answer = caller.post(document, Map.of(), "application/json");
        assertThat(answer.body()).contains("OVER_LIMIT").hasSizeLessThan(2_000);
        assertThat(answer.body()).doesNotContain("graphql.", "java.", "org.");
    }

    private static long millis(String document) {
        var began = System.nanoTime();
        DocumentLimits.check(document);
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Test
    void nonsenseIsRefusedWithoutInsides() {
        var answer = world.as("chenjing").post("{ viewer { ", Map.of(), "application/json");
        assertThat(answer.body()).contains("BAD_REQUEST").doesNotContain("graphql.", "Exception");
        var unknown = world.as("chenjing").post("{ nothing }", Map.of(), "application/json");
        assertThat(unknown.body()).contains("errors").doesNotContain("Exception");
    }

    @Test
    void aBodyOverFourMebibytesIsNotRead() {
        var caller = world.as("chenjing");
        var answer = caller.send(caller.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"" + "x".repeat(5 << 20) + "\"}")));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void badValuesNameTheirField() {
        var caller = world.as("chenjing");
        for (var title : new String[] {"", "x", "长".repeat(201), "看不见\u0007的字符", "x".repeat(1 << 20)}) {
            var payload = caller.mutate(
                    "projectCreate", Map.of("title", title, "category", "NEW", "field", "health"), "project { id }");
            assertThat(payload.at("/project").isNull()).isTrue();
            assertThat(payload.at("/errors/0/path/0").asString()).isEqualTo("title");
            assertThat(payload.at("/errors/0/message").asString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.005", "99999999999999999999.00", "1e30", "-1e3", "NaN", "0x10", "１２", "1,000.00", ""})
    void moneyIsADecimalOfYuanAndFen(String amount) {
        var answer = world.as("chenjing")
                .answer(
                        "mutation($m: Money!) { fundPoolSet(input: {source: DEVELOPMENT, year: 2026, amount: $m}) { pool { id } } }",
                        Map.of("m", amount));
        assertThat(answer.has("data") && answer.get("data").has("fundPoolSet")).isFalse();
        assertThat(answer.at("/errors/0/message").asString()).isNotBlank();
        assertThat(answer.toString()).doesNotContain("Exception\"", "java.", "org.cobuild");
    }

    @Test
    void emojiAndRightToLeftTextsAreWelcome() {
        var payload = world.as("chenjing")
                .mutate(
                        "projectCreate",
                        Map.of("title", "健康平台 🏥 مشروع", "category", "NEW", "field", "health"),
                        "project { title }");
        assertThat(payload.at("/project/title").asString()).isEqualTo("健康平台 🏥 مشروع");
    }

    @Test
    void aRequestThatIsRepeatedHappensOnce() {
        var caller = world.as("chenjing");
        Map<String, Object> input =
                Map.of("title", "只建一次", "category", "NEW", "field", "health", "clientMutationId", "once-1");
        var first = caller.mutate("projectCreate", input, "project { id code }");
        var second = caller.mutate("projectCreate", input, "project { id code }");
        assertThat(second).isEqualTo(first);
        var reused = caller.mutate(
                "projectCreate",
                Map.of("title", "别的", "category", "NEW", "field", "health", "clientMutationId", "once-1"),
                "project { id }");
        assertThat(reused.at("/errors/0/path/0").asString()).isEqualTo("clientMutationId");
    }
}
