package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG;
import static org.cobuild.db.Tables.AUDIT_LOG_ALARM;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_HEAD;
import static org.cobuild.db.Tables.AUDIT_LOG_TILE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.cobuild.PortalTest;
import org.cobuild.PowerCut;
import org.cobuild.Statements;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The log on the real database: appended without gaps, signed, countersigned, and refused when it was taken back. */
@PortalTest
@Import(Logged.class)
class DecisionLogTest {
    @Autowired
    Logged logged;

    @Autowired
    LogSealing sealing;

    @Autowired
    LogTree tree;

    @Autowired
    LogKeys keys;

    @Autowired
    Access access;

    @Autowired
    Statements statements;

    @Autowired
    PortalClock clock;

    @Autowired
    PowerCut power;

    private long city;
    private long county;

    @BeforeEach
    void logs() {
        city = logged.tenant(null);
        county = logged.tenant(city);
    }

    @AfterEach
    void clear() {
        clock.release();
        logged.clear(county, city);
    }

    @Test
    void anActCostsTwoStatementsWhateverTheNumberOfEntriesAndLogs() {
        // The second one of a portal reads how the log is called, once.
        logged.decide(city, 2);
        logged.decide(county, 2);
        var other = statements.withLog(() -> logged.tell(org.cobuild.platform.Change.of(
                        "projectUpdate", new org.cobuild.tenancy.PortalActor(city, null), city, "Project", 1)
                .field("title", "a", "b")
                .build()));
        var one = statements.withLog(() -> logged.decide(city, 1));
        var many = statements.withLog(() -> logged.tell(
                logged.decision(county, 2).build(),
                logged.decision(city, 3).build(),
                logged.decision(county, 4).build()));
        assertThat(one).hasSize(other.size() + 2);
        assertThat(many).hasSize(other.size() + 2);
        assertThat(logged.positions(city)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(logged.positions(county)).containsExactly(0L, 1L, 2L, 3L);
    }

    /** Writers at once, some of whom fail at the last moment: positions have no gap, and follow the commits. */
    @Test
    void positionsHaveNoGap() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var done = new ArrayList<java.util.concurrent.Future<?>>();
            for (int n = 0; n < 240; n++) {
                var number = n;
                done.add(threads.submit(() -> {
                    if (number % 3 == 0) {
                        assertThatThrownBy(() -> logged.within(() -> {
                                    logged.tell(logged.decision(county, number).build());
                                    throw new IllegalStateException("too late");
                                }))
                                .hasMessage("too late");
                    } else {
                        // Both logs in either order: nobody waits for the other in turn.
                        logged.tell(
                                logged.decision(number % 2 == 0 ? county : city, number)
                                        .build(),
                                logged.decision(number % 2 == 0 ? city : county, number)
                                        .build());
                    }
                }));
            }
            for (var one : done) {
                one.get();
            }
        }
        var whole = LongStream.range(0, 160).boxed().toList();
        assertThat(logged.positions(county)).isEqualTo(whole);
        assertThat(logged.positions(city)).isEqualTo(whole);
    }

    /** The database loses the act before or after each of its statements, and around its commit. */
    @Test
    void aPowerCutLeavesNoGapAndNoActWithoutItsEntry() {
        for (var place : PowerCut.Place.values()) {
            var statements = place == PowerCut.Place.BEFORE || place == PowerCut.Place.AFTER ? 5 : 1;
            for (int statement = 1; statement <= statements; statement++) {
                var number = statement;
                power.during(
                        place,
                        statement,
                        () -> assertThatThrownBy(() -> logged.within(() -> {
                            logged.sql.selectOne().fetch(); // so that the cut knows of the commit before it comes
                            logged.tell(logged.decision(county, number).build());
                        })));
                logged.decide(county, 1);
            }
        }
        var positions = logged.positions(county);
        assertThat(positions)
                .isEqualTo(LongStream.range(0, positions.size()).boxed().toList());
        assertThat(positions).as("one commit was sent").hasSize(13);
        assertThat(logged.sql.fetchCount(
                        AUDIT_ENTRY, AUDIT_ENTRY.TENANT_ID.eq(county).and(Logged.ALL)))
                .isEqualTo(13);
        assertThat(sealing.seal(county).orElseThrow().root()).isEqualTo(naive(leaves()));
    }

    @Test
    void aHeadIsSignedAndCountersignedAndGoesOn() {
        logged.decide(county, 3);
        var first = sealing.seal(county).orElseThrow();
        assertThat(first.size()).isEqualTo(3);
        assertThat(sealing.seal(county)).as("nothing new").isEmpty();
        assertThat(sealing.countersign(county)).isTrue();
        assertThat(sealing.countersign(county)).as("the same head").isFalse();
        logged.decide(county, 1);
        var second = sealing.seal(county).orElseThrow();
        assertThat(sealing.countersign(county)).as("too soon").isFalse();
        clock.setTo(clock.now().plus(Duration.ofHours(1)));
        assertThat(sealing.countersign(county)).isTrue();
        assertThat(second.size()).isEqualTo(4);
        assertThat(second.root()).isEqualTo(naive(leaves()));
        assertThat(alarms()).isEmpty();
        var key = keys.list(access.consequence(county)).getFirst();
        assertThat(key.kind().holds(key.publicKey(), second.note().message(), Note.signature(second.signature())))
                .isTrue();
        assertThat(key.kind().holds(key.publicKey(), first.note().message(), Note.signature(second.signature())))
                .isFalse();
    }

    /** Across tiles: the roots that tiles give are those of the definition. */
    @Test
    void tilesGiveTheRootsOfTheDefinition() {
        var sizes = List.of(1, 255, 256, 257, 511, 512, 700);
        var at = 0;
        for (var size : sizes) {
            logged.tell(java.util.stream.IntStream.range(at, size)
                    .mapToObj(n -> logged.decision(county, n).build())
                    .toArray(org.cobuild.platform.Change[]::new));
            at = size;
            assertThat(sealing.seal(county).orElseThrow().root())
                    .as("%s entries", size)
                    .isEqualTo(naive(leaves()));
        }
        var all = leaves();
        var grant = access.consequence(county);
        for (var size : sizes) {
            assertThat(tree.root(grant, TreeHash.SHA_256, 700, size)).isEqualTo(naive(all.subList(0, size)));
        }
        assertThat(logged.sql.fetchCount(
                        AUDIT_LOG_TILE, AUDIT_LOG_TILE.TENANT_ID.eq(county).and(Logged.ALL)))
                .isEqualTo(2);
    }

    @Test
    void aRestoredBackupIsFoundByTheTenantItselfAndByTheOneAbove() {
        logged.decide(county, 5);
        assertThat(sealing.seal(county)).isPresent();
        sealing.countersign(county);
        restore(3);
        logged.decide(county, 1);
        assertThat(sealing.seal(county)).as("is not signed").isEmpty();
        assertThat(sealing.countersign(county)).as("is not countersigned").isFalse();
        assertThat(alarms()).containsExactly("ROLLBACK 5 4 by itself", "ROLLBACK 5 0 by the city");
        // And when it has grown beyond what was known:
        logged.decide(county, 3);
        assertThat(sealing.seal(county)).isEmpty();
        assertThat(alarms()).contains("FORK 5 7 by itself");
    }

    /** As a database that was put back: also its heads are those of before. */
    private void restore(long size) {
        logged.sql
                .deleteFrom(AUDIT_LOG_ENTRY)
                .where(AUDIT_LOG_ENTRY.TENANT_ID.eq(county))
                .and(AUDIT_LOG_ENTRY.POSITION.ge(size))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .update(AUDIT_LOG)
                .set(AUDIT_LOG.SIZE, size)
                .where(AUDIT_LOG.TENANT_ID.eq(county))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .deleteFrom(org.cobuild.db.Tables.AUDIT_LOG_COUNTERSIGNATURE)
                .where(org.cobuild.db.Tables.AUDIT_LOG_COUNTERSIGNATURE.TENANT_ID.eq(county))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .deleteFrom(AUDIT_LOG_HEAD)
                .where(AUDIT_LOG_HEAD.TENANT_ID.eq(county))
                .and(AUDIT_LOG_HEAD.SIZE.gt(size))
                .and(Logged.ALL)
                .execute();
    }

    @Test
    void whatWasChangedBeforeItWasSignedIsNotSigned() {
        logged.decide(county, 4);
        logged.sql
                .update(AUDIT_LOG_ENTRY)
                .set(AUDIT_LOG_ENTRY.CONTENT, "{}")
                .where(AUDIT_LOG_ENTRY.TENANT_ID.eq(county))
                .and(AUDIT_LOG_ENTRY.POSITION.eq(2L))
                .and(Logged.ALL)
                .execute();
        assertThat(sealing.seal(county)).isEmpty();
        logged.sql
                .deleteFrom(AUDIT_LOG_ENTRY)
                .where(AUDIT_LOG_ENTRY.TENANT_ID.eq(county))
                .and(AUDIT_LOG_ENTRY.POSITION.eq(1L))
                .and(Logged.ALL)
                .execute();
        assertThat(sealing.seal(county)).isEmpty();
        assertThat(logged.sql
                        .select(AUDIT_LOG_ALARM.KIND, AUDIT_LOG_ALARM.PLACE)
                        .from(AUDIT_LOG_ALARM)
                        .where(AUDIT_LOG_ALARM.TENANT_ID.eq(county))
                        .and(Logged.ALL)
                        .orderBy(AUDIT_LOG_ALARM.ID)
                        .fetch(row -> row.value1() + " " + row.value2()))
                .containsExactly("LEAF 2", "GAP 1");
    }

    /** Also when tiles had been filled by then. */
    @Test
    void whatWasMendedIsSignedAgain() {
        logged.tell(java.util.stream.IntStream.range(0, 300)
                .mapToObj(n -> logged.decision(county, n).build())
                .toArray(org.cobuild.platform.Change[]::new));
        content(290, "'DECISION', 'DECISIOM'");
        assertThat(sealing.seal(county)).isEmpty();
        assertThat(sealing.seal(county)).isEmpty();
        content(290, "'DECISIOM', 'DECISION'");
        assertThat(sealing.seal(county).orElseThrow().root()).isEqualTo(naive(leaves()));
    }

    private void content(long position, String replaced) {
        logged.sql.execute(
                "update audit_log_entry set content = replace(content, " + replaced
                        + ") where tenant_id = ? and position = ? /*scope:all*/",
                county,
                position);
    }

    private List<String> alarms() {
        return logged.sql
                .selectFrom(AUDIT_LOG_ALARM)
                .where(AUDIT_LOG_ALARM.TENANT_ID.eq(county))
                .and(Logged.ALL)
                .orderBy(AUDIT_LOG_ALARM.ID)
                .fetch(row -> row.getKind() + " " + row.getKnownSize() + " " + row.getSize() + " by "
                        + (row.getWitnessTenantId() == null ? "itself" : "the city"));
    }

    /** Leaves of the contents that are there, hashed anew. */
    private List<byte[]> leaves() {
        return logged.sql
                .select(AUDIT_LOG_ENTRY.CONTENT)
                .from(AUDIT_LOG_ENTRY)
                .where(AUDIT_LOG_ENTRY.TENANT_ID.eq(county))
                .and(Logged.ALL)
                .orderBy(AUDIT_LOG_ENTRY.POSITION)
                .fetch(row -> TreeHash.SHA_256.ofLeaf(row.value1().getBytes(StandardCharsets.UTF_8)));
    }

    /** As RFC 6962 defines it. */
    static byte[] naive(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        var middle = Integer.highestOneBit(leaves.size() - 1);
        return TreeHash.SHA_256.ofNode(naive(leaves.subList(0, middle)), naive(leaves.subList(middle, leaves.size())));
    }
}
