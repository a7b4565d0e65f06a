package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.TENANT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.tenancy.FirstAdministrator;
import org.cobuild.tenancy.SystemScope;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The operator brings a city, its county and its zone in on screen: begun, left, taken up, refused, in force. */
@PortalTest
class OnboardingDraftTest {
    private static final String DRAFT =
            "draft { id version code name tenant { id code name } firstSignIns { username name } }";

    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Autowired
    FirstAdministrator administrators;

    private World.Caller operator;

    @BeforeEach
    void anOperator() {
        operator = Operator.of(sql, world, administrators);
    }

    @Test
    void aCityThenItsCountyWithAWorkbookThenItsZone() {
        var city = inForce(named("prefecture-coordinated", "371300", "临沂市", null), "linyi");
        var parent = city.at("/draft/tenant/id").asString();

        var regions = operator.ask(
                "query($under: ID) { regions(under: $under, search: \"沂\") { code name level tenant { name } } }",
                Map.of("under", parent));
        assertThat(regions.at("/regions").toString()).contains("沂南县").contains("COUNTY");

        var county = begun("county-under-city");
        assertThat(steps(county)).contains("REGION", "ADMINISTRATORS");
        assertThat(upload(county, workbook()).at("/message").asString()).isEqualTo("还不知道开通的是哪里");
        county = named(county, "371321", "沂南县", parent);
        assertThat(review(county).at("/faults").toString()).contains("还没有系统管理员").contains("模板的占位人员");

        var read = ended(upload(county, workbook()).at("/id").asString());
        assertThat(read.at("/state").asString()).as(read.toString()).isEqualTo("READY");
        assertThat(read.at("/unitGood").asInt() + " " + read.at("/personGood").asInt() + " "
                        + read.at("/errorRows").asInt())
                .isEqualTo("4 204 1");
        assertThat(tenants("371321")).as("nothing is written").isZero();
        operator.mutate("peopleImportApply", Map.of("importId", read.at("/id").asString()), "peopleImport { id }");
        assertThat(ended(read.at("/id").asString()).at("/doneRows").asInt()).isEqualTo(208);
        assertThat(tenants("371321")).as("nor is it now").isZero();

        county = taken(county);
        var looked = review(county);
        assertThat(looked.at("/peopleCount").asInt()).isEqualTo(204);
        assertThat(looked.at("/units").toString())
                .as("an office that there is once keeps the code that routes turn to")
                .contains("\"code\":\"authority\",\"name\":\"沂南县大数据局\"")
                .contains("\"code\":\"finance\",\"name\":\"沂南县财政局\"")
                .doesNotContain("tourism");
        assertThat(looked.at("/routes/0/steps/0/seats/0/holders/0").asString()).isEqualTo("丁一");
        assertThat(looked.at("/policies").toString()).contains("\"inherited\"");

        county = administrators(county, "yinan");
        looked = review(county);
        assertThat(looked.at("/faultless").asBoolean())
                .as(looked.at("/faults").toString())
                .isTrue();
        assertThat(looked.at("/counts").toString()).contains("\"action\":\"personAdd\",\"count\":207");
        assertThat(tenants("371321")).as("a look writes nothing").isZero();

        assertThat(folder(operator, county))
                .as("the folder that it stands for")
                .contains("371321/tenant.yaml", "371321/people.yaml", "371321/routes.yaml");
        assertThat(folder(world.as("zhouguodong"), county)).as("another's").isEmpty();

        var done = apply(county);
        assertThat(done.at("/errors")).isEmpty();
        assertThat(done.at("/draft/tenant/code").asString()).isEqualTo("371321");
        assertThat(done.at("/draft/firstSignIns").toString())
                .contains("yinan1")
                .contains("yinan2")
                .contains("yinan3");
        var again = apply(county);
        assertThat(again.at("/draft/tenant/id").asString())
                .as("a second click")
                .isEqualTo(done.at("/draft/tenant/id").asString());
        assertThat(trail("371321"))
                .as("as applying the folder leaves it")
                .containsEntry("tenantMake", 1)
                .containsEntry("unitAdd", 4)
                .containsEntry("personAdd", 207)
                .containsEntry("postAdd", 207)
                .containsEntry("routeAdd", 2)
                .containsEntry("tenantApply", 1)
                .doesNotContainKey("onboardingDraftApply");
        assertThat(operator.ask("{ onboardingDrafts { edges { node { code } } } }")
                        .toString())
                .doesNotContain("371321");
        var late = operator.mutate(
                "peopleImportApply", Map.of("importId", read.at("/id").asString()), "peopleImport { id }");
        assertThat(late.at("/errors/0/message").asString())
                .as("the operator's own tenant takes no workbook")
                .startsWith("这份工作簿所属的开通草稿");

        var zone = inForce(named("functional-zone", "371300-gx", "临沂高新区", parent), "gaoxin");
        assertThat(zone.at("/draft/tenant/name").asString()).isEqualTo("临沂高新区");
    }

