package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PASSKEY;
import static org.cobuild.db.Tables.RECOVERY_CODE;
import static org.cobuild.db.Tables.SECOND_FACTOR;
import static org.cobuild.db.Tables.SIGN_IN_ATTEMPT;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The second step by a passkey, where the portal knows its address. */
@PortalTest
@TestPropertySource(properties = "cobuild.public-url=https://portal.test")
class PasskeyTest {
    private static final String NAME = "songtao";
    private static final String PASSWORD = "Spring-2026-old";
    private static final String PATH = "/sign-in/passkeys";

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    DSLContext sql;

    private Telephone telephone;

    @BeforeEach
    void aTelephone() {
        clear();
        people.setPassword(NAME, PASSWORD);
        world.clock().setTo(Instant.parse("2026-03-02T01:00:10Z"));
        telephone = Telephone.setUp(world, NAME, PASSWORD);
    }

    @AfterEach
    void now() {
        clear();
        world.forget(NAME);
        world.clock().release();
    }

    private void clear() {
        sql.deleteFrom(PASSKEY).execute();
        sql.deleteFrom(RECOVERY_CODE).execute();
        sql.deleteFrom(SECOND_FACTOR).execute();
        sql.deleteFrom(SIGN_IN_ATTEMPT).execute();
    }

    @Test
    void passwordAndPasskeyGetInAndTheTrailTellsOfBoth() {
        var passkey = added();
        var person = halfWay();
        assertThat(standing(person)).contains("\"usable\":true", "\"passkeys\":[]");
        var asked = request(person);
        assertThat(asks(person)).isEqualTo(401);
        assertThat(use(person, passkey.signed(asked)).statusCode()).isEqualTo(204);
        person.reload();
        assertThat(asks(person)).isEqualTo(200);
        assertThat(standing(person)).contains("办公室的钥匙", "\"usedAt\":\"2026");
        assertThat(trail()).contains("passkeyAdd 办公室的钥匙").endsWith("signIn secondFactor PASSKEY");
    }

    @Test
    void itIsAddedByACodeAlone() {
        var desk = desk();
        var refused = desk.form(PATH + "/begin", Map.of("proof", telephone.wrong()));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("[\"proof\"]", "验证码不对");
        assertThat(add(desk, new SoftPasskey().made("{\"challenge\":\"AAAA\"}")).statusCode())
                .as("nothing was asked for")
                .isEqualTo(400);
        next();
        var asked = begin(desk);
        assertThat(add(desk, "{").statusCode()).isEqualTo(400);
        assertThat(add(desk, new SoftPasskey().made(asked)).statusCode())
                .as("what was asked for counts once")
                .isEqualTo(400);
        assertThat(sql.fetchCount(PASSKEY)).isZero();
    }

    @Test
    void aPasskeyMadeForAnotherSiteIsRefused() {
        var desk = desk();
        var passkey = new SoftPasskey();
        passkey.origin = "https://portal.evil";
        assertThat(add(desk, passkey.made(begin(desk))).statusCode()).isEqualTo(400);
        next();
        passkey.origin = "https://portal.test";
        passkey.site = "portal.evil";
        assertThat(add(desk, passkey.made(begin(desk))).statusCode()).isEqualTo(400);
        assertThat(sql.fetchCount(PASSKEY)).isZero();
    }

    @Test
    void whatIsNotSignedForThisStepByThePersonsOwnIsRefused() {
        var passkey = added();
        var person = halfWay();
        var before = passkey.signed(request(person));
        assertThat(use(person, before).statusCode()).isEqualTo(204);

        var again = halfWay();
        request(again);
        assertThat(use(again, before).statusCode())
                .as("signed for another sign-in")
                .isEqualTo(400);
        assertThat(use(again, passkey.signed(request(again)) + "x").statusCode())
                .isEqualTo(400);
        assertThat(use(again, new SoftPasskey().signed(request(again))).statusCode())
                .as("of nobody")
                .isEqualTo(400);
        passkey.origin = "https://portal.evil";
        assertThat(use(again, passkey.signed(request(again))).statusCode())
                .as("phished")
                .isEqualTo(400);
        passkey.origin = "https://portal.test";
        passkey.count = 0;
        assertThat(use(again, passkey.signed(request(again))).statusCode())
                .as("a copy")
                .isEqualTo(400);
        assertThat(asks(again)).isEqualTo(401);
        passkey.count = 100;
        assertThat(use(again, passkey.signed(request(again))).statusCode()).isEqualTo(204);
    }

