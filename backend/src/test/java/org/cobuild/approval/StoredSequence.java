package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.cobuild.AtOnce;
import org.cobuild.PowerCut;
import org.cobuild.approval.flow.CaseCompared;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseModel;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.RandomRoute;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** One case with its history: what people sent to the services, and what the model makes of it. */
final class StoredSequence {
    /** What was played. */
    record Counts(AtomicInteger verbs, AtomicInteger cuts, AtomicInteger rounds) {
        static final Counts NONE = new Counts(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());

        @Override
        public String toString() {
            return verbs + " verbs, " + cuts + " of them cut off, " + rounds + " rounds of several at once";
        }
    }

    /** The model, with who holds each task and who has decided it. */
    private static final class Play {
        final CaseModel model;
        final Map<Long, Seat> seats = new HashMap<>();
        final Map<Long, Long> saidBy = new HashMap<>();
        boolean withdrawn;
        int decisions;
        int handovers;

        Play(CaseFlow waiting) {
            model = new CaseModel(waiting);
            waiting.tasks().forEach(task -> seats.put(task.id(), task.seat()));
        }

        boolean holds(Viewer viewer, long task) {
            var seat = seats.get(task);
            return seat != null && seat.taken(viewer);
        }

        CaseState state() {
            return withdrawn ? CaseState.WITHDRAWN : model.state();
        }
    }

    /** Whom an act asks, known when it was done. */
    private static final class Asked {
        final long by;
        final TaskKind kind;
        final Seat seat;
        long id;

        Asked(long by, TaskKind kind, Seat seat) {
            this.by = by;
            this.kind = kind;
            this.seat = seat;
        }
    }

    /** Something that somebody sends. @param once whether it is refused when it is sent again after it was done */
    private record Act(
            String words,
            Runnable send,
            Predicate<Play> allowed,
            BiConsumer<Play, @Nullable Asked> done,
            @Nullable Asked asked,
            boolean once) {
        void apply(Play play) {
            done.accept(play, asked);
        }
    }

    private final StoredPeople people;
    private final long seed;
    private final Counts counts;
    private final long caseId = Ids.next();
    private final long projectId;
    private final CaseFlow waiting;
    private final List<Act> history = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();
    private Random random;
    private Play play;
    private CaseFlow flow;

    StoredSequence(StoredPeople people, long seed, Counts counts) {
        this.people = people;
        this.seed = seed;
        this.counts = counts;
        random = RandomRoute.drawn(seed, 0);
        projectId = people.project();
        waiting = new RandomRoute(
                        random,
                        people.matters.grant().tenantId(),
                        caseId,
                        Ids::next,
                        Ids::next,
                        () -> people.seats(random))
                .waiting();
        play = new Play(waiting);
        waiting.tasks().forEach(task -> known.add(task.id()));
        people.open(projectId, waiting);
        flow = people.matters.flow(caseId);
    }

    void run(List<Integer> steps) {
        try {
            compare();
            for (var step : steps) {
                random = RandomRoute.drawn(seed, step);
                if (play.state() != CaseState.OPEN && play.state() != CaseState.RETURNED) {
                    break;
                }
                step();
                compare();
            }
            assertNothingIsLostOrDoubled();
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(where() + "\n" + failed.getMessage(), failed);
        } finally {
            people.matters.away(List.of(caseId));
        }
    }

    private String where() {
        return "seed " + seed + ": " + String.join(", ", story);
    }

    private void step() {
        var drawn = random.nextInt(10);
        if (drawn < 3 && flow.state() == CaseState.OPEN) {
            atOnce();
        } else {
            var act = draw(new HashSet<>());
            if (act != null && drawn < 6 && act.allowed.test(play)) {
                cutOff(act);
            } else if (act != null) {
                alone(act);
            }
        }
    }

