package org.cobuild.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.FUND_ENTRY;
import static org.cobuild.db.Tables.FUND_POOL;
import static org.cobuild.db.Tables.OPERATION_ENTRY;
import static org.cobuild.db.Tables.OPERATION_YEAR;
import static org.cobuild.db.Tables.POLICY_VALUE;
import static org.cobuild.operation.Books.BOOKKEEPER;
import static org.cobuild.operation.Books.CHIEF;
import static org.cobuild.operation.Books.codes;
import static org.cobuild.operation.Books.done;
import static org.jooq.impl.DSL.condition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.platform.Refused;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A year is closed once, when all of it is known, and its share flows back to the fund with it or not at all. */
@PortalTest
class YearCloseTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    OperationService operation;

    @Autowired
    YearCloseService closing;

    @Autowired
    DSLContext sql;

    Books books;
    Made project;

    @BeforeEach
    void begin() {
        on("2029-01-15");
        books = new Books(world);
        project = standing.project("990100", "health", ProjectStage.OPERATION, "12860000.00");
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void closes2028AsInTheStoryAndAReversalLowers2029() {
        var before = pool(2029);
        books.matched(project, "REVENUE", "2028-03-01", "1820000.00");
        var late = books.matched(project, "REVENUE", "2028-11-01", "40000.00");
        books.matched(project, "COST", "2028-06-01", "924000.00");

        var year = done(books.close(CHIEF, project, 2028));
        assertThat(year.get("revenue").asString()).isEqualTo("1860000.00");
        assertThat(year.get("cost").asString()).isEqualTo("924000.00");
        assertThat(year.get("net").asString()).isEqualTo("936000.00");
        assertThat(year.get("reinvested").asString()).isEqualTo("374400.00");
        assertThat(year.get("closerName").asString()).isEqualTo("李卫东");
        assertThat(pool(2029).subtract(before)).isEqualByComparingTo("374400.00");

        on("2029-04-10");
        var reversal = done(books.counter(BOOKKEEPER, late, "上年多计服务费"));
        assertThat(reversal.get("month").asString()).isEqualTo("2029-04-01");
        done(books.match(CHIEF, reversal.get("id").asString()));
        books.matched(project, "REVENUE", "2029-04-01", "500000.00");

        on("2030-01-10");
        var next = done(books.close(CHIEF, project, 2029));
        assertThat(next.get("net").asString()).isEqualTo("460000.00");
        assertThat(next.get("reinvested").asString()).isEqualTo("184000.00");
        assertThat(sql.select(OPERATION_YEAR.NET)
                        .from(OPERATION_YEAR)
                        .where(OPERATION_YEAR.PROJECT_ID.eq(project.id()))
                        .and(OPERATION_YEAR.YEAR.eq(2028))
                        .and(anybody())
                        .fetchSingle(OPERATION_YEAR.NET))
                .isEqualByComparingTo("936000.00");
    }

    @Test
    void aLossFeedsNothingBackAndTheNextNetMakesUpForIt() {
        books.matched(project, "COST", "2027-06-01", "300000.00");
        var loss = done(books.close(CHIEF, project, 2027));
        assertThat(loss.get("net").asString()).isEqualTo("-300000.00");
        assertThat(loss.get("reinvested").asString()).isEqualTo("0.00");

        books.matched(project, "REVENUE", "2028-06-01", "500000.00");
        var next = done(books.close(CHIEF, project, 2028));
        assertThat(next.get("lossCarried").asString()).isEqualTo("300000.00");
        assertThat(next.get("reinvested").asString()).isEqualTo("80000.00");
    }

    @Test
    void theRatioIsThatOfTheDayOfClosing() {
        var lone = standing.project("990102", "health", ProjectStage.OPERATION, "100000.00");
        sql.insertInto(POLICY_VALUE)
                .set(POLICY_VALUE.TENANT_ID, lone.tenantId())
                .set(POLICY_VALUE.NAME, "reinvestment_ratio")
                .set(POLICY_VALUE.VALUE, "0.30")
                .set(POLICY_VALUE.EFFECTIVE_ON, LocalDate.of(2029, 1, 10))
                .set(POLICY_VALUE.MARK, "C")
                .execute();
        var id = done(books.book(lone, "REVENUE", "2028-06-01", "1000.00"))
                .get("id")
                .asString();
        done(books.match("duanhong", id));

        var year = done(books.close("duanhong", lone, 2028));

        assertThat(year.get("reinvested").asString()).isEqualTo("300.00");
    }

    @Test
    void refusesAYearThatIsNotOver() {
        books.matched(project, "REVENUE", "2029-01-01", "1.00");

        assertThat(codes(books.close(CHIEF, project, 2029))).containsExactly("YEAR_OPEN");
    }

    @Test
    void refusesAYearWithUnmatchedEntriesOrWithoutAny() {
        done(books.book(project, "REVENUE", "2028-06-01", "1.00"));

        assertThat(codes(books.close(CHIEF, project, 2028))).containsExactly("UNMATCHED");
        assertThat(codes(books.close(CHIEF, project, 2027))).containsExactly("INVALID");
        assertThat(codes(books.close(CHIEF, project, 1999))).containsExactly("INVALID");
    }

    @Test
    void refusesAYearBeforeAnEarlierOneIsClosed() {
        books.matched(project, "COST", "2027-06-01", "300000.00");
        books.matched(project, "REVENUE", "2028-06-01", "500000.00");

        assertThat(codes(books.close(CHIEF, project, 2028))).containsExactly("YEAR_ORDER");
    }

    @Test
    void aClosedYearTakesNoMoreEntriesNorAnyBeforeIt() {
        books.matched(project, "REVENUE", "2028-06-01", "1.00");
        done(books.close(CHIEF, project, 2028));

        assertThat(codes(books.close(CHIEF, project, 2028))).containsExactly("YEAR_CLOSED");
        assertThat(codes(books.book(project, "REVENUE", "2028-12-01", "1.00"))).containsExactly("YEAR_CLOSED");
        assertThat(codes(books.book(project, "REVENUE", "2027-12-01", "1.00"))).containsExactly("YEAR_CLOSED");
        done(books.book(project, "REVENUE", "2029-01-01", "1.00"));
    }

    @Test
    void twoClosesOfOneYearCloseItOnceAndReinvestOnce() throws Exception {
        books.matched(project, "REVENUE", "2028-06-01", "1000.00");
        var chief = world.viewer(CHIEF, "990100");

        var outcomes = together(List.of(
                () -> closing.close(chief, project.id(), 2028),
                () -> closing.close(chief, project.id(), 2028),
                () -> closing.close(chief, project.id(), 2028)));

        assertThat(outcomes).containsOnlyOnce("DONE").contains("YEAR_CLOSED");
        assertThat(sql.fetchCount(sql.select(FUND_ENTRY.ID)
                        .from(FUND_ENTRY)
                        .where(FUND_ENTRY.ORIGIN_PROJECT_ID.eq(project.id()))
                        .and(anybody())))
                .isEqualTo(1);
    }

    @Test
    void whatIsBookedOrCounteredWhileAYearIsClosedIsCountedOrRefusedNeverLost() throws Exception {
        var chief = world.viewer(CHIEF, "990100");
        var bookkeeper = world.viewer(BOOKKEEPER, "990100");
        for (int round = 0; round < 12; round++) {
            var one = standing.project("990100", "health", ProjectStage.OPERATION, "100000.00");
            var amount = new BigDecimal("1000.00");
            var month = LocalDate.of(2028, 6, 1);
            var entry = operation.book(bookkeeper, one.id(), OperationEntryKind.REVENUE, month, amount, "先登记");
            operation.match(chief, entry.id());

            together(List.of(
                    () -> closing.close(chief, one.id(), 2028),
                    () -> operation.book(bookkeeper, one.id(), OperationEntryKind.COST, month, amount, "同时登记"),
                    () -> operation.counter(bookkeeper, entry.id(), "同时冲销")));

            var closed = sql.fetchCount(sql.select(OPERATION_YEAR.ID)
                    .from(OPERATION_YEAR)
                    .where(OPERATION_YEAR.PROJECT_ID.eq(one.id()))
                    .and(anybody()));
            var left = sql.fetchCount(sql.select(OPERATION_ENTRY.ID)
                    .from(OPERATION_ENTRY)
                    .where(OPERATION_ENTRY.PROJECT_ID.eq(one.id()))
                    .and(OPERATION_ENTRY.MONTH.le(month))
                    .and(OPERATION_ENTRY.CLOSED_YEAR.isNull())
                    .and(anybody()));
            assertThat(closed == 0 || left == 0)
                    .as("round %d: closed %d, left behind %d", round, closed, left)
                    .isTrue();
        }
    }

    @Test
    void aCloseTakesAtMostTwelveStatementsWhateverItCounts() {
        books.matched(project, "REVENUE", "2027-06-01", "1000.00");
        var few = statements.during(() -> done(books.close(CHIEF, project, 2027)));
        for (int month = 1; month <= 12; month++) {
            books.matched(project, "REVENUE", LocalDate.of(2028, month, 1).toString(), "1000.00");
        }
        var many = statements.during(() -> done(books.close(CHIEF, project, 2028)));

        assertThat(few).hasSizeLessThanOrEqualTo(12);
        assertThat(many).hasSameSizeAs(few);
    }

    private void on(String day) {
        world.clock().setTo(Instant.parse(day + "T02:00:00Z"));
    }

    private BigDecimal pool(int year) {
        return sql.select(FUND_POOL.AMOUNT)
                .from(FUND_POOL)
                .where(FUND_POOL.TENANT_ID.eq(project.tenantId()))
                .and(FUND_POOL.SOURCE.eq("REINVESTMENT"))
                .and(FUND_POOL.YEAR.eq(year))
                .and(anybody())
                .fetchOptional(FUND_POOL.AMOUNT)
                .orElse(BigDecimal.ZERO);
    }

    /** Does them at the same moment: DONE or the code of the refusal of each. */
    private static List<String> together(List<Callable<?>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        try {
                            act.call();
                            return "DONE";
                        } catch (Refused refused) {
                            return refused.errors().getFirst().code().name();
                        }
                    }))
                    .toList();
            for (var each : running) {
                outcomes.add(each.get());
            }
        }
        return outcomes;
    }

    private static org.jooq.Condition anybody() {
        return condition("1 = 1 /*scope:all*/");
    }
}
