package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.jooq.impl.DSL.condition;

import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@PortalTest
class SignInTest {
    private static final String RIGHT = "the right one of 2026";
    private static final String FROM = "198.51.100.40";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Test
    void aPersonSeesWhoItIsAndWhatItMayDo() {
        var viewer = world.as("chenjing")
                .ask("{ viewer { name machine post { title roles unit { name } } tenant { code level } actions } }")
                .get("viewer");
        assertThat(viewer.at("/name").asString()).isEqualTo("陈静");
        assertThat(viewer.at("/tenant/code").asString()).isEqualTo("990100");
        assertThat(viewer.at("/post/roles/0").asString()).isEqualTo("CLERK");
        assertThat(viewer.at("/actions").toString()).contains("PROJECT_DRAFT").doesNotContain("CASE_DECIDE");
    }

    @Test
    void aStrangerGetsNothingButA401() {
        var answer = world.stranger().post("{ viewer { name } }", Map.of(), "application/json");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        var token = world.bearer("nonsense").post("{ viewer { name } }", Map.of(), "application/json");
        assertThat(token.statusCode()).isEqualTo(401);
        assertThat(token.body()).isEmpty();
    }

    @Test
    void aForgedRequestWithoutTheTokenIsRefused() {
        var stranger = world.stranger();
        var answer = stranger.form("/sign-in", Map.of("username", "chenjing", "password", "x"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aHashOfAnOlderMakeIsMadeAnewWhenItsPersonSignsIn() {
        var old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(RIGHT);
        sql.update(PERSON)
                .set(PERSON.PASSWORD_HASH, old)
                .where(PERSON.USERNAME.eq("liaofan"))
                .execute();
        assertThat(world.trySignIn("liaofan", "not it", FROM).statusCode()).isEqualTo(401);
        assertThat(hashOf("liaofan")).isEqualTo(old);
        assertThat(world.trySignIn("liaofan", RIGHT, FROM).statusCode()).isEqualTo(204);
        var renewed = hashOf("liaofan");
        assertThat(renewed).startsWith("{bcrypt}$2a$10$");
        assertThat(world.trySignIn("liaofan", RIGHT, FROM).statusCode()).isEqualTo(204);
        assertThat(hashOf("liaofan")).isEqualTo(renewed);
    }

    @Test
    void aPersonWhoIsDisabledInMidSessionIsOutAtTheNextRequest() {
        var person = world.as("gumin");
        assertThat(asks(person)).isEqualTo(200);
        enable("gumin", false);
        try {
            assertThat(asks(person)).isEqualTo(401);
        } finally {
            enable("gumin", true);
        }
    }

    @Test
    void aPersonWhoseOnlyPostEndsInMidSessionIsOutAtTheNextRequest() {
        var person = world.as("gumin");
        assertThat(asks(person)).isEqualTo(200);
        enablePosts("gumin", false);
        try {
            assertThat(asks(person)).isEqualTo(401);
        } finally {
            enablePosts("gumin", true);
        }
    }

    private static int asks(World.Caller person) {
        return person.post("{ viewer { name } }", Map.of(), "application/json").statusCode();
    }

    private void enable(String username, boolean enabled) {
        sql.update(PERSON)
                .set(PERSON.ENABLED, enabled)
                .where(PERSON.USERNAME.eq(username))
                .execute();
    }

    private void enablePosts(String username, boolean enabled) {
        sql.update(POST)
                .set(POST.ENABLED, enabled)
                .where(POST.PERSON_ID.eq(sql.select(PERSON.ID).from(PERSON).where(PERSON.USERNAME.eq(username))))
                .and(condition("1 = 1 /*scope:all*/"))
                .execute();
    }

    private String hashOf(String username) {
        return sql.select(PERSON.PASSWORD_HASH)
                .from(PERSON)
                .where(PERSON.USERNAME.eq(username))
                .fetchSingle(PERSON.PASSWORD_HASH);
    }
}
