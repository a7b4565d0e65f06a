package org.cobuild.tenancy.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cobuild.db.Tables.PEOPLE_IMPORT;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city's units and people from a workbook, from the upload to the second time, over HTTP. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleImportPortalTest {
    private static final String OPERATOR = "wuqiang.operator";
    private static final String FIELDS =
            "id state interrupted rowsTotal rowsRead unitRows unitGood personRows personGood"
                    + " blankRows warningRows errorRows newRows doneRows fault { message } tenants { tenant { name } rows good }"
                    + " findings { edges { node { sheet row column rule warning head subject value valueToMend problem { message"
                    + " clause lift } } } }";

    @TempDir
    Path folder;

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Autowired
    ImportRuns runs;

    private final Map<String, Long> tenants = new LinkedHashMap<>();

    @BeforeAll
    void aCityThatIsBroughtIn() {
        var platform = tenant("excel-platform", "PLATFORM", "平台", null);
        var unit = Ids.next();
        var person = Ids.next();
        var post = Ids.next();
        var now = Instant.parse("2026-01-01T00:00:00Z");
        sql.insertInto(UNIT, UNIT.ID, UNIT.TENANT_ID, UNIT.CODE, UNIT.NAME, UNIT.NAME_EN, UNIT.KIND, UNIT.CREATED_AT)
                .values(unit, platform, "operator", "运营方", "Operator", "OPERATOR", now)
                .execute();
        sql.insertInto(
                        PERSON,
                        PERSON.ID,
                        PERSON.USERNAME,
                        PERSON.NAME,
                        PERSON.PASSWORD_HASH,
                        PERSON.ENABLED,
                        PERSON.CREATED_AT)
                .values(person, OPERATOR, "吴强", "", true, now)
                .execute();
        sql.insertInto(
                        POST,
                        POST.ID,
                        POST.TENANT_ID,
                        POST.UNIT_ID,
                        POST.PERSON_ID,
                        POST.CODE,
                        POST.TITLE,
                        POST.TITLE_EN,
                        POST.ENABLED,
                        POST.CREATED_AT)
                .values(post, platform, unit, person, "operator", "开通专员", "Operator", true, now)
                .execute();
        sql.insertInto(POST_ROLE, POST_ROLE.TENANT_ID, POST_ROLE.POST_ID, POST_ROLE.ROLE)
                .values(platform, post, "OPERATOR")
                .execute();
        for (var name : List.of("泰安市", "新泰市", "肥城市", "宁阳县", "东平县", "泰山区", "岱岳区", "高新区")) {
            var city = tenants.get("泰安市");
            tenants.put(name, tenant("excel-" + tenants.size(), city == null ? "CITY" : "COUNTY", name, city));
        }
    }

    private long tenant(String code, String level, String name, @Nullable Long city) {
        var id = Ids.next();
        sql.insertInto(
                        TENANT,
                        TENANT.ID,
                        TENANT.CITY_ID,
                        TENANT.PARENT_ID,
                        TENANT.CODE,
                        TENANT.LEVEL,
                        TENANT.NAME,
                        TENANT.NAME_EN,
                        TENANT.TIME_ZONE,
                        TENANT.STATUS,
                        TENANT.CREATED_AT)
                .values(
                        id,
                        city == null ? id : city,
                        city,
                        code,
                        level,
                        name,
                        code,
                        "Asia/Shanghai",
                        "ACTIVE",
                        Instant.parse("2026-01-01T00:00:00Z"))
                .execute();
        return id;
    }

    @Test
    void theStorysWorkbookIsReadMendedConfirmedWrittenAndChangesNothingTheSecondTime() throws IOException {
        var file = StoryWorkbook.write(folder.resolve("泰安市单位人员.xlsx"));

        var read = ended(begun(OPERATOR, file));
        assertThat(read.at("/state").asString()).isEqualTo("READY");
        assertThat(counts(read)).isEqualTo("96 92 316 313 18 3 4 405");
        assertThat(read.at("/tenants").size()).isEqualTo(8);
        assertThat(read.at("/tenants/0/tenant/name").asString()).isEqualTo("泰安市");
        assertThat(read.at("/tenants/0/good").asInt() + "/"
                        + read.at("/tenants/0/rows").asInt())
                .isEqualTo("170/172");
        var findings = read.at("/findings/edges");
        assertThat(findings.size()).isEqualTo(7);
        assertThat(findings.at("/0/node/problem/message").asString()).isEqualTo("末位校验应为 8，填的是 3");
        assertThat(findings.at("/3/node/problem/message").asString()).isEqualTo("本表和系统里都没有这个单位");
        assertThat(findings.at("/4/node/problem/message").asString()).isEqualTo("与人员 64 行（泰安市审计局 李强）相同");
        assertThat(findings.at("/4/node/value").asString()).isEqualTo("139****2271");
        assertThat(findings.at("/6/node/problem/lift").asString()).isEqualTo("填写姓名");
        assertThat(units()).as("nothing is written").isZero();

        var id = read.at("/id").asString();
        var confirmed = act("peopleImportConfirmWarning", cell(id, "UNITS", 14, "CREDIT_CODE", "note", "2019 年证书原件"));
        assertThat(counts(ended(confirmed))).isEqualTo("96 93 316 313 18 2 4 406");
        var merged = act("peopleImportMend", cell(id, "PEOPLE", 112, "PHONE", null, null));
        assertThat(counts(ended(merged))).isEqualTo("96 93 316 314 18 2 3 407");

        var done = ended(act("peopleImportApply", Map.of("importId", id)));
        assertThat(done.at("/state").asString())
                .as(done.at("/fault").toString())
                .isEqualTo("DONE");
        assertThat(done.at("/doneRows").asInt()).isEqualTo(407);
        assertThat(units()).isEqualTo(93);
        assertThat(posts()).isEqualTo(314);
        assertThat(sql.fetchCount(PERSON, PERSON.PHONE.eq("13905382271"))).isEqualTo(1);
        var trail = sql.fetch("select action, count(*) n from audit_entry where tenant_id in ("
                        + String.join(
                                ",",
                                tenants.values().stream().map(String::valueOf).toList())
                        + ") group by action /*scope:all*/")
                .intoMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class));
        assertThat(trail)
                .containsEntry("unitAdd", 93)
                .containsEntry("personAdd", 313)
                .containsEntry("postAdd", 314)
                .containsEntry("peopleImportConfirmWarning", 1)
                .containsEntry("peopleImportApply", 1);

        var again = ended(begun(OPERATOR, file));
        assertThat(counts(again))
                .as("what was confirmed or merged is no doubt any more")
                .isEqualTo("96 93 316 314 18 2 3 0");
        var refused = world.as(OPERATOR)
                .mutate("peopleImportApply", Map.of("importId", again.at("/id").asString()), "peopleImport { id }");
        assertThat(refused.at("/errors/0/message").asString()).isEqualTo("没有可导入的变化");

        var returned = folder.resolve("returned.xlsx");
        Files.write(
                returned,
                download(OPERATOR, "/files/people-imports/" + id + "/returned").body());
        assertThat(Sheets.told(Sheets.inspect(returned, City.ofTheStory())))
                .as("the sender's own rows")
                .hasSize(7);
        var template = download(
                OPERATOR, "/files/people-imports/template?language=en&tenant=" + new GlobalId("Tenant", city()));
        Files.write(returned, template.body());
        assertThat(Gate.check(returned)).isEqualTo(2);
    }

    private long city() {
        return Objects.requireNonNull(tenants.get("泰安市"));
    }

    private static Map<String, Object> cell(
            String id, String sheet, int row, String column, @Nullable String key, @Nullable String value) {
        var input =
                new LinkedHashMap<String, Object>(Map.of("importId", id, "sheet", sheet, "row", row, "column", column));
        if (key != null && value != null) {
            input.put(key, value);
        }
        return input;
    }

    private static String counts(JsonNode of) {
        return String.join(
                " ",
                List.of(
                                "unitRows",
                                "unitGood",
                                "personRows",
                                "personGood",
                                "blankRows",
                                "warningRows",
                                "errorRows",
                                "newRows")
                        .stream()
                        .map(name -> of.get(name).asString())
                        .toList());
    }

    private int units() {
        return sql.fetchCount(
                UNIT, UNIT.TENANT_ID.in(tenants.values()).and(SystemScope.all(SystemScope.Reason.REBUILD)));
    }

    private int posts() {
        return sql.fetchCount(
                POST, POST.TENANT_ID.in(tenants.values()).and(SystemScope.all(SystemScope.Reason.REBUILD)));
    }

    private String act(String mutation, Map<String, Object> input) {
        var payload = world.as(OPERATOR).mutate(mutation, input, "peopleImport { id }");
        assertThat(payload.at("/errors").isEmpty()).as(payload.toString()).isTrue();
        return payload.at("/peopleImport/id").asString();
    }

    /** Waits until nobody works on it. */
    private JsonNode ended(String id) {
        return await().atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ofMillis(200))
                .until(
                        () -> show(OPERATOR, id),
                        one -> !Set.of("READING", "WRITING")
                                .contains(one.at("/state").asString()));
    }

    private JsonNode show(String who, String id) {
        return world.as(who)
                .ask("query($id: ID!) { peopleImport(id: $id) { " + FIELDS + " } }", Map.of("id", id))
                .get("peopleImport");
    }

    private String begun(String who, Path file) {
        var answer = upload(who, file, new GlobalId("Tenant", city()).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).at("/id").asString();
    }

    private HttpResponse<String> upload(String who, Path file, String tenant) {
        var body = new ByteArrayOutputStream();
        try {
            body.write(("--b\r\nContent-Disposition: form-data; name=\"tenant\"\r\n\r\n" + tenant + "\r\n--b\r\n"
                            + "Content-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(Files.readAllBytes(file));
            body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var caller = world.as(who);
        return caller.send(caller.request("/files/people-imports")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpResponse<byte[]> download(String who, String path) throws IOException {
        var caller = world.as(who);
        var answer = caller.bytes(caller.request(path).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    @Test
    void whoHasNotTheRightUploadsReadsAndDownloadsNothing() throws IOException {
        var file = new Sheets().sheet("单位", "所属租户,单位名称,单位类别", "泰安市,某局,部门").write(folder);
        var id = begun(OPERATOR, file);
        ended(id);

        assertThat(upload("chenjing", file, "").statusCode()).isEqualTo(403);
        assertThat(upload("hanbing", file, new GlobalId("Tenant", city()).toString())
                        .statusCode())
                .as("an administrator imports for its own tenant alone")
                .isEqualTo(404);
        assertThat(show("hanbing", id).isNull()).isTrue();
        assertThat(show("chenjing", id).isNull()).isTrue();
        var foreign = world.as("hanbing")
                .answer(
                        "mutation($id: ID!) { peopleImportApply(input: {importId: $id}) { errors { message } } }",
                        Map.of("id", id));
        assertThat(foreign.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_FOUND");
        var caller = world.as("hanbing");
        assertThat(caller.send(caller.request("/files/people-imports/" + id + "/returned")
                                .GET())
                        .statusCode())
                .isEqualTo(404);
        assertThat(upload(
                                OPERATOR,
                                Files.writeString(folder.resolve("a.xlsx"), "no"),
                                new GlobalId("Tenant", city()).toString())
                        .body())
                .contains("这不是 Excel 工作簿");
    }

    @Test
    void whatAPortalThatEndedWasReadingIsReadByTheNextAndWhatItWroteWaits() {
        var file = new Sheets().sheet("单位", "所属租户,单位名称,单位类别", "高新区,管委会办公室,部门").write(folder);
        var id = begun(OPERATOR, file);
        ended(id);
        var row = GlobalId.valueOf(id).of("PeopleImport");

        left(row, "READING");
        runs.takeUpAgain();
        assertThat(ended(id).at("/state").asString()).isEqualTo("READY");

        left(row, "WRITING");
        runs.takeUpAgain();
        var waiting = ended(id);
        assertThat(waiting.at("/state").asString()).isEqualTo("READY");
        assertThat(waiting.at("/fault/message").asString()).isEqualTo("写入时中断，没有写入任何数据");
    }

    private void left(long row, String state) {
        sql.update(PEOPLE_IMPORT)
                .set(PEOPLE_IMPORT.STATE, state)
                .set(PEOPLE_IMPORT.RUN_ID, 1L)
                .where(PEOPLE_IMPORT.ID.eq(row))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }

    @Test
    void twentyThousandRowsAreReadAndWrittenWithinTheirMinute() throws IOException {
        var file = folder.resolve("large.xlsx");
        ManyRows.write(file, "肥城市", 2_000, 18_000);
        var started = System.nanoTime();
        var id = begun(OPERATOR, file);
        var read = ended(id);
        var reading = Duration.ofNanos(System.nanoTime() - started);
        assertThat(counts(read)).isEqualTo("2000 2000 18000 18000 0 0 0 20000");
        started = System.nanoTime();
        act("peopleImportApply", Map.of("importId", id));
        var done = ended(id);
        var writing = Duration.ofNanos(System.nanoTime() - started);
        assertThat(done.at("/doneRows").asInt())
                .as(done.at("/fault").toString())
                .isEqualTo(20_000);
        System.out.println("20,000 rows: read " + reading.toMillis() + " ms, written " + writing.toMillis() + " ms");
        assertThat(reading.plus(writing)).isLessThan(Duration.ofSeconds(60));
    }
}
