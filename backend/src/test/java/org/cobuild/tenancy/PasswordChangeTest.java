package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.PASSWORD_FORMER;
import static org.cobuild.db.Tables.PERSON;
import static org.jooq.impl.DSL.condition;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A person changes its own password. */
@PortalTest
class PasswordChangeTest {
    private static final String PERSON_NAME = "zhuqing";
    private static final String OLD = "Spring-2026-old";

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void aPassword() {
        people.setPassword(PERSON_NAME, OLD);
        sql.deleteFrom(PASSWORD_FORMER).execute();
    }

    @Test
    void whoKnowsTheOldOneSignsInByTheNewOneAndItsOtherSessionsEnd() {
        var here = world.signIn(PERSON_NAME, OLD);
        var elsewhere = world.signIn(PERSON_NAME, OLD);
        assertThat(change(here, OLD, "Autumn-2026-new").statusCode()).isEqualTo(204);
        assertThat(asks(here)).isEqualTo(200);
        assertThat(asks(elsewhere)).isEqualTo(401);
        assertThat(world.trySignIn(PERSON_NAME, OLD, "198.51.100.50").statusCode())
                .isEqualTo(401);
        assertThat(world.trySignIn(PERSON_NAME, "Autumn-2026-new", "198.51.100.50")
                        .statusCode())
                .isEqualTo(204);
        assertThat(trail()).isEqualTo("passwordChange");
    }

    @ParameterizedTest
    @CsvSource({
        "Ab3-, 至少 10 位",
        "onlysmallletters, 三类",
        "only7small8and9digits, 三类",
        "My-ZhuQing-2026, 不能包含",
        "祝青的密码-Abc-2026, 不能包含",
    })
    void aPasswordThatBreaksARuleIsRefusedAtItsFieldAndStaysAsItWas(String wanted, String rule) {
        var here = world.signIn(PERSON_NAME, OLD);
        var answer = change(here, OLD, wanted);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("[\"newPassword\"]").contains(rule);
        assertThat(world.trySignIn(PERSON_NAME, OLD, "198.51.100.51").statusCode())
                .isEqualTo(204);
    }

    @Test
    void aPasswordOfMoreBytesThanAreHashedIsRefused() {
        var here = world.signIn(PERSON_NAME, OLD);
        assertThat(change(here, OLD, "Aa1-" + "长".repeat(23)).body()).contains("太长");
    }

    @Test
    void noneOfTheLastFiveComesAgain() {
        var here = world.signIn(PERSON_NAME, OLD);
        var before = OLD;
        for (var next : List.of("First-2026-pass", "Second-2026-pass", "Third-2026-pass", "Fourth-2026-pass")) {
            assertThat(change(here, before, next).statusCode()).isEqualTo(204);
            before = next;
        }
        assertThat(change(here, before, OLD).body()).contains("[\"newPassword\"]", "最近 5 个");
        assertThat(change(here, before, "Fifth-2026-pass").statusCode()).isEqualTo(204);
        assertThat(change(here, "Fifth-2026-pass", OLD).statusCode()).isEqualTo(204);
    }

    @Test
    void theOldOneIsAskedAndGuessingItRestsLikeSignIn() {
        var here = world.signIn(PERSON_NAME, OLD);
        var answers = Stream.generate(
                        () -> change(here, "not it", "Autumn-2026-new").body())
                .limit(6)
                .toList();
        assertThat(answers.subList(0, 5))
                .allMatch(body -> body.contains("[\"oldPassword\"]") && body.contains("原密码不对"));
        assertThat(answers.get(5)).contains("[\"oldPassword\"]", "1 分钟后再试");
        world.clock().setTo(world.clock().now().plusSeconds(61));
        try {
            assertThat(change(here, OLD, "Autumn-2026-new").statusCode()).isEqualTo(204);
        } finally {
            world.clock().release();
        }
    }

    @Test
    void sentTwiceAtOnceItIsChangedOnce() {
        var here = world.signIn(PERSON_NAME, OLD);
        var both = Stream.of("Autumn-2026-new", "Autumn-2026-new")
                .map(wanted -> CompletableFuture.supplyAsync(
                        () -> change(here, OLD, wanted).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(both).containsExactlyInAnyOrder(204, 400);
    }

    @Test
    void strangersAndTokensChangeNone() {
        assertThat(change(world.machine("990321", "tenancy:read"), OLD, "Autumn-2026-new")
                        .statusCode())
                .isEqualTo(401);
        assertThat(change(world.stranger(), OLD, "Autumn-2026-new").statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> change(World.Caller who, String old, String wanted) {
        return who.form("/sign-in/password", Map.of("oldPassword", old, "newPassword", wanted));
    }

    private static int asks(World.Caller person) {
        return person.post("{ viewer { name } }", Map.of(), "application/json").statusCode();
    }

    private String trail() {
        return sql.select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.SUBJECT_ID.eq(
                        sql.select(PERSON.ID).from(PERSON).where(PERSON.USERNAME.eq(PERSON_NAME))))
                .and(AUDIT_ENTRY.ACTION.eq("passwordChange"))
                .and(condition("1 = 1 /*scope:all*/"))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(1)
                .fetchSingle(AUDIT_ENTRY.ACTION);
    }
}
