package org.cobuild.construction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.Works.CHIEF;
import static org.cobuild.Works.CLERK;
import static org.cobuild.Works.DIRECTOR;
import static org.cobuild.Works.FINANCE;
import static org.cobuild.Works.LEAD;
import static org.cobuild.Works.MANAGER;
import static org.cobuild.Works.codes;
import static org.cobuild.Works.done;
import static org.cobuild.Works.reason;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refused;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Asked for by the builder, approved by the authority, paid by finance: once, and never more than the share. */
@PortalTest
class PaymentTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    @Autowired
    PaymentService service;

    Works works;
    Made project;
    JsonNode contract;
    String prepayment;
    String rest;

    @BeforeEach
    void aContractInMay2026() {
        world.clock().setTo(Instant.parse("2026-05-20T02:00:00Z"));
        works = new Works(world, sql, standing);
        project = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000000.00");
        works.allocated(project, "DEVELOPMENT", "700000.00");
        contract =
                done(works.contract(works.award(project, "A1", "1000000.00"))).get("contract");
        prepayment = contract.get("terms").get(0).get("id").asString();
        rest = contract.get("terms").get(1).get("id").asString();
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void aPaymentGoesFromTheBuilderOverTheAuthorityToFinanceIntoTheLedger() {
        var request = done(works.request(prepayment, "300000.00")).get("paymentRequest");
        assertThat(request.get("state").asString()).isEqualTo("REQUESTED");
        // Delivered on 2026-05-10, nothing agreed: 30 days.
        assertThat(request.get("payBy").asString()).isEqualTo("2026-06-09");
        var id = request.get("id").asString();
        assertThat(done(works.approve(CHIEF, id, true, null))
                        .get("paymentRequest")
                        .get("approverName")
                        .asString())
                .isEqualTo("李卫东");

        var paid = done(works.pay(FINANCE, id)).get("paymentRequest");

        assertThat(paid.get("state").asString()).isEqualTo("PAID");
        assertThat(paid.get("payerName").asString()).isEqualTo("王秀兰");
        assertThat(paid.get("contract").get("paid").asString()).isEqualTo("300000.00");
        var money = works.see(LEAD, project, "money { paid entries { kind amount } }")
                .get("money");
        assertThat(money.get("paid").asString()).isEqualTo("300000.00");
        assertThat(money.get("entries").get(0).get("kind").asString()).isEqualTo("PAYMENT");
    }

    @Test
    void whatTheContractAgreesOnSetsTheLastDay() {
        var made = works.project(ProjectStage.APPROVED, "DEVELOPMENT", "1000.00");
        works.allocated(made, "DEVELOPMENT", "1000.00");
        var award = works.award(made, "A1", "1000.00");
        award.put("agreedPaymentDays", 60);
        var term = done(works.contract(award)).at("/contract/terms/0/id").asString();

        assertThat(done(works.request(term, "300.00"))
                        .at("/paymentRequest/payBy")
                        .asString())
                .isEqualTo("2026-07-09");
    }

    @Test
    void payingTwicePaysOnce() {
        var id = approved(prepayment, "300000.00");
        done(works.pay(FINANCE, id));

        var again = reason(works.pay(FINANCE, id));
        assertThat(again.get("code").asString()).isEqualTo("STAGE");
        assertThat(again.get("message").asString()).contains("已经支付");
        assertThat(paid()).isEqualTo("300000.00");
    }

    @Test
    void aRetryWithItsKeyAnswersTheFirstResult() {
        var id = approved(prepayment, "300000.00");
        var input = Map.of("requestId", id, "clientMutationId", "pay-" + id);

        var first = done(world.as(FINANCE).mutate("paymentPay", input, "paymentRequest { id state }"));
        var second = done(world.as(FINANCE).mutate("paymentPay", input, "paymentRequest { id state }"));

        assertThat(second).isEqualTo(first);
        assertThat(paid()).isEqualTo("300000.00");
    }

    @Test
    void manyWhoPayAtOncePayOnce() {
        var id = GlobalId.valueOf(approved(prepayment, "300000.00")).of("PaymentRequest");
        var finance = world.viewer(FINANCE, "990100");

        assertThat(AtOnce.done(16, i -> () -> service.pay(finance, id))).isEqualTo(1);
        assertThat(paid()).isEqualTo("300000.00");
    }

    @Test
    void manyWhoAskAtOnceAskForTheShareAndNotOneFenMore() {
        var term = GlobalId.valueOf(prepayment).of("ContractTerm");
        var manager = world.viewer(MANAGER, "990100");

        // 31 × 9,375.01 fit into 300,000, 32 do not.
        assertThat(AtOnce.done(
                        64,
                        i -> () -> service.request(manager, term, new BigDecimal("9375.01"), LocalDate.of(2026, 5, 1))))
                .isEqualTo(31);
        assertThat(works.see(MANAGER, project, "contracts { terms { requested } }")
                        .get("contracts")
                        .get(0)
                        .get("terms")
                        .get(0)
                        .get("requested")
                        .asString())
                .isEqualTo("290625.31");
    }

    @Test
    void requestsNeverAddUpToMoreThanTheTermAndWhatIsRefusedComesBack() {
        var id = done(works.request(prepayment, "200000.00"))
                .get("paymentRequest")
                .get("id")
                .asString();
        var refused = reason(works.request(prepayment, "100000.01"));
        assertThat(refused.get("code").asString()).isEqualTo("TERM_EXCEEDED");
        assertThat(refused.get("message").asString()).contains("10.00 万元", "0.01 元");

        assertThat(codes(works.approve(CHIEF, id, false, null))).containsExactly("REQUIRED");
        var given = done(works.approve(CHIEF, id, false, "缺发票")).get("paymentRequest");
        assertThat(given.get("term").get("requested").asString()).isEqualTo("0.00");
        assertThat(codes(works.approve(DIRECTOR, id, true, null))).containsExactly("STAGE");
        done(works.request(prepayment, "300000.00"));
    }

    @Test
    void aTermIsDueOnceItsMilestoneIsConfirmedWhole() {
        var milestone = works.milestones(project).getFirst();
        assertThat(codes(works.request(rest, "1.00"))).containsExactly("MILESTONE_OPEN");
        works.confirmed(milestone, 99);
        assertThat(codes(works.request(rest, "1.00"))).containsExactly("MILESTONE_OPEN");
        works.confirmed(milestone, 100);
        done(works.request(rest, "1.00"));
    }

    @Test
    void nothingIsPaidBeyondWhatWasAllocated() {
        done(works.pay(FINANCE, approved(prepayment, "300000.00")));
        works.confirmed(works.milestones(project).getFirst(), 100);
        var id = approved(rest, "400000.01");

        var refused = reason(works.pay(FINANCE, id));

        assertThat(refused.get("code").asString()).isEqualTo("MONEY");
        assertThat(refused.get("path").get(0).asString()).isEqualTo("requestId");
        assertThat(refused.get("message").asString()).contains("40.00 万元", "0.01 元");
        assertThat(works.see(FINANCE, project, "paymentRequests { state viewerCanPay }")
                        .get("paymentRequests")
                        .get(0)
                        .toString())
                .isEqualTo("{\"state\":\"APPROVED\",\"viewerCanPay\":true}");
        works.allocated(project, "DEVELOPMENT", "300000.00");
        done(works.pay(FINANCE, id));
    }

    @Test
    void onlyWhatIsApprovedIsPaid() {
        var id = done(works.request(prepayment, "1.00"))
                .get("paymentRequest")
                .get("id")
                .asString();

        assertThat(codes(works.pay(FINANCE, id))).containsExactly("STAGE");
    }

    @Test
    void whoAsksWhoApprovesAndWhoPaysAreThreePersons() {
        var manager = world.viewer(MANAGER, "990100");
        var chief = world.viewer(CHIEF, "990100");
        var finance = world.viewer(FINANCE, "990100");
        var term = GlobalId.valueOf(prepayment).of("ContractTerm");
        var day = LocalDate.of(2026, 5, 1);

        // The same person in other posts: the builder's while asking, the authority's, finance's.
        var asked = service.request(inThePostOf(manager, chief), term, BigDecimal.ONE, day);
        refusedAsOwn(() -> service.review(chief, asked.id(), true, null));
        assertThat(asked.approvableBy(chief)).isFalse();
        var other = service.request(manager, term, BigDecimal.ONE, day);
        var approved = service.review(inThePostOf(chief, finance), other.id(), true, null);
        refusedAsOwn(() -> service.pay(finance, other.id()));
        assertThat(approved.payableBy(finance)).isFalse();
    }

    @Test
    void amountsAndDatesAreChecked() {
        assertThat(codes(world.as(MANAGER)
                        .mutate(
                                "paymentRequest",
                                Map.of("termId", prepayment, "amount", "0.00", "deliveredOn", "2026-05-21"),
                                "paymentRequest { id }")))
                .containsExactly("INVALID", "DATES");
    }

    @Test
    void eachHasItsOwnRightAndForeignRequestsDoNotExist() {
        var id = done(works.request(prepayment, "1.00"))
                .get("paymentRequest")
                .get("id")
                .asString();
        var ask = Map.of("termId", prepayment, "amount", "1.00", "deliveredOn", "2026-05-01");
        assertThat(works.failure(LEAD, "paymentRequest", ask)).isEqualTo("FORBIDDEN");
        assertThat(works.failure(CLERK, "paymentReview", Map.of("requestId", id, "approve", true)))
                .isEqualTo("FORBIDDEN");
        assertThat(works.failure(CHIEF, "paymentPay", Map.of("requestId", id))).isEqualTo("FORBIDDEN");
        standing.participant(project, "990102", "health");
        assertThat(works.failure("leiyan", "paymentPay", Map.of("requestId", id)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void theWorklistHasWhatTheTenantSeesNewestFirst() {
        var first = done(works.request(prepayment, "1.00"))
                .get("paymentRequest")
                .get("id")
                .asString();
        var second = done(works.request(prepayment, "2.00"))
                .get("paymentRequest")
                .get("id")
                .asString();
        var list = "query($after: String) { paymentRequests(states: [REQUESTED], first: 1, after: $after)"
                + " { edges { cursor node { id } } pageInfo { hasNextPage } } }";

        var page = world.as(CHIEF).ask(list, Map.of()).get("paymentRequests");
        assertThat(page.get("edges").get(0).get("node").get("id").asString()).isEqualTo(second);
        assertThat(page.get("pageInfo").get("hasNextPage").asBoolean()).isTrue();
        var next = world.as(CHIEF)
                .ask(
                        list,
                        Map.of("after", page.get("edges").get(0).get("cursor").asString()))
                .get("paymentRequests");
        assertThat(next.get("edges").get(0).get("node").get("id").asString()).isEqualTo(first);
        assertThat(world.as("tanwei").ask(list, Map.of()).toString()).doesNotContain(first, second);
    }

    @Test
    void mutationsTakeFewStatements() {
        var id = new String[1];
        assertThat(statements.during(() -> id[0] = done(world.as(MANAGER)
                                .mutate(
                                        "paymentRequest",
                                        Map.of("termId", prepayment, "amount", "1.00", "deliveredOn", "2026-05-01"),
                                        "paymentRequest { id }"))
                        .get("paymentRequest")
                        .get("id")
                        .asString()))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(statements.during(() -> done(world.as(CHIEF)
                        .mutate(
                                "paymentReview",
                                Map.of("requestId", id[0], "approve", true),
                                "paymentRequest { id }"))))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(statements.during(() -> done(
                        world.as(FINANCE).mutate("paymentPay", Map.of("requestId", id[0]), "paymentRequest { id }"))))
                .hasSizeLessThanOrEqualTo(12);
    }

    private String approved(String termId, String amount) {
        var id = done(works.request(termId, amount))
                .get("paymentRequest")
                .get("id")
                .asString();
        done(works.approve(CHIEF, id, true, null));
        return id;
    }

    private String paid() {
        return works.see(FINANCE, project, "money { paid }")
                .get("money")
                .get("paid")
                .asString();
    }

    private static Viewer inThePostOf(Viewer post, Viewer person) {
        return new Viewer(
                person.personId(),
                null,
                person.name(),
                person.nameEn(),
                person.username(),
                post.post(),
                post.unit(),
                post.unitIds(),
                post.posts(),
                post.tenant(),
                post.actions(),
                post.tenantWide(),
                null,
                null,
                null,
                java.time.Instant.now());
    }

    private static void refusedAsOwn(Callable<?> act) {
        assertThatThrownBy(act::call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.errors().getFirst().code())
                                .isEqualTo(ConstructionErrorCode.OWN_MATTER));
    }
}
