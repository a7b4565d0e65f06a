package org.cobuild.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.CHIEF;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.Works.reason;
import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_CASE_CONDITION;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_ROUTE;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.jooq.impl.DSL.condition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.project.FundSource;
import org.cobuild.project.ProjectStage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An open condition of the approval holds what it names: allocations from the n-th on, contracts, acceptance. */
@PortalTest
class HeldAllocationTest {
    private static final Condition ALL = condition("1 = 1 /*scope:all*/");
    private static final Instant THEN = Instant.parse("2026-01-05T01:00:00Z");

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Autowired
    AllocationService allocations;

    Works works;
    int year;

    @BeforeEach
    void aYearOfItsOwn() {
        works = new Works(world, sql, standing);
        year = Works.year();
        done(works.setPool("DEVELOPMENT", year, "1000000.00", null));
    }

    private JsonNode allocate(Made made, String amount) {
        return works.allocate(CHIEF, made, "DEVELOPMENT", year, amount);
    }

    private JsonNode money(Made made) {
        return world.as(CHIEF)
                .ask(
                        "query($id: ID!) { project(id: $id) { money { heldBy { text replyNumber } entries { id amount } } } }",
                        Map.of("id", made.globalId()))
                .at("/project/money");
    }

    private JsonNode meet(long condition) {
        return done(world.as("zhouguodong")
                .mutate(
                        "conditionMeet",
                        Map.of(
                                "conditionId",
                                new GlobalId("Condition", condition).toString(),
                                "evidence",
                                "38 项中 37 项，97.4 %"),
                        "condition { state }"));
    }

    @Test
    void theSecondAllocationWaitsUntilTheConditionIsMet() {
        var made = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        var condition = named(made, "ALLOCATION", 2);
        assertThat(money(made).at("/heldBy")).isEmpty();
        done(allocate(made, "434.00"));
        assertThat(money(made).at("/heldBy/0/text").asString()).isEqualTo("共享率达到 95%");

        var refused = reason(allocate(made, "100.00"));
        assertThat(refused.at("/code").asString()).isEqualTo("CONDITION_OPEN");
        assertThat(refused.at("/message").asString()).contains("测数项〔2026〕" + made.id(), "共享率达到 95%", "第 2 次");
        assertThat(refused.at("/clause").asString()).contains("供应商");
        assertThat(refused.at("/lift").asString()).isNotBlank();
        assertThat(money(made).at("/entries")).hasSize(1);

        meet(condition);
        assertThat(money(made).at("/heldBy")).isEmpty();
        done(allocate(made, "100.00"));
    }

    @Test
    void theFirstOneWaitsWhereTheConditionSaysSo() {
        var made = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        named(made, "ALLOCATION", 1);
        assertThat(codes(allocate(made, "1.00"))).containsExactly("CONDITION_OPEN");
    }

    @Test
    void anAllocationThatWasTakenBackWholeWasNone() {
        var made = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        named(made, "ALLOCATION", 2);
        var entry = done(allocate(made, "400.00")).at("/entry/id").asString();
        done(world.as(CHIEF).mutate("fundEntryCounter", Map.of("entryId", entry, "reason", "金额有误"), "entry { id }"));
        done(allocate(made, "434.00"));
        assertThat(codes(allocate(made, "1.00"))).containsExactly("CONDITION_OPEN");
    }

    @Test
    void ofManyAtOnceOnlyTheFirstGetsThrough() {
        var made = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        named(made, "ALLOCATION", 2);
        var chief = world.viewer(CHIEF, "990100");
        assertThat(AtOnce.done(
                        16,
                        i -> () -> allocations.allocate(
                                chief,
                                new AllocationService.Allocate(
                                        made.id(), FundSource.DEVELOPMENT, year, new BigDecimal("10.00"), null))))
                .isEqualTo(1);
        assertThat(money(made).at("/entries")).hasSize(1);
    }

