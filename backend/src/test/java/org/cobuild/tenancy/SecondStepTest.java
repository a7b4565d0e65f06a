package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.RECOVERY_CODE;
import static org.cobuild.db.Tables.SECOND_FACTOR;
import static org.cobuild.db.Tables.SIGN_IN_ATTEMPT;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has a second factor gets in by password and code, and by no half of it anywhere. */
@PortalTest
class SecondStepTest {
    private static final String NAME = "zhuqing";
    private static final String PASSWORD = "Spring-2026-old";
    private static final String WHO = "{ viewer { name } }";
    private static final Instant START = Instant.parse("2026-03-02T01:00:10Z");

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    DSLContext sql;

    private Telephone telephone;

    @BeforeEach
    void aTelephone() {
        people.setPassword(NAME, PASSWORD);
        sql.deleteFrom(RECOVERY_CODE).execute();
        sql.deleteFrom(SECOND_FACTOR).execute();
        sql.deleteFrom(SIGN_IN_ATTEMPT).execute();
        world.clock().setTo(START);
        telephone = Telephone.setUp(world, NAME, PASSWORD);
    }

    @AfterEach
    void now() {
        sql.deleteFrom(RECOVERY_CODE).execute();
        sql.deleteFrom(SECOND_FACTOR).execute();
        sql.deleteFrom(SIGN_IN_ATTEMPT).execute();
        world.forget(NAME);
        world.clock().release();
    }

    @Test
    void passwordAndCodeGetInAndTheTrailTellsOfBoth() {
        var person = halfWay();
        assertThat(step(person)).isEqualTo("CODE");
        assertThat(asks(person)).isEqualTo(401);
        assertThat(code(person, telephone.code()).statusCode()).isEqualTo(204);
        assertThat(asks(person)).isEqualTo(200);
        assertThat(step(person)).isEmpty();
        assertThat(lastSignIn()).isEqualTo("secondFactor CODE");
    }

    @Test
    void aWrongCodeIsRefusedAtItsFieldAndTheStepStays() {
        var person = halfWay();
        var answer = code(person, telephone.wrong());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("[\"code\"]", "验证码不对");
        assertThat(asks(person)).isEqualTo(401);
        assertThat(code(person, "").statusCode()).isEqualTo(400);
        assertThat(code(person, telephone.code()).statusCode()).isEqualTo(204);
    }

    @Test
    void aCodeIsUsedOnceAndWithItThoseBefore() {
        var code = telephone.code();
        var before = telephone.code(-1);
        assertThat(code(halfWay(), code).statusCode()).isEqualTo(204);
        assertThat(code(halfWay(), code).statusCode()).isEqualTo(400);
        assertThat(code(halfWay(), before).statusCode()).isEqualTo(400);
        assertThat(code(halfWay(), telephone.code(1)).statusCode()).isEqualTo(204);
    }

    @Test
    void ofTwoAtTheSameMomentByOneCodeOneGetsIn() {
        var code = telephone.code();
        var both = Stream.generate(this::halfWay).limit(4).toList().stream()
                .map(person ->
                        CompletableFuture.supplyAsync(() -> code(person, code).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(both).containsExactlyInAnyOrder(204, 400, 400, 400);
    }

    @Test
    void aCodeCountsOneStepLateAndNotTwo() {
        var late = telephone.code();
        var later = telephone.code(2);
        world.clock().setTo(world.clock().now().plusSeconds(30));
        assertThat(code(halfWay(), late).statusCode()).isEqualTo(204);
        world.clock().setTo(world.clock().now().plusSeconds(90));
        assertThat(code(halfWay(), later).statusCode()).isEqualTo(400);
    }

    @Test
    void whoGuessesCodesWaitsWhereverItComesFromAndWhateverPasswordItTypesAgain() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(code(halfWay(), telephone.wrong()).body()).contains("验证码不对");
        }
        var rests = code(halfWay(), telephone.code());
        assertThat(rests.statusCode()).isEqualTo(400);
        assertThat(rests.body()).contains("1 分钟后再试");
        assertThat(trail("secondFactorRest")).isNotEmpty();
        world.clock().setTo(world.clock().now().plusSeconds(61));
        assertThat(code(halfWay(), telephone.code()).statusCode()).isEqualTo(204);
    }

    @Test
    void whoLacksThePasswordReachesNoCodeAndLocksNobodyOut() {
        for (int guess = 0; guess < 8; guess++) {
            assertThat(code(world.visitor(), telephone.wrong()).statusCode()).isEqualTo(401);
            world.trySignIn(NAME, "not it", "198.51.100.90");
        }
        assertThat(code(halfWay(), telephone.code()).statusCode()).isEqualTo(204);
    }

