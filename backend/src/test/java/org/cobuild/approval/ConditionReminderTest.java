package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.db.Tables.TENANT;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.ConditionRules.ConditionInput;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.WorkingDays;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** That the day of a condition comes is told once some working days before, and once when it has passed. */
@PortalTest
class ConditionReminderTest {
    private static final int AHEAD = 5;

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @Autowired
    ConditionRepository conditions;

    @Autowired
    ConditionsRemind reminders;

    @Autowired
    WorkingDays workingDays;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @AfterEach
    void tidy() {
        world.clock().release();
        status("ACTIVE");
    }

    @Test
    void isToldOnceWorkingDaysBeforeAndOnceWhenItHasPassedWhicheverPortalLooks() throws Exception {
        var due = LocalDate.of(2030, 5, 15);
        var condition = approved(due);
        var first = firstDayAhead(due);
        on(first.minusDays(1));
        run();
        assertThat(listed("chenjing", condition)).as("too early").isEmpty();
        on(first);
        atOnce();
        assertThat(told(condition)).containsExactly("conditionRemind");
        for (var who : List.of("chenjing", "zhouguodong")) {
            var seen = listed(who, condition);
            assertThat(seen).as(who).hasSize(1);
            assertThat(seen.getFirst().get("overdueAt").isNull()).isTrue();
        }
        assertThat(listed("zhaolei", condition)).as("who only looks on").isEmpty();
        assertThat(listed("songtao", condition)).isEmpty();
        on(due);
        run();
        assertThat(told(condition)).as("on its day").hasSize(1);
        on(due.plusDays(1));
        atOnce();
        assertThat(told(condition)).containsExactly("conditionRemind", "conditionOverdue");
        var late = listed("chenjing", condition).getFirst();
        assertThat(late.get("overdueAt").asString()).startsWith("2030-05-16");
        assertThat(late.get("remindedAt").asString()).startsWith(first.toString());
        var timeline = world.as("chenjing")
                .ask(
                        "query($id: ID!) { project(id: $id) { timeline { action detail } } }",
                        Map.of("id", new GlobalId("Project", condition.projectId()).toString()))
                .at("/project/timeline");
        assertThat(timeline.findValuesAsString("action")).contains("conditionRemind", "conditionOverdue");
        assertThat(timeline.findValuesAsString("detail")).contains("按期补齐");
    }

    /** As it is after an upgrade, until somebody sets the new value. */
    @Test
    void whereNobodyHasSetHowManyDaysItIsFive() {
        var due = LocalDate.of(2031, 5, 15);
        var condition = approved(due);
        rename("condition_reminder_days", "nobodys");
        try {
            on(firstDayAhead(due).minusDays(1));
            run();
            assertThat(told(condition)).isEmpty();
            on(firstDayAhead(due));
            run();
            assertThat(told(condition)).containsExactly("conditionRemind");
        } finally {
            rename("nobodys", "condition_reminder_days");
        }
    }

    private void rename(String from, String to) {
        sql.update(POLICY_VALUE)
                .set(POLICY_VALUE.NAME, to)
                .where(POLICY_VALUE.NAME.eq(from))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
    }

    @Test
    void ofWhatHasEndedNothingIsToldAndItLeavesTheList() {
        var due = LocalDate.of(2030, 8, 15);
        var ended = approved(due);
        var reminded = approved(due);
        meet(ended);
        on(firstDayAhead(due));
        run();
        assertThat(told(ended)).isEmpty();
        assertThat(listed("zhouguodong", reminded)).hasSize(1);
        meet(reminded);
        assertThat(listed("zhouguodong", reminded)).isEmpty();
        on(due.plusDays(1));
        run();
        assertThat(told(reminded)).containsExactly("conditionRemind");
    }

    @Test
    void whileItsTenantIsSuspendedNothingIsToldAndAfterwardsThatItHasPassed() {
        var due = LocalDate.of(2030, 11, 15);
        var condition = approved(due);
        var tenantId = matters.viewer("zhaolei").tenantId();
        on(due);
        status("SUSPENDED");
        assertThat(reminders.run(tenantId)).isZero();
        status("ACTIVE");
        on(due.plusDays(1));
        run();
        assertThat(told(condition)).containsExactly("conditionOverdue");
        assertThat(listed("chenjing", condition)).hasSize(1);
    }

    /** The first day on which five working days or less are left. */
    private LocalDate firstDayAhead(LocalDate due) {
        var cityId = matters.viewer("zhaolei").tenant().cityId();
        return due.minusDays(30)
                .datesUntil(due)
                .filter(day -> !workingDays.after(cityId, day, AHEAD).isBefore(due))
                .findFirst()
                .orElseThrow();
    }

    private ApprovalCondition approved(LocalDate due) {
        var id = matters.submitted("chenjing", SMALL);
        for (var person :
                List.of("zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong")) {
            matters.approve(id, person);
        }
        var task = matters.task(id, "zhouguodong");
        var named = List.of(new ConditionInput("按期补齐", null, null, due));
        tasks.decide(
                matters.viewer("zhouguodong"),
                matters.input(task, id, DecisionVerb.APPROVE_CONDITIONALLY, null, named, matters.meeting(task)));
        return Objects.requireNonNull(conditions
                        .ofCases(matters.viewer("zhouguodong").scope(), List.of(id))
                        .get(id))
                .getFirst();
    }

    private void meet(ApprovalCondition condition) {
        var input = Map.of("conditionId", new GlobalId("Condition", condition.id()).toString(), "evidence", "已核实");
        assertThat(world.as("zhouguodong")
                        .mutate("conditionMeet", input, "condition { state }")
                        .get("errors"))
                .isEmpty();
    }

    private void atOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> act = this::run;
            for (var done : threads.invokeAll(List.of(act, act, act, act))) {
                done.get();
            }
        }
        run();
    }

    private int run() {
        return reminders.run(matters.viewer("zhaolei").tenantId());
    }

    private List<String> told(ApprovalCondition condition) {
        return sql.select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.SUBJECT_ID.eq(condition.id()))
                .and(AUDIT_ENTRY.ACTION.in("conditionRemind", "conditionOverdue"))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .orderBy(AUDIT_ENTRY.ID)
                .fetch(AUDIT_ENTRY.ACTION);
    }

    /** That condition in the list of what one is reminded of, read page by page. */
    private List<JsonNode> listed(String username, ApprovalCondition condition) {
        var id = new GlobalId("Condition", condition.id()).toString();
        return world.as(username).pages("conditionsDue", "", "id remindedAt overdueAt").stream()
                .filter(node -> node.get("id").asString().equals(id))
                .toList();
    }

    private void on(LocalDate day) {
        world.clock()
                .setTo(day.atTime(LocalTime.NOON)
                        .atZone(matters.viewer("zhaolei").tenant().zone())
                        .toInstant());
    }

    private void status(String status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status)
                .where(TENANT.CODE.eq("990100"))
                .execute();
    }
}
