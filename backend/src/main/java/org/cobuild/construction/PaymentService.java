package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_CONTRACT_TERM;
import static org.cobuild.db.Tables.CONSTRUCTION_PAYMENT_REQUEST;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.funding.Ledger;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.Texts;
import org.cobuild.project.ProjectRepository;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The builder asks for a payment, the authority approves or refuses, finance pays into the ledger. What is asked for a
 * term never adds up to more than its share; a state is left once, by a condition of the update.
 */
@Service
class PaymentService {
    private final DSLContext sql;
    private final Access access;
    private final BuilderAccess builders;
    private final ProjectRepository projects;
    private final ContractRepository contracts;
    private final PaymentRepository payments;
    private final PolicyProfile policy;
    private final Ledger ledger;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PaymentService(
            DSLContext sql,
            Access access,
            BuilderAccess builders,
            ProjectRepository projects,
            ContractRepository contracts,
            PaymentRepository payments,
            PolicyProfile policy,
            Ledger ledger,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.access = access;
        this.builders = builders;
        this.projects = projects;
        this.contracts = contracts;
        this.payments = payments;
        this.policy = policy;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** Asks for the payment of a term, or of a part of it. */
    @Transactional
    public PaymentRequest request(Viewer viewer, long termId, BigDecimal amount, LocalDate deliveredOn) {
        var term = contracts.findTerm(viewer.scope(), termId).orElseThrow(NotFound::new);
        var project = projects.find(viewer.scope(), term.projectId()).orElseThrow(NotFound::new);
        var grant = builders.require(viewer, Action.PAYMENT_REQUEST, project);
        var today = clock.today(viewer.tenant().zone());
        new Refusals()
                .unless(Money.positive(amount), ConstructionErrorCode.INVALID, "construction.positive", "amount")
                .unless(!deliveredOn.isAfter(today), ConstructionErrorCode.DATES, "construction.future", "deliveredOn")
                .unless(term.due(), ConstructionErrorCode.MILESTONE_OPEN, "construction.payment.milestone", "termId")
                .throwIfAny();

        reserve(viewer, grant, term, amount);
        var contract =
                contracts.find(viewer.scope(), List.of(term.contractId())).get(term.contractId());
        if (contract == null) {
            throw new NotFound();
        }
        var statutory = policy.get(project.tenantId(), project.cityId(), "statutory_payment_days", contract.signedOn());
        var days = Deadlines.daysToPay(contract.agreedPaymentDays(), statutory.intValueExact());
        var request = new PaymentRequest(
                Ids.next(),
                grant.tenantId(),
                project.id(),
                contract.id(),
                term.id(),
                amount,
                PaymentState.REQUESTED,
                deliveredOn,
                Deadlines.payBy(deliveredOn, days),
                contract.signedOn(),
                clock.now(),
                viewer.personId(),
                viewer.name(),
                null,
                null,
                null,
                null,
                null);
        insert(viewer, request);
        events.publishEvent(change("paymentRequest", viewer, request)
                .detail(contract.lot() + " " + term.title())
                .build());
        return request;
    }

    /** Takes the amount from what may still be asked for of the term. */
    private void reserve(Viewer viewer, Grant grant, ContractTerm term, BigDecimal amount) {
        var after = CONSTRUCTION_CONTRACT_TERM.REQUESTED.plus(amount);
        var reserved = sql.update(CONSTRUCTION_CONTRACT_TERM)
                .set(CONSTRUCTION_CONTRACT_TERM.REQUESTED, after)
                .where(CONSTRUCTION_CONTRACT_TERM.ID.eq(term.id()))
                .and(grant.on(CONSTRUCTION_CONTRACT_TERM))
                .and(after.le(CONSTRUCTION_CONTRACT_TERM.AMOUNT))
                .execute();
        if (reserved == 0) {
            var open = contracts
                    .findTerm(viewer.scope(), term.id())
                    .map(ContractTerm::open)
                    .orElse(Money.ZERO);
            throw Refusals.refused(
                    ConstructionErrorCode.TERM_EXCEEDED,
                    "construction.payment.term",
                    "amount",
                    Money.text(amount),
                    Money.text(open),
                    Money.text(amount.subtract(open)));
        }
    }

    private void insert(Viewer viewer, PaymentRequest request) {
        sql.insertInto(CONSTRUCTION_PAYMENT_REQUEST)
                .set(CONSTRUCTION_PAYMENT_REQUEST.ID, request.id())
                .set(CONSTRUCTION_PAYMENT_REQUEST.TENANT_ID, request.tenantId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.PROJECT_ID, request.projectId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.CONTRACT_ID, request.contractId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.TERM_ID, request.termId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.AMOUNT, request.amount())
                .set(CONSTRUCTION_PAYMENT_REQUEST.STATE, request.state().name())
                .set(CONSTRUCTION_PAYMENT_REQUEST.DELIVERED_ON, request.deliveredOn())
                .set(CONSTRUCTION_PAYMENT_REQUEST.DUE_ON, request.payBy())
                .set(CONSTRUCTION_PAYMENT_REQUEST.POLICY_ON, request.policyOn())
                .set(CONSTRUCTION_PAYMENT_REQUEST.REQUESTED_AT, request.requestedAt())
                .set(CONSTRUCTION_PAYMENT_REQUEST.REQUESTER_POST_ID, viewer.postId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.REQUESTER_PERSON_ID, request.requesterPersonId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.REQUESTER_NAME, request.requesterName())
                .execute();
    }

    /** Approves or refuses a request; what is refused may be asked for again. */
    @Transactional
    public PaymentRequest review(Viewer viewer, long requestId, boolean approve, @Nullable String remark) {
        var request = payments.find(viewer.scope(), requestId).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.PAYMENT_APPROVE, request.tenantId());
        var refusals = new Refusals();
        var said = Texts.check(
                refusals,
                ConstructionErrorCode.REQUIRED,
                ConstructionErrorCode.INVALID,
                "remark",
                remark,
                approve ? 0 : 1,
                1_000);
        refuseOwn(refusals, request.requestedBy(viewer.personId()));
        refusals.throwIfAny();

        var outcome = approve ? PaymentState.APPROVED : PaymentState.REFUSED;
        var left = sql.update(CONSTRUCTION_PAYMENT_REQUEST)
                .set(CONSTRUCTION_PAYMENT_REQUEST.STATE, outcome.name())
                .set(CONSTRUCTION_PAYMENT_REQUEST.REVIEWED_AT, clock.now())
                .set(CONSTRUCTION_PAYMENT_REQUEST.APPROVER_POST_ID, viewer.postId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.APPROVER_PERSON_ID, viewer.personId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.APPROVER_NAME, viewer.name())
                .set(CONSTRUCTION_PAYMENT_REQUEST.REMARK, said.isEmpty() ? null : said)
                .where(CONSTRUCTION_PAYMENT_REQUEST.ID.eq(request.id()))
                .and(grant.on(CONSTRUCTION_PAYMENT_REQUEST))
                .and(CONSTRUCTION_PAYMENT_REQUEST.STATE.eq(PaymentState.REQUESTED.name()))
                .execute();
        if (left == 0) {
            throw moved(viewer, requestId);
        }
        if (!approve) {
            sql.update(CONSTRUCTION_CONTRACT_TERM)
                    .set(
                            CONSTRUCTION_CONTRACT_TERM.REQUESTED,
                            CONSTRUCTION_CONTRACT_TERM.REQUESTED.minus(request.amount()))
                    .where(CONSTRUCTION_CONTRACT_TERM.ID.eq(request.termId()))
                    .and(grant.on(CONSTRUCTION_CONTRACT_TERM))
                    .execute();
        }
        events.publishEvent(change("paymentReview", viewer, request)
                .field("state", request.state(), outcome)
                .build());
        return payments.find(viewer.scope(), requestId).orElseThrow(NotFound::new);
    }