    @Test
    void aRecoveryCodeGetsInOnceAndTheTrailSaysSo() {
        var person = halfWay();
        var code = telephone.recoveryCode(3).toLowerCase().replace("-", " ");
        assertThat(code(person, code).statusCode()).isEqualTo(204);
        assertThat(asks(person)).isEqualTo(200);
        assertThat(code(halfWay(), code).statusCode()).isEqualTo(400);
        assertThat(code(halfWay(), telephone.recoveryCode(4)).statusCode()).isEqualTo(204);
        assertThat(trail("recoveryCodeUse")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lastSignIn()).isEqualTo("secondFactor RECOVERY_CODE");
        var left = person.send(person.request("/sign-in/second-factor").GET()).body();
        assertThat(left).contains("\"recoveryCodes\":8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/RG9jdW1lbnQ6MQ",
                "/sign-in/sessions",
                "/sign-in/second-factor",
            })
    void halfSignedInNothingIsRead(String path) {
        var person = halfWay();
        var answer = person.send(person.request(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        if (path.startsWith("/files")) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("SECOND_FACTOR");
        }
    }

    @Test
    void halfSignedInGraphQlSaysWhatIsMissing() {
        var answer = halfWay().answer(WHO, Map.of());
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("SECOND_FACTOR");
        assertThat(answer.at("/errors/0/message").asString()).contains("登录还差一步");
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void halfSignedInNothingIsWritten() {
        var person = halfWay();
        var forms = Map.of(
                "/sign-in/password", Map.of("oldPassword", PASSWORD, "newPassword", "Autumn-2026-new"),
                "/sign-in/sessions/end", Map.<String, String>of(),
                "/sign-in/second-factor", Map.of("proof", PASSWORD),
                "/sign-in/second-factor/confirm", Map.of("code", telephone.code()),
                "/sign-in/second-factor/remove", Map.of("code", telephone.code()));
        forms.forEach((path, fields) ->
                assertThat(person.form(path, fields).statusCode()).as(path).isEqualTo(401));
        var file = person.send(person.request("/files")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--")));
        assertThat(file.statusCode()).isEqualTo(401);
        assertThat(asks(person)).isEqualTo(401);
        assertThat(code(person, telephone.code()).statusCode()).isEqualTo(204);
    }

    @Test
    void halfSignedInTheWorkbenchLeadsToTheStep() {
        var person = halfWay();
        var page = person.send(
                person.request("/graphiql").header("Accept", "text/html").GET());
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).contains("/sign-in?next=");
    }

    @Test
    void thePasswordWaitsAQuarterOfAnHourForItsCode() {
        var person = halfWay();
        world.clock().setTo(world.clock().now().plus(Duration.ofMinutes(15)));
        var answer = code(person, telephone.code());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("重新输入用户名和密码");
        assertThat(step(person)).isEmpty();
    }

    @Test
    void aPasswordThatIsSetMeanwhileEndsWhoIsHalfWay() {
        var person = halfWay();
        assertThat(code(halfWay(), telephone.code()).statusCode()).isEqualTo(204);
        sql.update(PERSON)
                .set(PERSON.SIGN_IN_EPOCH, PERSON.SIGN_IN_EPOCH.plus(1))
                .where(PERSON.USERNAME.eq(NAME))
                .execute();
        assertThat(code(person, telephone.code(1)).statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsDisabledMeanwhileGetsNoFurther() {
        var person = halfWay();
        enable(false);
        try {
            assertThat(code(person, telephone.code()).statusCode()).isEqualTo(401);
        } finally {
            enable(true);
        }
    }

    private void enable(boolean enabled) {
        sql.update(PERSON)
                .set(PERSON.ENABLED, enabled)
                .where(PERSON.USERNAME.eq(NAME))
                .execute();
    }

    @Test
    void aPortalThatDoesNotKnowItsAddressHasNoPasskeys() {
        var person = halfWay();
        assertThat(person.form("/sign-in/passkeys/request", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(code(person, telephone.code()).statusCode()).isEqualTo(204);
        person.reload();
        assertThat(person.send(person.request("/sign-in/passkeys").GET()).body())
                .contains("\"offered\":false");
        var begun = person.form("/sign-in/passkeys/begin", Map.of("proof", telephone.code(1)));
        assertThat(begun.statusCode()).isEqualTo(400);
        assertThat(begun.body()).contains("本门户没有启用通行密钥");
    }

    private World.Caller halfWay() {
        var person = world.visitor();
        var answer = person.form("/sign-in", Map.of("username", NAME, "password", PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"step\":\"CODE\"}");
        return person;
    }

    private static HttpResponse<String> code(World.Caller person, String code) {
        return person.form("/sign-in/second-factor/code", Map.of("code", code));
    }

    private static int asks(World.Caller person) {
        return person.post(WHO, Map.of(), "application/json").statusCode();
    }

    /** What the sign-in page is told to go on with. */
    private static String step(World.Caller person) {
        var options = person.send(person.request("/sign-in/options").GET()).body();
        return options.replaceFirst("(?s).*\"step\":(?:null|\"(\\w+)\").*", "$1");
    }

    /** What those entries of the trail about the person say, the latest first. */
    private List<String> trail(String action) {
        return sql.fetch(
                        "select e.id, group_concat(concat(c.field, ' ', c.after_value)) from audit_entry e"
                                + " left join audit_change c on c.tenant_id = e.tenant_id and c.entry_id = e.id"
                                + " join person p on p.id = e.subject_id and p.username = ?"
                                + " where e.action = ? and 1 = 1 /*scope:all*/ group by e.id order by e.id desc",
                        NAME,
                        action)
                .map(row -> String.valueOf(row.get(1)));
    }

    private String lastSignIn() {
        return trail("signIn").getFirst();
    }
}