    private void alone(Act act) {
        var allowed = act.allowed.test(play);
        story.add(act.words + (allowed ? "" : " (refused)"));
        assertThat(answer(act)).as("allowed").isEqualTo(allowed);
        counts.verbs.incrementAndGet();
        read();
        if (allowed) {
            note(act);
        }
    }

    /** Cut off somewhere; then it was done or it wasn't, and when it wasn't it is sent again. */
    private void cutOff(Act act) {
        var place = PowerCut.Place.values()[random.nextInt(PowerCut.Place.values().length)];
        var statement = 1 + random.nextInt(14);
        story.add(act.words + " (cut off " + place + " " + statement + ")");
        var before = flow;
        var beside = people.beside(caseId, projectId);
        try {
            people.power.during(place, statement, act.send);
            throw new AssertionError("it was not cut off");
        } catch (Refused | NotFound | Forbidden refused) {
            throw new AssertionError("it was refused", refused);
        } catch (RuntimeException cut) {
            counts.cuts.incrementAndGet();
        }
        read();
        if (place == PowerCut.Place.COMMITTED) {
            note(act);
            compare();
            if (act.once) {
                assertThat(answer(act)).as("done twice").isFalse();
                read();
            }
        } else {
            assertThat(flow).as("what was cut off").isEqualTo(before);
            assertThat(people.beside(caseId, projectId)).as("what was cut off").isEqualTo(beside);
            alone(act);
        }
    }

