package org.cobuild.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.operation.Books.BOOKKEEPER;
import static org.cobuild.operation.Books.CHIEF;
import static org.cobuild.operation.Books.codes;
import static org.cobuild.operation.Books.done;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Standing.Made;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Revenue and cost are booked by one person, matched by another, and taken back by counter-entries alone. */
@PortalTest
class OperationTest {
    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    OperationService operation;

    Books books;
    Made project;

    @BeforeEach
    void inMay2028() {
        world.clock().setTo(Instant.parse("2028-05-20T02:00:00Z"));
        books = new Books(world);
        project = standing.project("990100", "health", ProjectStage.OPERATION, "12860000.00");
    }

    @AfterEach
    void now() {
        world.clock().release();
    }

    @Test
    void theCompanysBookkeeperBooksAndTheAuthorityMatches() {
        var entry = done(books.book(project, "REVENUE", "2028-05-01", "150000.00"));
        assertThat(entry.get("bookerName").asString()).isEqualTo("何芳");
        assertThat(entry.get("matchedAt").isNull()).isTrue();
        assertThat(entry.get("viewerCanMatch").asBoolean()).isFalse();
        assertThat(entry.get("viewerCanCounter").asBoolean()).isTrue();

        var matched = done(books.match(CHIEF, entry.get("id").asString()));
        assertThat(matched.get("matcherName").asString()).isEqualTo("李卫东");
        assertThat(matched.get("viewerCanMatch").asBoolean()).isFalse();
        assertThat(matched.get("viewerCanCounter").asBoolean()).isFalse();
    }

    @Test
    void refusesABookingWithEveryReasonAtOnce() {
        var refused = books.book(BOOKKEEPER, project, "COST", "2028-06-02", "0.00", "x", null);

        assertThat(codes(refused)).containsExactly("INVALID", "DATES", "INVALID", "INVALID");
        assertThat(refused.get("errors").findValues("path").toString()).contains("month", "amount", "note");
    }

    @Test
    void refusesANegativeAmount() {
        assertThat(codes(books.book(project, "COST", "2028-05-01", "-5.00"))).containsExactly("INVALID");
    }

    @Test
    void refusesABookingBeforeAcceptance() {
        var early = standing.project("990100", "health", ProjectStage.ACCEPTANCE, "100000.00");

        assertThat(codes(books.book(early, "REVENUE", "2028-05-01", "1.00"))).containsExactly("STAGE");
    }

    @Test
    void nobodyMatchesWhatOneHasBookedInWhicheverPost() {
        var chief = world.viewer(CHIEF, "990100");
        var entry = operation.book(
                otherPerson(world.viewer(BOOKKEEPER, "990100"), chief),
                project.id(),
                OperationEntryKind.REVENUE,
                LocalDate.of(2028, 5, 1),
                new BigDecimal("10.00"),
                "兼任期间登记");
        var id = new GlobalId("OperationEntry", entry.id()).toString();

        assertThat(codes(books.match(CHIEF, id))).containsExactly("OWN_MATTER");
    }

    @Test
    void anEntryIsMatchedOnce() {
        var id = books.matched(project, "REVENUE", "2028-05-01", "10.00");

        assertThat(codes(books.match(CHIEF, id))).containsExactly("MATCHED");
    }

    @Test
    void aCounterEntryHasTheOppositeSignAndStandsInTheSameMonthWhileTheYearIsOpen() {
        var id = books.matched(project, "REVENUE", "2028-03-01", "40000.00");

        var counter = done(books.counter(BOOKKEEPER, id, "重复登记"));

        assertThat(counter.get("amount").asString()).isEqualTo("-40000.00");
        assertThat(counter.get("month").asString()).isEqualTo("2028-03-01");
        assertThat(counter.get("counters").get("id").asString()).isEqualTo(id);
        assertThat(counter.get("viewerCanCounter").asBoolean()).isFalse();
    }

