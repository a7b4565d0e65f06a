package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.jooq.impl.DSL.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cobuild.World;
import org.cobuild.db.Tables;
import org.cobuild.platform.GlobalId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A project from its demand to its reply with so many rows of each kind, every act in its most expensive form. */
class BudgetDraft extends JourneySteps {
    static final String GOALS = "试着一次写很多行，看语句数是否不变";
    private static final Map<String, String> CLERKS =
            Map.of("990102", "tanwei", "990121", "songtao", "990122", "mahui");

    final DSLContext sql;
    final int rows;

    BudgetDraft(World world, DSLContext sql, int rows) {
        super(world, "990100", Map.of());
        this.sql = sql;
        this.rows = rows;
    }

    /** There are three counties: as many take part as there are rows, at most. */
    private List<String> counties() {
        return CLERKS.keySet().stream().sorted().limit(rows).toList();
    }

    private static String clerk(String tenant) {
        return Objects.requireNonNull(CLERKS.get(tenant));
    }

    void live() {
        on("2025-08-20");
        draft();
        ask();
        on("2025-09-12");
        new BudgetLists(this).live();
        submitted();
        review();
        shared();
        switchPost();
    }

    private void draft() {
        project = done(as("chenjing")
                        .mutate(
                                "projectCreate",
                                Map.of("title", "行数 " + rows, "category", "NEW", "field", "health"),
                                PROJECT))
                .at("/project/id")
                .asString();
        save(
                "projectUpdate",
                Map.of("id", project, "goals", GOALS, "plannedStartOn", "2026-02-16", "plannedEndOn", "2026-12-31"));
        replaced("projectParticipantsSave", "participants", counties().size(), this::county);
        read(PROJECT)
                .at("/project/participants")
                .forEach(p -> participants.put(
                        p.at("/unit/tenant/code").asString(), p.at("/id").asString()));
        var counties = counties();
        replaced(
                "projectEstimateSave",
                "lines",
                rows + counties.size(),
                i -> i < rows ? line(i, null) : line(i, participants.get(counties.get(i - rows))));
        var lines = read("project { estimateLines { id } }").at("/project/estimateLines");
        save(
                "projectEstimateChange",
                Map.of(
                        "projectId",
                        project,
                        "lines",
                        IntStream.range(0, rows)
                                .mapToObj(i -> {
                                    var line = line(i, null);
                                    line.put("id", lines.at("/" + i + "/id").asString());
                                    return line;
                                })
                                .toList()));
        replaced(
                "projectSourcesSave",
                "sources",
                rows,
                i -> Map.of("source", "DEVELOPMENT", "amount", i == 0 ? first() : "100.00"));
        replaced("projectMilestonesSave", "milestones", rows, i -> milestone(100 / rows));
        replaced("projectTargetsSave", "targets", Math.min(rows, 100), BudgetDraft::target);
        framework();
        builder();
        var catalogue = HealthPlatform.catalogue(unit(city, "health"), true);
        replaced("projectCatalogueSave", "entries", rows, catalogue::get);
    }

    /** Written twice, with an item that the lead and a county both have, which is ruled to be no overlap. */
    private void framework() {
        for (int time = 0; time < 2; time++) {
            var lead = new HashMap<String, Object>(part(i -> i == 0 ? "数据治理" : "第" + i + "项"));
            lead.put("participantId", null);
            var county = new HashMap<String, Object>(part(i -> i == 0 ? "数据治理" : "县里第" + i + "号"));
            county.put("participantId", participants.values().iterator().next());
            save("projectFrameworkSave", Map.of("projectId", project, "goals", GOALS, "parts", List.of(lead, county)));
        }
        var key = read("project { framework { overlaps { key } } }")
                .at("/project/framework/overlaps/0/key")
                .asString();
        save("projectOverlapRule", Map.of("projectId", project, "overlapKey", key, "reason", "各管各的"));
    }

