package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.CaseTest.refused;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may decide a task, and who may not. */
@PortalTest
class CaseDutiesTest {
    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    CaseRepository read;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @Test
    void anyPersonOfTheUnitWhoHoldsTheRoleDecides() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhengjie");
        assertThat(matters.flow(id).decisions()).singleElement().satisfies(said -> {
            assertThat(said.personName()).isEqualTo("郑洁");
            assertThat(said.unitName()).isEqualTo(matters.viewer("zhaolei").unitName());
        });
    }

    @Test
    void nobodyDecidesForAnotherUnitOrInAnotherRole() {
        var id = matters.submitted("chenjing", SMALL);
        var input = matters.input(matters.task(id, "zhaolei"), id, APPROVE, null);
        for (var username : List.of("wangxiulan", "zhouguodong", "chenjing")) {
            assertThatThrownBy(() -> tasks.decide(matters.viewer(username), input))
                    .isInstanceOfSatisfying(
                            Forbidden.class,
                            refused -> assertThat(refused.reason()).isEqualTo("forbidden.role"));
        }
        assertThat(matters.flow(id).decisions()).isEmpty();
    }

    @Test
    void nobodyDecidesWhatTheOwnUnitLeads() {
        var id = matters.submitted("zhengjie", SMALL);
        refused(() -> matters.approve(id, "zhaolei"), ApprovalErrorCode.OWN_MATTER);
        assertThat(matters.task(id, "zhaolei").state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void nobodyDecidesWhatAUnitTakesPartInWhereOneHoldsAnotherPost() {
        var id = matters.submitted("chenjing", SMALL);
        var elsewhere = world.viewer("zhengjie", countyOfZhengJie());
        takesPart(matters.matter(id).projectId(), elsewhere);
        refused(() -> matters.approve(id, "zhengjie"), ApprovalErrorCode.OWN_MATTER);
        matters.approve(id, "zhaolei");
        assertThat(matters.flow(id).decisions()).hasSize(1);
    }

    @Test
    void norIsItDecidedInTheNameOfSuchAOne() {
        var proxies = new Proxies(sql, world, "990100");
        proxies.clear();
        var id = matters.submitted("chenjing", SMALL);
        takesPart(matters.matter(id).projectId(), world.viewer("zhengjie", countyOfZhengJie()));
        var task = matters.task(id, "zhengjie");
        proxies.given("zhengjie", "liweidong");
        try {
            refused(
                    () -> tasks.decide(matters.viewer("liweidong"), matters.input(task, id, APPROVE, null)),
                    ApprovalErrorCode.OWN_MATTER);
            assertThat(matters.flow(id).decisions()).isEmpty();
        } finally {
            proxies.clear();
        }
    }

    @Test
    void norDoesSuchAOneCutWhatIsAskedFor() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        var projectId = matters.matter(id).projectId();
        assertThat(cases.mayCut(matters.viewer("liweidong"), CaseSubject.PROJECT, projectId, Set.of()))
                .isTrue();
        takesPart(projectId, matters.viewer("liweidong"));
        var cut = Map.of(
                "projectId",
                new GlobalId("Project", projectId).toString(),
                "version",
                matters.version(id),
                "cuts",
                List.of(Map.of("lineId", new GlobalId("EstimateLine", Ids.next()).toString(), "cutAmount", "0.00")));
        assertThat(world.as("liweidong")
                        .mutate("projectEstimateCut", cut, "project { id }")
                        .at("/errors/0/message")
                        .asString())
                .contains("参与了这个项目");
    }

    private String countyOfZhengJie() {
        for (var code : List.of("990102", "990121", "990122")) {
            try {
                world.viewer("zhengjie", code);
                return code;
            } catch (java.util.NoSuchElementException e) {
                // holds no post in this one
            }
        }
        throw new AssertionError("the test tenants have nobody with posts in a city and in a county");
    }

    private void takesPart(long projectId, Viewer county) {
        sql.insertInto(PROJECT_PARTICIPANT)
                .set(PROJECT_PARTICIPANT.ID, Ids.next())
                .set(PROJECT_PARTICIPANT.TENANT_ID, matters.grant().tenantId())
                .set(PROJECT_PARTICIPANT.PROJECT_ID, projectId)
                .set(PROJECT_PARTICIPANT.UNIT_TENANT_ID, county.tenantId())
                .set(
                        PROJECT_PARTICIPANT.UNIT_ID,
                        Objects.requireNonNull(county.unit()).id())
                .set(PROJECT_PARTICIPANT.ROLE, "CO_BUILDER")
                .set(PROJECT_PARTICIPANT.STATE, "CONFIRMED")
                .set(PROJECT_PARTICIPANT.PACKAGE_TITLE, "接口")
                .set(PROJECT_PARTICIPANT.PACKAGE_SCOPE, "")
                .set(PROJECT_PARTICIPANT.SHARE, BigDecimal.ZERO)
                .set(PROJECT_PARTICIPANT.ROUND, 1)
                .execute();
    }

    @Test
    void aMachineIsToldThatAPersonMustDecide() {
        var id = matters.submitted("chenjing", SMALL);
        var tenant = matters.viewer("zhaolei").tenant();
        var machine = new Viewer(
                null,
                1L,
                "市数据共享平台",
                null,
                null,
                null,
                null,
                Set.of(),
                java.util.List.of(),
                tenant,
                Set.of(),
                true,
                Set.of(),
                null,
                null,
                java.time.Instant.now());
        var input = matters.input(matters.task(id, "zhaolei"), id, APPROVE, null);
        assertThatThrownBy(() -> tasks.decide(machine, input))
                .isInstanceOfSatisfying(
                        Forbidden.class, refused -> assertThat(refused.reason()).isEqualTo("forbidden.machine"));
    }

    @Test
    void aTaskOutOfScopeIsAsMissingAsOneThatNeverWas() {
        var id = matters.submitted("chenjing", SMALL);
        var task = matters.task(id, "zhaolei");
        var input = matters.input(task, id, APPROVE, null);
        var strangers = List.of(world.viewer("zhengjie", countyOfZhengJie()), world.viewer("dingjie", "990200"));
        for (var stranger : strangers) {
            assertThatThrownBy(() -> tasks.decide(stranger, input)).isInstanceOf(NotFound.class);
            assertThat(read.find(stranger.scope(), List.of(id))).isEmpty();
            assertThat(flows.find(stranger.scope(), List.of(id))).isEmpty();
        }
        for (var wrong :
                List.of(new GlobalId("Task", Ids.next()), new GlobalId("Case", task.id()), new GlobalId("", 0))) {
            var asked = new TaskDecideInput(wrong, APPROVE, "同意", null, null, null, null, null, null, 1, null);
            assertThatThrownBy(() -> tasks.decide(matters.viewer("zhaolei"), asked))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aTaskThatWasNotReachedDoesNotExistYet() {
        var id = matters.submitted("chenjing", SMALL);
        var later = matters.flow(id).tasksOf(matters.step(id, "director")).getFirst();
        var input = new TaskDecideInput(
                new GlobalId("Task", later.id()), APPROVE, "同意", null, null, null, null, null, null, 1, null);
        assertThatThrownBy(() -> tasks.decide(matters.viewer("zhouguodong"), input))
                .isInstanceOf(NotFound.class);
    }
}
