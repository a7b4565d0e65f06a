package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SignInTest {
    @Autowired
    World world;

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
}
