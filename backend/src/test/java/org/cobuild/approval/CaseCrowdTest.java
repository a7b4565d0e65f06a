package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.AUDIT_ENTRY;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cobuild.AtOnce;
import org.cobuild.Crowd;
import org.cobuild.Figures;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.StepState;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A whole authority decides at the same time, over HTTP, and two of it each task: each task is decided once, and none is
 * lost. Ten people in the normal run; {@code -Dcobuild.approval.decisions=500}, of fifty people, has to reach 500 a
 * minute.
 */
@PortalTest
class CaseCrowdTest {
    private static final int DECISIONS = Integer.getInteger("cobuild.approval.decisions", 100);
    private static final int PEOPLE = DECISIONS / 10;
    private static final int A_MINUTE = 500;
    private static final int MOST_TRIES = 5;
    private static final String DECIDE =
            "mutation($input: TaskDecideInput!) { taskDecide(input: $input) {" + " task { id } errors { code } } }";

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
    FlowRepository flows;

    private Matters matters;
    private Crowd crowd;
    private final List<Long> ids = new ArrayList<>();
    private final AtomicInteger again = new AtomicInteger();

    @BeforeEach
    void people() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        var clerk = matters.viewer("zhaolei");
        crowd = new Crowd(sql, "decider", PEOPLE)
                .come(clerk.tenantId(), StoredPeople.unitId(clerk), "-", Role.AUTHORITY_CLERK);
    }

    @AfterEach
    void gone() {
        matters.away(ids);
        crowd.leave();
    }

    private record Said(boolean decided, String code, long millis) {}

    @Test
    void eachIsDecidedOnceAndNoneIsLost() {
        var inputs = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < DECISIONS; i++) {
            var id = matters.submitted("chenjing", SMALL);
            ids.add(id);
            inputs.add(Map.of(
                    "taskId",
                    new GlobalId("Task", matters.task(id, "zhaolei").id()).toString(),
                    "verb",
                    "APPROVE",
                    "opinion",
                    "材料齐全",
                    "version",
                    matters.version(id)));
        }
        var callers = crowd.names().stream().map(world::as).toList();
        var began = System.nanoTime();
        var said = AtOnce.all(IntStream.range(0, PEOPLE)
                        .<Callable<List<Said>>>mapToObj(who -> () -> {
                            var mine = new ArrayList<>(IntStream.range(0, DECISIONS)
                                    .filter(i -> i % PEOPLE == who || (i + 1) % PEOPLE == who)
                                    .boxed()
                                    .toList());
                            Collections.shuffle(mine, new Random(who));
                            return mine.stream()
                                    .map(i -> decide(callers.get(who), inputs.get(i)))
                                    .toList();
                        })
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        var seconds = (System.nanoTime() - began) / 1e9;

        assertThat(said.stream().filter(Said::decided)).hasSize(DECISIONS);
        assertThat(said.stream().filter(one -> !one.decided()))
                .hasSize(DECISIONS)
                .allMatch(one -> one.code().equals("TASK_CLOSED"));
        for (var id : ids) {
            assertThat(matters.flow(id).decisions()).hasSize(1);
            assertThat(matters.step(id, "completeness").state()).isEqualTo(StepState.DONE);
            assertThat(matters.step(id, "joint").state()).isEqualTo(StepState.OPEN);
        }
        assertThat(sql.fetchCount(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY
                                .SUBJECT_ID
                                .in(ids)
                                .and(AUDIT_ENTRY.ACTION.eq("taskDecide"))
                                .and(SystemScope.all(SystemScope.Reason.REBUILD))))
                .isEqualTo(DECISIONS);
        var minute = (int) (DECISIONS / seconds * 60);
        var times = said.stream().map(Said::millis).sorted().toList();
        Figures.keep(
                "decisions",
                List.of(String.join(
                        "\t",
                        String.valueOf(PEOPLE),
                        String.valueOf(DECISIONS),
                        String.valueOf(minute),
                        String.valueOf(times.get(times.size() / 2)),
                        String.valueOf(times.get(times.size() * 95 / 100)))));
        System.out.printf(
                "%d people decided %d tasks, each sent by two: %d decisions a minute; a request took %d ms (median), %d ms (p95); %d were sent again%n",
                PEOPLE,
                DECISIONS,
                minute,
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                again.get());
        if (DECISIONS >= A_MINUTE) {
            assertThat(minute).as("decisions a minute").isGreaterThanOrEqualTo(A_MINUTE);
        }
    }

    /** Who is told that the portal has too much to do sends it again, as a screen does. */
    private Said decide(World.Caller caller, Map<String, Object> input) {
        var began = System.nanoTime();
        var answer = caller.answer(DECIDE, Map.of("input", input));
        for (var tries = 1; answer.toString().contains("UNAVAILABLE") && tries < MOST_TRIES; tries++) {
            again.incrementAndGet();
            answer = caller.answer(DECIDE, Map.of("input", input));
        }
        var errors = answer.at("/data/taskDecide/errors");
        assertThat(errors.isArray()).as(answer.toString()).isTrue();
        var code = errors.at("/0/code").asString("");
        return new Said(errors.isEmpty(), code, (System.nanoTime() - began) / 1_000_000);
    }
}
