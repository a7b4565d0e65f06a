package org.cobuild.approval.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cobuild.Smallest;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random verbs over random routes, in the engine and in {@link CaseModel}: after each, both say the same of where the
 * case stands, who may act and what may be taken back; nobody is ever asked in vain, and an open case is never stuck.
 * {@code -Dcobuild.approval.sequences=100000} asks more; {@code -Dcobuild.approval.seed=7} asks one again.
 * What fails is told by the smallest sequence that still does.
 */
@Tag("once")
class CaseModelTest {
    private static final int SEQUENCES = Integer.getInteger("cobuild.approval.sequences", 5000);
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, 40).boxed().toList();

    @Test
    void theEngineAndTheModelSayTheSame() {
        var only = Long.getLong("cobuild.approval.seed");
        var verbs = 0;
        for (long seed = only == null ? 1 : only; seed <= (only == null ? SEQUENCES : only); seed++) {
            verbs += play(seed);
        }
        assertThat(verbs).isGreaterThan(only == null ? SEQUENCES * 5 : 0);
    }

    /** Fails with the smallest sequence that still does. @return how many verbs were played */
    private static int play(long seed) {
        try {
            return new Sequence(seed).run(ALL);
        } catch (AssertionError | RuntimeException failed) {
            var smallest = Smallest.of(ALL, 1000, steps -> fails(seed, steps));
            new Sequence(seed).run(smallest);
            throw failed;
        }
    }

    private static boolean fails(long seed, List<Integer> steps) {
        try {
            new Sequence(seed).run(steps);
            return false;
        } catch (AssertionError | RuntimeException failed) {
            return true;
        }
    }

    /** One case with its history, in both. */
    private static final class Sequence {
        private final long seed;
        private final List<String> story = new ArrayList<>();
        private Random random;
        private CaseFlow flow;
        private final CaseModel model;
        private long ids = 1000;
        private Moment now = moment(0);

        Sequence(long seed) {
            this.seed = seed;
            random = RandomRoute.drawn(seed, 0);
            var steps = new AtomicLong();
            var waiting = new RandomRoute(
                            random,
                            1,
                            1,
                            steps::incrementAndGet,
                            () -> ++ids,
                            () -> LongStream.rangeClosed(1, 4)
                                    .mapToObj(unit -> seat(steps.get() * 10 + unit))
                                    .toList())
                    .waiting();
            model = new CaseModel(waiting);
            flow = CaseMoves.start(waiting, now);
        }

        /** @param steps which of the steps that belong to the seed are played */
        int run(List<Integer> steps) {
            compare();
            for (int i = 0; i < steps.size(); i++) {
                random = RandomRoute.drawn(seed, steps.get(i));
                now = moment(i + 1);
                if (!step()) {
                    return i;
                }
                compare();
            }
            return steps.size();
        }

        private boolean step() {
            if (flow.state() == CaseState.RETURNED) {
                var asked = RandomRoute.amount(random);
                story.add("resubmit " + asked);
                flow = CaseMoves.resubmit(flow, asked, now);
                model.resubmit(asked);
                return true;
            }
            if (flow.state() != CaseState.OPEN) {
                return false;
            }
            var task = flow.tasks().get(random.nextInt(flow.tasks().size()));
            switch (random.nextInt(14)) {
                case 0 -> ask(task, TaskKind.BEFORE);
                case 1 -> ask(task, TaskKind.AFTER);
                case 2 -> ask(task, TaskKind.ADVICE);
                case 3 -> unask(task);
                case 4, 5 -> takeBack(task);
                case 6 -> ask(task, TaskKind.CONFIRM);
                case 7 -> cut();
                default -> decide();
            }
            return true;
        }

        private void decide() {
            var open = flow.tasks().stream()
                    .filter(task -> CaseRules.decidable(flow, task))
                    .toList();
            var task = open.get(random.nextInt(open.size()));
            var verbs = Arrays.stream(DecisionVerb.values())
                    .filter(verb -> CaseRules.fits(flow, task, verb))
                    .filter(verb -> verb != DecisionVerb.REFUSE || random.nextInt(20) == 0)
                    .filter(verb -> verb != DecisionVerb.RETURN || random.nextInt(2) == 0)
                    .toList();
            var verb = verbs.get(random.nextInt(verbs.size()));
            var targets = CaseRules.returnable(flow, task);
            var to = verb == DecisionVerb.RETURN && !targets.isEmpty() && random.nextInt(3) > 0
                    ? targets.get(random.nextInt(targets.size())).id()
                    : null;
            var again = verb == DecisionVerb.RETURN && random.nextBoolean();
            story.add(task.id() + " " + verb + (to == null ? "" : " to " + to) + (again ? " again" : ""));
            flow = CaseMoves.decide(flow, task, said(task, verb, to, again), 1, now);
            model.decide(task.id(), verb, to, again);
        }

        private void ask(Task task, TaskKind kind) {
            if (CaseRules.mayAsk(flow, task)) {
                var asked = new Task(
                        ++ids,
                        1,
                        1,
                        task.stepId(),
                        task.place(),
                        kind,
                        task.id(),
                        false,
                        seat(ids),
                        TaskState.WAITING,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false);
                story.add(task.id() + " asks " + asked.id() + " " + kind);
                flow = CaseMoves.ask(flow, task, asked, now);
                model.ask(task.id(), asked.id(), kind);
            }
        }

        private void unask(Task task) {
            if (CaseRules.mayUnask(flow, task)) {
                story.add(task.id() + " is out");
                flow = CaseMoves.unask(flow, task, now);
                model.unask(task.id());
            }
        }

        private void cut() {
            var less = RandomRoute.amount(random);
            if (less.compareTo(flow.amount()) < 0) {
                story.add("cut to " + less);
                flow = new CaseFlow(
                        flow.state(),
                        flow.round(),
                        less,
                        now.at(),
                        flow.expertsAt(),
                        flow.steps(),
                        flow.tasks(),
                        flow.decisions());
                model.cut(less);
            }
        }

        private void takeBack(Task task) {
            if (CaseRules.mayTakeBack(flow, task)) {
                story.add(task.id() + " takes back");
                flow = CaseMoves.takeBack(flow, task);
                model.takeBack(task.id());
            }
        }

        private void compare() {
            CaseCompared.same(flow, model, "seed " + seed + ": " + String.join(", ", story));
        }

        private Decision said(Task task, DecisionVerb verb, @Nullable Long to, boolean again) {
            return new Decision(
                    ++ids,
                    1,
                    1,
                    task.stepId(),
                    task.id(),
                    flow.round(),
                    "步骤",
                    "Step",
                    verb,
                    "意见",
                    null,
                    to,
                    verb != DecisionVerb.RETURN ? null : again ? Resubmission.AGAIN : Resubmission.STRAIGHT,
                    null,
                    "某人",
                    "某单位",
                    null,
                    now.at());
        }

        private static Seat seat(long unit) {
            return new Seat(unit, Role.REVIEWER, null);
        }

        private static Moment moment(int at) {
            return new Moment(
                    Instant.parse("2026-03-02T01:00:00Z").plusSeconds(at),
                    days -> LocalDate.of(2026, 3, 2).plusDays(days));
        }
    }
}
