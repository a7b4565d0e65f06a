package org.cobuild.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.FUND_ENTRY;
import static org.cobuild.db.Tables.FUND_POOL;
import static org.cobuild.db.Tables.FUND_PROJECT;
import static org.cobuild.db.Tables.FUND_PROJECT_SOURCE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Works;
import org.cobuild.World;
import org.cobuild.platform.Ids;
import org.cobuild.project.FundSource;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** 64 writers at once: not one fen too much, none lost, and nobody waits for the other in a circle. */
@PortalTest
class FundingUnderLoadTest {
    private static final int WRITERS = 64;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Condition ALL = condition("1 = 1 /*scope:all*/");

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Autowired
    Ledger ledger;

    @Autowired
    AllocationService allocations;

    @Autowired
    Access access;

    @Autowired
    TransactionTemplate transaction;

    Works works;
    Viewer chief;
    int year;

    @BeforeEach
    void aYearOfItsOwn() {
        works = new Works(world, sql, standing);
        chief = world.viewer(Works.CHIEF, "990100");
        year = Works.year();
    }

    @Test
    void aPoolGivesWhatItHoldsAndNotOneFenMore() {
        var projects = projects(8, "10000000.00");
        var poolId = pool("1000000.00");
        var amount = new BigDecimal("31250.01");

        var given = AtOnce.done(WRITERS, i -> () -> allocate(projects.get(i % 8), amount));

        // 31 × 31,250.01 fit into a million, 32 do not.
        assertThat(given).isEqualTo(31);
        var total = amount.multiply(new BigDecimal(given));
        assertThat(total(FUND_POOL.ALLOCATED, FUND_POOL.ID, List.of(poolId))).isEqualByComparingTo(total);
        assertThat(total(FUND_ENTRY.AMOUNT, FUND_ENTRY.PROJECT_ID, ids(projects)))
                .isEqualByComparingTo(total);
        assertThat(total(FUND_PROJECT.ALLOCATED, FUND_PROJECT.PROJECT_ID, ids(projects)))
                .isEqualByComparingTo(total);
        assertThat(total(FUND_PROJECT_SOURCE.ALLOCATED, FUND_PROJECT_SOURCE.PROJECT_ID, ids(projects)))
                .isEqualByComparingTo(total);
    }

    @Test
    void contractsNeverAddUpToMoreThanWasApproved() {
        var project = projects(1, "1000000.00").getFirst();
        var amount = new BigDecimal("31250.01");

        var signed = AtOnce.done(WRITERS, i -> () -> contract(project, amount));

        assertThat(signed).isEqualTo(31);
        var total = amount.multiply(new BigDecimal(signed));
        assertThat(total(FUND_PROJECT.CONTRACTED, FUND_PROJECT.PROJECT_ID, List.of(project.id())))
                .isEqualByComparingTo(total);
        assertThat(total(FUND_ENTRY.AMOUNT, FUND_ENTRY.PROJECT_ID, List.of(project.id())))
                .isEqualByComparingTo(total);
    }

    @Test
    void paymentsNeverAddUpToMoreThanWasAllocated() {
        var project = projects(1, "1000000.00").getFirst();
        pool("700000.00");
        allocate(project, new BigDecimal("700000.00"));
        contract(project, new BigDecimal("1000000.00"));
        var amount = new BigDecimal("31250.00");

        var paid = AtOnce.done(WRITERS, i -> () -> pay(project, amount));

        assertThat(paid).isEqualTo(22);
        assertThat(total(FUND_PROJECT.PAID, FUND_PROJECT.PROJECT_ID, List.of(project.id())))
                .isEqualByComparingTo("687500.00");
    }

    @Test
    void anAllocationIsCounteredByOneOfMany() {
        var project = projects(1, "1000.00").getFirst();
        var poolId = pool("1000.00");
        var entry = allocations.allocate(chief, wanted(project, new BigDecimal("600.00")));

        var countered = AtOnce.done(WRITERS, i -> () -> allocations.counter(chief, entry.id(), "同时收回"));

        assertThat(countered).isEqualTo(1);
        assertThat(total(FUND_POOL.ALLOCATED, FUND_POOL.ID, List.of(poolId))).isEqualByComparingTo("0.00");
        assertThat(total(FUND_PROJECT.ALLOCATED, FUND_PROJECT.PROJECT_ID, List.of(project.id())))
                .isEqualByComparingTo("0.00");
    }

