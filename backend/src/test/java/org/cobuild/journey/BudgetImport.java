package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cobuild.db.Tables.TENANT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** So many units and people come from a workbook into a city of their own, one cell mended and one confirmed. */
final class BudgetImport {
    private final World.Caller operator;
    private final int rows;
    private final String tenant;

    BudgetImport(DSLContext sql, World.Caller operator, int rows) {
        this.operator = operator;
        this.rows = rows;
        var id = Ids.next();
        sql.insertInto(TENANT)
                .set(TENANT.ID, id)
                .set(TENANT.CITY_ID, id)
                .set(TENANT.CODE, "budget-" + id)
                .set(TENANT.LEVEL, "CITY")
                .set(TENANT.NAME, "预算市" + rows)
                .set(TENANT.NAME_EN, "Budget City")
                .set(TENANT.TIME_ZONE, "Asia/Shanghai")
                .set(TENANT.STATUS, "ACTIVE")
                .set(TENANT.CREATED_AT, Instant.parse("2026-01-01T00:00:00Z"))
                .execute();
        this.tenant = new GlobalId("Tenant", id).toString();
    }

    void live() {
        var id = upload();
        act("peopleImportPreview", id, Map.of());
        act(
                "peopleImportConfirmWarning",
                id,
                Map.of("sheet", "UNITS", "row", 2, "column", "CREDIT_CODE", "note", "2019 年证书原件"));
        act("peopleImportMend", id, Map.of("sheet", "PEOPLE", "row", 2, "column", "PERSON_NAME", "value", "吴一"));
        act("peopleImportApply", id, Map.of());
    }

    private String upload() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"tenant\"\r\n\r\n" + tenant
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"budget.xlsx\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(workbook());
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        var answer = operator.send(operator.request("/files/people-imports")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var id = new JsonMapper().readTree(answer.body()).at("/id").asString();
        ended(id);
        return id;
    }

    private byte[] workbook() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var units = workbook.newWorksheet("单位");
            row(units, 0, "单位名称", "单位类别", "统一社会信用代码");
            var people = workbook.newWorksheet("人员");
            row(people, 0, "所在单位", "姓名", "手机号", "职务", "角色");
            for (int n = 1; n <= rows; n++) {
                row(units, n, "第" + n + "局", "部门", n == 1 ? "11370982MB27860413" : "");
                row(people, n, "第" + n + "局", n == 1 ? "" : "吴明", "135%04d%04d".formatted(rows, n), "科员", "经办");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.value(row, i, cells[i]);
        }
    }

    private void act(String mutation, String id, Map<String, Object> more) {
        var input = new java.util.HashMap<>(more);
        input.put("importId", id);
        var payload = operator.mutate(mutation, input, "peopleImport { id }");
        assertThat(payload.at("/errors")).as(payload.toString()).isEmpty();
        ended(id);
    }

    /** Waits until nobody works on it. */
    private void ended(String id) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> operator.ask(
                                        "query($id: ID!) { peopleImport(id: $id) { state fault { message } } }",
                                        Map.of("id", id))
                                .at("/peopleImport"),
                        one -> {
                            assertThat(one.at("/fault").isNull())
                                    .as(one.toString())
                                    .isTrue();
                            return Set.of("READY", "DONE")
                                    .contains(one.at("/state").asString());
                        });
    }
}
