package org.cobuild.construction;

import static org.cobuild.db.Tables.CONSTRUCTION_CONTRACT;
import static org.cobuild.db.Tables.CONSTRUCTION_CONTRACT_TERM;
import static org.cobuild.db.Tables.CONSTRUCTION_MILESTONE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobuild.platform.Money;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Repository;

/** Reads contracts and their terms. Who sees a project whole sees them. */
@Repository
class ContractRepository {
    private static final Field<BigDecimal> PAID = coalesce(
                    field(select(sum(CONSTRUCTION_CONTRACT_TERM.PAID))
                            .from(CONSTRUCTION_CONTRACT_TERM)
                            .where(CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID.eq(CONSTRUCTION_CONTRACT.ID))
                            .and(TenantScope.alongside(CONSTRUCTION_CONTRACT_TERM, CONSTRUCTION_CONTRACT))),
                    Money.ZERO)
            .as("paid");
    private static final List<SelectField<?>> CONTRACT = List.of(
            CONSTRUCTION_CONTRACT.ID,
            CONSTRUCTION_CONTRACT.TENANT_ID,
            CONSTRUCTION_CONTRACT.PROJECT_ID,
            CONSTRUCTION_CONTRACT.LOT,
            CONSTRUCTION_CONTRACT.TITLE,
            CONSTRUCTION_CONTRACT.SUPPLIER_NAME,
            CONSTRUCTION_CONTRACT.SUPPLIER_CREDIT_CODE,
            CONSTRUCTION_CONTRACT.SUPPLIER_SIZE,
            CONSTRUCTION_CONTRACT.AMOUNT,
            PAID,
            CONSTRUCTION_CONTRACT.AWARDED_ON,
            CONSTRUCTION_CONTRACT.SIGNED_ON,
            CONSTRUCTION_CONTRACT.AGREED_PAYMENT_DAYS);
    private static final List<SelectField<?>> TERM = List.of(
            CONSTRUCTION_CONTRACT_TERM.ID,
            CONSTRUCTION_CONTRACT_TERM.TENANT_ID,
            CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID,
            CONSTRUCTION_CONTRACT_TERM.PROJECT_ID,
            CONSTRUCTION_CONTRACT_TERM.ORDINAL,
            CONSTRUCTION_CONTRACT_TERM.TITLE,
            CONSTRUCTION_CONTRACT_TERM.MILESTONE_ID,
            CONSTRUCTION_CONTRACT_TERM.AMOUNT,
            CONSTRUCTION_CONTRACT_TERM.REQUESTED,
            CONSTRUCTION_CONTRACT_TERM.PAID,
            CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS);
    private final DSLContext sql;

    ContractRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Contracts that the caller sees, by id. */
    Map<Long, Contract> find(TenantScope scope, Collection<Long> ids) {
        return sql.select(CONTRACT)
                .from(CONSTRUCTION_CONTRACT)
                .where(CONSTRUCTION_CONTRACT.ID.in(ids))
                .and(scope.sees(CONSTRUCTION_CONTRACT, CONSTRUCTION_CONTRACT.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .fetchMap(CONSTRUCTION_CONTRACT.ID, ContractRepository::contract);
    }

    /** Contracts by lot, by project. */
    Map<Long, List<Contract>> ofProjects(TenantScope scope, Collection<Long> projectIds) {
        return sql.select(CONTRACT)
                .from(CONSTRUCTION_CONTRACT)
                .where(CONSTRUCTION_CONTRACT.PROJECT_ID.in(projectIds))
                .and(scope.sees(CONSTRUCTION_CONTRACT, CONSTRUCTION_CONTRACT.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .orderBy(CONSTRUCTION_CONTRACT.PROJECT_ID, CONSTRUCTION_CONTRACT.LOT)
                .fetchGroups(CONSTRUCTION_CONTRACT.PROJECT_ID, ContractRepository::contract);
    }

    Together.Part<Long> ofLot(Together together, Grant grant, long projectId, String lot) {
        return together.list(
                select(CONSTRUCTION_CONTRACT.ID)
                        .from(CONSTRUCTION_CONTRACT)
                        .where(grant.on(CONSTRUCTION_CONTRACT))
                        .and(CONSTRUCTION_CONTRACT.PROJECT_ID.eq(projectId))
                        .and(CONSTRUCTION_CONTRACT.LOT.eq(lot)),
                row -> row.get(CONSTRUCTION_CONTRACT.ID),
                CONSTRUCTION_CONTRACT.ID);
    }

    /** Terms that the caller sees, by id. */
    Map<Long, ContractTerm> findTerms(TenantScope scope, Collection<Long> ids) {
        return terms().where(CONSTRUCTION_CONTRACT_TERM.ID.in(ids))
                .and(scope.sees(
                        CONSTRUCTION_CONTRACT_TERM, CONSTRUCTION_CONTRACT_TERM.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .fetchMap(CONSTRUCTION_CONTRACT_TERM.ID, ContractRepository::term);
    }

    Optional<ContractTerm> findTerm(TenantScope scope, long id) {
        return Optional.ofNullable(findTerms(scope, List.of(id)).get(id));
    }

    /** Terms in order, by contract. */
    Map<Long, List<ContractTerm>> termsOf(TenantScope scope, Collection<Long> contractIds) {
        return terms().where(CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID.in(contractIds))
                .and(scope.sees(
                        CONSTRUCTION_CONTRACT_TERM, CONSTRUCTION_CONTRACT_TERM.PROJECT_ID, ProjectArea.CONSTRUCTION))
                .orderBy(CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID, CONSTRUCTION_CONTRACT_TERM.ORDINAL)
                .fetchGroups(CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID, ContractRepository::term);
    }

    private SelectOnConditionStep<Record> terms() {
        return sql.select(TERM)
                .from(CONSTRUCTION_CONTRACT_TERM)
                .leftJoin(CONSTRUCTION_MILESTONE)
                .on(CONSTRUCTION_MILESTONE.MILESTONE_ID.eq(CONSTRUCTION_CONTRACT_TERM.MILESTONE_ID))
                .and(TenantScope.alongside(CONSTRUCTION_MILESTONE, CONSTRUCTION_CONTRACT_TERM));
    }

    private static Contract contract(Record row) {
        return new Contract(
                row.get(CONSTRUCTION_CONTRACT.ID),
                row.get(CONSTRUCTION_CONTRACT.TENANT_ID),
                row.get(CONSTRUCTION_CONTRACT.PROJECT_ID),
                row.get(CONSTRUCTION_CONTRACT.LOT),
                row.get(CONSTRUCTION_CONTRACT.TITLE),
                row.get(CONSTRUCTION_CONTRACT.SUPPLIER_NAME),
                row.get(CONSTRUCTION_CONTRACT.SUPPLIER_CREDIT_CODE),
                SupplierSize.valueOf(row.get(CONSTRUCTION_CONTRACT.SUPPLIER_SIZE)),
                row.get(CONSTRUCTION_CONTRACT.AMOUNT),
                row.get(PAID),
                row.get(CONSTRUCTION_CONTRACT.AWARDED_ON),
                row.get(CONSTRUCTION_CONTRACT.SIGNED_ON),
                row.get(CONSTRUCTION_CONTRACT.AGREED_PAYMENT_DAYS));
    }

    private static ContractTerm term(Record row) {
        var milestoneId = row.get(CONSTRUCTION_CONTRACT_TERM.MILESTONE_ID);
        return new ContractTerm(
                row.get(CONSTRUCTION_CONTRACT_TERM.ID),
                row.get(CONSTRUCTION_CONTRACT_TERM.TENANT_ID),
                row.get(CONSTRUCTION_CONTRACT_TERM.CONTRACT_ID),
                row.get(CONSTRUCTION_CONTRACT_TERM.PROJECT_ID),
                row.get(CONSTRUCTION_CONTRACT_TERM.ORDINAL),
                row.get(CONSTRUCTION_CONTRACT_TERM.TITLE),
                milestoneId,
                row.get(CONSTRUCTION_CONTRACT_TERM.AMOUNT),
                row.get(CONSTRUCTION_CONTRACT_TERM.REQUESTED),
                row.get(CONSTRUCTION_CONTRACT_TERM.PAID),
                milestoneId == null
                        || Objects.equals(row.get(CONSTRUCTION_MILESTONE.CONFIRMED_PROGRESS), Progress.COMPLETE));
    }
}
