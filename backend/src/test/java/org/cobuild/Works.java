package org.cobuild;

import static org.cobuild.db.Tables.CONSTRUCTION_MILESTONE;
import static org.cobuild.db.Tables.DOCUMENT;
import static org.cobuild.db.Tables.FUND_PROJECT_SOURCE;
import static org.cobuild.db.Tables.PROJECT_MILESTONE;
import static org.jooq.impl.DSL.condition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cobuild.Standing.Made;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the people of the city do with the money and the construction of a project, over the API. */
public final class Works {
    public static final String FINANCE = "wangxiulan";
    public static final String CLERK = "zhaolei";
    public static final String CHIEF = "liweidong";
    public static final String DIRECTOR = "zhouguodong";
    public static final String MANAGER = "sunzhiyuan";
    public static final String LEAD = "chenjing";

    /** A credit code with the right check character. */
    public static final String CODE = "91370900MA3C0000XH";

    private static final AtomicInteger YEARS = new AtomicInteger(2040);
    private static final Condition ALL = condition("1 = 1 /*scope:all*/");
    private final World world;
    private final DSLContext sql;
    private final Standing standing;

    public Works(World world, DSLContext sql, Standing standing) {
        this.world = world;
        this.sql = sql;
        this.standing = standing;
    }

    /** A budget year that no other test uses. */
    public static int year() {
        return YEARS.getAndIncrement();
    }

    /** A project of the health commission at a stage, its money planned from one source. */
    public Made project(ProjectStage stage, String source, String amount) {
        var made = standing.project("990100", "health", stage, amount);
        plan(made, source, amount);
        return made;
    }

    public void plan(Made made, String source, String amount) {
        sql.insertInto(FUND_PROJECT_SOURCE)
                .set(FUND_PROJECT_SOURCE.TENANT_ID, made.tenantId())
                .set(FUND_PROJECT_SOURCE.PROJECT_ID, made.id())
                .set(FUND_PROJECT_SOURCE.SOURCE, source)
                .set(FUND_PROJECT_SOURCE.PLANNED, new BigDecimal(amount))
                .set(FUND_PROJECT_SOURCE.ALLOCATED, BigDecimal.ZERO)
                .execute();
    }

    /** Splits the project's one milestone of weight 100 into one of 40 and one of 60; their global ids in order. */
    public List<String> twoMilestones(Made made) {
        sql.update(PROJECT_MILESTONE)
                .set(PROJECT_MILESTONE.WEIGHT, 40)
                .where(PROJECT_MILESTONE.PROJECT_ID.eq(made.id()))
                .and(ALL)
                .execute();
        sql.update(CONSTRUCTION_MILESTONE)
                .set(CONSTRUCTION_MILESTONE.WEIGHT, 40)
                .where(CONSTRUCTION_MILESTONE.PROJECT_ID.eq(made.id()))
                .and(ALL)
                .execute();
        var second = Ids.next();
        sql.insertInto(PROJECT_MILESTONE)
                .set(PROJECT_MILESTONE.ID, second)
                .set(PROJECT_MILESTONE.TENANT_ID, made.tenantId())
                .set(PROJECT_MILESTONE.PROJECT_ID, made.id())
                .set(PROJECT_MILESTONE.ORDINAL, 2)
                .set(PROJECT_MILESTONE.TITLE, "试运行")
                .set(PROJECT_MILESTONE.WEIGHT, 60)
                .set(PROJECT_MILESTONE.BASELINE_START_ON, LocalDate.of(2026, 6, 1))
                .set(PROJECT_MILESTONE.BASELINE_END_ON, LocalDate.of(2026, 11, 30))
                .execute();
        sql.insertInto(CONSTRUCTION_MILESTONE)
                .set(CONSTRUCTION_MILESTONE.MILESTONE_ID, second)
                .set(CONSTRUCTION_MILESTONE.TENANT_ID, made.tenantId())
                .set(CONSTRUCTION_MILESTONE.PROJECT_ID, made.id())
                .set(CONSTRUCTION_MILESTONE.WEIGHT, 60)
                .set(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS, 0)
                .execute();
        return milestones(made);
    }

