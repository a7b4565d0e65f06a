package org.cobuild.approval.flow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cases on random routes, all steps waiting.
 *
 * @param steps ids of steps, rising
 * @param tasks ids of tasks, rising
 * @param seats four seats at least, each another one: whom a step may turn to
 */
public record RandomRoute(
        Random random, long tenantId, long caseId, LongSupplier steps, LongSupplier tasks, Supplier<List<Seat>> seats) {
    private static final List<Ratio> RATIOS = List.of(new Ratio(2, 3), new Ratio(1, 2), new Ratio(3, 4));

    /** What is drawn at that place of a sequence, whatever else is left out of it. */
    public static Random drawn(long seed, int place) {
        return new Random(new SplittableRandom(seed * 1_000_003 + place).nextLong());
    }

    /** Of few, so that it is often at a limit. */
    public static BigDecimal amount(Random random) {
        return new BigDecimal(random.nextInt(5) + ".00");
    }

    public CaseFlow waiting() {
        var made = new ArrayList<Step>();
        var asked = new ArrayList<Task>();
        var stages = 1 + random.nextInt(4);
        for (int stage = 1; stage <= stages; stage++) {
            var branches = random.nextInt(3) == 0 ? 2 : 1;
            for (int branch = 1; branch <= branches; branch++) {
                for (int at = random.nextInt(2); at < 2; at++) {
                    var rule = StepRule.values()[random.nextInt(StepRule.values().length)];
                    var units = seats.get().subList(0, 1 + random.nextInt(4));
                    var step = step(made.size() + 1, stage, branch, rule, units);
                    made.add(step);
                    for (int unit = 0; unit < units.size(); unit++) {
                        asked.add(task(step, unit, units.get(unit)));
                    }
                }
            }
        }
        return new CaseFlow(
                CaseState.OPEN, 1, amount(random), null, null, List.copyOf(made), List.copyOf(asked), List.of());
    }

    private Task task(Step step, int unit, Seat seat) {
        return new Task(
                tasks.getAsLong(),
                tenantId,
                caseId,
                step.id(),
                step.rule() == StepRule.SEQUENCE ? unit + 1 : 0,
                TaskKind.ROUTE,
                null,
                random.nextInt(6) == 0,
                seat,
                TaskState.WAITING,
                null,
                null,
                null,
                null,
                true,
                true);
    }

    private Step step(int ordinal, int stage, int branch, StepRule rule, List<Seat> units) {
        var above = ordinal > 1 && random.nextInt(4) == 0 ? amount(random) : null;
        return new Step(
                steps.getAsLong(),
                tenantId,
                caseId,
                ordinal,
                stage,
                branch,
                "s" + ordinal,
                "步骤",
                "Step",
                rule,
                ratio(rule),
                StepState.WAITING,
                above,
                5,
                true,
                true,
                false,
                false,
                null,
                null,
                null,
                units.stream().map(Seat::unitId).toList());
    }

    private @Nullable Ratio ratio(StepRule rule) {
        return rule == StepRule.RATIO ? RATIOS.get(random.nextInt(RATIOS.size())) : null;
    }
}