    private Map<String, Object> part(IntFunction<String> scope) {
        return Map.of(
                "scope",
                IntStream.range(0, rows).mapToObj(scope).toList(),
                "interfaces",
                IntStream.range(0, rows)
                        .mapToObj(i ->
                                Map.of("name", "接口" + i, "direction", "GIVES", "counterpart", "市平台", "data", "门诊记录"))
                        .toList());
    }

    /** What the first source pays: each of the others pays one line of a hundred. */
    private String first() {
        return new BigDecimal(100 * (1 + counties().size())).setScale(2).toPlainString();
    }

    /** The city builds by itself, is let, and then leaves it to the company after all. */
    private void builder() {
        save("projectBuilderSave", Map.of("projectId", project, "ownBuild", true, "reason", "有自己的队伍"));
        var wish = as("liweidong")
                .ask("{ ownBuilds(state: ASKED, first: 100) { edges { node { id version title } } } }", Map.of())
                .at("/ownBuilds/edges")
                .valueStream()
                .map(edge -> edge.get("node"))
                .filter(each -> each.get("title").asString().equals("行数 " + rows))
                .reduce((before, after) -> after)
                .orElseThrow();
        done(as("liweidong")
                .mutate(
                        "ownBuildAnswer",
                        Map.of(
                                "id",
                                wish.get("id").asString(),
                                "version",
                                wish.get("version").asInt(),
                                "consents",
                                true),
                        "ownBuild { id }"));
        save("projectBuilderSave", Map.of("projectId", project, "ownBuild", false));
        save("projectCategorySave", Map.of("projectId", project, "earlierSystem", "一期"));
        save(
                "projectSpecialSave",
                Map.of(
                        "projectId",
                        project,
                        "kind",
                        "URGENT",
                        "leader",
                        "市长",
                        "basis",
                        "防汛",
                        "basisOn",
                        "2020-03-01",
                        "skipped",
                        List.of("TARGETS")));
        save(
                "projectPaperAdd",
                Map.of("projectId", project, "kind", "PRICE_BASIS", "documentId", upload("chenjing", "price.pdf")));
        var project = read("project { version papers { id } }").get("project");
        done(as("chenjing")
                .mutate(
                        "projectPaperRemove",
                        Map.of(
                                "paperId",
                                project.at("/papers/0/id").asString(),
                                "version",
                                project.get("version").asInt()),
                        "project { id }"));
    }

    /** Saves a list and then another one in its place: all rows are removed and as many added. */
    private void replaced(String mutation, String list, int count, IntFunction<Map<String, Object>> row) {
        for (int time = 0; time < 2; time++) {
            save(
                    mutation,
                    Map.of(
                            "projectId",
                            project,
                            list,
                            IntStream.range(0, count).mapToObj(row).toList()));
        }
    }

    private Map<String, Object> county(int number) {
        return participant(unit(counties().get(number), "health"), "CO_BUILDER", "接入 " + number, "100.00");
    }

    private static Map<String, Object> line(int number, @Nullable String participantId) {
        var line = new HashMap<String, Object>(Map.of(
                "costGroup", "core",
                "title", "第" + number + "项",
                "quantity", "1",
                "quantityUnit", "项",
                "unitPrice", "100.00",
                "leads", participantId == null));
        if (participantId != null) {
            line.put("participantId", participantId);
        }
        return line;
    }

    private static Map<String, Object> target(int number) {
        return Map.of(
                "group",
                "QUANTITY",
                "indicator",
                "第" + number + "项",
                "comparison",
                "AT_LEAST",
                "target",
                "6",
                "targetUnit",
                "个",
                "evidence",
                "验收报告");
    }

    private static Map<String, Object> milestone(int weight) {
        return Map.of("title", "建成", "weight", weight, "baselineStartOn", "2026-02-16", "baselineEndOn", "2026-10-16");
    }