    /** Global ids of the project's milestones in order. */
    public List<String> milestones(Made made) {
        return sql.select(PROJECT_MILESTONE.ID)
                .from(PROJECT_MILESTONE)
                .where(PROJECT_MILESTONE.PROJECT_ID.eq(made.id()))
                .and(ALL)
                .orderBy(PROJECT_MILESTONE.ORDINAL)
                .fetch(row -> new GlobalId("Milestone", row.value1()).toString());
    }

    /** A file that the person has uploaded. */
    public String document(String username) {
        var viewer = world.viewer(username, "990100");
        var id = Ids.next();
        sql.insertInto(DOCUMENT)
                .set(DOCUMENT.ID, id)
                .set(DOCUMENT.TENANT_ID, viewer.tenantId())
                .set(DOCUMENT.NAME, "佐证.pdf")
                .set(DOCUMENT.MEDIA_TYPE, "application/pdf")
                .set(DOCUMENT.BYTES, 10L)
                .set(DOCUMENT.SHA256, "0".repeat(64))
                .set(DOCUMENT.UPLOADER_POST_ID, viewer.postId())
                .set(DOCUMENT.UPLOADED_AT, world.clock().now())
                .execute();
        return new GlobalId("Document", id).toString();
    }

    public JsonNode setPool(String source, int year, String amount, @Nullable Integer version) {
        var input = new LinkedHashMap<String, Object>(Map.of("source", source, "year", year, "amount", amount));
        if (version != null) {
            input.put("version", version);
        }
        return world.as(FINANCE)
                .mutate(
                        "fundPoolSet",
                        input,
                        "pool { id source year amount allocated available version entries { kind amount personName } }");
    }

    public JsonNode allocate(String who, Made project, String source, int year, String amount) {
        return world.as(who)
                .mutate(
                        "fundAllocate",
                        Map.of("projectId", project.globalId(), "source", source, "year", year, "amount", amount),
                        "entry { id kind amount source year personName viewerCanCounter project { stage }"
                                + " reinvestmentUses { closedYear amount origin { id } project { id } } }");
    }

    public JsonNode counter(String who, String entryId) {
        return world.as(who)
                .mutate(
                        "fundEntryCounter",
                        Map.of("entryId", entryId, "reason", "调整年度安排"),
                        "entry { id amount viewerCanCounter counters { id viewerCanCounter }"
                                + " reinvestmentUses { amount } }");
    }

    /** A pool and an allocation out of it, for what comes after. */
    public void allocated(Made project, String source, String amount) {
        var year = year();
        done(setPool(source, year, amount, null));
        done(allocate(CHIEF, project, source, year, amount));
    }

    /** A contract with a prepayment of 30 % and the rest after the last milestone. */
    public Map<String, Object> award(Made project, String lot, String amount) {
        var whole = new BigDecimal(amount);
        var first = whole.multiply(new BigDecimal("0.30")).setScale(2, java.math.RoundingMode.DOWN);
        return new LinkedHashMap<>(Map.ofEntries(
                Map.entry("projectId", project.globalId()),
                Map.entry("lot", lot),
                Map.entry("title", "平台建设"),
                Map.entry("supplierName", "华软科技"),
                Map.entry("supplierCreditCode", CODE),
                Map.entry("supplierSize", "SMALL"),
                Map.entry("amount", amount),
                Map.entry("awardedOn", "2026-02-20"),
                Map.entry("signedOn", "2026-03-01"),
                Map.entry(
                        "terms",
                        List.of(
                                Map.of("title", "预付款", "amount", first.toPlainString()),
                                Map.of(
                                        "title",
                                        "终验款",
                                        "amount",
                                        whole.subtract(first).toPlainString(),
                                        "milestoneId",
                                        milestones(project).getLast())))));
    }

