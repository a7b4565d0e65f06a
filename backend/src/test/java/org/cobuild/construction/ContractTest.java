package org.cobuild.construction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.Works.CLERK;
import static org.cobuild.Works.LEAD;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.Works.reason;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The authority records contracts whose terms add up, within what was approved. */
@PortalTest
class ContractTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    Works works;
    Made project;

    @BeforeEach
    void inMarch2026() {
        world.clock().setTo(Instant.parse("2026-03-10T02:00:00Z"));
        works = new Works(world, sql, standing);
        project = works.project(ProjectStage.ALLOCATED, "DEVELOPMENT", "12860000.00");
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void aContractIsBookedAgainstTheApprovalAndTheProjectMovesOn() {
        var contract =
                done(works.contract(works.award(project, "A1", "9680000.00"))).get("contract");

        assertThat(contract.get("creditCodeChecked").asBoolean()).isTrue();
        assertThat(contract.get("paid").asString()).isEqualTo("0.00");
        assertThat(contract.get("terms").findValuesAsString("amount")).containsExactly("2904000.00", "6776000.00");
        assertThat(contract.get("terms").get(0).get("milestone").isNull()).isTrue();
        assertThat(contract.get("terms").get(1).get("milestone").get("id").asString())
                .isEqualTo(works.milestones(project).getFirst());
        var seen = works.see(
                LEAD,
                project,
                "stage money { contracted entries { kind amount source note } }"
                        + " contracts { lot } viewerCanContract");
        assertThat(seen.get("stage").asString()).isEqualTo("PROCUREMENT");
        assertThat(seen.get("money").get("contracted").asString()).isEqualTo("9680000.00");
        assertThat(seen.get("money").get("entries").get(0).get("note").asString())
                .isEqualTo("A1 平台建设");
        assertThat(seen.get("viewerCanContract").asBoolean()).isFalse();
        assertThat(works.see(CLERK, project, "viewerCanContract").toString()).contains("true");
    }

    @Test
    void contractsDoNotExceedTheApprovalAndTheRefusalSaysByHowMuch() {
        done(works.contract(works.award(project, "A1", "9680000.00")));

        var refused = reason(works.contract(works.award(project, "A2", "3180000.01")));

        assertThat(refused.get("code").asString()).isEqualTo("MONEY");
        assertThat(refused.get("path").get(0).asString()).isEqualTo("amount");
        assertThat(refused.get("message").asString()).contains("318.00 万元", "0.01 元");
        done(works.contract(works.award(project, "A2", "3180000.00")));
    }

    @Test
    void refusesWithEveryReasonAtOnce() {
        var award = works.award(project, "", "1000.00");
        award.put("supplierName", "x");
        award.put("awardedOn", "2026-03-11");
        award.put("signedOn", "2026-03-01");
        award.put("terms", List.of(Map.of("title", "预付款", "amount", "300.01"), Map.of("title", "尾款", "amount", "-5")));

        assertThat(codes(works.contract(award)))
                .containsExactlyInAnyOrder("REQUIRED", "INVALID", "DATES", "DATES", "INVALID", "TERMS_MISMATCH");
    }

    @Test
    void termsAddUpToTheContractToTheFen() {
        var award = works.award(project, "A1", "1000.00");
        award.put("amount", "1000.01");

        assertThat(codes(works.contract(award))).containsExactly("TERMS_MISMATCH");
    }

    @Test
    void prepaymentsAreAtMostThePolicysShareRoundedDown() {
        var award = works.award(project, "A1", "999.99");
        award.put("terms", terms("300.00", "699.99"));
        assertThat(codes(works.contract(award))).containsExactly("PREPAYMENT_CAP");

        award.put("terms", terms("299.99", "700.00"));
        done(works.contract(award));
    }

    @Test
    void smallAndMediumSuppliersWaitAtMostSixtyDaysByAgreement() {
        for (var size : List.of("MICRO", "SMALL", "MEDIUM")) {
            var award = works.award(project, "A-" + size, "1000.00");
            award.put("supplierSize", size);
            award.put("agreedPaymentDays", 61);
            var refused = reason(works.contract(award));
            assertThat(refused.get("code").asString()).isEqualTo("PAYMENT_DAYS");
            assertThat(refused.get("path").get(0).asString()).isEqualTo("agreedPaymentDays");
            assertThat(refused.get("message").asString()).contains("61", "60");
            assertThat(refused.get("clause").asString()).contains("802");

            award.put("agreedPaymentDays", 60);
            assertThat(done(works.contract(award))
                            .get("contract")
                            .get("agreedPaymentDays")
                            .asInt())
                    .isEqualTo(60);
        }
    }

    @Test
    void aLargeSupplierAgreesFreelyWithinAYear() {
        var award = works.award(project, "A1", "1000.00");
        award.put("supplierSize", "LARGE");
        for (var days : List.of(0, -1, 366)) {
            award.put("agreedPaymentDays", days);
            assertThat(codes(works.contract(award))).containsExactly("INVALID");
        }
        award.put("agreedPaymentDays", 90);
        done(works.contract(award));
    }

    @Test
    void aWrongCheckCharacterIsAWarningThatAPersonConfirms() {
        var award = works.award(project, "A1", "1000.00");
        award.put("supplierCreditCode", Works.CODE.substring(0, 17) + "0");
        assertThat(codes(works.contract(award))).containsExactly("CREDIT_CODE_WARNING");

        award.put("creditCodeConfirmed", true);
        assertThat(done(works.contract(award))
                        .get("contract")
                        .get("creditCodeChecked")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aCreditCodeOfWrongLengthOrAlphabetIsNoCode() {
        var award = works.award(project, "A1", "1000.00");
        award.put("supplierCreditCode", "9137090");
        assertThat(world.as(CLERK)
                        .answer(
                                "mutation($input: ContractRecordInput!) { contractRecord(input: $input) { errors { code } } }",
                                Map.of("input", award))
                        .has("errors"))
                .isTrue();
    }

    @Test
    void aLotHasOneContract() {
        done(works.contract(works.award(project, "A1", "1000.00")));

        assertThat(codes(works.contract(works.award(project, "A1", "1000.00")))).containsExactly("LOT_TAKEN");
        var other = works.project(ProjectStage.ALLOCATED, "DEVELOPMENT", "1000.00");
        done(works.contract(works.award(other, "A1", "1000.00")));
    }

    @Test
    void noContractBeforeMoneyNorAfterTheAcceptance() {
        for (var stage : List.of(ProjectStage.APPROVED, ProjectStage.ACCEPTANCE, ProjectStage.OPERATION)) {
            var made = works.project(stage, "DEVELOPMENT", "1000.00");
            assertThat(codes(works.contract(works.award(made, "A1", "1000.00"))))
                    .containsExactly("STAGE");
        }
    }

    @Test
    void aMilestoneOfAnotherProjectDoesNotExist() {
        var other = works.project(ProjectStage.ALLOCATED, "DEVELOPMENT", "1000.00");
        var award = works.award(project, "A1", "1000.00");
        award.put(
                "terms",
                List.of(Map.of(
                        "title",
                        "终验款",
                        "amount",
                        "1000.00",
                        "milestoneId",
                        works.milestones(other).getFirst())));

        assertThat(works.failure(CLERK, "contractRecord", award)).isEqualTo("NOT_FOUND");
    }

    @Test
    void onlyTheAuthorityOfTheOwnerRecords() {
        standing.participant(project, "990102", "health");
        var award = works.award(project, "A1", "1000.00");

        assertThat(works.failure(LEAD, "contractRecord", award)).isEqualTo("FORBIDDEN");
        assertThat(works.failure("panlong", "contractRecord", award)).isEqualTo("FORBIDDEN");
        var foreign = standing.project("990200", "health", ProjectStage.ALLOCATED, "1000.00");
        assertThat(works.failure(CLERK, "contractRecord", works.award(foreign, "A1", "1000.00")))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void whoSeesAPackageSeesNoContracts() {
        standing.participant(project, "990102", "health");
        done(works.contract(works.award(project, "A1", "1000.00")));

        assertThat(works.see("tanwei", project, "contracts { id } paymentRequests { id } acceptances { id } progress")
                        .toString())
                .isEqualTo("{\"contracts\":[],\"paymentRequests\":[],\"acceptances\":[],\"progress\":\"0\"}");
    }

    @Test
    void takesFewStatementsHoweverManyRows() {
        var input = works.award(project, "A1", "1000.00");
        var act = statements.during(() -> done(world.as(CLERK).mutate("contractRecord", input, "contract { id }")));
        assertThat(act).hasSizeLessThanOrEqualTo(12);

        var page = "contracts { lot paid terms { title viewerCanRequest milestone { title } } }";
        var one = statements.during(() -> works.see(CLERK, project, page));
        for (int i = 2; i < 8; i++) {
            done(works.contract(works.award(project, "A" + i, "1000.00")));
        }
        assertThat(statements.during(() -> works.see(CLERK, project, page))).hasSameSizeAs(one);
    }

    private List<Map<String, Object>> terms(String prepaid, String rest) {
        return List.of(
                Map.of("title", "预付款", "amount", prepaid),
                Map.of(
                        "title",
                        "终验款",
                        "amount",
                        rest,
                        "milestoneId",
                        works.milestones(project).getFirst()));
    }
}