    /** Several act at the same moment; what they were answered, and what became of it, has some order. */
    private void atOnce() {
        var taken = new HashSet<Long>();
        var acts = new ArrayList<Act>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            var act = draw(taken);
            // Whether a cut came before or after a word shows only when the step closes: no order could be told by
            // then.
            if (act != null && !act.words.startsWith("cut")) {
                acts.add(act);
            }
        }
        if (acts.isEmpty()) {
            return;
        }
        var answers = AtOnce.all(
                acts.stream().<Callable<Boolean>>map(act -> () -> answer(act)).toList());
        counts.rounds.incrementAndGet();
        counts.verbs.addAndGet(acts.size());
        read();
        var said = new ArrayList<String>();
        for (int i = 0; i < acts.size(); i++) {
            said.add(acts.get(i).words + (answers.get(i) ? "" : " (refused)"));
            find(acts.get(i), answers.get(i));
        }
        story.add("at once [" + String.join(" | ", said) + "]");
        var order = order(acts, answers, new ArrayList<>());
        assertThat(order).as("some order explains what was answered").isNotNull();
        history.addAll(order);
        play = replayed(history);
    }

    /** The acts that were done, in an order in which the model gives the same answers and ends where the database is. */
    private @Nullable List<Act> order(List<Act> acts, List<Boolean> answers, List<Integer> first) {
        var so = replayed(history);
        var done = new ArrayList<Act>();
        for (var i : first) {
            if (acts.get(i).allowed.test(so) != answers.get(i)) {
                return null;
            }
            if (answers.get(i)) {
                acts.get(i).apply(so);
                done.add(acts.get(i));
            }
        }
        if (first.size() == acts.size()) {
            return isSame(so) ? done : null;
        }
        for (int i = 0; i < acts.size(); i++) {
            if (!first.contains(i)) {
                var longer = new ArrayList<>(first);
                longer.add(i);
                var found = order(acts, answers, longer);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private boolean isSame(Play so) {
        try {
            compare(so);
            return true;
        } catch (AssertionError differs) {
            return false;
        }
    }

    private Play replayed(List<Act> acts) {
        var again = new Play(waiting);
        acts.forEach(act -> act.apply(again));
        return again;
    }

    /** Whether it was done: a refusal is no failure, and anything else is one. */
    private static boolean answer(Act act) {
        try {
            act.send.run();
            return true;
        } catch (Refused | NotFound | Forbidden refused) {
            return false;
        }
    }

    private void note(Act act) {
        find(act, true);
        act.apply(play);
        history.add(act);
    }

    private void read() {
        flow = people.matters.flow(caseId);
    }

    /** Finds whom an act has asked among the tasks that are new. */
    private void find(Act act, boolean done) {
        var asked = act.asked;
        if (asked != null && done) {
            asked.id = flow.tasks().stream()
                    .filter(task -> !known.contains(task.id()))
                    .filter(task -> Objects.equals(task.forTaskId(), asked.by)
                            && task.kind() == asked.kind
                            && Objects.equals(task.seat().postId(), asked.seat.postId()))
                    .mapToLong(Task::id)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("a task was lost"));
            known.add(asked.id);
        }
    }

    private void compare() {
        assertThat(flow.tasks().stream().map(Task::id)).as("tasks").containsExactlyInAnyOrderElementsOf(known);
        compare(play);
        var viewer = people.everybody.get(random.nextInt(people.everybody.size()));
        assertThat(people.sees(viewer, projectId))
                .as("the list of " + viewer.name())
                .isEqualTo(!play.withdrawn
                        && play.model.decidable().stream().anyMatch(task -> mayCut(task) && play.holds(viewer, task)));
    }

    private boolean mayCut(long id) {
        return flow.tasks().stream().anyMatch(task -> task.id() == id && task.kind() != TaskKind.CONFIRM);
    }

    private void compare(Play so) {
        if (so.withdrawn) {
            assertThat(flow.state()).isEqualTo(CaseState.WITHDRAWN);
            assertThat(flow.tasks()).noneMatch(task -> task.is(TaskState.OPEN) || task.is(TaskState.ASKING));
        } else {
            CaseCompared.same(flow, so.model, where());
        }
        for (var task : flow.tasks()) {
            var seat = Objects.requireNonNull(so.seats.get(task.id()));
            assertThat(task.unitId()).isEqualTo(seat.unitId());
            assertThat(task.seat().postId()).isEqualTo(seat.postId());
        }
        assertThat(flow.decisions()).as("decisions").hasSize(so.decisions);
    }

    private void assertNothingIsLostOrDoubled() {
        var beside = people.beside(caseId, projectId);
        assertThat(beside.decisions()).as("decisions").isEqualTo(play.decisions);
        assertThat(beside.handovers()).as("handovers").isEqualTo(play.handovers);
        assertThat(beside.trail())
                .as("entries of the trail")
                .isEqualTo(play.decisions + play.handovers + (play.withdrawn ? 1 : 0));
        assertThat(beside.stage())
                .as("the project")
                .isEqualTo(
                        switch (play.state()) {
                            case OPEN, WITHDRAWN -> "SUBMITTED";
                            case RETURNED -> "RETURNED";
                            case REFUSED -> "REFUSED";
                            case APPROVED -> "APPROVED";
                        });
        assertThat(beside.numbered()).as("a reply's number").isEqualTo(play.state() == CaseState.APPROVED);
        assertThat(beside.reply() != null).as("the project's").isEqualTo(play.state() == CaseState.APPROVED);
    }

    // What somebody might send now.

    /** @param taken posts that were asked in the same round already */
    private @Nullable Act draw(Set<Long> taken) {
        if (flow.state() == CaseState.RETURNED) {
            var amount = RandomRoute.amount(random);
            return new Act(
                    "resubmit " + amount,
                    people.resubmit(caseId, amount),
                    now -> now.state() == CaseState.RETURNED,
                    (now, asked) -> now.model.resubmit(amount),
                    null,
                    true);
        }
        return switch (random.nextInt(16)) {
            case 0 -> ask(TaskKind.BEFORE, taken);
            case 1 -> ask(TaskKind.AFTER, taken);
            case 2 -> ask(TaskKind.ADVICE, taken);
            case 3 -> ask(TaskKind.CONFIRM, taken);
            case 4, 5 -> unask();
            case 6, 7 -> takeBack();
            case 8 -> handOver(taken);
            case 9 -> cut();
            case 10 -> random.nextInt(3) == 0 ? withdraw() : decide(true);
            case 11 -> decide(false);
            default -> decide(true);
        };
    }

    /** One of those, or, sometimes, any. */
    private @Nullable Task pick(Predicate<Task> which, Predicate<Task> sensible) {
        var all = flow.tasks().stream().filter(which).toList();
        var some = all.stream().filter(sensible).toList();
        var from = some.isEmpty() || random.nextInt(8) == 0 ? all : some;
        return from.isEmpty() ? null : from.get(random.nextInt(from.size()));
    }

    private @Nullable Act decide(boolean fitting) {
        var task = pick(
                each -> each.kind() != TaskKind.CONFIRM
                        || play.model.decidable().contains(each.id()),
                each -> play.model.decidable().contains(each.id()));
        if (task == null) {
            return null;
        }
        var verbs = List.of(DecisionVerb.values()).stream()
                .filter(verb -> task.kind() == TaskKind.CONFIRM
                        ? verb == DecisionVerb.CONFIRM || verb == DecisionVerb.DISAGREE
                        : verb != DecisionVerb.CONFIRM)
                .filter(verb -> !fitting || play.model.verbs(task.id()).contains(verb))
                .filter(verb -> verb != DecisionVerb.REFUSE || random.nextInt(20) == 0)
                .filter(verb -> verb != DecisionVerb.RETURN || random.nextInt(2) == 0)
                .toList();
        var verb = verbs.get(random.nextInt(verbs.size()));
        var targets = List.copyOf(
                fitting
                        ? play.model.returnable(task.id()).stream().sorted().toList()
                        : flow.steps().stream().map(Step::id).toList());
        var to = verb == DecisionVerb.RETURN && !targets.isEmpty() && random.nextInt(3) > 0
                ? targets.get(random.nextInt(targets.size()))
                : null;
        var again = verb == DecisionVerb.RETURN && random.nextBoolean();
        var by = people.holder(Objects.requireNonNull(play.seats.get(task.id())));
        return new Act(
                task.id() + " " + verb + (to == null ? "" : " to " + to) + (again ? " again" : "") + " by " + by.name(),
                people.decide(by, task, verb, to, again, projectId),
                now -> !now.withdrawn
                        && now.holds(by, task.id())
                        && now.model.decidable().contains(task.id())
                        && now.model.verbs(task.id()).contains(verb)
                        && (to == null || now.model.returnable(task.id()).contains(to)),
                (now, asked) -> {
                    now.model.decide(task.id(), verb, to, again);
                    now.saidBy.put(task.id(), by.postId());
                    now.decisions++;
                },
                null,
                true);
    }

    private @Nullable Act ask(TaskKind kind, Set<Long> taken) {
        var task = pick(each -> each.kind() != TaskKind.CONFIRM, each -> play.model.mayAsk(each.id()));
        if (task == null) {
            return null;
        }
        var own = Objects.requireNonNull(play.seats.get(task.id()));
        var by = people.holder(own);
        var there = flow.askedBy(task).map(other -> other.seat().postId()).toList();
        var whom = (kind == TaskKind.CONFIRM ? List.of(people.participant) : people.everybody)
                .stream()
                        .filter(viewer -> viewer != by && !Objects.equals(own.postId(), viewer.postId()))
                        .filter(viewer -> !there.contains(viewer.postId()) && !taken.contains(viewer.postId()))
                        .toList();
        if (whom.isEmpty()) {
            return null;
        }
        var one = whom.get(random.nextInt(whom.size()));
        taken.add(one.postId());
        return new Act(
                task.id() + " asks " + one.name() + " " + kind,
                people.ask(by, task, kind, one),
                now -> !now.withdrawn && now.holds(by, task.id()) && now.model.mayAsk(task.id()),
                (now, asked) -> {
                    now.model.ask(task.id(), Objects.requireNonNull(asked).id, kind);
                    now.seats.put(asked.id, asked.seat);
                    now.handovers++;
                },
                new Asked(task.id(), kind, seat(one)),
                false);
    }

    private @Nullable Act unask() {
        var task = pick(each -> each.kind() != TaskKind.ROUTE, each -> play.model.mayUnask(each.id()));
        if (task == null) {
            return null;
        }
        var asker = Objects.requireNonNull(task.forTaskId());
        var by = people.holder(Objects.requireNonNull(play.seats.get(asker)));
        return new Act(
                task.id() + " is out",
                people.unask(by, task),
                now -> !now.withdrawn && now.holds(by, asker) && now.model.mayUnask(task.id()),
                (now, asked) -> {
                    now.model.unask(task.id());
                    now.handovers++;
                },
                null,
                true);
    }

    private @Nullable Act takeBack() {
        var task = pick(
                each -> each.kind() != TaskKind.CONFIRM && each.decidedByPostId() != null,
                each -> play.model.mayTakeBack(each.id()));
        if (task == null) {
            return null;
        }
        var by = people.everybody.stream()
                .filter(viewer -> Objects.equals(task.decidedByPostId(), viewer.postId()))
                .findFirst()
                .orElseThrow();
        return new Act(
                task.id() + " takes back",
                people.takeBack(by, task),
                now -> !now.withdrawn
                        && now.model.mayTakeBack(task.id())
                        && Objects.equals(now.saidBy.get(task.id()), by.postId()),
                (now, asked) -> {
                    now.model.takeBack(task.id());
                    now.handovers++;
                },
                null,
                true);
    }

    /** To somebody who has nothing to say in the step otherwise: nobody speaks twice. */
    private @Nullable Act handOver(Set<Long> taken) {
        var task = pick(
                each -> each.kind() != TaskKind.CONFIRM,
                each -> play.model.decidable().contains(each.id()));
        if (task == null) {
            return null;
        }
        var by = people.holder(Objects.requireNonNull(play.seats.get(task.id())));
        var colleagues = people.everybody.stream()
                .filter(viewer -> viewer != by && StoredPeople.unitId(viewer) == task.unitId())
                .filter(viewer -> !taken.contains(viewer.postId()) && !isHeard(viewer, task))
                .toList();
        if (colleagues.isEmpty()) {
            return null;
        }
        var to = colleagues.get(random.nextInt(colleagues.size()));
        taken.add(to.postId());
        return new Act(
                task.id() + " is handed to " + to.name(),
                people.handOver(by, task, to),
                now -> !now.withdrawn
                        && now.holds(by, task.id())
                        && now.model.decidable().contains(task.id()),
                (now, asked) -> {
                    now.seats.put(task.id(), seat(to));
                    now.handovers++;
                },
                null,
                true);
    }

    /** Whether another task of the step is, or was, the person's. */
    private boolean isHeard(Viewer viewer, Task task) {
        return flow.tasksOf(flow.stepOf(task)).stream()
                .filter(other -> other.id() != task.id())
                .anyMatch(other -> other.seat().taken(viewer)
                        || Objects.equals(other.decidedByPostId(), viewer.postId())
                        || Objects.equals(play.saidBy.get(other.id()), viewer.postId()));
    }

    /** What was handed to a post is its, whatever its roles are. */
    private static Seat seat(Viewer viewer) {
        return new Seat(StoredPeople.unitId(viewer), Role.REVIEWER, viewer.postId());
    }

    private @Nullable Act cut() {
        var less = RandomRoute.amount(random);
        return less.compareTo(flow.amount()) >= 0
                ? null
                : new Act(
                        "cut to " + less,
                        people.cut(projectId, less),
                        now -> now.state() == CaseState.OPEN,
                        (now, asked) -> now.model.cut(less),
                        null,
                        false);
    }

    private Act withdraw() {
        return new Act(
                "withdraw",
                people.withdraw(caseId, projectId),
                now -> !now.withdrawn && now.model.mayWithdraw(),
                (now, asked) -> now.withdrawn = true,
                null,
                true);
    }
}