    /** Pays an approved request into the ledger, once. */
    @Transactional
    public PaymentRequest pay(Viewer viewer, long requestId) {
        var request = payments.find(viewer.scope(), requestId).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.PAYMENT_PAY, request.tenantId());
        var refusals = new Refusals();
        refuseOwn(refusals, request.requestedBy(viewer.personId()) || request.approvedBy(viewer.personId()));
        refusals.throwIfAny();

        var left = sql.update(CONSTRUCTION_PAYMENT_REQUEST)
                .set(CONSTRUCTION_PAYMENT_REQUEST.STATE, PaymentState.PAID.name())
                .set(CONSTRUCTION_PAYMENT_REQUEST.PAID_AT, clock.now())
                .set(CONSTRUCTION_PAYMENT_REQUEST.PAYER_PERSON_ID, viewer.personId())
                .set(CONSTRUCTION_PAYMENT_REQUEST.PAYER_NAME, viewer.name())
                .where(CONSTRUCTION_PAYMENT_REQUEST.ID.eq(request.id()))
                .and(grant.on(CONSTRUCTION_PAYMENT_REQUEST))
                .and(CONSTRUCTION_PAYMENT_REQUEST.STATE.eq(PaymentState.APPROVED.name()))
                .execute();
        if (left == 0) {
            throw moved(viewer, requestId);
        }
        sql.update(CONSTRUCTION_CONTRACT_TERM)
                .set(CONSTRUCTION_CONTRACT_TERM.PAID, CONSTRUCTION_CONTRACT_TERM.PAID.plus(request.amount()))
                .where(CONSTRUCTION_CONTRACT_TERM.ID.eq(request.termId()))
                .and(grant.on(CONSTRUCTION_CONTRACT_TERM))
                .execute();
        MoneyGate.pass(
                "requestId",
                () -> ledger.pay(
                        viewer,
                        grant,
                        request.projectId(),
                        request.contractId(),
                        request.id(),
                        request.amount(),
                        clock.today(viewer.tenant().zone())));
        events.publishEvent(change("paymentPay", viewer, request)
                .field("state", request.state(), PaymentState.PAID)
                .build());
        return payments.find(viewer.scope(), requestId).orElseThrow(NotFound::new);
    }

    private static void refuseOwn(Refusals refusals, boolean own) {
        refusals.unless(!own, ConstructionErrorCode.OWN_MATTER, "construction.payment.own", "requestId");
    }

    /** Somebody was quicker, or it never stood where the act needs it: says where it stands. */
    private Refused moved(Viewer viewer, long requestId) {
        var state = payments.find(viewer.scope(), requestId)
                .map(PaymentRequest::state)
                .orElseThrow(NotFound::new);
        return Refusals.refused(
                ConstructionErrorCode.STAGE, "construction.payment.state", "requestId", state.ordinal());
    }

    private static Change.Builder change(String action, Viewer viewer, PaymentRequest request) {
        return Change.of(action, viewer, request.tenantId(), "PaymentRequest", request.id())
                .timeline(request.projectId(), Change.Audience.WHOLE)
                .amount(request.amount())
                .fact("contract", request.contractId())
                .fact("policyOn", request.policyOn());
    }
}
