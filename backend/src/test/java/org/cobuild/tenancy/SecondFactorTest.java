package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PASSWORD_FORMER;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.RECOVERY_CODE;
import static org.cobuild.db.Tables.SECOND_FACTOR;
import static org.cobuild.db.Tables.SIGN_IN_ATTEMPT;
import static org.jooq.impl.DSL.condition;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.signin.MovablePolicy;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A second factor is set up, replaced and taken away by its person, and taken away by who looks after people. */
@PortalTest
class SecondFactorTest {
    private static final String NAME = "lvhang";
    private static final String PASSWORD = "Spring-2026-old";
    private static final String PATH = "/sign-in/second-factor";

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    MovablePolicy policy;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void aPassword() {
        now();
        people.setPassword(NAME, PASSWORD);
        sql.deleteFrom(PASSWORD_FORMER).execute();
        world.clock().setTo(Instant.parse("2026-03-02T01:00:10Z"));
    }

    @AfterEach
    void now() {
        sql.deleteFrom(RECOVERY_CODE).execute();
        sql.deleteFrom(SECOND_FACTOR).execute();
        sql.deleteFrom(SIGN_IN_ATTEMPT).execute();
        policy.require(false);
        List.of(NAME, "hanbing", "denghui", "fengyi", "wangxiulan").forEach(world::forget);
        world.clock().release();
    }

    @Test
    void isSetUpByPasswordAndFirstCodeAndOtherSessionsEnd() {
        var desk = world.signIn(NAME, PASSWORD);
        var elsewhere = world.signIn(NAME, PASSWORD);
        assertThat(desk.form(PATH, Map.of("proof", "not it")).body()).contains("[\"proof\"]", "密码不对");
        var telephone = Telephone.scan(world, desk, PASSWORD);
        assertThat(desk.form(PATH + "/confirm", Map.of("code", telephone.wrong()))
                        .body())
                .contains("[\"code\"]", "验证码不对");
        assertThat(signIn(PASSWORD).statusCode()).as("not in force yet").isEqualTo(204);
        telephone.confirm(desk);
        assertThat(asks(desk)).isEqualTo(200);
        assertThat(asks(elsewhere)).isEqualTo(401);
        assertThat(signIn(PASSWORD).statusCode()).isEqualTo(202);
        assertThat(standing(desk)).contains("\"required\":false", "\"since\":\"2026", "\"recoveryCodes\":10");
        assertThat(count("secondFactorSetUp")).isPositive();
        assertThat(desk.form(PATH + "/confirm", Map.of("code", telephone.code(1)))
                        .statusCode())
                .as("confirmed once")
                .isEqualTo(400);
    }

    @Test
    void whatWasShownWaitsHalfAnHour() {
        var desk = world.signIn(NAME, PASSWORD);
        var telephone = Telephone.scan(world, desk, PASSWORD);
        world.clock().setTo(world.clock().now().plusSeconds(30 * 60));
        assertThat(desk.form(PATH + "/confirm", Map.of("code", telephone.code()))
                        .body())
                .contains("这个二维码已失效");
    }

    @Test
    void isReplacedByACodeOfTheOneBeforeWhichCountsUntilThen() {
        var before = Telephone.setUp(world, NAME, PASSWORD);
        var desk = enter(before.code());
        assertThat(desk.form(PATH, Map.of("proof", PASSWORD)).statusCode()).isEqualTo(400);
        later();
        var after = Telephone.scan(world, desk, before.code());
        later();
        enter(before.code());
        after.confirm(desk);
        later();
        assertThat(code(halfWay(), before.code()).statusCode()).isEqualTo(400);
        assertThat(code(halfWay(), before.recoveryCode(0)).statusCode()).isEqualTo(400);
        assertThat(code(halfWay(), after.code()).statusCode()).isEqualTo(204);
        assertThat(count("secondFactorReplace")).isPositive();
    }

