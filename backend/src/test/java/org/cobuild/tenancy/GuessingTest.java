package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.condition;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.tenancy.signin.SignInLimits;
import org.cobuild.tenancy.signin.SignInRules;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever guesses passwords waits, and nobody else does. Each test guesses from addresses of its own. */
@PortalTest
class GuessingTest {
    private static final String PERSON = "chenjing";
    private static final String RIGHT = "the right one of 2026";

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    SignInLimits limits;

    @Autowired
    SignInRules rules;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void aPassword() {
        people.setPassword(PERSON, RIGHT);
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void aGuessedNameRestsAndTheAnswerSaysWhenToTryAgain() {
        var from = "198.51.100.1";
        assertThat(guesses(PERSON, from, 5)).containsOnly(401);
        var answer = world.trySignIn(PERSON, RIGHT, from);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("从这里输错太多次，1 分钟后再试").contains("别处的登录不受影响");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(30, 61);
    }

    @Test
    void theRightPasswordFromElsewhereGetsInMeanwhile() {
        guesses(PERSON, "198.51.100.2", 6);
        assertThat(world.trySignIn(PERSON, RIGHT, "198.51.100.3").statusCode()).isEqualTo(204);
        assertThat(world.trySignIn(PERSON, RIGHT, "198.51.100.2").statusCode()).isEqualTo(429);
    }

    @Test
    void aRestEndsAndTheNextIsTwiceAsLong() {
        var from = "198.51.100.4";
        var start = Instant.parse("2026-03-02T01:00:00Z");
        world.clock().setTo(start);
        guesses(PERSON, from, 5);
        world.clock().setTo(start.plusSeconds(59));
        assertThat(guess(PERSON, from).statusCode()).isEqualTo(429);
        world.clock().setTo(start.plusSeconds(61));
        assertThat(guess(PERSON, from).statusCode()).isEqualTo(401);
        world.clock().setTo(start.plusSeconds(61 + 119));
        assertThat(guess(PERSON, from).statusCode()).isEqualTo(429);
        world.clock().setTo(start.plusSeconds(61 + 121));
        assertThat(world.trySignIn(PERSON, RIGHT, from).statusCode()).isEqualTo(204);
        assertThat(guesses(PERSON, from, 5)).containsOnly(401);
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        var from = "198.51.100.5";
        var start = Instant.parse("2026-03-02T01:00:00Z");
        world.clock().setTo(start);
        guesses(PERSON, from, 4);
        world.clock().setTo(start.plus(Duration.ofMinutes(61)));
        assertThat(guesses(PERSON, from, 5)).containsOnly(401);
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeOneThatExistsByAsManyStatements() {
        for (int guess = 1; guess <= 6; guess++) {
            var known = new HttpResponse<?>[1];
            var unknown = new HttpResponse<?>[1];
            var ofKnown = statements.during(() -> known[0] = guess(PERSON, "198.51.100.6"));
            var ofUnknown = statements.during(() -> unknown[0] = guess("nobody.of.that.name", "198.51.100.7"));
            assertThat(unknown[0].statusCode()).as("guess " + guess).isEqualTo(known[0].statusCode());
            assertThat(unknown[0].body()).isEqualTo(known[0].body());
            assertThat(selects(ofUnknown)).isEqualTo(selects(ofKnown));
        }
    }

    @Test
    void spacesBehindANameMakeNoOtherName() {
        var from = "198.51.100.8";
        for (int spaces = 0; spaces < 5; spaces++) {
            guess(PERSON + " ".repeat(spaces), from);
        }
        assertThat(guess(PERSON, from).statusCode()).isEqualTo(429);
    }

    @Test
    void manyGuessesAtTheSameMomentAreNoWayAround() {
        try (var threads = Executors.newFixedThreadPool(12)) {
            var answers = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> guess(PERSON, "198.51.100.9").statusCode(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers.stream().filter(status -> status == 401)).hasSize(5);
            assertThat(answers.stream().filter(status -> status == 429)).hasSize(7);
        }
    }

    @Test
    void anAddressThatGuessesManyNamesRestsForStrangersAndNotForWhoIsKnownThere() {
        var office = "198.51.100.10";
        assertThat(world.trySignIn(PERSON, RIGHT, office).statusCode()).isEqualTo(204);
        for (int name = 0; name < rules.freeFailuresOfAddress(); name++) {
            assertThat(limits.begin("name" + name, office)).isEmpty();
            limits.failed("name" + name, office);
        }
        people.setPassword("zhaolei", RIGHT);
        assertThat(world.trySignIn("zhaolei", RIGHT, office).statusCode()).isEqualTo(429);
        assertThat(world.trySignIn(PERSON, RIGHT, office).statusCode()).isEqualTo(204);
        assertThat(world.trySignIn("zhaolei", RIGHT, "198.51.100.11").statusCode())
                .isEqualTo(204);
    }

    @Test
    void aNetworkOfIpv6CountsAsOneAddress() {
        for (int host = 1; host <= 5; host++) {
            guess(PERSON, "2001:db8:0:7::" + host);
        }
        assertThat(guess(PERSON, "2001:db8:0:7:1:2:3:4").statusCode()).isEqualTo(429);
        assertThat(guess(PERSON, "2001:db8:0:8::1").statusCode()).isEqualTo(401);
    }

    @Test
    void theTrailSaysWhenItBeginsAndWhence() {
        guesses(PERSON, "198.51.100.12", 4);
        assertThat(trail("198.51.100.12")).isEmpty();
        guesses(PERSON, "198.51.100.12", 3);
        assertThat(trail("198.51.100.12")).containsExactly("Person 198.51.100.12, 1 min");
    }

    private List<String> trail(String from) {
        return sql.select(AUDIT_ENTRY.SUBJECT_TYPE, AUDIT_ENTRY.DETAIL)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACTION.eq("signInRest"))
                .and(AUDIT_ENTRY.SOURCE.eq(from))
                .and(condition("1 = 1 /*scope:all*/"))
                .fetch(row -> row.value1() + " " + row.value2());
    }

    private List<Integer> guesses(String username, String from, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> guess(username, from).statusCode())
                .toList();
    }

    private HttpResponse<String> guess(String username, String from) {
        return world.trySignIn(username, "not it", from);
    }

    /** The entry in the trail apart, for which there may be no reader. */
    private static List<String> selects(List<String> executed) {
        return executed.stream().filter(text -> !text.contains("audit_entry")).toList();
    }
}