    /** Every county is asked; the first objects, its package is amended, and then all agree. */
    private void ask() {
        save("projectInvite", Map.of("projectId", project));
        var first = counties().getFirst();
        var id = Objects.requireNonNull(participants.get(first));
        done(as(clerk(first))
                .mutate(
                        "participantObject",
                        Map.of("participantId", id, "round", 1, "reason", "已有系统"),
                        "participant { id }"));
        done(as("chenjing")
                .mutate(
                        "participantAmend",
                        Map.of(
                                "participantId", id,
                                "version", version(),
                                "packageTitle", "只接口",
                                "packageScope", "接口",
                                "share", "100.00",
                                "reason", "按意见调整"),
                        "participant { id }"));
        counties().forEach(tenant -> confirm(clerk(tenant), tenant));
    }

    /** Submitted, withdrawn, reopened, submitted, returned, submitted. */
    private void submitted() {
        checkedForDuplicates();
        submit();
        duplicatesRuled();
        done(act("chenjing", "projectWithdraw", Map.of("id", project, "reason", "金额有误")));
        reopened();
        submit();
        decideAlike("zhaolei");
        decideNow("zhaolei", "RETURN");
        submit();
        new BudgetExperts(world, matter(), rows).live();
        urged();
        acted();
        copied();
    }

    /** As after a refusal, which would end the case that goes on here. */
    private void reopened() {
        sql.update(Tables.PROJECT)
                .set(Tables.PROJECT.STAGE, "REFUSED")
                .where(Tables.PROJECT.ID.eq(GlobalId.valueOf(project).of("Project")))
                .and(condition("1 = 1 /*scope:all*/"))
                .execute();
        done(act("chenjing", "projectReopen", Map.of("id", project, "kind", "APPEAL", "reason", "补充了依据")));
    }

    /** Twice, since the second one asks how long the first is past. */
    private void urged() {
        for (var day : List.of("2025-09-15", "2025-09-17")) {
            on(day);
            done(as("chenjing").mutate("caseUrge", Map.of("caseId", matter(), "note", "请尽快办理"), "case { id }"));
        }
    }

    /** To as many people as there are rows, of those who can get one. */
    private void copied() {
        var posts = new ArrayList<String>();
        read("project { cases { copyReceivers { postId } } }")
                .at("/project/cases/0/copyReceivers")
                .forEach(receiver -> posts.add(receiver.at("/postId").asString()));
        posts.remove(post("liumin"));
        posts.addFirst(post("liumin"));
        done(as("chenjing")
                .mutate(
                        "caseCopy",
                        Map.of(
                                "caseId", matter(),
                                "postIds", posts.stream().limit(rows).toList()),
                        "case { id }"));
        for (var follow : List.of(true, false)) {
            done(as("liumin").mutate("caseFollow", Map.of("caseId", matter(), "follow", follow), "case { id }"));
        }
        done(as("liumin").mutate("caseCopyRead", Map.of("caseId", matter()), "case { id }"));
    }

    private String matter() {
        return read("project { cases { id } }").at("/project/cases/0/id").asString();
    }

    private void submit() {
        done(act("chenjing", "projectSubmit", Map.of("id", project)));
    }

    /** Once as a draft; what the last submission found is ruled on. */
    private void checkedForDuplicates() {
        done(as("chenjing").mutate("projectDuplicateCheck", Map.of("projectId", project), "check { id }"));
    }

    private void duplicatesRuled() {
        var check = as("zhaolei")
                .ask(
                        "query($id: ID!) { project(id: $id) { duplicateChecks { id hits { id } } } }",
                        Map.of("id", project))
                .at("/project/duplicateChecks/0");
        done(as("zhaolei")
                .mutate(
                        "projectDuplicateRule",
                        Map.of(
                                "checkId",
                                check.at("/id").asString(),
                                "hitId",
                                check.at("/hits/0/id").asString(),
                                "verdict",
                                "OVERLAP",
                                "reason",
                                "按接口复用"),
                        "check { id }"));
    }

