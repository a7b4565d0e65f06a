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
import org.cobuild.World;
import org.cobuild.tenancy.SystemScope;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the operator does with drafts of tenants, over HTTP. */
final class Drafting {
    private static final String DRAFT =
            "draft { id version code name tenant { id code name } firstSignIns { username name } }";
    private final World.Caller operator;
    private final DSLContext sql;

    Drafting(World.Caller operator, DSLContext sql) {
        this.operator = operator;
        this.sql = sql;
    }

    JsonNode begun(String template) {
        return operator.mutate("onboardingDraftStart", Map.of("template", template), DRAFT)
                .get("draft");
    }

    JsonNode named(String template, String code, String name, @Nullable String parent) {
        return named(begun(template), code, name, parent);
    }

    JsonNode named(JsonNode draft, String code, String name, @Nullable String parent) {
        var answers = new HashMap<String, Object>(Map.of("code", code, "name", name));
        if (parent != null) {
            answers.put("parentId", parent);
        }
        return save(draft, answers).get("draft");
    }

    JsonNode save(JsonNode draft, Map<String, ?> answers) {
        var input = new HashMap<String, Object>(answers);
        input.put("draftId", draft.at("/id").asString());
        input.put("version", draft.at("/version").asInt());
        return operator.mutate("onboardingDraftSave", input, DRAFT);
    }

    JsonNode administrators(JsonNode draft, String prefix) {
        var saved = save(draft, Map.of("administrators", administrators(prefix + 1, prefix + 2, prefix + 3)));
        assertThat(saved.at("/errors")).isEmpty();
        return saved.get("draft");
    }

    static List<Map<String, String>> administrators(String... usernames) {
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

    JsonNode inForce(JsonNode draft, String prefix) {
        var done = apply(administrators(draft, prefix));
        assertThat(done.at("/errors")).isEmpty();
        return done;
    }

    JsonNode apply(JsonNode draft) {
        return operator.mutate("onboardingDraftApply", at(draft), DRAFT);
    }

    void discard(JsonNode draft) {
        assertThat(operator.mutate("onboardingDraftDiscard", at(draft), "discardedId")
                        .at("/discardedId")
                        .isNull())
                .isFalse();
    }

    static Map<String, Object> at(JsonNode draft) {
        return Map.of(
                "draftId",
                draft.at("/id").asString(),
                "version",
                draft.at("/version").asInt());
    }

    /** The draft as whoever takes it up reads it. */
    JsonNode taken(JsonNode draft) {
        return operator.ask(
                        "query($id: ID!) { onboardingDraft(id: $id) { id version code name nameEn } }",
                        Map.of("id", draft.at("/id").asString()))
                .get("onboardingDraft");
    }

    JsonNode review(JsonNode draft) {
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
    static List<String> folder(World.Caller caller, JsonNode draft) {
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

    List<String> steps(JsonNode draft) {
        return review(draft)
                .at("/faults")
                .valueStream()
                .map(fault -> fault.at("/step").asString())
                .toList();
    }

    int tenants(String code) {
        return sql.fetchCount(TENANT, TENANT.CODE.eq(code));
    }

    String tenantId(String code) {
        return operator.ask("{ tenants { id code } }")
                .at("/tenants")
                .valueStream()
                .filter(tenant -> tenant.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
    }

    Map<String, Integer> trail(String code) {
        return sql.select(AUDIT_ENTRY.ACTION, org.jooq.impl.DSL.count())
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.TENANT_ID.eq(
                        sql.select(TENANT.ID).from(TENANT).where(TENANT.CODE.eq(code))))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .groupBy(AUDIT_ENTRY.ACTION)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    JsonNode upload(JsonNode draft, byte[] workbook) {
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

    JsonNode ended(String id) {
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
    static byte[] workbook() {
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

    static void row(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }
}
