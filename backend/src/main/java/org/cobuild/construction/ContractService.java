package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_CONTRACT;
import static org.cobuild.db.Tables.CONSTRUCTION_CONTRACT_TERM;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cobuild.approval.ConditionGate;
import org.cobuild.approval.Conditions;
import org.cobuild.funding.Ledger;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Together;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The authority records awards and their contracts. */
@Service
class ContractService {
    private final DSLContext sql;
    private final Access access;
    private final ProjectRepository projects;
    private final ProjectMilestones milestones;
    private final ProjectStages stages;
    private final ContractRepository contracts;
    private final Conditions conditions;
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
            Conditions conditions,
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
        this.conditions = conditions;
        this.policy = policy;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** Records a contract with its terms and books it against what was approved. */
    @Transactional
    public Contract record(Viewer viewer, Award award) {
        var project = projects.find(viewer.scope(), award.projectId()).orElseThrow(NotFound::new);
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
        insertTerms(contract, award.terms());
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
        var named = award.terms().stream()
                .map(Award.Term::milestoneId)
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
        var refusals = AwardRules.check(
                award,
                project.stage(),
                clock.today(viewer.tenant().zone()),
                value(project, "prepayment_cap", award),
                award.agreedPaymentDays() == null
                        ? 0
                        : value(project, "statutory_payment_days_agreed", award).intValueExact());
        var lot = award.lot();
        var standing = new Together();
        var taken = contracts.ofLot(standing, grant, project.id(), lot);
        var open = conditions.open(standing, grant, project.id(), ConditionGate.CONTRACT);
        standing.fetch(sql);
        if (!lot.isEmpty() && !taken.rows().isEmpty()) {
            refusals.add(ConstructionErrorCode.LOT_TAKEN, "construction.lot", "lot", lot);
        }
        HeldActs.check(refusals, open.rows());
        refusals.throwIfAny();
        return new Contract(
                Ids.next(),
                grant.tenantId(),
                project.id(),
                lot,
                award.title(),
                award.supplierName(),
                award.supplierCreditCode(),
                award.supplierSize(),
                award.amount(),
                Money.ZERO,
                award.awardedOn(),
                award.signedOn(),
                award.agreedPaymentDays());
    }

    /** A policy value of the day of signing. */
    private BigDecimal value(Project project, String name, Award award) {
        return policy.get(project.tenantId(), project.cityId(), name, award.signedOn());
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
                    .set(CONSTRUCTION_CONTRACT.AGREED_PAYMENT_DAYS, contract.agreedPaymentDays())
                    .execute();
        } catch (DuplicateKeyException e) {
            // Somebody else recorded the same lot between the check and here.
            throw Refusals.refused(ConstructionErrorCode.LOT_TAKEN, "construction.lot", "lot", contract.lot());
        }
    }

    private void insertTerms(Contract contract, List<Award.Term> terms) {
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
                                terms.get(i).title(),
                                terms.get(i).milestoneId(),
                                terms.get(i).amount(),
                                Money.ZERO,
                                Money.ZERO))
                        .toList())
                .execute();
    }
}