    @Test
    void anEntryIsCounteredOnceAndACounterEntryNever() {
        var id = books.matched(project, "REVENUE", "2028-03-01", "40000.00");
        var counter = done(books.counter(BOOKKEEPER, id, "重复登记")).get("id").asString();

        assertThat(codes(books.counter(BOOKKEEPER, id, "再冲一次"))).containsExactly("COUNTERED");
        assertThat(codes(books.counter(BOOKKEEPER, counter, "冲销的冲销"))).containsExactly("COUNTERED");
        assertThat(codes(books.counter(BOOKKEEPER, id, " "))).containsExactly("COUNTERED", "REQUIRED");
    }

    @Test
    void aRepeatedRequestBooksOnce() {
        var key = UUID.randomUUID().toString();
        var first = books.book(BOOKKEEPER, project, "REVENUE", "2028-05-01", "77.00", "双击", key);
        var second = books.book(BOOKKEEPER, project, "REVENUE", "2028-05-01", "77.00", "双击", key);

        assertThat(done(second).get("id")).isEqualTo(done(first).get("id"));
    }

    @Test
    void onlyTheOperatorsBookkeeperBooksAndOnlyTheChiefMatches() {
        var booking = Map.of(
                "projectId", project.globalId(), "kind", "COST", "month", "2028-05-01", "amount", "1.00", "note", "电费");
        var id = done(books.book(project, "COST", "2028-05-01", "1.00"))
                .get("id")
                .asString();

        for (var who : Set.of("sunzhiyuan", "chenjing", "liweidong", "wangxiulan")) {
            assertThat(books.failure(who, "operationEntryBook", booking))
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
        for (var who : Set.of(BOOKKEEPER, "zhaolei", "zhouguodong", "chenjing", "wangxiulan")) {
            assertThat(books.failure(who, "operationEntryMatch", Map.of("entryId", id)))
                    .as(who)
                    .isEqualTo("FORBIDDEN");
            assertThat(books.failure(who, "operationYearClose", Map.of("projectId", project.globalId(), "year", 2027)))
                    .as(who)
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void whatIsOutOfScopeAnswersAsMissing() {
        standing.participant(project, "990121", "health");
        var id = done(books.book(project, "COST", "2028-05-01", "1.00"))
                .get("id")
                .asString();
        var missing = new GlobalId("OperationEntry", 12345).toString();

        // The other city, a participant that sees its package alone, and the chief of that participant's county.
        for (var who : Set.of("tianfeng", "caixia", "songtao", "houjianguo")) {
            for (var entry : Set.of(id, missing, project.globalId())) {
                assertThat(books.failure(who, "operationEntryMatch", Map.of("entryId", entry)))
                        .as(who)
                        .isEqualTo("NOT_FOUND");
                assertThat(books.failure(who, "operationEntryCounter", Map.of("entryId", entry, "reason", "试一试")))
                        .as(who)
                        .isEqualTo("NOT_FOUND");
                var node = world.as(who).ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id));
                assertThat(node.get("node").isNull()).as(who).isTrue();
            }
        }
        assertThat(books.failure(
                        "tianfeng", "operationYearClose", Map.of("projectId", project.globalId(), "year", 2027)))
                .isEqualTo("NOT_FOUND");
        assertThat(world.as("chenjing")
                        .ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .get("node")
                        .get("id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void aMutationTakesAtMostTwelveStatements() {
        var id = done(books.book(project, "REVENUE", "2028-03-01", "40000.00"))
                .get("id")
                .asString();

        assertThat(statements.during(() -> books.book(project, "COST", "2028-05-01", "1.00")))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(statements.during(() -> books.match(CHIEF, id))).hasSizeLessThanOrEqualTo(12);
        assertThat(statements.during(() -> books.counter(BOOKKEEPER, id, "重复登记")))
                .hasSizeLessThanOrEqualTo(12);
    }

    /** The same post as if that other person held it too. */
    private static Viewer otherPerson(Viewer post, Viewer person) {
        return new Viewer(
                person.personId(),
                null,
                person.name(),
                person.nameEn(),
                person.username(),
                post.post(),
                post.unit(),
                person.unitIds(),
                person.posts(),
                post.tenant(),
                post.actions(),
                post.tenantWide(),
                null,
                null,
                null,
                java.time.Instant.now());
    }
}