    private void review() {
        List.of("zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang")
                .forEach(person -> decideNow(person, "APPROVE"));
        var cuts = new ArrayList<Map<String, Object>>();
        read("project { estimateLines { id leads } }")
                .at("/project/estimateLines")
                .forEach(line -> {
                    if (line.at("/leads").asBoolean()) {
                        cuts.add(Map.of("lineId", line.at("/id").asString(), "cutAmount", "10.00", "reason", "按标准核减"));
                    }
                });
        assertThat(cuts).hasSize(rows);
        done(act("liweidong", "projectEstimateCut", Map.of("projectId", project, "cuts", cuts)));
        handedOver();
        decideNow("zhouguodong", "APPROVE_CONDITIONALLY", Map.of("conditions", conditions()));
        assertThat(stage()).isEqualTo("APPROVED");
        var open = read("project { conditions { id } }").at("/project/conditions");
        done(as("zhouguodong")
                .mutate(
                        "conditionMeet",
                        Map.of("conditionId", open.at("/0/id").asString(), "evidence", "已核实"),
                        "condition { state }"));
        done(as("zhouguodong")
                .mutate(
                        "conditionLift",
                        Map.of("conditionId", open.at("/1/id").asString(), "reason", "不再需要"),
                        "condition { state }"));
    }

    /** As many as there are rows, of those that a decision may name. */
    private List<Map<String, Object>> conditions() {
        return IntStream.range(0, Math.clamp(rows, 2, 10))
                .<Map<String, Object>>mapToObj(i -> Map.of("text", "条件" + i))
                .toList();
    }

    /** The chief asks the clerk, does without, hands the task over and gets it back, decides, and decides again. */
    private void handedOver() {
        var task = openTask("liweidong");
        var asked = done(as("liweidong")
                        .mutate(
                                "taskAsk",
                                Map.of("taskId", task, "postId", post("zhaolei"), "how", "ADVICE", "reason", "请核数"),
                                "task { case { steps { tasks { id kind } } } }"))
                .at("/task/case/steps");
        var advice = new ArrayList<String>();
        asked.forEach(step -> step.at("/tasks").forEach(one -> {
            if (one.at("/kind").asString().equals("ADVICE")) {
                advice.add(one.at("/id").asString());
            }
        }));
        done(as("liweidong")
                .mutate("taskUnask", Map.of("taskId", advice.getFirst(), "reason", "已核清"), "task { state }"));
        confirmed(task);
        for (var to : List.of("zhaolei", "liweidong")) {
            done(as(to.equals("zhaolei") ? "liweidong" : "zhaolei")
                    .mutate(
                            "taskHandOver",
                            Map.of("taskId", task, "postId", post(to), "reason", "出差"),
                            "task { state }"));
        }
        decideNow("liweidong", "APPROVE");
        done(as("liweidong").mutate("taskTakeBack", Map.of("taskId", task, "reason", "再核一遍"), "task { state }"));
        decideNow("liweidong", "APPROVE");
    }

    /** A participant of another tenant is asked to confirm its part, and does. */
    private void confirmed(String task) {
        var tenant = counties().getFirst();
        var post = new GlobalId("Post", world.viewer(clerk(tenant), tenant).postId()).toString();
        done(as("liweidong")
                .mutate(
                        "taskAsk",
                        Map.of("taskId", task, "postId", post, "how", "CONFIRM", "reason", "请确认接入范围"),
                        "task { state }"));
        var asked = as(clerk(tenant)).ask("{ confirmations { edges { node { id } } } }");
        done(as(clerk(tenant))
                .mutate(
                        "confirmationAnswer",
                        Map.of(
                                "confirmationId",
                                asked.at("/confirmations/edges/0/node/id").asString(),
                                "confirms",
                                true,
                                "opinion",
                                "属实"),
                        "confirmation { verb }"));
    }

    /** The director is away once, and comes back. */
    private void acted() {
        var given = as("zhouguodong")
                .mutate(
                        "proxyGrant",
                        Map.of(
                                "postId",
                                post("liweidong"),
                                "firstOn",
                                "2027-03-01",
                                "lastOn",
                                "2027-03-05",
                                "reason",
                                "外出学习",
                                "steps",
                                List.of("director")),
                        "proxy { id }");
        done(given);
        done(as("zhouguodong")
                .mutate("proxyEnd", Map.of("proxyId", given.at("/proxy/id").asString()), "proxy { state }"));
    }