    @Test
    void removedOneByOneOrWithTheCodesItCountsNoMore() {
        var passkey = added();
        var desk = desk();
        var id = sql.fetchValue(PASSKEY.ID, PASSKEY.LABEL.isNotNull()).toString();
        var other = world.as("kongxiang");
        assertThat(other.form(PATH + "/remove", Map.of("id", id)).statusCode()).isEqualTo(204);
        assertThat(sql.fetchCount(PASSKEY)).as("of another, nothing").isEqualTo(1);
        var person = halfWay();
        var asked = request(person);
        assertThat(desk.form(PATH + "/remove", Map.of("id", id)).statusCode()).isEqualTo(204);
        assertThat(use(person, passkey.signed(asked)).statusCode()).isEqualTo(400);
        assertThat(trail()).contains("passkeyRemove 办公室的钥匙");
        assertThat(standing(halfWay())).contains("\"usable\":false");

        next();
        assertThat(add(desk, new SoftPasskey().made(begin(desk))).statusCode()).isEqualTo(204);
        next();
        assertThat(desk.form("/sign-in/second-factor/remove", Map.of("code", telephone.code()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(sql.fetchCount(PASSKEY)).isZero();
    }

    @Test
    void theSecurityAdministratorsResetTakesPasskeysToo() {
        added();
        var id = sql.fetchSingle("select id from person where username = ?", NAME)
                .get(0, Long.class);
        var answer = world.as("jiangping")
                .mutate(
                        "personSecondFactorReset",
                        Map.of("personId", new GlobalId("Person", id).toString(), "reason", "手机丢失"),
                        "person { secondFactorSince }");
        assertThat(answer.at("/errors").size()).as(answer.toString()).isZero();
        assertThat(sql.fetchCount(PASSKEY)).isZero();
    }

    @Test
    void aStrangerAndWhoHasYetToTypeItsPasswordGetNothing() {
        for (var path : List.of("/begin", "", "/remove", "/request", "/use")) {
            var answer = world.visitor()
                    .form(PATH + path, Map.of("proof", "1", "credential", "{}", "label", "x", "id", "1"));
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
        }
        assertThat(halfWay()
                        .form(PATH + "/begin", Map.of("proof", telephone.code()))
                        .statusCode())
                .as("half-way none is added")
                .isEqualTo(401);
    }

    private SoftPasskey added() {
        var passkey = new SoftPasskey();
        var desk = desk();
        var answer = add(desk, passkey.made(begin(desk)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        next();
        return passkey;
    }

    /** Signed in by password and code. */
    private World.Caller desk() {
        var person = halfWay();
        assertThat(person.form("/sign-in/second-factor/code", Map.of("code", telephone.code()))
                        .statusCode())
                .isEqualTo(204);
        person.reload();
        next();
        return person;
    }

    /** A code counts once. */
    private void next() {
        world.clock().setTo(world.clock().now().plusSeconds(30));
    }

    private World.Caller halfWay() {
        var person = world.visitor();
        var answer = person.form("/sign-in", Map.of("username", NAME, "password", PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return person;
    }

    private String begin(World.Caller desk) {
        return ok(desk.form(PATH + "/begin", Map.of("proof", telephone.code())));
    }

    private static HttpResponse<String> add(World.Caller desk, String credential) {
        return desk.form(PATH, Map.of("credential", credential, "label", "办公室的钥匙"));
    }

    private static String request(World.Caller person) {
        return ok(person.form(PATH + "/request", Map.of()));
    }

    private static HttpResponse<String> use(World.Caller person, String credential) {
        return person.form(PATH + "/use", Map.of("credential", credential));
    }

    private static String standing(World.Caller person) {
        return ok(person.send(person.request(PATH).GET()));
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static int asks(World.Caller person) {
        return person.post("{ viewer { name } }", Map.of(), "application/json").statusCode();
    }

    /** What was done to the person, in order. */
    private List<String> trail() {
        return sql.fetch(
                        "select concat(e.action, ' ', coalesce(e.detail, concat(c.field, ' ', c.after_value), '')) from"
                                + " audit_entry e left join audit_change c on c.tenant_id = e.tenant_id and c.entry_id ="
                                + " e.id join person p on p.id = e.subject_id and p.username = ? where 1 = 1"
                                + " /*scope:all*/ order by e.id",
                        NAME)
                .map(row -> row.get(0, String.class));
    }
}
