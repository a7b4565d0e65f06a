package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random verbs over random routes, in the engine and in {@link CaseModel}: after each, both say the same of where the
 * case stands, who may act and what may be taken back; nobody is ever asked in vain, and an open case is never stuck.
 * {@code -Dcobuild.approval.sequences=100000} asks more; {@code -Dcobuild.approval.seed=7} asks one again.
 */
class CaseModelTest {
    private static final int SEQUENCES = Integer.getInteger("cobuild.approval.sequences", 5000);
    private static final int MOST_VERBS = 40;
    private static final List<Ratio> RATIOS = List.of(new Ratio(2, 3), new Ratio(1, 2), new Ratio(3, 4));

    @Test
    void theEngineAndTheModelSayTheSame() {
        var only = Long.getLong("cobuild.approval.seed");
        var verbs = 0;
        for (long seed = only == null ? 1 : only; seed <= (only == null ? SEQUENCES : only); seed++) {
            verbs += new Sequence(seed).run(MOST_VERBS);
        }
        assertThat(verbs).isGreaterThan(only == null ? SEQUENCES * 5 : 0);
    }

    /** One case with its history, in both. */
    private static final class Sequence {
        private final long seed;
        private final Random random;
        private final List<String> story = new ArrayList<>();
        private CaseFlow flow;
        private final CaseModel model;
        private long ids = 1000;
        private Moment now = moment(0);

        Sequence(long seed) {
            this.seed = seed;
            random = new Random(seed * 31);
            var waiting = route();
            model = new CaseModel(waiting);
            flow = CaseMoves.start(waiting, now);
        }

        int run(int most) {
            compare();
            for (int i = 0; i < most; i++) {
                now = moment(i + 1);
                if (!step()) {
                    return i;
                }
                compare();
            }
            return most;
        }

        private boolean step() {
            if (flow.state() == CaseState.RETURNED) {
                var asked = amount();
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
            var less = amount();
            if (less.compareTo(flow.amount()) < 0) {
                story.add("cut to " + less);
                flow = new CaseFlow(
                        flow.state(), flow.round(), less, now.at(), flow.steps(), flow.tasks(), flow.decisions());
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
            var where = "seed " + seed + ": " + String.join(", ", story) + "\n" + brief();
            assertThat(flow.state()).as(where).isEqualTo(model.state());
            assertThat(steps(StepState.OPEN)).as(where).isEqualTo(ids(model.current()));
            assertThat(steps(StepState.DONE))
                    .as(where)
                    .isEqualTo(
                            ids(model.steps.stream().filter(step -> step.done).toList()));
            assertThat(tasks(task -> CaseRules.decidable(flow, task))).as(where).isEqualTo(model.decidable());
            assertThat(tasks(task -> CaseRules.mayTakeBack(flow, task)))
                    .as(where)
                    .isEqualTo(tasks(task -> model.mayTakeBack(task.id())));
            assertThat(CaseRules.mayWithdraw(flow)).as(where).isEqualTo(model.mayWithdraw());
            assertThat(tasks(task -> CaseRules.mayAsk(flow, task)))
                    .as(where)
                    .isEqualTo(tasks(task -> model.mayAsk(task.id())));
            assertThat(tasks(task -> CaseRules.mayUnask(flow, task)))
                    .as(where)
                    .isEqualTo(tasks(task -> model.mayUnask(task.id())));
            for (var task : flow.tasks()) {
                assertThat(Arrays.stream(DecisionVerb.values()).filter(verb -> CaseRules.fits(flow, task, verb)))
                        .as(where)
                        .containsExactlyInAnyOrderElementsOf(model.verbs(task.id()));
                assertThat(CaseRules.returnable(flow, task).stream().map(Step::id))
                        .as(where)
                        .containsExactlyInAnyOrderElementsOf(model.returnable(task.id()));
            }
            if (flow.state() == CaseState.OPEN) {
                assertThat(model.decidable()).as("stuck: " + where).isNotEmpty();
                assertThat(flow.tasks().stream()
                                .filter(task -> task.is(TaskState.ASKING))
                                .filter(task -> flow.askedBy(task)
                                        .noneMatch(other -> other.goesFirst() && other.is(TaskState.OPEN))))
                        .as("waits for nobody: " + where)
                        .isEmpty();
            }
        }

        /** The route and where it stands, to read when a seed is asked again. */
        private String brief() {
            return flow.steps().stream()
                    .map(step -> step.id() + " " + step.stage() + "." + step.branch() + " " + step.rule() + " "
                            + step.state() + (step.aboveAmount() == null ? "" : " >" + step.aboveAmount())
                            + flow.tasksOf(step).stream()
                                    .map(task -> "\n   " + task.id() + " " + task.kind() + (task.veto() ? "!" : "")
                                            + " " + task.state() + " " + flow.wordOf(task)
                                            + (task.forTaskId() == null ? "" : " for " + task.forTaskId()))
                                    .collect(Collectors.joining()))
                    .collect(Collectors.joining("\n", "amount " + flow.amount() + " " + flow.state() + "\n", ""));
        }

        private Set<Long> steps(StepState state) {
            return flow.steps().stream()
                    .filter(step -> step.is(state))
                    .map(Step::id)
                    .collect(Collectors.toSet());
        }

        private Set<Long> tasks(java.util.function.Predicate<Task> which) {
            return flow.tasks().stream().filter(which).map(Task::id).collect(Collectors.toSet());
        }

        private static Set<Long> ids(List<CaseModel.Piece> steps) {
            return steps.stream().map(step -> step.id).collect(Collectors.toSet());
        }

        private CaseFlow route() {
            var steps = new ArrayList<Step>();
            var tasks = new ArrayList<Task>();
            var stages = 1 + random.nextInt(4);
            for (int stage = 1; stage <= stages; stage++) {
                var branches = random.nextInt(3) == 0 ? 2 : 1;
                for (int branch = 1; branch <= branches; branch++) {
                    for (int at = random.nextInt(2); at < 2; at++) {
                        var rule = StepRule.values()[random.nextInt(StepRule.values().length)];
                        var step = step(steps.size() + 1, stage, branch, rule);
                        steps.add(step);
                        var units = 1 + random.nextInt(4);
                        for (int unit = 1; unit <= units; unit++) {
                            tasks.add(new Task(
                                    ++ids,
                                    1,
                                    1,
                                    step.id(),
                                    rule == StepRule.SEQUENCE ? unit : 0,
                                    TaskKind.ROUTE,
                                    null,
                                    random.nextInt(6) == 0,
                                    seat(ids),
                                    TaskState.WAITING,
                                    null,
                                    null,
                                    null,
                                    null,
                                    true,
                                    true));
                        }
                    }
                }
            }
            return new CaseFlow(CaseState.OPEN, 1, amount(), null, List.copyOf(steps), List.copyOf(tasks), List.of());
        }

        private Step step(int ordinal, int stage, int branch, StepRule rule) {
            var above = ordinal > 1 && random.nextInt(4) == 0 ? amount() : null;
            return new Step(
                    ordinal,
                    1,
                    1,
                    ordinal,
                    stage,
                    branch,
                    "s" + ordinal,
                    "步骤",
                    "Step",
                    rule,
                    rule == StepRule.RATIO ? RATIOS.get(random.nextInt(RATIOS.size())) : null,
                    StepState.WAITING,
                    above,
                    5,
                    true,
                    true,
                    false,
                    null,
                    null,
                    null,
                    List.of());
        }

        private BigDecimal amount() {
            return BigDecimal.valueOf(random.nextInt(5));
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