    public JsonNode contract(Map<String, Object> award) {
        return world.as(CLERK)
                .mutate(
                        "contractRecord",
                        award,
                        "contract { id lot amount paid creditCodeChecked agreedPaymentDays"
                                + " terms { id ordinal title amount requested paid viewerCanRequest milestone { id } } }");
    }

    public JsonNode report(String milestoneId, int progress) {
        var input = new LinkedHashMap<String, Object>(Map.of(
                "milestoneId", milestoneId, "progress", progress, "forecastEndOn", "2026-11-30", "note", "按计划推进"));
        input.put("actualStartOn", "2026-03-05");
        if (progress == 100) {
            input.put("actualEndOn", "2026-05-10");
            input.put("documentId", document(MANAGER));
        }
        return report(input);
    }

    public JsonNode report(Map<String, Object> input) {
        return world.as(MANAGER)
                .mutate("milestoneReport", input, "report { id progress state viewerCanReview evidence { name } }");
    }

    public JsonNode review(String who, String reportId, boolean confirm, @Nullable String remark) {
        var input = new LinkedHashMap<String, Object>(Map.of("reportId", reportId, "confirm", confirm));
        if (remark != null) {
            input.put("remark", remark);
        }
        return world.as(who)
                .mutate("milestoneReview", input, "report { id state remark reviewerName viewerCanReview }");
    }

    /** Reports a milestone at that progress and has it confirmed. */
    public void confirmed(String milestoneId, int progress) {
        var report = done(report(milestoneId, progress)).get("report").get("id").asString();
        done(review(CLERK, report, true, null));
    }

    public JsonNode request(String termId, String amount) {
        return world.as(MANAGER)
                .mutate(
                        "paymentRequest",
                        Map.of("termId", termId, "amount", amount, "deliveredOn", "2026-05-10"),
                        "paymentRequest { id amount state payBy requesterName viewerCanApprove viewerCanPay"
                                + " term { requested paid } contract { paid } project { id } }");
    }

    public JsonNode approve(String who, String requestId, boolean approve, @Nullable String remark) {
        var input = new LinkedHashMap<String, Object>(Map.of("requestId", requestId, "approve", approve));
        if (remark != null) {
            input.put("remark", remark);
        }
        return world.as(who)
                .mutate("paymentReview", input, "paymentRequest { id state approverName term { requested paid } }");
    }

    public JsonNode pay(String who, String requestId) {
        return world.as(who)
                .mutate(
                        "paymentPay",
                        Map.of("requestId", requestId),
                        "paymentRequest { id state paidAt payerName term { paid } contract { paid } }");
    }

    /** The project as the person sees it. */
    public JsonNode see(String who, Made project, String selection) {
        return world.as(who)
                .ask("query($id: ID!) { project(id: $id) { " + selection + " } }", Map.of("id", project.globalId()))
                .get("project");
    }

    /** A payload that must have been done. */
    public static JsonNode done(JsonNode payload) {
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(payload.get("errors").toString());
        }
        return payload;
    }

    public static List<String> codes(JsonNode payload) {
        return payload.get("errors").findValuesAsString("code");
    }

    /** The one reason for which it was refused. */
    public static JsonNode reason(JsonNode payload) {
        if (payload.get("errors").size() != 1) {
            throw new AssertionError("one refusal was expected: " + payload);
        }
        return payload.get("errors").get(0);
    }

    /** The code of the error that is no refusal. */
    public String failure(String who, String mutation, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        var answer = world.as(who)
                .answer(
                        "mutation($input: " + type + "!) { " + mutation + "(input: $input) { errors { code } } }",
                        Map.of("input", input));
        if (!answer.has("errors")) {
            throw new AssertionError("it was done or refused: " + answer);
        }
        return answer.get("errors").get(0).get("extensions").get("code").asString();
    }
}