    @Test
    void isRemovedByACodeAloneAndThenThePasswordIsEnough() {
        var telephone = Telephone.setUp(world, NAME, PASSWORD);
        var desk = enter(telephone.code());
        later();
        assertThat(desk.form(PATH + "/remove", Map.of("code", PASSWORD)).statusCode())
                .isEqualTo(400);
        assertThat(desk.form(PATH + "/remove", Map.of("code", telephone.code())).statusCode())
                .isEqualTo(204);
        assertThat(signIn(PASSWORD).statusCode()).isEqualTo(204);
        assertThat(count("secondFactorRemove")).isPositive();
        assertThat(sql.fetchCount(RECOVERY_CODE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanbing", "denghui", "fengyi", "wangxiulan"})
    void whereItIsRequiredAdministratorsAndPayersAreLedToItBeforeAnythingElse(String username) {
        policy.require(true);
        people.setPassword(username, PASSWORD);
        var person = world.visitor();
        var answer = person.form("/sign-in", Map.of("username", username, "password", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"step\":\"SET_UP\"}");
        assertThat(person.answer("{ viewer { name } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("SECOND_FACTOR");
        assertThat(code(person, "000000").statusCode()).isEqualTo(401);
        assertThat(standing(person)).contains("\"required\":true");
        var telephone = Telephone.scan(world, person, "");
        assertThat(asks(person)).isEqualTo(401);
        telephone.confirm(person);
        assertThat(asks(person)).isEqualTo(200);
        later();
        assertThat(person.form(PATH + "/remove", Map.of("code", telephone.code()))
                        .body())
                .contains("不能停用");
    }

    @Test
    void whereItIsRequiredOthersSignInAsBefore() {
        policy.require(true);
        assertThat(signIn(PASSWORD).statusCode()).isEqualTo(204);
    }

    @Test
    void whoSetOneUpElsewhereMeanwhileMayNotSetUpAnotherHalfWay() {
        policy.require(true);
        people.setPassword("wangxiulan", PASSWORD);
        var slow = world.visitor();
        slow.form("/sign-in", Map.of("username", "wangxiulan", "password", PASSWORD));
        var first = world.visitor();
        first.form("/sign-in", Map.of("username", "wangxiulan", "password", PASSWORD));
        var late = Telephone.scan(world, slow, "");
        var quick = Telephone.scan(world, first, "");
        assertThat(slow.form(PATH + "/confirm", Map.of("code", late.code())).statusCode())
                .isEqualTo(400);
        quick.confirm(first);
        assertThat(slow.form(PATH, Map.of()).statusCode()).isEqualTo(401);
        assertThat(slow.form(PATH + "/confirm", Map.of("code", late.code())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theSecurityAdministratorTakesALostOneAwayAndThePersonReadsIt() {
        var telephone = Telephone.setUp(world, NAME, PASSWORD);
        var desk = enter(telephone.code());
        assertThat(since(NAME)).startsWith("2026-03-02");
        var done = reset("denghui", NAME);
        assertThat(done.get("errors")).isEmpty();
        assertThat(done.at("/person/secondFactorSince").isNull()).isTrue();
        assertThat(asks(desk)).isEqualTo(401);
        var again = world.signIn(NAME, PASSWORD);
        assertThat(standing(again)).contains("\"since\":null", "\"byName\":\"邓辉\"", "\"reason\":\"手机丢失\"");
        assertThat(count("personSecondFactorReset")).isPositive();
        assertThat(reset("denghui", NAME).at("/errors/0/code").asString()).isEqualTo("SECOND_FACTOR_NONE");
    }

    @Test
    void ofAnotherTenantNobodyIsFoundAndNobodyResetsOnesOwn() {
        var telephone = Telephone.setUp(world, NAME, PASSWORD);
        var foreign = world.as("jiangping").answer(document("id"), Map.of("input", input(NAME)));
        assertThat(foreign.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(reset("denghui", "denghui").at("/errors/0/code").asString()).isEqualTo("PERSON_OWN");
        var other = world.as("hanbing").answer(document("id"), Map.of("input", input(NAME)));
        assertThat(other.at("/errors/0/extensions/code").asString()).isIn("NOT_FOUND", "FORBIDDEN");
        assertThat(code(halfWay(), telephone.code()).statusCode()).isEqualTo(204);
    }

    @Test
    void aLinkForAPasswordIsNoWayAroundIt() {
        var telephone = Telephone.setUp(world, NAME, PASSWORD);
        var token = world.as("denghui")
                .mutate("personPasswordLink", input(NAME), "token")
                .get("token")
                .asString();
        assertThat(world.visitor()
                        .form("/sign-in/new-password", Map.of("token", token, "newPassword", "Autumn-2026-new"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(signIn("Autumn-2026-new").statusCode()).isEqualTo(202);
        var person = world.visitor();
        person.form("/sign-in", Map.of("username", NAME, "password", "Autumn-2026-new"));
        assertThat(code(person, telephone.code()).statusCode()).isEqualTo(204);
    }

    @Test
    void atRestItIsEncryptedForItsPersonAlone() {
        var telephone = Telephone.setUp(world, NAME, PASSWORD);
        var stored = sql.select(SECOND_FACTOR.SECRET).from(SECOND_FACTOR).fetchSingle(SECOND_FACTOR.SECRET);
        assertThat(stored).hasSizeGreaterThan(60).doesNotContain(telephone.secret());
        assertThat(sql.select(RECOVERY_CODE.CODE_SHA256).from(RECOVERY_CODE).fetch(RECOVERY_CODE.CODE_SHA256))
                .hasSize(10)
                .doesNotContain(telephone.recoveryCode(0));
        // Whoever may write to the database moves it to another's row: it makes no code there.
        sql.update(SECOND_FACTOR).set(SECOND_FACTOR.PERSON_ID, idOf("denghui")).execute();
        people.setPassword("denghui", PASSWORD);
        var thief = world.visitor();
        thief.form("/sign-in", Map.of("username", "denghui", "password", PASSWORD));
        assertThat(code(thief, telephone.code()).statusCode()).isEqualTo(400);
    }

    @Test
    void withAKeyThatWasLostRecoveryCodesAreLeft() {
        var telephone = Telephone.setUp(world, NAME, PASSWORD);
        sql.update(SECOND_FACTOR)
                .set(SECOND_FACTOR.SECRET, DSL.val("bm90IG1hZGUgd2l0aCB0aGlzIGtleSwgbm90IGF0IGFsbC4uLg=="))
                .execute();
        assertThat(code(halfWay(), telephone.code()).statusCode()).isEqualTo(400);
        assertThat(code(halfWay(), telephone.recoveryCode(0)).statusCode()).isEqualTo(204);
    }

    private void later() {
        world.clock().setTo(world.clock().now().plusSeconds(30));
    }

    private HttpResponse<String> signIn(String password) {
        return world.trySignIn(NAME, password, "198.51.100.95");
    }

    private World.Caller halfWay() {
        var person = world.visitor();
        assertThat(person.form("/sign-in", Map.of("username", NAME, "password", PASSWORD))
                        .statusCode())
                .isEqualTo(202);
        return person;
    }

    private World.Caller enter(String code) {
        var person = halfWay();
        assertThat(code(person, code).statusCode()).isEqualTo(204);
        return person;
    }

    private static HttpResponse<String> code(World.Caller person, String code) {
        return person.form(PATH + "/code", Map.of("code", code));
    }

    private static String standing(World.Caller person) {
        return person.send(person.request(PATH).GET()).body();
    }

    private static int asks(World.Caller person) {
        return person.post("{ viewer { name } }", Map.of(), "application/json").statusCode();
    }

    private JsonNode reset(String by, String username) {
        return world.as(by).mutate("personSecondFactorReset", input(username), "person { secondFactorSince }");
    }

    private static String document(String selection) {
        return "mutation($input: PersonSecondFactorResetInput!) { personSecondFactorReset(input: $input)"
                + " { person { " + selection + " } } }";
    }

    private String since(String username) {
        return world.as("denghui")
                .ask("{ people(search: \"" + username + "\") { edges { node { secondFactorSince } } } }")
                .at("/people/edges/0/node/secondFactorSince")
                .asString();
    }

    private Map<String, Object> input(String username) {
        return Map.of("personId", new GlobalId("Person", idOf(username)).toString(), "reason", "手机丢失");
    }

    private long idOf(String username) {
        return sql.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.USERNAME.eq(username))
                .fetchSingle(PERSON.ID);
    }

    private int count(String action) {
        return sql.fetchCount(
                DSL.table("audit_entry"), condition("action = ? and subject_id = ? /*scope:all*/", action, idOf(NAME)));
    }
}
