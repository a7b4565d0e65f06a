package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_CONTRACT;
import static org.cobuild.db.Tables.CONSTRUCTION_CONTRACT_TERM;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cobuild.funding.Ledger;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.project.Milestone;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectMilestones;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.project.ProjectStages;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The authority records awards and their contracts. */
@Service
class ContractService {
    /** From the first money on until the acceptance is applied for. */
    static final Set<ProjectStage> STAGES =
            EnumSet.of(ProjectStage.ALLOCATED, ProjectStage.PROCUREMENT, ProjectStage.CONSTRUCTION);

    private static final int MOST_TERMS = 50;
    private final DSLContext sql;
    private final Access access;
    private final ProjectRepository projects;
    private final ProjectMilestones milestones;
    private final ProjectStages stages;
    private final ContractRepository contracts;
    private final PolicyProfile policy;
    private final Ledger ledger;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ContractService(
            DSLContext sql,
            Access access,
            ProjectRepository projects,
            ProjectMilestones milestones,
            ProjectStages stages,
            ContractRepository contracts,
            PolicyProfile policy,
            Ledger ledger,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.access = access;
        this.projects = projects;
        this.milestones = milestones;
        this.stages = stages;
        this.contracts = contracts;
        this.policy = policy;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** Records a contract with its terms and books it against what was approved. */
    @Transactional
    public Contract record(Viewer viewer, Award award) {
        var project = projects.find(viewer.scope(), award.projectId).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.CONTRACT_RECORD, project.tenantId());
        requireMilestonesOf(grant, project, award);
        var contract = check(viewer, grant, project, award);

        MoneyGate.pass(
                "amount",
                () -> ledger.contract(
                        viewer,
                        grant,
                        project.id(),
                        contract.id(),
                        contract.amount(),
                        contract.lot() + " " + contract.title(),
                        clock.today(viewer.tenant().zone())));
        if (project.stage() == ProjectStage.ALLOCATED) {
            stages.advance(grant, project.id(), ProjectStage.PROCUREMENT);
        }
        insert(contract);
        insertTerms(contract, award.terms);
        events.publishEvent(Change.of("contractRecord", viewer, contract.tenantId(), "Contract", contract.id())
                .timeline(project.id(), Change.Audience.WHOLE)
                .detail(contract.lot() + " " + contract.title())
                .amount(contract.amount())
                .field("supplier", null, contract.supplierName())
                .field("amount", null, contract.amount())
                .build());
        return contract;
    }

    /** One foreign milestone among the terms, and the whole answers as for one that does not exist. */
    private void requireMilestonesOf(Grant grant, Project project, Award award) {
        var named = award.terms.stream()
                .map(Term::milestoneId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!named.isEmpty()) {
            var own = milestones.list(grant, project.id()).stream()
                    .map(Milestone::id)
                    .collect(Collectors.toSet());
            if (!own.containsAll(named)) {
                throw new NotFound();
            }
        }
    }

    private Contract check(Viewer viewer, Grant grant, Project project, Award award) {
        var refusals = new Refusals();
        var lot = text(refusals, "lot", award.lot, 1, 32);
        var title = text(refusals, "title", award.title, 2, 200);
        var supplier = text(refusals, "supplierName", award.supplierName, 2, 200);
        refusals.unless(
                STAGES.contains(project.stage()), ConstructionErrorCode.STAGE, "construction.contract.stage", "");
        refusals.unless(Money.positive(award.amount), ConstructionErrorCode.INVALID, "construction.positive", "amount");
        var today = clock.today(viewer.tenant().zone());
        refusals.unless(
                !award.awardedOn.isAfter(today), ConstructionErrorCode.DATES, "construction.future", "awardedOn");
        refusals.unless(!award.signedOn.isAfter(today), ConstructionErrorCode.DATES, "construction.future", "signedOn");
        refusals.unless(
                !award.signedOn.isBefore(award.awardedOn),
                ConstructionErrorCode.DATES,
                "construction.contract.signed",
                "signedOn",
                award.awardedOn.toString());
        refusals.unless(
                award.creditCodeConfirmed || CreditCode.checks(award.supplierCreditCode),
                ConstructionErrorCode.CREDIT_CODE_WARNING,
                "construction.credit",
                "supplierCreditCode",
                award.supplierCreditCode);
        checkTerms(refusals, project, award);
        if (!lot.isEmpty() && contracts.existsLot(grant, project.id(), lot)) {
            refusals.add(ConstructionErrorCode.LOT_TAKEN, "construction.lot", "lot", lot);
        }
        refusals.throwIfAny();
        return new Contract(
                Ids.next(),
                grant.tenantId(),
                project.id(),
                lot,
                title,
                supplier,
                award.supplierCreditCode,
                award.supplierSize,
                award.amount,
                Money.ZERO,
                award.awardedOn,
                award.signedOn);
    }