    @Test
    void threeDifferentPeopleAreTheThreeAdministrators() {
        var draft = named("prefecture-coordinated", "371400", "德州市", null);
        var typed = administrators("a", "b", "a");
        var refused = save(draft, Map.of("administrators", typed));
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"administrators\",\"2\",\"username\"]");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("DUTIES");
        assertThat(refused.at("/errors/0/clause").asString()).isEqualTo("三员分立（GB/T 22239-2019）");
        assertThat(save(draft, Map.of("administrators", administrators("a", "b", "")))
                        .at("/errors"))
                .isEmpty();
        draft = taken(draft);
        var lacking = apply(draft);
        assertThat(lacking.at("/draft").isNull()).isTrue();
        assertThat(lacking.at("/errors").toString()).contains("administrators").contains("审计管理员");
        assertThat(tenants("371400")).isZero();
        discard(draft);
    }

    @Test
    void whoLosesTheRaceIsToldAndOverwritesNothing() {
        var draft = named("prefecture-coordinated", "371500", "聊城市", null);
        assertThat(save(draft, Map.of("nameEn", "Liaocheng")).at("/errors")).isEmpty();
        var stale = save(draft, Map.of("nameEn", "Other"));
        assertThat(stale.at("/errors/0/code").asString()).isEqualTo("STALE");
        assertThat(taken(draft).at("/nameEn").asString()).isEqualTo("Liaocheng");
        discard(taken(draft));
        assertThat(operator.ask(
                                "query($id: ID!) { onboardingDraft(id: $id) { id } }",
                                Map.of("id", draft.at("/id").asString()))
                        .at("/onboardingDraft")
                        .isNull())
                .isTrue();
    }

    @Test
    void aCountyThatStandsIsNotBroughtInTwice() {
        var draft = named("functional-zone", "990102", "已有", tenantId("990100"));
        assertThat(review(draft).at("/faults").toString()).contains("租户代码 990102 已经开通");
        assertThat(apply(administrators(draft, "twice")).at("/errors").toString())
                .contains("已经开通");
        discard(taken(draft));
    }

    @Test
    void nobodyElseSeesOrMakesDrafts() {
        var draft = named("prefecture-coordinated", "371600", "滨州市", null);
        var other = world.as("zhouguodong");
        var id = draft.at("/id").asString();
        assertThat(other.answer("{ onboardingTemplates { name } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(other.answer("{ regions(search: \"沂\") { name } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(other.ask("query($id: ID!) { onboardingReview(draftId: $id) { faultless } }", Map.of("id", id))
                        .at("/onboardingReview")
                        .isNull())
                .isTrue();
        discard(draft);
    }

    private JsonNode begun(String template) {
        return operator.mutate("onboardingDraftStart", Map.of("template", template), DRAFT)
                .get("draft");
    }

    private JsonNode named(String template, String code, String name, String parent) {
        return named(begun(template), code, name, parent);
    }

    private JsonNode named(JsonNode draft, String code, String name, String parent) {
        var answers = new HashMap<String, Object>(Map.of("code", code, "name", name));
        if (parent != null) {
            answers.put("parentId", parent);
        }
        return save(draft, answers).get("draft");
    }

    private JsonNode save(JsonNode draft, Map<String, ?> answers) {
        var input = new HashMap<String, Object>(answers);
        input.put("draftId", draft.at("/id").asString());
        input.put("version", draft.at("/version").asInt());
        return operator.mutate("onboardingDraftSave", input, DRAFT);
    }

    private JsonNode administrators(JsonNode draft, String prefix) {
        var saved = save(draft, Map.of("administrators", administrators(prefix + 1, prefix + 2, prefix + 3)));
        assertThat(saved.at("/errors")).isEmpty();
        return saved.get("draft");
    }

    private static List<Map<String, String>> administrators(String... usernames) {
        var duties = List.of("TENANT_ADMIN", "SECURITY_ADMIN", "AUDITOR");
        return IntStream.range(0, 3)
                .mapToObj(i -> Map.of(
                        "duty",
                        duties.get(i),
                        "username",
                        usernames[i],
                        "name",
                        usernames[i].isEmpty() ? "" : "管理员" + usernames[i]))
                .toList();
    }

    private JsonNode inForce(JsonNode draft, String prefix) {
        var done = apply(administrators(draft, prefix));
        assertThat(done.at("/errors")).isEmpty();
        return done;
    }

    private JsonNode apply(JsonNode draft) {
        return operator.mutate("onboardingDraftApply", at(draft), DRAFT);
    }

    private void discard(JsonNode draft) {
        assertThat(operator.mutate("onboardingDraftDiscard", at(draft), "discardedId")
                        .at("/discardedId")
                        .isNull())
                .isFalse();
    }

    private static Map<String, Object> at(JsonNode draft) {
        return Map.of(
                "draftId",
                draft.at("/id").asString(),
                "version",
                draft.at("/version").asInt());
    }

    /** The draft as whoever takes it up reads it. */
    private JsonNode taken(JsonNode draft) {
        return operator.ask(
                        "query($id: ID!) { onboardingDraft(id: $id) { id version code name nameEn } }",
                        Map.of("id", draft.at("/id").asString()))
                .get("onboardingDraft");
    }

    private JsonNode review(JsonNode draft) {
        return operator.ask(
                        "query($id: ID!) { onboardingReview(draftId: $id) { faultless faults { step path message clause"
                                + " lift doubt } administrators { duty username } units { code name kind } peopleCount"
                                + " people(search: \"丁\") { username } routes { code steps { name seats { unit role"
                                + " holders } } } dictionaries { dictionary entries { code name } } policies { name"
                                + " title unit inherited inheritedFrom clause countyMay own } counts { action count }"
                                + " changes } }",
                        Map.of("id", draft.at("/id").asString()))
                .get("onboardingReview");
    }

    /** Names of the files of the exported folder; empty when there is none. */
    private static List<String> folder(World.Caller caller, JsonNode draft) {
        var answer = caller.bytes(
                caller.request("/files/onboarding-drafts/" + draft.at("/id").asString() + "/folder"));
        var names = new ArrayList<String>();
        if (answer.statusCode() != 200) {
            assertThat(answer.statusCode()).isEqualTo(404);
            return names;
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private List<String> steps(JsonNode draft) {
        return review(draft)
                .at("/faults")
                .valueStream()
                .map(fault -> fault.at("/step").asString())
                .toList();
    }

    private int tenants(String code) {
        return sql.fetchCount(TENANT, TENANT.CODE.eq(code));
    }

    private String tenantId(String code) {
        return operator.ask("{ tenants { id code } }")
                .at("/tenants")
                .valueStream()
                .filter(tenant -> tenant.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
    }

    private Map<String, Integer> trail(String code) {
        return sql.select(AUDIT_ENTRY.ACTION, org.jooq.impl.DSL.count())
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.TENANT_ID.eq(
                        sql.select(TENANT.ID).from(TENANT).where(TENANT.CODE.eq(code))))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .groupBy(AUDIT_ENTRY.ACTION)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private JsonNode upload(JsonNode draft, byte[] workbook) {
        var boundary = "workbook";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"draft\"\r\n\r\n"
                        + draft.at("/id").asString() + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(workbook);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var answer = operator.send(operator.request("/files/people-imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        return tools.jackson.databind.json.JsonMapper.shared().readTree(answer.body());
    }

    private JsonNode ended(String id) {
        return await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ofMillis(200))
                .until(
                        () -> operator.ask(
                                        "query($id: ID!) { peopleImport(id: $id) { id state unitGood personGood errorRows"
                                                + " newRows doneRows fault { message } } }",
                                        Map.of("id", id))
                                .get("peopleImport"),
                        one -> !Set.of("READING", "WRITING")
                                .contains(one.at("/state").asString()));
    }

    /** Four units, two of them offices of the template under other names, 204 people and a row without a name. */
    private static byte[] workbook() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var units = workbook.newWorksheet("单位");
            row(units, 0, "所属租户", "单位名称", "单位类别");
            row(units, 1, "沂南县", "沂南县大数据局", "大数据主管部门");
            row(units, 2, "沂南县", "沂南县财政局", "财政部门");
            row(units, 3, "沂南县", "沂南县教育局", "部门");
            row(units, 4, "沂南县", "沂南县水利局", "部门");
            var people = workbook.newWorksheet("人员");
            row(people, 0, "所属租户", "所在单位", "姓名", "手机号", "职务", "角色");
            row(people, 1, "沂南县", "沂南县大数据局", "丁一", "13900000001", "科员", "数据局经办");
            row(people, 2, "沂南县", "沂南县大数据局", "丁二", "13900000002", "局长", "主任、科长");
            row(people, 3, "沂南县", "沂南县财政局", "丁三", "13900000003", "科长", "联审、财政");
            row(people, 4, "沂南县", "沂南县财政局", "", "13900000004", "科员", "经办");
            for (int i = 5; i < 206; i++) {
                var unit = i % 2 == 0 ? "沂南县教育局" : "沂南县水利局";
                row(people, i, "沂南县", unit, "李" + i, "1391000" + (1000 + i), "科员", "经办");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }
}