    @Test
    void allocatingTakingBackContractingAndPayingAtOnceKeepsEveryRule() {
        var projects = projects(4, "1000000.00");
        var poolId = pool("2000000.00");
        projects.forEach(project -> allocate(project, new BigDecimal("1000.00")));

        AtOnce.done(WRITERS, i -> switch (i % 4) {
            case 0 -> () -> allocate(projects.get(i / 4 % 4), new BigDecimal("200000.00"));
            case 1 ->
                () -> {
                    var entry = allocations.allocate(chief, wanted(projects.get(i / 4 % 4), new BigDecimal("5000.00")));
                    return allocations.counter(chief, entry.id(), "先拨后收");
                };
            case 2 -> () -> contract(projects.get(i / 4 % 4), new BigDecimal("300000.00"));
            default -> () -> pay(projects.get(i / 4 % 4), new BigDecimal("100000.00"));
        });

        var pool = sql.selectFrom(FUND_POOL)
                .where(FUND_POOL.ID.eq(poolId))
                .and(ALL)
                .fetchSingle();
        assertThat(pool.getAllocated()).isLessThanOrEqualTo(pool.getAmount());
        assertThat(pool.getAllocated())
                .isEqualByComparingTo(total(FUND_PROJECT.ALLOCATED, FUND_PROJECT.PROJECT_ID, ids(projects)));
        for (var project : projects) {
            var sums = sql.selectFrom(FUND_PROJECT)
                    .where(FUND_PROJECT.PROJECT_ID.eq(project.id()))
                    .and(ALL)
                    .fetchSingle();
            assertThat(sums.getContracted()).isLessThanOrEqualTo(sums.getApproved());
            assertThat(sums.getPaid()).isLessThanOrEqualTo(sums.getContracted());
            assertThat(sums.getPaid()).isLessThanOrEqualTo(sums.getAllocated());
            assertThat(ofKind(project, "ALLOCATION")).isEqualByComparingTo(sums.getAllocated());
            assertThat(ofKind(project, "CONTRACT")).isEqualByComparingTo(sums.getContracted());
            assertThat(ofKind(project, "PAYMENT")).isEqualByComparingTo(sums.getPaid());
        }
    }

    private List<Made> projects(int number, String amount) {
        return IntStream.range(0, number)
                .mapToObj(i -> works.project(ProjectStage.APPROVED, "DEVELOPMENT", amount))
                .toList();
    }

    private long pool(String amount) {
        Works.done(works.setPool("DEVELOPMENT", year, amount, null));
        return sql.select(FUND_POOL.ID)
                .from(FUND_POOL)
                .where(FUND_POOL.TENANT_ID.eq(chief.tenantId()))
                .and(FUND_POOL.SOURCE.eq("DEVELOPMENT"))
                .and(FUND_POOL.YEAR.eq(year))
                .and(ALL)
                .fetchSingle(FUND_POOL.ID);
    }

    private AllocationService.Allocate wanted(Made project, BigDecimal amount) {
        return new AllocationService.Allocate(project.id(), FundSource.DEVELOPMENT, year, amount, null);
    }

    private Object allocate(Made project, BigDecimal amount) {
        return allocations.allocate(chief, wanted(project, amount));
    }

    private Object contract(Made project, BigDecimal amount) {
        var grant = access.consequence(project.tenantId());
        transaction.executeWithoutResult(
                status -> ledger.contract(chief, grant, project.id(), Ids.next(), amount, "A", DAY));
        return true;
    }

    private Object pay(Made project, BigDecimal amount) {
        var grant = access.consequence(project.tenantId());
        transaction.executeWithoutResult(status -> ledger.pay(chief, grant, project.id(), 1, Ids.next(), amount, DAY));
        return true;
    }

    private static List<Long> ids(List<Made> projects) {
        return projects.stream().map(Made::id).toList();
    }

    private BigDecimal total(TableField<?, BigDecimal> amount, TableField<?, Long> owner, Collection<Long> ids) {
        return sql.select(sum(amount))
                .from(amount.getTable())
                .where(owner.in(ids))
                .and(ALL)
                .fetchSingle()
                .value1();
    }

    private BigDecimal ofKind(Made project, String kind) {
        var total = sql.select(sum(FUND_ENTRY.AMOUNT))
                .from(FUND_ENTRY)
                .where(FUND_ENTRY.PROJECT_ID.eq(project.id()))
                .and(FUND_ENTRY.KIND.eq(kind))
                .and(ALL)
                .fetchSingle()
                .value1();
        return total == null ? BigDecimal.ZERO : total;
    }
}
