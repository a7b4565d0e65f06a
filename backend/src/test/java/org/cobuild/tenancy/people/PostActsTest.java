package org.cobuild.tenancy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.unit.Counties;
import org.cobuild.tenancy.unit.Counties.County;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Posts are given, end and move, people are disabled, and nothing that waits is left with nobody unnoticed. */
@PortalTest
class PostActsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    World world;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    Standing standing;

    @Autowired
    Posts posts;

    @Autowired
    PostActs acts;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    @TempDir
    Path root;

    @SuppressWarnings("NullAway.Init") // set before each test
    County county;

    @BeforeEach
    void aCounty() {
        county = new Counties(world, folders, export, standing).make(root);
    }

    @AfterEach
    void theClockRuns() {
        world.clock().release();
    }

    @Test
    void aPostEndsWithItsDayAndNoJobHasToRun() {
        var driver = county.as("driver");
        var end = posts.ending(county, "driver");
        end.put("endsOn", tomorrow().toString());
        var post = done(posts.act(county, "postEnd", end)).at("/person/posts/0");
        assertThat(post.at("/enabled").asBoolean()).isTrue();
        assertThat(post.at("/endsOn").asString()).isEqualTo(tomorrow().toString());
        world.clock().setTo(tomorrow().atStartOfDay(ZONE).toInstant().minusSeconds(1));
        assertThat(asks(driver)).isEqualTo(200);
        world.clock().setTo(tomorrow().atStartOfDay(ZONE).toInstant());
        assertThat(asks(driver)).isEqualTo(401);
    }

    @Test
    void aLastDayIsBroughtForwardAndNotPutOff() {
        var end = posts.ending(county, "driver");
        end.put("endsOn", tomorrow().plusDays(5).toString());
        done(posts.act(county, "postEnd", end));
        end.put("endsOn", tomorrow().plusDays(9).toString());
        var refused = posts.act(county, "postEnd", end);
        assertThat(codes(refused)).containsExactly("POST_DATE");
        assertThat(refused.at("/errors/0/message").asString())
                .contains(tomorrow().plusDays(5).toString());
        end.put("endsOn", tomorrow().toString());
        done(posts.act(county, "postEnd", end));
    }

    @Test
    void aSuccessorOfTwoPostsInOneUnitGetsBoth() {
        done(posts.act(county, "postGrant", posts.granting(county, "driver", "transport", "DEPUTY")));
        var disable = posts.disabling(county, "driver");
        disable.put("successorId", posts.person("insurer" + county.code));
        done(posts.act(county, "personDisable", disable));
        assertThat(units("insurer")).containsExactlyInAnyOrder("县insurance局", "县transport局", "县transport局");
    }

    @Test
    void aPostBeginsWithItsDay() {
        var grant = posts.granting(county, "driver", "health", "CLERK");
        grant.put("beginsOn", tomorrow().toString());
        done(posts.act(county, "postGrant", grant));
        assertThat(units("driver")).containsExactly("县transport局");
        world.clock().setTo(tomorrow().atStartOfDay(ZONE).toInstant());
        assertThat(units("driver")).containsExactlyInAnyOrder("县transport局", "县health局");
    }

    @Test
    void whoHoldsAnOpenTaskDoesNotLeaveItBehindUnnoticed() {
        posts.submitted(county);
        var leaves = leaves("checker");
        assertThat(leaves.at("/0/role").asString()).isEqualTo("AUTHORITY_CLERK");
        assertThat(leaves.at("/0/openTasks").asInt()).isOne();
        assertThat(leaves.at("/0/holders")).isEmpty();
        assertThat(leaves.at("/0/proposed").findValuesAsString("name")).containsExactly("director");

        var end = posts.ending(county, "checker");
        var refused = posts.act(county, "postEnd", end);
        assertThat(codes(refused)).containsExactly("SEAT_VACANT");
        assertThat(refused.at("/errors/0/message").asString()).contains("县authority局", "1 项待办");
        assertThat(codes(posts.act(county, "personDisable", posts.disabling(county, "checker"))))
                .containsExactly("SEAT_VACANT");
        assertThat(posts.vacancies(county).get("count").asInt()).isZero();

        end.put("leaveVacant", true);
        done(posts.act(county, "postEnd", end));
        var vacant = posts.vacancies(county);
        assertThat(vacant.get("count").asInt()).isOne();
        assertThat(vacant.at("/edges/0/node").toString())
                .contains(
                        "县authority局",
                        "\"AUTHORITY_CLERK\"",
                        "\"openTasks\":1",
                        "\"proposed\":[{\"name\":\"director\"}]");

        done(posts.act(county, "postGrant", posts.granting(county, "director", "authority", "AUTHORITY_CLERK")));
        assertThat(posts.vacancies(county).get("count").asInt()).isZero();
    }

    @Test
    void aSuccessorGetsThePostByTheSameActAndDecides() {
        posts.submitted(county);
        var end = posts.ending(county, "checker");
        end.put("successorId", posts.person("driver" + county.code));
        done(posts.act(county, "postEnd", end));
        assertThat(posts.vacancies(county).get("count").asInt()).isZero();
        var driver = county.as("driver");
        var post = sql.fetchSingle(
                        "select p.id from post p join person n on n.id = p.person_id where n.username = ?"
                                + " and p.begins_at is not null /*scope:all*/",
                        "driver" + county.code)
                .get(0, Long.class);
        done(driver.mutate(
                "viewerSwitchPost", Map.of("postId", new GlobalId("Post", post).toString()), "viewer { name }"));
        var task = driver.ask("{ tasks(filter: {open: true}) { edges { node { id } } } }")
                .at("/tasks/edges/0/node/id")
                .asString();
        done(driver.mutate(
                "taskDecide", Map.of("taskId", task, "verb", "APPROVE", "opinion", "同意", "version", 1), "task { id }"));
    }

    @Test
    void aDisabledPersonIsOutAtOnceAndTheAlarmSaysWhatWaits() {
        posts.submitted(county);
        var checker = county.as("checker");
        var disable = posts.disabling(county, "checker");
        disable.put("leaveVacant", true);
        assertThat(done(posts.act(county, "personDisable", disable))
                        .at("/person/enabled")
                        .asBoolean())
                .isFalse();
        assertThat(asks(checker)).isEqualTo(401);
        assertThat(sql.fetchCount(
                        org.jooq.impl.DSL.table("SPRING_SESSION"),
                        org.jooq.impl.DSL.condition("PRINCIPAL_NAME = ?", "checker" + county.code)))
                .isZero();
        assertThat(posts.vacancies(county).get("count").asInt()).isOne();
        assertThat(codes(posts.act(county, "personDisable", disable))).containsExactly("PERSON_DISABLED");
        done(posts.act(county, "personEnable", reason("checker")));
        assertThat(posts.vacancies(county).get("count").asInt()).isZero();
        assertThat(codes(posts.act(county, "personEnable", reason("checker")))).containsExactly("PERSON_ENABLED");
    }

    @Test
    void whoMovesHoldsTheNewPostAndNotTheOldOne() {
        var move = posts.ending(county, "deputy");
        move.remove("endsOn");
        move.putAll(Map.of("movesOn", county.today(), "unitId", county.id("insurance")));
        done(posts.act(county, "postMove", move));
        assertThat(units("deputy")).containsExactly("县insurance局");
        assertThat(codes(posts.act(county, "postMove", move))).containsExactly("POST_OVER");
    }

    @Test
    void aPostThatRanOutByItsDayRingsTheAlarm() {
        var end = posts.ending(county, "reviewer");
        end.put("endsOn", tomorrow().toString());
        end.put("leaveVacant", true);
        done(posts.act(county, "postEnd", end));
        assertThat(posts.vacancies(county).get("count").asInt()).isZero();
        world.clock().setTo(tomorrow().atStartOfDay(ZONE).toInstant());
        var vacant = posts.vacancies(county).at("/edges/0/node");
        assertThat(vacant.get("role").asString()).isEqualTo("REVIEWER");
        assertThat(vacant.get("routes").toString()).isEqualTo("[\"initiation\"]");
    }

    @Test
    void aTenantEndsItsOwnPostsOfAPersonWhoAlsoWorksElsewhere() {
        var other = new Counties(world, folders, export, standing).make(root);
        other.write(
                "people.yaml",
                text(other, "people.yaml").replace("%s", other.code) + "- {username: driver" + county.code
                        + ", name: driver, nameEn: driver, posts: [{unit: transport, title: 职务, titleEn: Title, roles: [CLERK]}]}\n");
        folders.apply(root, other.code);
        var person = county.as("admin")
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on Person { elsewhere posts { unitName } } } }",
                        Map.of("id", posts.person("driver" + county.code)))
                .get("node");
        assertThat(person.get("elsewhere").asBoolean()).isTrue();
        assertThat(person.get("posts")).hasSize(1);

        var there = sql.fetchSingle(
                        "select p.id from post p join person n on n.id = p.person_id where n.username = ?"
                                + " and p.tenant_id = ? /*scope:all*/",
                        "driver" + county.code,
                        other.tenant())
                .get(0, Long.class);
        var foreign = posts.ending(county, "driver");
        foreign.put("postId", new GlobalId("PersonPost", there).toString());
        assertThat(error("postEnd", foreign)).isEqualTo("NOT_FOUND");

        var disabled = done(posts.act(county, "personDisable", posts.disabling(county, "driver")));
        assertThat(disabled.at("/person/enabled").asBoolean()).isTrue();
        assertThat(disabled.at("/person/posts/0/over").asBoolean()).isTrue();
        assertThat(units("driver")).containsExactly("县transport局");
        assertThat(sql.fetchCount(
                        org.jooq.impl.DSL.table("post"),
                        org.jooq.impl.DSL.condition("id = ? and ends_at is null /*scope:all*/", there)))
                .isOne();
    }

    @Test
    void theThreeAdministratorsStayThreeAndNobodyChangesHisOwnPosts() {
        assertThat(codes(posts.act(county, "postEnd", posts.ending(county, "admin"))))
                .containsExactly("PERSON_OWN");
        assertThat(codes(posts.act(county, "personDisable", posts.disabling(county, "admin"))))
                .containsExactly("PERSON_OWN");
        assertThat(codes(posts.act(county, "postGrant", posts.granting(county, "admin", "health", "CLERK"))))
                .containsExactly("PERSON_OWN");
        done(posts.act(county, "postGrant", posts.granting(county, "driver", "authority", "SECURITY_ADMIN")));
        // From now on the security administrator gives and takes the duties, and never two to one person.
        assertThat(codes(posts.act(county, "postGrant", posts.granting(county, "insurer", "authority", "AUDITOR"))))
                .containsExactly("DUTY_GIVEN");
        var security = posts.granting(county, "insurer", "authority", "AUDITOR");
        switchToNewest("driver");
        done(posts.act(county, "driver", "postGrant", security));
        assertThat(codes(posts.act(
                        county, "driver", "postGrant", posts.granting(county, "insurer", "health", "TENANT_ADMIN"))))
                .containsExactly("DUTIES");
        assertThat(codes(posts.act(county, "driver", "postEnd", posts.ending(county, "admin"))))
                .containsExactly("DUTY_LAST");
        done(posts.act(county, "driver", "postGrant", posts.granting(county, "deputy", "authority", "TENANT_ADMIN")));
        done(posts.act(county, "driver", "postEnd", posts.ending(county, "admin")));
    }

    @Test
    void ofTwoAdministratorsTheSecondFindsWhatTheFirstHasDone() {
        var id = GlobalId.valueOf(posts.post(county, "driver"));
        var viewer = world.viewer("admin" + county.code, county.code);
        var end = new PostInputs.End(id, LocalDate.parse(county.today()), "退休", null, null, null);
        assertThat(AtOnce.done(4, n -> () -> acts.end(viewer, end))).isOne();
        assertThat(codes(posts.act(
                        county, "postEnd", Map.of("postId", id.toString(), "endsOn", county.today(), "reason", "退休"))))
                .containsExactly("POST_OVER");
    }

    @Test
    void ofTwoWhoLeaveAtOnceTheSecondLeavesASeatVacant() {
        posts.submitted(county);
        done(posts.act(county, "postGrant", posts.granting(county, "driver", "authority", "AUTHORITY_CLERK")));
        var viewer = world.viewer("admin" + county.code, county.code);
        var today = LocalDate.parse(county.today());
        var newest = sql.fetchSingle(
                        "select p.id from post p join person n on n.id = p.person_id where n.username = ?"
                                + " and p.begins_at is not null /*scope:all*/",
                        "driver" + county.code)
                .get(0, Long.class);
        var both = List.of(GlobalId.valueOf(posts.post(county, "checker")), new GlobalId("PersonPost", newest));
        assertThat(AtOnce.done(
                        2, n -> () -> acts.end(viewer, new PostInputs.End(both.get(n), today, "退休", null, null, null))))
                .isOne();
    }

    @Test
    void foreignIdsAreNotFound() {
        var other = new Counties(world, folders, export, standing).make(root);
        var end = posts.ending(county, "driver");
        end.put("successorId", posts.person("driver" + other.code));
        assertThat(error("postEnd", end)).isEqualTo("NOT_FOUND");
        assertThat(error("postEnd", posts.ending(other, "driver"))).isEqualTo("NOT_FOUND");
        assertThat(error("personDisable", posts.disabling(other, "driver"))).isEqualTo("NOT_FOUND");
        var grant = posts.granting(county, "driver", "health", "CLERK");
        grant.put("personId", posts.person("driver" + other.code));
        assertThat(error("postGrant", grant)).isEqualTo("NOT_FOUND");
        // The directory of the tree shows the unit; it is not the caller's.
        grant = posts.granting(county, "driver", "health", "CLERK");
        grant.put("unitId", other.id("health"));
        assertThat(error("postGrant", grant)).isEqualTo("FORBIDDEN");
    }

    @Test
    void daysRolesAndReasonsAreChecked() {
        var grant = posts.granting(county, "driver", "health", "OPERATOR");
        grant.put("beginsOn", "2020-01-01");
        grant.put("reason", " ");
        grant.put("title", "");
        assertThat(codes(posts.act(county, "postGrant", grant)))
                .containsExactlyInAnyOrder("INVALID", "INVALID", "INVALID", "POST_DATE");
        assertThat(codes(posts.act(county, "postGrant", posts.granting(county, "driver", "transport", "CLERK"))))
                .containsExactly("POST_HELD");
    }

    @Test
    void theFolderKeepsDaysAndTakesNothingBack() {
        var stale = text(county, "people.yaml");
        var end = posts.ending(county, "driver");
        end.put("endsOn", tomorrow().toString());
        done(posts.act(county, "postEnd", end));
        done(posts.act(county, "postEnd", posts.ending(county, "deputy")));
        var grant = posts.granting(county, "insurer", "health", "CLERK");
        grant.put("beginsOn", tomorrow().toString());
        done(posts.act(county, "postGrant", grant));
        // The folder of before would bring the deputy back, and end the insurer's new post.
        assertThat(folders.changes(root, county.code)).anyMatch(line -> line.contains("已在人员页面终止"));
        county.write("people.yaml", stale.replaceFirst("(?m)^- \\{username: deputy.*\\R", ""));
        assertThat(folders.changes(root, county.code)).anyMatch(line -> line.contains("是在人员页面授予的"));
        county.export();
        assertThat(text(county, "people.yaml"))
                .contains("endsOn: " + quoted(tomorrow()), "beginsOn: " + quoted(tomorrow()))
                .doesNotContain("deputy");
        assertThat(folders.changes(root, county.code)).isEmpty();
    }

    @Test
    void theAlarmCostsTheSameHoweverManySeatsAreVacant() {
        posts.vacancies(county);
        var none = statements.during(() -> posts.vacancies(county)).size();
        for (var who : List.of("checker", "reviewer")) {
            var disable = posts.disabling(county, who);
            disable.put("leaveVacant", true);
            done(posts.act(county, "personDisable", disable));
            if (who.equals("checker")) {
                assertThat(statements.during(() -> posts.vacancies(county)).size())
                        .isGreaterThan(none);
                none = statements.during(() -> posts.vacancies(county)).size();
            }
        }
        assertThat(posts.vacancies(county).get("count").asInt()).isEqualTo(2);
        assertThat(statements.during(() -> posts.vacancies(county))).hasSize(none);
        var first = county.as("admin")
                .ask("{ vacancies(first: 1) { edges { node { role } } pageInfo { hasNextPage endCursor } } }")
                .get("vacancies");
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        var rest = county.as("admin")
                .ask(
                        "query($after: String) { vacancies(first: 1, after: $after) { edges { node { role } } } }",
                        Map.of("after", first.at("/pageInfo/endCursor").asString()))
                .get("vacancies");
        assertThat(rest.get("edges")).hasSize(1);
        assertThat(first.findValuesAsString("role")).doesNotContainAnyElementsOf(rest.findValuesAsString("role"));
    }

    private String quoted(LocalDate day) {
        return text(county, "people.yaml").contains("\"" + day + "\"") ? "\"" + day + "\"" : day.toString();
    }

    private LocalDate tomorrow() {
        return LocalDate.now(java.time.Clock.system(ZONE)).plusDays(1);
    }

    private Map<String, Object> reason(String who) {
        return Map.of("personId", posts.person(who + county.code), "reason", "返岗");
    }

    private JsonNode leaves(String who) {
        return county.as("admin")
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on PersonPost { leaves { role openTasks dueOn drafts"
                                + " holders { name } proposed { name } } } } }",
                        Map.of("id", posts.post(county, who)))
                .at("/node/leaves");
    }

    private List<String> units(String who) {
        return county.as(who)
                .ask("{ viewer { posts { unit { name } } } }")
                .get("viewer")
                .findValuesAsString("name");
    }

    private void switchToNewest(String who) {
        var post = sql.fetchSingle(
                        "select p.id from post p join person n on n.id = p.person_id where n.username = ?"
                                + " order by p.id desc limit 1 /*scope:all*/",
                        who + county.code)
                .get(0, Long.class);
        done(county.as(who)
                .mutate(
                        "viewerSwitchPost",
                        Map.of("postId", new GlobalId("Post", post).toString()),
                        "viewer { name }"));
    }

    private String error(String mutation, Map<String, Object> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return county.as("admin")
                .answer(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { errors { message } } }",
                        Map.of("input", input))
                .at("/errors/0/extensions/code")
                .asString();
    }

    private String text(County of, String file) {
        try {
            return Files.readString(root.resolve(of.code).resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int asks(World.Caller caller) {
        return caller.send(caller.request("/graphql")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"query\": \"{ viewer { name } }\"}")))
                .statusCode();
    }
}
