package org.cobuild.tenancy.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_ESCALATION;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.PLANNING_GOAL;
import static org.cobuild.db.Tables.PLANNING_PLAN;
import static org.cobuild.db.Tables.PLANNING_TASK;
import static org.cobuild.db.Tables.RESOURCE_SERVER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.Standing.Made;
import org.cobuild.approval.CaseStart;
import org.cobuild.approval.CaseSubject;
import org.cobuild.db.tables.records.ApprovalEscalationRecord;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectStage;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Units are renamed, moved, merged, divided and closed, and what they hold follows. */
class UnitReorganiseTest extends Reorganising {
    private static final Condition ALL = DSL.condition("1 = 1 /*scope:all*/");

    @Test
    void peopleProjectsAndPackagesFollowAMerger() {
        var led = standing.project(county.code, "insurance", ProjectStage.CONSTRUCTION, "1000.00");
        var taken = standing.project("990100", "transport", ProjectStage.CONSTRUCTION, "1000.00");
        standing.participant(taken, county.code, "insurance");
        assertThat(titles("clerk")).doesNotContain(led.globalId(), taken.globalId());

        var change = done(county.reorganise(county.act(
                        "MERGE", List.of("health", "insurance"), List.of(county.fresh("hygiene", "县卫生健康和医保局")))))
                .get("unitChange");

        assertThat(change.get("state").asString()).isEqualTo("DONE");
        assertThat(county.see("insurance").toString())
                .contains("\"closedOn\":\"" + county.today() + "\"")
                .contains("\"successors\":[{\"code\":\"hygiene\",\"name\":\"县卫生健康和医保局\"}]");
        assertThat(viewer("clerk")).contains("县卫生健康和医保局");
        assertThat(titles("clerk")).contains(led.globalId(), taken.globalId());
        assertThat(seen("clerk", led, "lead { name } formerUnits { participantId name untilOn kind }")
                        .toString())
                .contains("\"lead\":{\"name\":\"县卫生健康和医保局\"}")
                .contains("{\"participantId\":null,\"name\":\"县insurance局\",\"untilOn\":\"" + county.today()
                        + "\",\"kind\":\"MERGE\"}");
        // The city, which leads the other project, reads the same of its participant.
        assertThat(world.as("zhaolei")
                        .ask(
                                "query($id: ID!) { project(id: $id) { formerUnits { name } participants { unit { name } } } }",
                                Map.of("id", taken.globalId()))
                        .toString())
                .contains("\"formerUnits\":[{\"name\":\"县insurance局\"}]")
                .contains("县卫生健康和医保局");
        assertThat(differences(led, taken)).isEmpty();
    }

    @Test
    void openTasksRoutesAndServersFollowAndWhatWasSignedKeepsItsName() {
        var project = submitted();
        decide("checker", project);
        server("finance");
        keyTask("finance");
        var waiting = sql.fetchCount(
                APPROVAL_TASK, APPROVAL_TASK.UNIT_ID.eq(county.unit("finance")).and(ALL));
        assertThat(waiting).isPositive();

        done(county.reorganise(
                county.act("MERGE", List.of("finance", "authority"), List.of(county.fresh("data", "县数据财政局")))));

        // The task that finance had to decide is its person's, now in the new unit; what the authority signed stands.
        decide("reviewer", project);
        assertThat(sql.select(APPROVAL_DECISION.UNIT_NAME)
                        .from(APPROVAL_DECISION)
                        .join(APPROVAL_CASE)
                        .on(APPROVAL_CASE.ID.eq(APPROVAL_DECISION.CASE_ID))
                        .where(APPROVAL_CASE.PROJECT_ID.eq(project.id()))
                        .and(ALL)
                        .orderBy(APPROVAL_DECISION.ID)
                        .fetch(APPROVAL_DECISION.UNIT_NAME))
                .containsExactly("县authority局", "县数据财政局");
        assertThat(sql.fetchCount(
                        RESOURCE_SERVER,
                        RESOURCE_SERVER.UNIT_ID.eq(county.unit("data")).and(ALL)))
                .isOne();
        assertThat(sql.fetchCount(
                        PLANNING_TASK,
                        PLANNING_TASK.UNIT_ID.eq(county.unit("data")).and(ALL)))
                .as("key tasks that it was responsible for")
                .isOne();
        // The next case is sent to the new unit: the route has a new version.
        county.export();
        assertThat(text("routes.yaml")).contains("unit: data").doesNotContain("unit: finance");
        assertThat(text("units.yaml")).contains("code: data").doesNotContain("code: finance");
        assertThat(folders.changes(root, county.code)).isEmpty();
    }