    private void checkTerms(Refusals refusals, Project project, Award award) {
        if (award.terms.isEmpty() || award.terms.size() > MOST_TERMS) {
            refusals.add(
                    ConstructionErrorCode.INVALID,
                    "construction.terms.number",
                    "terms",
                    String.valueOf(MOST_TERMS),
                    String.valueOf(award.terms.size()));
            return;
        }
        for (int i = 0; i < award.terms.size(); i++) {
            var term = award.terms.get(i);
            var path = "terms." + i + ".";
            text(refusals, path + "title", term.title, 2, 100);
            refusals.unless(
                    Money.positive(term.amount),
                    ConstructionErrorCode.INVALID,
                    "construction.positive",
                    path + "amount");
        }
        var sum = Money.sum(award.terms.stream().map(Term::amount).toList());
        refusals.unless(
                Money.equal(sum, award.amount),
                ConstructionErrorCode.TERMS_MISMATCH,
                "construction.terms.sum",
                "terms",
                Money.text(sum),
                Money.text(award.amount),
                Money.text(award.amount.subtract(sum).abs()));
        var prepaid = Money.sum(award.terms.stream()
                .filter(term -> term.milestoneId == null)
                .map(Term::amount)
                .toList());
        var cap = policy.get(project.tenantId(), project.cityId(), "prepayment_cap", award.signedOn);
        var most = award.amount.multiply(cap).setScale(2, RoundingMode.DOWN);
        refusals.unless(
                prepaid.compareTo(most) <= 0,
                ConstructionErrorCode.PREPAYMENT_CAP,
                "construction.prepayment",
                "terms",
                Money.text(prepaid),
                Money.text(most),
                cap.movePointRight(2).stripTrailingZeros().toPlainString(),
                Money.text(prepaid.subtract(most)));
    }

    private void insert(Contract contract) {
        try {
            sql.insertInto(CONSTRUCTION_CONTRACT)
                    .set(CONSTRUCTION_CONTRACT.ID, contract.id())
                    .set(CONSTRUCTION_CONTRACT.TENANT_ID, contract.tenantId())
                    .set(CONSTRUCTION_CONTRACT.PROJECT_ID, contract.projectId())
                    .set(CONSTRUCTION_CONTRACT.LOT, contract.lot())
                    .set(CONSTRUCTION_CONTRACT.TITLE, contract.title())
                    .set(CONSTRUCTION_CONTRACT.SUPPLIER_NAME, contract.supplierName())
                    .set(CONSTRUCTION_CONTRACT.SUPPLIER_CREDIT_CODE, contract.supplierCreditCode())
                    .set(
                            CONSTRUCTION_CONTRACT.SUPPLIER_SIZE,
                            contract.supplierSize().name())
                    .set(CONSTRUCTION_CONTRACT.AMOUNT, contract.amount())
                    .set(CONSTRUCTION_CONTRACT.AWARDED_ON, contract.awardedOn())
                    .set(CONSTRUCTION_CONTRACT.SIGNED_ON, contract.signedOn())
                    .execute();
        } catch (DuplicateKeyException e) {
            // Somebody else recorded the same lot between the check and here.
            throw Refusals.refused(ConstructionErrorCode.LOT_TAKEN, "construction.lot", "lot", contract.lot());
        }
    }

    private void insertTerms(Contract contract, List<Term> terms) {
        sql.insertInto(CONSTRUCTION_CONTRACT_TERM)
                .columns(
                        CONSTRUCTION_CONTRACT_TERM.ID,
                        CONSTRUCTION_CONTRACT_TERM.TENANT_ID,
                        CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID,
                        CONSTRUCTION_CONTRACT_TERM.PROJECT_ID,
                        CONSTRUCTION_CONTRACT_TERM.ORDINAL,
                        CONSTRUCTION_CONTRACT_TERM.TITLE,
                        CONSTRUCTION_CONTRACT_TERM.MILESTONE_ID,
                        CONSTRUCTION_CONTRACT_TERM.AMOUNT,
                        CONSTRUCTION_CONTRACT_TERM.REQUESTED,
                        CONSTRUCTION_CONTRACT_TERM.PAID)
                .valuesOfRows(IntStream.range(0, terms.size())
                        .mapToObj(i -> DSL.row(
                                Ids.next(),
                                contract.tenantId(),
                                contract.id(),
                                contract.projectId(),
                                i + 1,
                                terms.get(i).title.strip(),
                                terms.get(i).milestoneId,
                                terms.get(i).amount,
                                Money.ZERO,
                                Money.ZERO))
                        .toList())
                .execute();
    }

    private static String text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        return Texts.check(
                refusals, ConstructionErrorCode.REQUIRED, ConstructionErrorCode.INVALID, path, text, least, most);
    }

    /** An award and its contract, as recorded by the authority. */
    record Award(
            long projectId,
            String lot,
            String title,
            String supplierName,
            String supplierCreditCode,
            boolean creditCodeConfirmed,
            SupplierSize supplierSize,
            BigDecimal amount,
            LocalDate awardedOn,
            LocalDate signedOn,
            List<Term> terms) {}

    /** A term of payment. */
    record Term(String title, @Nullable Long milestoneId, BigDecimal amount) {}
}
