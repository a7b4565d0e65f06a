package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.cobuild.oracle.ProjectGenerator.of;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.cobuild.oracle.Plan.Ref;
import org.cobuild.oracle.ProjectGenerator.Planning;

/** Plans the money of a project: lines of the ledger, uses of revenue, the books of its operation. */
final class BooksGenerator {
    private static final BigDecimal HUNDRED = new BigDecimal("100.00");
    private static final Instant THEN = Instant.parse("2026-01-06T01:00:00Z");
    private final Plan plan;
    private final Random random;
    private final Planning planning;

    BooksGenerator(Plan plan, Random random, Planning planning) {
        this.plan = plan;
        this.random = random;
        this.planning = planning;
    }

    void operated() {
        var inflow = entry("REINVESTMENT", planning.project(), null);
        var allocation = entry("ALLOCATION", null, null);
        if (random.nextBoolean()) {
            entry("ALLOCATION", null, allocation);
        }
        plan.add(
                "ReinvestmentUse",
                FUND_REINVESTMENT_USE,
                "a use of revenue",
                of(
                        FUND_REINVESTMENT_USE.TENANT_ID,
                        planning,
                        FUND_REINVESTMENT_USE.PROJECT_ID,
                        FUND_REINVESTMENT_USE.INFLOW_ENTRY_ID,
                        inflow,
                        FUND_REINVESTMENT_USE.ALLOCATION_ENTRY_ID,
                        allocation,
                        FUND_REINVESTMENT_USE.ORIGIN_PROJECT_ID,
                        origin(),
                        FUND_REINVESTMENT_USE.AMOUNT,
                        new BigDecimal(plan.rows().size() + ".00")));
        for (var matched : List.of(true, false)) {
            var first = booked(matched, null);
            if (random.nextBoolean()) {
                booked(matched, first);
            }
        }
        plan.add(
                "OperationYear",
                OPERATION_YEAR,
                "a closed year",
                of(OPERATION_YEAR.TENANT_ID, planning, OPERATION_YEAR.PROJECT_ID, OPERATION_YEAR.YEAR, 2024));
    }

    /** Another project of the same tenant, which earned what this one was paid with. */
    private Ref origin() {
        var others = plan.rows().stream()
                .filter(row -> row.type().equals("Project")
                        && planning.owner().tenant().equals(row.values().get(PROJECT.TENANT_ID)))
                .map(row -> new Ref(row.n()))
                .toList();
        return others.get(random.nextInt(others.size()));
    }

    private Ref entry(String kind, Ref origin, Ref counters) {
        return plan.add(
                "FundEntry",
                FUND_ENTRY,
                "a line of the ledger (" + kind + ")",
                of(
                        FUND_ENTRY.TENANT_ID,
                        planning,
                        FUND_ENTRY.PROJECT_ID,
                        FUND_ENTRY.KIND,
                        kind,
                        FUND_ENTRY.AMOUNT,
                        HUNDRED,
                        FUND_ENTRY.SOURCE,
                        "DEVELOPMENT",
                        FUND_ENTRY.YEAR,
                        2026,
                        FUND_ENTRY.ORIGIN_PROJECT_ID,
                        origin == null ? null : origin(),
                        FUND_ENTRY.COUNTERS_ENTRY_ID,
                        counters));
    }

    private Ref booked(boolean matched, Ref counters) {
        return plan.add(
                "OperationEntry",
                OPERATION_ENTRY,
                "an entry of the books",
                of(
                        OPERATION_ENTRY.TENANT_ID,
                        planning,
                        OPERATION_ENTRY.PROJECT_ID,
                        OPERATION_ENTRY.KIND,
                        "REVENUE",
                        OPERATION_ENTRY.MONTH,
                        LocalDate.of(random.nextBoolean() ? 2025 : 2026, 3, 1),
                        OPERATION_ENTRY.AMOUNT,
                        HUNDRED,
                        OPERATION_ENTRY.MATCHED_AT,
                        matched ? THEN : null,
                        OPERATION_ENTRY.COUNTERS_ENTRY_ID,
                        counters));
    }
}