    @Test
    void whatWasBroughtBeforeASuperiorStaysBeforeIt() {
        var project = submitted();
        var task = sql.selectFrom(APPROVAL_TASK)
                .where(APPROVAL_TASK.UNIT_ID.eq(county.unit("authority")))
                .and(APPROVAL_TASK.ROLE.eq("AUTHORITY_CLERK"))
                .and(ALL)
                .fetchSingle();
        sql.insertInto(APPROVAL_ESCALATION)
                .set(new ApprovalEscalationRecord(
                        Ids.next(),
                        task.getTenantId(),
                        task.getCaseTenantId(),
                        task.getCaseId(),
                        task.getId(),
                        task.getDueOn(),
                        task.getUnitId(),
                        "AUTHORITY_DIRECTOR",
                        world.clock().now()))
                .execute();
        assertThat(escalated()).containsExactly(project.globalId());

        done(county.reorganise(
                county.act("MERGE", List.of("finance", "authority"), List.of(county.fresh("data", "县数据财政局")))));

        assertThat(escalated()).containsExactly(project.globalId());
        decide("checker", project);
        assertThat(escalated()).isEmpty();
    }

    private List<String> escalated() {
        return county.as("director")
                .ask("{ tasks(first: 50, filter: {escalated: true}) { edges { node { case { project { id } } } } } }")
                .at("/tasks/edges")
                .valueStream()
                .map(edge -> edge.at("/node/case/project/id").asString())
                .toList();
    }

    @Test
    void aDividedUnitGivesPeopleAndProjectsToWhomWasChosenAndTasksToTheirPeople() {
        var stays = standing.project(county.code, "health", ProjectStage.CONSTRUCTION, "1000.00");
        var goes = standing.project(county.code, "health", ProjectStage.CONSTRUCTION, "1000.00");
        var held = county.as("admin")
                .ask(
                        "query($id: ID!) { unitHoldings(unitId: $id) { edges { node { subjectId kind label } } } }",
                        Map.of("id", county.id("health")))
                .get("unitHoldings")
                .get("edges");
        assertThat(held.toString())
                .contains("deputy · 职务")
                .contains("T-" + goes.id())
                .doesNotContain("测试项目");
        var deputy = held.valueStream()
                .map(edge -> edge.get("node"))
                .filter(node -> node.get("label").asString().startsWith("deputy"))
                .findFirst()
                .orElseThrow()
                .get("subjectId")
                .asString();
        var act = county.act(
                "SPLIT", List.of("health"), List.of(county.standing("health"), county.fresh("disease", "县疾控局")));
        act.put(
                "choices",
                List.of(
                        Map.of("subjectId", deputy, "successor", 1),
                        Map.of("subjectId", goes.globalId(), "successor", 1)));

        done(county.reorganise(act));

        assertThat(county.see("health").get("closedOn").isNull()).isTrue();
        assertThat(viewer("deputy")).contains("县疾控局");
        assertThat(viewer("clerk")).contains("县health局");
        assertThat(titles("deputy")).contains(goes.globalId()).doesNotContain(stays.globalId());
        assertThat(titles("clerk")).contains(stays.globalId()).doesNotContain(goes.globalId());
        assertThat(differences(stays, goes)).isEmpty();
        assertThat(seen("clerk", stays, "formerUnits { name }").toString()).contains("\"formerUnits\":[]");
    }

    @Test
    void aRenamedUnitIsItselfAndProjectsKeepTheFormerName() {
        var project = standing.project(county.code, "transport", ProjectStage.CONSTRUCTION, "1000.00");
        var act = county.act("RENAME", List.of("transport"), List.of());
        act.put("name", "县交通局");
        act.put("nameEn", "Transport Office");

        done(county.reorganise(act));

        assertThat(county.see("transport").toString()).contains("县交通局").contains("\"closedOn\":null");
        assertThat(seen("driver", project, "lead { name } formerUnits { name kind }")
                        .toString())
                .contains("县交通局")
                .contains("{\"name\":\"县transport局\",\"kind\":\"RENAME\"}");
        assertThat(seen("driver", project, "timeline { detail }").toString()).contains("县transport局 → 县交通局");
    }

