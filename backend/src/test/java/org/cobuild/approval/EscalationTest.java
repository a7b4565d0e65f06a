package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.APPROVAL_ESCALATION;
import static org.cobuild.db.Tables.APPROVAL_SUSPENDED_DAYS;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.TENANT;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.HandoverService.HandOverInput;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Task;
import org.cobuild.platform.Forbidden;
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

/** What has waited too long is brought before the director, and decided by nobody but its holder. */
@PortalTest
class EscalationTest {
    private static final int LIMIT = 3;

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
    HandoverService handovers;

    @Autowired
    FlowRepository flows;

    @Autowired
    EscalationService escalations;

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
        sql.deleteFrom(APPROVAL_SUSPENDED_DAYS)
                .where(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
        status("ACTIVE");
    }

    @Test
    void itIsBroughtBeforeTheSuperiorOnTheDayOnceAndNothingIsDecided() throws Exception {
        var id = matters.submitted("chenjing", SMALL);
        var task = matters.task(id, "zhaolei");
        on(overdueBy(task, LIMIT - 1));
        run();
        assertThat(rows(id)).isEmpty();
        on(overdueBy(task, LIMIT));
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> act = this::run;
            for (var done : threads.invokeAll(List.of(act, act, act, act))) {
                done.get();
            }
        }
        run();
        assertThat(rows(id)).containsExactly("AUTHORITY_DIRECTOR");
        assertThat(matters.task(id, "zhaolei")).isEqualTo(task);
        assertThat(listed("zhouguodong", id)).hasSize(1);
        assertThat(listed("zhouguodong", id).getFirst().get("escalatedTo").asString())
                .isEqualTo("AUTHORITY_DIRECTOR");
        assertThat(listed("liweidong", id)).isEmpty();
        assertThat(sql.fetchCount(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY
                                .SUBJECT_ID
                                .eq(id)
                                .and(AUDIT_ENTRY.ACTION.eq("taskEscalate"))
                                .and(AUDIT_ENTRY.ACTOR_NAME.eq("Cobuild"))
                                .and(SystemScope.all(SystemScope.Reason.REBUILD))))
                .isEqualTo(1);
    }

    @Test
    void theSuperiorHandsItToAColleagueAndDecidesNothingItself() {
        var id = matters.submitted("chenjing", SMALL);
        var task = matters.task(id, "zhaolei");
        var input = new HandOverInput(
                new GlobalId("Task", task.id()),
                new GlobalId("Post", matters.viewer("zhengjie").postId()),
                "请尽快办理",
                null);
        assertThatThrownBy(() -> handovers.handOver(matters.viewer("zhouguodong"), input))
                .isInstanceOf(Forbidden.class);
        on(overdueBy(task, LIMIT));
        run();
        assertThatThrownBy(() -> tasks.decide(
                        matters.viewer("zhouguodong"), matters.input(task, id, DecisionVerb.APPROVE, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> handovers.handOver(matters.viewer("liweidong"), input))
                .isInstanceOf(Forbidden.class);
        assertThat(listed("zhouguodong", id).getFirst().get("viewerCanHandOver").asBoolean())
                .isTrue();
        handovers.handOver(matters.viewer("zhouguodong"), input);
        assertThat(matters.task(id, "zhengjie").id()).isEqualTo(task.id());
    }

    @Test
    void daysOfASuspensionDoNotCountAndWhileItLastsNothingIsDone() {
        var id = matters.submitted("chenjing", SMALL);
        var task = matters.task(id, "zhaolei");
        var late = overdueBy(task, LIMIT);
        sql.insertInto(APPROVAL_SUSPENDED_DAYS)
                .set(
                        APPROVAL_SUSPENDED_DAYS.TENANT_ID,
                        matters.viewer("zhaolei").tenantId())
                .set(APPROVAL_SUSPENDED_DAYS.FROM_ON, Objects.requireNonNull(task.dueOn()))
                .set(APPROVAL_SUSPENDED_DAYS.TO_ON, overdueBy(task, 1))
                .execute();
        on(late);
        run();
        assertThat(rows(id)).isEmpty();
        on(overdueBy(task, LIMIT + 1));
        var tenantId = matters.viewer("zhaolei").tenantId();
        status("SUSPENDED");
        assertThat(escalations.run(tenantId)).isZero();
        status("ACTIVE");
        run();
        assertThat(rows(id)).hasSize(1);
    }

    private int run() {
        return escalations.run(matters.viewer("zhaolei").tenantId());
    }

    private void status(String status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status)
                .where(TENANT.CODE.eq("990100"))
                .execute();
    }

    private LocalDate overdueBy(Task task, int days) {
        return workingDays.after(
                matters.viewer("zhaolei").tenant().cityId(), Objects.requireNonNull(task.dueOn()), days);
    }

    private void on(LocalDate day) {
        world.clock()
                .setTo(day.atTime(LocalTime.NOON)
                        .atZone(matters.viewer("zhaolei").tenant().zone())
                        .toInstant());
    }

    private List<String> rows(long caseId) {
        return sql.select(APPROVAL_ESCALATION.ROLE)
                .from(APPROVAL_ESCALATION)
                .where(APPROVAL_ESCALATION.CASE_ID.eq(caseId))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetch(APPROVAL_ESCALATION.ROLE);
    }

    /** On whichever page: on a day so far away much is overdue. */
    private List<JsonNode> listed(String username, long caseId) {
        var global = new GlobalId("Case", caseId).toString();
        return world
                .as(username)
                .tasks("escalated: true", "id escalatedAt escalatedTo viewerCanHandOver case { id }")
                .stream()
                .filter(task -> task.at("/case/id").asString().equals(global))
                .toList();
    }
}
