package org.cobuild.project;

import static java.util.stream.Collectors.toMap;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_ESTIMATE_LINE;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.ProjectEstimateLineRecord;
import org.cobuild.db.tables.records.ProjectRecord;
import org.cobuild.platform.Money;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Writes estimate lines, and knows the project's totals. */
@Repository
class EstimateWrites {
    private final DSLContext sql;

    EstimateWrites(DSLContext sql) {
        this.sql = sql;
    }

    /** Writes lines that are new or were read in this act, and removes others of the same project. */
    void save(Grant grant, List<EstimateLine> lines, Collection<Long> removed) {
        Rows.upsert(
                sql,
                PROJECT_ESTIMATE_LINE,
                lines.stream().map(EstimateWrites::row).toList());
        if (!removed.isEmpty()) {
            sql.deleteFrom(PROJECT_ESTIMATE_LINE)
                    .where(PROJECT_ESTIMATE_LINE.ID.in(removed))
                    .and(grant.on(PROJECT_ESTIMATE_LINE))
                    .execute();
        }
    }

    /** Lines of packages that are removed belong to nobody. */
    void release(Grant grant, Collection<Long> participantIds) {
        sql.update(PROJECT_ESTIMATE_LINE)
                .setNull(PROJECT_ESTIMATE_LINE.PARTICIPANT_ID)
                .where(PROJECT_ESTIMATE_LINE.PARTICIPANT_ID.in(participantIds))
                .and(grant.on(PROJECT_ESTIMATE_LINE))
                .execute();
    }

    /** The project's totals as its lines give them. */
    static Map<Field<BigDecimal>, BigDecimal> totals(List<EstimateLine> lines) {
        return Map.of(
                PROJECT.SUBMITTED_AMOUNT,
                sum(lines, EstimateLine::submittedAmount),
                PROJECT.CUT_AMOUNT,
                sum(lines, EstimateLine::cutAmount),
                PROJECT.APPROVED_AMOUNT,
                sum(lines, EstimateLine::approvedAmount));
    }

    /**
     * The totals when only some lines are written.
     *
     * @param project as it is held
     * @param before what these lines were, without those that are new
     */
    static Map<Field<BigDecimal>, BigDecimal> totals(
            ProjectRecord project, List<EstimateLine> before, List<EstimateLine> after) {
        var was = totals(before);
        return totals(after).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        total -> project.get(total.getKey())
                                .subtract(was.get(total.getKey()))
                                .add(total.getValue())));
    }

    static BigDecimal sum(List<EstimateLine> lines, java.util.function.Function<EstimateLine, BigDecimal> amount) {
        return Money.sum(lines.stream().map(amount).toList());
    }

    private static ProjectEstimateLineRecord row(EstimateLine line) {
        return new ProjectEstimateLineRecord(
                line.id(),
                line.tenantId(),
                line.projectId(),
                line.ordinal(),
                line.costGroup(),
                line.title(),
                line.quantity(),
                line.quantityUnit(),
                line.unitPrice(),
                line.submittedAmount(),
                line.cutAmount(),
                line.cutReason(),
                line.cutClause(),
                line.approvedAmount(),
                line.participantId(),
                line.leads(),
                line.priceKey());
    }
}