    @Test
    void unitsBelowComeBelowTheSuccessorAndNobodyStandsBelowItself() {
        move("insurance", "health");
        move("transport", "insurance");
        var circle = county.act("MOVE", List.of("health"), List.of());
        circle.put("parentId", county.id("transport"));
        assertThat(codes(county.reorganise(circle))).containsExactly("UNIT_CIRCLE");

        done(county.reorganise(county.act("MERGE", List.of("health"), List.of(county.standing("transport")))));

        assertThat(county.see("transport").get("parent").isNull()).isTrue();
        assertThat(county.see("insurance").get("parent").get("code").asString()).isEqualTo("transport");
    }

    @Test
    void aUnitThatHoldsNothingIsClosedAndOneThatHoldsSomethingNeedsASuccessor() {
        var act = county.act("CLOSE", List.of("transport"), List.of());
        assertThat(codes(county.reorganise(act))).containsExactly("UNIT_HOLDS");
        assertThat(county.as("admin")
                        .ask(
                                "query($input: UnitReorganiseInput!) { unitChangePreview(input: $input) {"
                                        + " holdings { unit { code } kind count } errors { code } } }",
                                Map.of("input", act))
                        .toString())
                .contains("{\"unit\":{\"code\":\"transport\"},\"kind\":\"POSTS\",\"count\":1}")
                .contains("UNIT_HOLDS");
        done(county.reorganise(county.act("CLOSE", List.of("transport"), List.of(county.standing("health")))));
        assertThat(viewer("driver")).contains("县health局");
        assertThat(codes(county.reorganise(act))).contains("STALE", "UNIT_ENDED");
    }

    private void move(String unit, String above) {
        var act = county.act("MOVE", List.of(unit), List.of());
        act.put("parentId", county.id(above));
        done(county.reorganise(act));
    }

    private Made submitted() {
        var project = standing.project(county.code, "health", ProjectStage.SUBMITTED, "1000.00");
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> cases.open(
                        world.viewer("clerk" + county.code, county.code),
                        folders.grant(county.code),
                        new CaseStart(
                                CaseSubject.PROJECT,
                                project.id(),
                                project.id(),
                                "测试项目",
                                new BigDecimal("1000.00"),
                                project.unitId())));
        return project;
    }

    private void decide(String who, Made project) {
        var tasks = county.as(who)
                .ask("{ tasks(filter: {open: true}) { edges { node { id case { project { id } } } } } }")
                .get("tasks")
                .get("edges");
        var task = tasks.valueStream()
                .map(edge -> edge.get("node"))
                .filter(node ->
                        node.get("case").get("project").get("id").asString().equals(project.globalId()))
                .findFirst()
                .orElseThrow();
        done(county.as(who)
                .mutate(
                        "taskDecide",
                        Map.of("taskId", task.get("id").asString(), "verb", "APPROVE", "opinion", "同意", "version", 1),
                        "task { id }"));
    }

    /** In a plan of the county, put there as a draft long ago. */
    private void keyTask(String unit) {
        var tenant = county.tenant();
        var plan = Ids.next();
        var goal = Ids.next();
        var at = world.clock().now();
        sql.insertInto(PLANNING_PLAN)
                .values(plan, tenant, "规划", 2001, 2005, "DRAFT", 1, at, at)
                .execute();
        sql.insertInto(PLANNING_GOAL)
                .values(goal, tenant, plan, 1, 2001, "目标", "")
                .execute();
        sql.insertInto(PLANNING_TASK)
                .values(Ids.next(), tenant, plan, goal, 1, "01", "任务", "", tenant, county.unit(unit))
                .execute();
    }

    private void server(String unit) {
        sql.insertInto(RESOURCE_SERVER)
                .set(RESOURCE_SERVER.ID, Ids.next())
                .set(RESOURCE_SERVER.TENANT_ID, county.tenant())
                .set(RESOURCE_SERVER.UNIT_ID, county.unit(unit))
                .set(RESOURCE_SERVER.NAME, "server")
                .set(RESOURCE_SERVER.PLACEMENT, "HOSTED")
                .set(RESOURCE_SERVER.PLACED_ON, LocalDate.of(2026, 1, 1))
                .execute();
    }

    private String text(String file) {
        try {
            return java.nio.file.Files.readString(root.resolve(county.code).resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
