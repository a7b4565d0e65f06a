package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.cobuild.AtOnce;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/**
 * What the log of decisions costs real decisions, all of one tenant and so of one log: {@code
 * -Dcobuild.log.decisions=2000}. At least 300 a second from eight writers, and at most 15 % of a decision's time for the
 * log.
 */
@PortalTest
@Import(DecisionSpeedTest.LogTime.class)
@EnabledIfSystemProperty(named = "cobuild.log.decisions", matches = "\\d+")
class DecisionSpeedTest {
    private static final int WRITERS = 8;
    private static final int A_SECOND = 300;
    private static final double SHARE = 0.15;

    /** How long the log's statements take. */
    @TestComponent
    static class LogTime implements ExecuteListener {
        private final LongAdder nanos = new LongAdder();
        private final ThreadLocal<Long> began = new ThreadLocal<>();

        private static boolean isLog(ExecuteContext context) {
            var sql = context.sql();
            return sql != null && sql.startsWith("insert into `audit_log");
        }

        @Override
        public void executeStart(ExecuteContext context) {
            if (isLog(context)) {
                began.set(System.nanoTime());
            }
        }

        @Override
        public void executeEnd(ExecuteContext context) {
            if (isLog(context)) {
                nanos.add(System.nanoTime() - began.get());
            }
        }
    }

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

    @Autowired
    LogTime log;

    @Test
    void theLogCostsADecisionLittle() throws Exception {
        var many = Integer.getInteger("cobuild.log.decisions");
        var matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        decide(matters, many); // warm
        log.nanos.reset();
        var one = inputs(matters, many);
        var viewer = matters.viewer("zhaolei");
        var began = System.nanoTime();
        for (var input : one.inputs()) {
            tasks.decide(viewer, input);
        }
        var alone = System.nanoTime() - began;
        var share = (double) log.nanos.sum() / alone;
        matters.away(one.cases());
        var rate = decide(matters, many);
        System.out.println(
                "decisions one after the other: %.2f ms each, %.1f %% of it for the log; %d writers at once: %.0f a second"
                        .formatted(alone / 1e6 / many, 100 * share, WRITERS, rate));
        assertThat(share).isLessThan(SHARE);
        assertThat(rate).isGreaterThan(A_SECOND);
    }

    private record Inputs(List<Long> cases, List<TaskDecideInput> inputs) {}

    private static Inputs inputs(Matters matters, int many) {
        var ids = new ArrayList<Long>();
        var inputs = new ArrayList<TaskDecideInput>();
        for (int n = 0; n < many; n++) {
            var id = matters.submitted("chenjing", SMALL);
            ids.add(id);
            inputs.add(matters.input(matters.task(id, "zhaolei"), id, DecisionVerb.APPROVE, null));
        }
        return new Inputs(ids, inputs);
    }

    /** @return decisions a second */
    private double decide(Matters matters, int many) {
        var all = inputs(matters, many);
        var viewer = matters.viewer("zhaolei");
        var next = new AtomicInteger();
        var began = System.nanoTime();
        var done = AtOnce.all(IntStream.range(0, WRITERS)
                .<Callable<Integer>>mapToObj(_ -> () -> {
                    var mine = 0;
                    for (int n; (n = next.getAndIncrement()) < many; mine++) {
                        tasks.decide(viewer, all.inputs().get(n));
                    }
                    return mine;
                })
                .toList());
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(many);
        matters.away(all.cases());
        return many / seconds;
    }
}
