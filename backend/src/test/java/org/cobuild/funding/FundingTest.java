package org.cobuild.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.CHIEF;
import static org.cobuild.Works.DIRECTOR;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.Works.reason;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Statements;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.FundSource;
import org.cobuild.project.ProjectApproved;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Finance fills pools, the authority allocates from them, nothing is ever edited, and every refusal says why. */
@PortalTest
class FundingTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    @Autowired
    Ledger ledger;

    @Autowired
    Access access;

    @Autowired
    ProjectRepository projects;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    Works works;
    int year;

    @BeforeEach
    void aYearOfItsOwn() {
        works = new Works(world, sql, standing);
        year = Works.year();
    }

    @Test
    void financeSetsAPoolAndTheDifferenceIsAnEntry() {
        var pool = done(works.setPool("DEVELOPMENT", year, "24000000.00", null)).get("pool");
        assertThat(pool.get("available").asString()).isEqualTo("24000000.00");

        var lower = done(works.setPool(
                        "DEVELOPMENT", year, "23000000.50", pool.get("version").asInt()))
                .get("pool");
        assertThat(lower.get("entries").findValuesAsString("amount")).containsExactly("-999999.50", "24000000.00");
        assertThat(lower.get("entries").get(0).get("personName").asString()).isEqualTo("王秀兰");
    }

    @Test
    void aStaleVersionOfAPoolIsRefusedWithBothVersions() {
        done(works.setPool("COUNTY", year, "100.00", null));
        done(works.setPool("COUNTY", year, "200.00", 1));

        var refused = reason(works.setPool("COUNTY", year, "300.00", 1));
        assertThat(refused.get("code").asString()).isEqualTo("STALE");
        assertThat(refused.get("message").asString()).contains("版本 1", "版本 2");
        assertThat(codes(works.setPool("COUNTY", year, "300.00", null))).containsExactly("STALE");
        assertThat(codes(works.setPool("PROVINCIAL", year, "300.00", 7))).containsExactly("POOL_MISSING");
    }

    @Test
    void aPoolNeverHoldsLessThanWasAllocated() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "500.00");
        done(works.setPool("DEVELOPMENT", year, "500.00", null));
        done(works.allocate(CHIEF, project, "DEVELOPMENT", year, "300.00"));

        assertThat(codes(works.setPool("DEVELOPMENT", year, "299.99", 1))).containsExactly("POOL_OVERDRAWN");
        done(works.setPool("DEVELOPMENT", year, "300.00", 1));
    }

    @Test
    void reinvestedMoneyIsNotSetByHandAndNumbersOutOfRangeAreRefusedTogether() {
        assertThat(codes(works.setPool("REINVESTMENT", 1999, "-0.01", null)))
                .containsExactly("INVALID", "INVALID", "INVALID");
    }

    @Test
    void theAuthorityAllocatesAndTheProjectMovesOn() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "6200000.00");
        done(works.setPool("DEVELOPMENT", year, "5000000.00", null));

        var entry = done(works.allocate(DIRECTOR, project, "DEVELOPMENT", year, "4340000.00"))
                .get("entry");

        assertThat(entry.get("project").get("stage").asString()).isEqualTo("ALLOCATED");
        assertThat(entry.get("viewerCanCounter").asBoolean()).isTrue();
        var money = works.see(
                        "chenjing",
                        project,
                        "money { approved allocated contracted paid bySource { source planned allocated }"
                                + " entries { kind amount source year } }")
                .get("money");
        assertThat(money.get("allocated").asString()).isEqualTo("4340000.00");
        assertThat(money.get("bySource").get(0).toString())
                .isEqualTo("{\"source\":\"DEVELOPMENT\",\"planned\":\"6200000.00\",\"allocated\":\"4340000.00\"}");
        assertThat(money.get("entries")).hasSize(1);
    }

    @Test
    void aPoolIsNotOverdrawnAndTheRefusalSaysByHowMuch() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "20000000.00");
        done(works.setPool("DEVELOPMENT", year, "9175000.00", null));

        var refused = reason(works.allocate(CHIEF, project, "DEVELOPMENT", year, "9500000.00"));

        assertThat(refused.get("code").asString()).isEqualTo("POOL_OVERDRAWN");
        assertThat(refused.get("path").get(0).asString()).isEqualTo("amount");
        assertThat(refused.get("message").asString())
                .isEqualTo("下达 950.00 万元，比 " + year + " 年发展资金可用 917.50 万元 多 32.50 万元");
        assertThat(refused.get("clause").asString()).isNotBlank();
        assertThat(refused.get("lift").asString()).contains("32.50 万元");
        done(works.allocate(CHIEF, project, "DEVELOPMENT", year, "9175000.00"));
    }

    @Test
    void aSourceGivesNoMoreThanTheApprovalPlansAndAllReasonsComeAtOnce() {
        var project = works.project(ProjectStage.APPROVED, "PROVINCIAL", "100.00");
        done(works.setPool("PROVINCIAL", year, "50.00", null));

        assertThat(codes(works.allocate(CHIEF, project, "PROVINCIAL", year, "100.01")))
                .containsExactly("SOURCE_EXCEEDED", "POOL_OVERDRAWN");
        assertThat(codes(works.allocate(CHIEF, project, "COMPANY", year, "1.00")))
                .containsExactly("SOURCE_EXCEEDED", "POOL_MISSING");
        assertThat(works.see(CHIEF, project, "stage").get("stage").asString()).isEqualTo("APPROVED");
    }

    @Test
    void nothingIsAllocatedBeforeApprovalNorLessThanAFen() {
        var early = standing.project("990100", "health", ProjectStage.SUBMITTED, "100.00");

        assertThat(codes(works.allocate(CHIEF, early, "DEVELOPMENT", year, "0.00")))
                .containsExactly("INVALID", "STAGE");
    }

    @Test
    void nobodyAllocatesToWhatOnesOwnUnitLeads() {
        var own = standing.project("990100", "authority", ProjectStage.APPROVED, "100.00");
        works.plan(own, "DEVELOPMENT", "100.00");
        done(works.setPool("DEVELOPMENT", year, "100.00", null));

        assertThat(codes(works.allocate(CHIEF, own, "DEVELOPMENT", year, "1.00")))
                .containsExactly("OWN_MATTER");
        assertThat(works.see(CHIEF, own, "viewerCanAllocate")
                        .get("viewerCanAllocate")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anAllocationIsTakenBackOnceAndTheEntryStays() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "100.00");
        done(works.setPool("DEVELOPMENT", year, "100.00", null));
        var id = done(works.allocate(CHIEF, project, "DEVELOPMENT", year, "60.00"))
                .get("entry")
                .get("id")
                .asString();

        var counter = done(works.counter(DIRECTOR, id)).get("entry");
        assertThat(counter.get("amount").asString()).isEqualTo("-60.00");
        assertThat(counter.get("counters").get("id").asString()).isEqualTo(id);
        assertThat(counter.get("counters").get("viewerCanCounter").asBoolean()).isFalse();
        assertThat(counter.get("viewerCanCounter").asBoolean()).isFalse();
        assertThat(codes(works.counter(DIRECTOR, id))).containsExactly("COUNTERED");
        assertThat(codes(works.counter(DIRECTOR, counter.get("id").asString()))).containsExactly("COUNTERED");
        done(works.allocate(CHIEF, project, "DEVELOPMENT", year, "100.00"));
    }

    @Test
    void whatIsPaidIsNotTakenBack() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "100.00");
        done(works.setPool("DEVELOPMENT", year, "100.00", null));
        var id = done(works.allocate(CHIEF, project, "DEVELOPMENT", year, "80.00"))
                .get("entry")
                .get("id")
                .asString();
        pay(project.id(), "50.00");

        assertThat(done(works.counter(CHIEF, id)).get("entry").get("amount").asString())
                .isEqualTo("-30.00");
        var rest = done(works.allocate(CHIEF, project, "DEVELOPMENT", year, "10.00"))
                .get("entry")
                .get("id")
                .asString();
        pay(project.id(), "10.00");
        assertThat(codes(works.counter(CHIEF, rest))).containsExactly("PAID_EXCEEDS_ALLOCATED");
    }

    @Test
    void onlyAllocationsAreTakenBack() {
        var pool = done(works.setPool("COMPANY", year, "5.00", null)).get("pool");
        var entries = world.as(CHIEF)
                .ask(
                        "query($id: ID!) { node(id: $id) { ... on FundPool { entries { id viewerCanCounter } } } }",
                        Map.of("id", pool.get("id").asString()))
                .get("node")
                .get("entries");

        assertThat(entries.get(0).get("viewerCanCounter").asBoolean()).isFalse();
        assertThat(codes(works.counter(CHIEF, entries.get(0).get("id").asString())))
                .containsExactly("INVALID");
    }

    @Test
    void reinvestedMoneyPaysTheOldestRevenueFirstAndComesBackYoungestFirst() {
        var first = works.project(ProjectStage.OPERATION, "DEVELOPMENT", "1.00");
        var second = works.project(ProjectStage.OPERATION, "DEVELOPMENT", "1.00");
        reinvest(first.id(), "374400.00");
        reinvest(second.id(), "100000.00");
        var project = works.project(ProjectStage.APPROVED, "REINVESTMENT", "900000.00");

        var entry = done(works.allocate(CHIEF, project, "REINVESTMENT", year, "400000.00"))
                .get("entry");

        var uses = entry.get("reinvestmentUses");
        assertThat(uses.findValuesAsString("amount")).containsExactly("374400.00", "25600.00");
        assertThat(uses.get(0).get("origin").get("id").asString()).isEqualTo(first.globalId());
        assertThat(uses.get(1).get("origin").get("id").asString()).isEqualTo(second.globalId());
        assertThat(uses.get(0).get("closedYear").asInt()).isEqualTo(year - 1);
        assertThat(world.as(CHIEF)
                        .ask("{ reinvestmentUses { origin { id } project { id } amount } }")
                        .get("reinvestmentUses")
                        .toString())
                .contains(first.globalId(), project.globalId());

        pay(project.id(), "370000.00");
        var back = done(works.counter(CHIEF, entry.get("id").asString())).get("entry");
        assertThat(back.get("amount").asString()).isEqualTo("-30000.00");
        assertThat(back.get("reinvestmentUses").findValuesAsString("amount"))
                .containsExactlyInAnyOrder("-25600.00", "-4400.00");
        var again = done(works.allocate(CHIEF, project, "REINVESTMENT", year, "104400.00"))
                .get("entry");
        assertThat(again.get("reinvestmentUses").findValuesAsString("amount")).containsExactly("4400.00", "100000.00");
    }

    @Test
    void anApprovalOpensTheAccountWithThePlanOfItsSources() {
        var made = standing.project("990100", "health", ProjectStage.SUBMITTED, "1286.00");
        var viewer = world.viewer(DIRECTOR, "990100");
        transaction.executeWithoutResult(status -> events.publishEvent(new ProjectApproved(
                projects.get(access.consequence(made.tenantId()), made.id()),
                Map.of(
                        FundSource.DEVELOPMENT, new BigDecimal("986.00"),
                        FundSource.COMPANY, new BigDecimal("300.00")),
                viewer)));

        var money = works.see(DIRECTOR, made, "money { approved bySource { source planned allocated } }")
                .get("money");
        assertThat(money.get("approved").asString()).isEqualTo("1286.00");
        assertThat(money.get("bySource").findValuesAsString("planned")).containsExactly("986.00", "300.00");
    }

    @Test
    void whoSeesAPackageSeesNoMoneyAndWhoAdministersSeesNoPools() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "100.00");
        standing.participant(project, "990102", "health");
        done(works.setPool("DEVELOPMENT", year, "100.00", null));
        done(works.allocate(CHIEF, project, "DEVELOPMENT", year, "10.00"));

        assertThat(works.see("tanwei", project, "viewerPart money { paid }").toString())
                .isEqualTo("{\"viewerPart\":\"PACKAGE\",\"money\":null}");
        var pools = "query($year: Int) { fundPools(year: $year) { amount } }";
        assertThat(world.as("hanbing").ask(pools, Map.of("year", year)).get("fundPools"))
                .isEmpty();
        assertThat(world.as("tanwei").ask(pools, Map.of("year", year)).get("fundPools"))
                .isEmpty();
        assertThat(world.as("chenjing").ask(pools, Map.of("year", year)).get("fundPools"))
                .hasSize(1);
    }

    @Test
    void whoHasNoRightIsForbiddenAndWhatIsForeignDoesNotExist() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "100.00");
        standing.participant(project, "990102", "health");
        var foreign = standing.project("990200", "health", ProjectStage.APPROVED, "100.00");

        assertThat(works.failure("chenjing", "fundAllocate", input(project.globalId())))
                .isEqualTo("FORBIDDEN");
        assertThat(works.failure("leiyan", "fundAllocate", input(project.globalId())))
                .isEqualTo("FORBIDDEN");
        assertThat(works.failure(CHIEF, "fundPoolSet", Map.of("source", "COUNTY", "year", year, "amount", "1.00")))
                .isEqualTo("FORBIDDEN");
        assertThat(works.failure(CHIEF, "fundAllocate", input(foreign.globalId())))
                .isEqualTo("NOT_FOUND");
        assertThat(works.failure(CHIEF, "fundAllocate", input(new GlobalId("Project", 4711).toString())))
                .isEqualTo("NOT_FOUND");
        assertThat(works.failure(
                        CHIEF,
                        "fundEntryCounter",
                        Map.of("entryId", new GlobalId("FundEntry", 4711).toString(), "reason", "没有的")))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aRepeatedRequestAllocatesOnce() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "100.00");
        done(works.setPool("DEVELOPMENT", year, "100.00", null));
        var input = new java.util.HashMap<>(input(project.globalId()));
        input.put("clientMutationId", "allocate-" + year);

        var first = done(world.as(CHIEF).mutate("fundAllocate", input, "entry { id }"));
        var second = done(world.as(CHIEF).mutate("fundAllocate", input, "entry { id }"));

        assertThat(second).isEqualTo(first);
        assertThat(works.see(CHIEF, project, "money { allocated }").toString()).contains("\"60.00\"");
    }

    @Test
    void anActAndAPageTakeFewStatementsHoweverManyRows() {
        var project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        reinvest(project.id(), "500.00");
        works.plan(project, "REINVESTMENT", "500.00");
        done(works.setPool("DEVELOPMENT", year, "1000.00", null));
        var counted = statements.during(() -> works.allocate(CHIEF, project, "DEVELOPMENT", year, "10.00"));
        // The payload's project, viewerCanCounter and uses are read by the selection, not by the act.
        assertThat(counted).hasSizeLessThanOrEqualTo(12 + 5);

        var page = "money { approved bySource { planned } entries { amount reinvestmentUses { amount } } }";
        var one = statements.during(() -> works.see(CHIEF, project, page));
        for (int i = 0; i < 10; i++) {
            done(works.allocate(CHIEF, project, "REINVESTMENT", year, "10.00"));
        }
        var many = statements.during(() -> works.see(CHIEF, project, page));
        assertThat(many).hasSameSizeAs(one);
    }

    @Test
    void mutationsStayWithinTheirStatements() {
        var project = works.project(ProjectStage.APPROVED, "REINVESTMENT", "1000.00");
        reinvest(project.id(), "500.00");
        var id = new String[1];

        assertThat(statements.during(() -> id[0] = id(world.as(CHIEF)
                        .mutate("fundAllocate", input(project.globalId(), "REINVESTMENT"), "entry { id }"))))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(statements.during(() -> done(world.as(CHIEF)
                        .mutate("fundEntryCounter", Map.of("entryId", id[0], "reason", "收回"), "entry { id }"))))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(statements.during(() -> done(world.as(Works.FINANCE)
                        .mutate(
                                "fundPoolSet",
                                Map.of("source", "COUNTY", "year", year, "amount", "5.00"),
                                "pool { id }"))))
                .hasSizeLessThanOrEqualTo(12);
    }

    private static String id(tools.jackson.databind.JsonNode payload) {
        return done(payload).get("entry").get("id").asString();
    }

    private Map<String, Object> input(String projectId) {
        return input(projectId, "DEVELOPMENT");
    }

    private Map<String, Object> input(String projectId, String source) {
        return Map.of("projectId", projectId, "source", source, "year", year, "amount", "60.00");
    }

    /** Lets the company's revenue of the year before flow into this test's year. */
    private void reinvest(long projectId, String amount) {
        var viewer = world.viewer(CHIEF, "990100");
        var grant = access.consequence(viewer.tenantId());
        transaction.executeWithoutResult(status ->
                ledger.reinvest(viewer, grant, projectId, year - 1, new BigDecimal(amount), LocalDate.of(2026, 1, 1)));
    }

    /** Contracts and pays, past the room that does it. */
    private void pay(long projectId, String amount) {
        var viewer = world.viewer(Works.FINANCE, "990100");
        var grant = access.consequence(viewer.tenantId());
        var money = new BigDecimal(amount);
        transaction.executeWithoutResult(status -> {
            ledger.contract(viewer, grant, projectId, 1, money, "A1", LocalDate.of(2026, 1, 1));
            ledger.pay(viewer, grant, projectId, 1, org.cobuild.platform.Ids.next(), money, LocalDate.of(2026, 1, 1));
        });
    }
}
