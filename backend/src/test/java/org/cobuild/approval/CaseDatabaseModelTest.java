package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.PowerCut;
import org.cobuild.Smallest;
import org.cobuild.World;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random verbs over random routes, sent to the services on the real database by the people who hold the tasks, and played
 * in {@link CaseModel}: after each, what the database holds is what the model says. Some are cut off in the middle by the
 * database server, some are sent by several people at once. {@code -Dcobuild.approval.database=5000} plays more, {@code
 * -Dcobuild.approval.seed=7} plays one again. What fails is told by the smallest sequence that still does.
 */
@PortalTest
class CaseDatabaseModelTest {
    private static final int SEQUENCES = Integer.getInteger("cobuild.approval.database", 100);
    private static final int WORKERS = 2;
    private static final int TRIES = 60;

    /** After how many sequences a long run says how far it is. */
    private static final int TOLD = 250;

    private static final List<String> LOST = List.of(
            "org.springframework.jdbc.support.JdbcTransactionManager",
            "org.springframework.transaction.interceptor.TransactionInterceptor",
            "com.zaxxer.hikari.pool");
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, 24).boxed().toList();

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    HandoverService handovers;

    @Autowired
    ConfirmationService confirmations;

    @Autowired
    FlowRepository flows;

    @Autowired
    TaskRepository inbox;

    @Autowired
    CaseStore store;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PowerCut power;

    private StoredPeople people;

    /** What the portal says of connections that are lost on purpose. */
    private static void log(@Nullable LogLevel level) {
        var logs = LoggingSystem.get(CaseDatabaseModelTest.class.getClassLoader());
        for (var name : LOST) {
            logs.setLogLevel(name, level);
        }
    }

    @AfterEach
    void speak() {
        log(null);
    }

    @BeforeEach
    void people() {
        log(LogLevel.OFF);
        world.clock().release();
        new Proxies(sql, world, "990100").clear();
        var matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        people = new StoredPeople(
                sql, world, matters, cases, tasks, handovers, confirmations, inbox, store, transaction, power);
    }

    @Test
    void theDatabaseAndTheModelSayTheSameWhateverIsCutOffAndWhoeverActsAtOnce() {
        var only = Long.getLong("cobuild.approval.seed");
        var next = new AtomicLong(only == null ? 1 : only);
        var last = only == null ? SEQUENCES : only;
        var counts = new StoredSequence.Counts(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        var began = System.nanoTime();
        AtOnce.all(Stream.<Callable<Integer>>generate(() -> () -> {
                    var played = 0;
                    for (var seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
                        play(seed, counts);
                        played++;
                        if (seed % TOLD == 0) {
                            System.out.printf("sequence %d of %d after %.0f s%n", seed, last, seconds(began));
                        }
                    }
                    return played;
                })
                .limit(WORKERS)
                .toList());
        System.out.printf(
                "%d sequences in the database: %s, %.1f s%n", only == null ? SEQUENCES : 1, counts, seconds(began));
        if (only == null) {
            assertThat(counts.verbs()).hasValueGreaterThan(SEQUENCES * 4);
            assertThat(counts.cuts()).hasValueGreaterThan(SEQUENCES);
            assertThat(counts.rounds()).hasValueGreaterThan(SEQUENCES);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void play(long seed, StoredSequence.Counts counts) {
        try {
            new StoredSequence(people, seed, counts).run(ALL);
        } catch (AssertionError | RuntimeException failed) {
            var stories = new ArrayList<>(List.of(failed));
            Smallest.of(ALL, TRIES, steps -> fails(seed, steps, stories));
            throw new AssertionError(
                    "seed " + seed + "\n" + stories.getLast().getMessage() + "\nas it was first:", failed);
        }
    }

    private boolean fails(long seed, List<Integer> steps, List<Throwable> stories) {
        try {
            new StoredSequence(people, seed, StoredSequence.Counts.NONE).run(steps);
            return false;
        } catch (AssertionError | RuntimeException failed) {
            stories.add(failed);
            return true;
        }
    }
}