    @Test
    void aContractAndAnAcceptanceWaitToo() {
        var made = works.project(ProjectStage.ALLOCATED, "DEVELOPMENT", "1000.00");
        var contract = named(made, "CONTRACT", null);
        assertThat(codes(works.contract(works.award(made, "A", "1000.00")))).containsExactly("CONDITION_OPEN");
        meet(contract);
        done(works.contract(works.award(made, "A", "1000.00")));

        var built = works.project(ProjectStage.CONSTRUCTION, "DEVELOPMENT", "1000.00");
        named(built, "ACCEPTANCE", null);
        var answer = world.as(Works.LEAD)
                .mutate(
                        "acceptanceApply",
                        Map.of(
                                "projectId",
                                built.globalId(),
                                "completedOn",
                                "2026-01-01",
                                "note",
                                "已建成",
                                "papers",
                                java.util.List.of()),
                        "acceptance { id }");
        assertThat(codes(answer)).contains("CONDITION_OPEN", "PAPER_MISSING");
    }

    @Test
    void aConditionThatIsFollowedUpHoldsNothing() {
        var made = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        named(made, "NONE", null);
        named(made, "CONTRACT", null);
        done(allocate(made, "1.00"));
        done(allocate(made, "1.00"));
    }

    /** A condition of an approval of the project. @return its id */
    private long named(Made made, String gate, @Nullable Integer allocation) {
        var ids = new long[] {Ids.next(), Ids.next(), Ids.next(), Ids.next()};
        var route = sql.select(APPROVAL_ROUTE.ID)
                .from(APPROVAL_ROUTE)
                .where(APPROVAL_ROUTE.TENANT_ID.eq(made.tenantId()))
                .and(ALL)
                .limit(1)
                .fetchSingle(APPROVAL_ROUTE.ID);
        var matter = sql.newRecord(APPROVAL_CASE);
        matter.setId(ids[0]);
        matter.setTenantId(made.tenantId());
        matter.setSubject("PROJECT");
        matter.setSubjectId(made.id());
        matter.setProjectId(made.id());
        matter.setTitle("项目");
        matter.setAmount(new BigDecimal("1000.00"));
        matter.setState("APPROVED");
        matter.setRound(1);
        matter.setRouteId(route);
        matter.setPolicyOn(LocalDate.of(2026, 1, 5));
        matter.setStarterUnitId(made.unitId());
        matter.setOpenedAt(THEN);
        matter.setClosedAt(THEN);
        matter.setReplyNumber("测数项〔2026〕" + made.id() + gate);
        sql.insertInto(APPROVAL_CASE).set(matter).execute();
        var step = sql.newRecord(APPROVAL_STEP);
        step.setId(ids[1]);
        step.setTenantId(made.tenantId());
        step.setCaseId(ids[0]);
        step.setOrdinal(1);
        step.setStage(1);
        step.setBranch(1);
        step.setCode("director");
        step.setName("主任审定");
        step.setNameEn("Director");
        step.setRule("ANY");
        step.setState("DONE");
        step.setWorkingDays(5);
        step.setMayCut(false);
        step.setMayRefuse(false);
        step.setMeeting(false);
        step.setExperts(false);
        sql.insertInto(APPROVAL_STEP).set(step).execute();
        var decision = sql.newRecord(APPROVAL_DECISION);
        decision.setId(ids[2]);
        decision.setTenantId(made.tenantId());
        decision.setCaseId(ids[0]);
        decision.setStepId(ids[1]);
        decision.setTaskId(0L);
        decision.setRound(1);
        decision.setVerb("APPROVE_CONDITIONALLY");
        decision.setOpinion("同意");
        decision.setPostId(0L);
        decision.setPersonName("周国栋");
        decision.setUnitName("大数据局");
        decision.setDecidedAt(THEN);
        sql.insertInto(APPROVAL_DECISION).set(decision).execute();
        var condition = sql.newRecord(APPROVAL_CASE_CONDITION);
        condition.setId(ids[3]);
        condition.setTenantId(made.tenantId());
        condition.setCaseId(ids[0]);
        condition.setProjectId(made.id());
        condition.setDecisionId(ids[2]);
        condition.setNamedTenantId(made.tenantId());
        condition.setOrdinal(1);
        condition.setText("共享率达到 95%");
        condition.setGate(gate);
        condition.setAllocationNumber(allocation);
        condition.setMeeting(false);
        condition.setState("OPEN");
        sql.insertInto(APPROVAL_CASE_CONDITION).set(condition).execute();
        return ids[3];
    }
}