    private String post(String username) {
        return new GlobalId("Post", world.viewer(username, city).postId()).toString();
    }

    /** Shared with as many units as there are rows, anew with the first, with all of its tenant, and then with nobody. */
    private void shared() {
        var receivers = new ArrayList<String>();
        var tenants = new ArrayList<String>();
        as("liweidong")
                .ask("{ units(first: 100) { edges { node { id tenant { id code } } } } }")
                .at("/units/edges")
                .forEach(edge -> {
                    if (!edge.at("/node/tenant/code").asString().equals(city)) {
                        receivers.add(edge.at("/node/id").asString());
                        tenants.add(edge.at("/node/tenant/id").asString());
                    }
                });
        receivers.stream().limit(rows).forEach(unit -> share(unit, null));
        share(receivers.getFirst(), shares().getLast());
        share(tenants.getFirst(), null);
        shares().forEach(share ->
                done(as("liweidong").mutate("projectShareRevoke", Map.of("shareId", share), "project { id }")));
    }

    private List<String> shares() {
        var open = new ArrayList<String>();
        as("liweidong")
                .ask("query($id: ID!) { project(id: $id) { shares { id state } } }", Map.of("id", project))
                .at("/project/shares")
                .forEach(share -> {
                    if (share.at("/state").asString().equals("ACTIVE")) {
                        open.add(share.at("/id").asString());
                    }
                });
        return open;
    }

    private void share(String receiver, @Nullable String replaces) {
        var input = new HashMap<String, Object>(Map.of(
                "projectId", project, "receiverId", receiver, "areas", List.of("PLAN", "MONEY"), "reason", "联调需要"));
        input.put("replaces", replaces);
        done(as("liweidong").mutate("projectShare", input, "project { id }"));
    }

    private void switchPost() {
        var post = as("chenjing").ask("{ viewer { post { id } } }").at("/viewer/post/id");
        done(as("chenjing").mutate("viewerSwitchPost", Map.of("postId", post.asString()), "viewer { name }"));
    }

    /** Decides the open task of that person's unit, also when it has very many others. */
    final void decideNow(String username, String verb) {
        decideNow(username, verb, Map.of());
    }

    private void decideNow(String username, String verb, Map<String, Object> more) {
        var input = new HashMap<String, Object>(more);
        input.putAll(Map.of("taskId", openTask(username), "verb", verb, "opinion", "已阅"));
        if (stage().equals("SUBMITTED")) {
            input.put("version", version());
        }
        done(as(username).mutate("taskDecide", input, "task { state }"));
    }

    /** Agrees by the act for several, and takes it back where that was possible. */
    final void decideAlike(String username) {
        var task = Map.of("taskId", openTask(username), "version", version());
        var input = Map.of("tasks", List.of(task), "opinion", "已阅");
        var result = as(username)
                .mutate("tasksDecide", input, "results { task { state } }")
                .at("/results/0/task");
        if (!result.isNull()) {
            done(as(username)
                    .mutate("taskTakeBack", Map.of("taskId", task.get("taskId"), "reason", "再核"), "task { state }"));
        }
    }

    private String openTask(String username) {
        var unit = Objects.requireNonNull(world.viewer(username, city).unit());
        var task = sql.select(APPROVAL_TASK.ID)
                .from(APPROVAL_TASK)
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_TASK.CASE_ID))
                .where(APPROVAL_CASE.PROJECT_ID.eq(GlobalId.valueOf(project).of("Project")))
                .and(APPROVAL_CASE.STATE.eq("OPEN"))
                .and(APPROVAL_TASK.STATE.eq("OPEN"))
                .and(APPROVAL_TASK.UNIT_ID.eq(unit.id()))
                .and(condition("1 = 1 /*scope:all*/"))
                .fetchSingle(APPROVAL_TASK.ID);
        return new GlobalId("Task", task).toString();
    }
}
