package org.cobuild.approval.flow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a case is, said once more and as plainly as possible: words, whom somebody asked, and which steps are done. Where
 * the case stands, who may act and what comes next is worked out of these each time; nothing of it is kept. The engine,
 * which keeps all of it, is compared with this one.
 */
public final class CaseModel {
    /** One signature that is wanted. */
    static final class Part {
        final long id;
        final Piece step;
        final int place;
        final TaskKind kind;
        final boolean veto;
        final @Nullable Part asker;

        @Nullable
        DecisionVerb word;

        boolean out;

        Part(long id, Piece step, int place, TaskKind kind, boolean veto, @Nullable Part asker) {
            this.id = id;
            this.step = step;
            this.place = place;
            this.kind = kind;
            this.veto = veto;
            this.asker = asker;
        }

        boolean pending() {
            return word == null && !out;
        }
    }

    /** One step. */
    static final class Piece {
        final long id;
        final int stage;
        final int branch;
        final int ordinal;
        final StepRule rule;
        final @Nullable Ratio ratio;
        final @Nullable BigDecimal above;
        final List<Part> parts = new ArrayList<>();
        boolean done;
        boolean begun;

        Piece(Step step) {
            id = step.id();
            stage = step.stage();
            branch = step.branch();
            ordinal = step.ordinal();
            rule = step.rule();
            ratio = step.ratio();
            above = step.aboveAmount();
        }

        boolean before(Piece other) {
            return stage < other.stage || stage == other.stage && branch == other.branch && ordinal < other.ordinal;
        }
    }

    /** Something that somebody did: for who asks whether anybody has acted since. */
    record Deed(@Nullable Part part, boolean word) {}

    private static final Deed CUT = new Deed(null, false);

    final List<Piece> steps = new ArrayList<>();
    final List<Deed> deeds = new ArrayList<>();
    /** Words of this round that were not taken back. */
    private final List<Part> standing = new ArrayList<>();

    BigDecimal amount;
    boolean withStarter;
    boolean refused;

    public CaseModel(CaseFlow flow) {
        amount = flow.amount();
        for (var step : flow.steps()) {
            var piece = new Piece(step);
            steps.add(piece);
            flow.tasksOf(step)
                    .forEach(task -> piece.parts.add(
                            new Part(task.id(), piece, task.place(), TaskKind.ROUTE, task.veto(), null)));
        }
        begin();
    }

    private boolean unfinished(Piece step) {
        return !step.done && (step.begun || step.above == null || amount.compareTo(step.above) > 0);
    }

    /** The steps in which the case stands. */
    List<Piece> current() {
        if (withStarter || refused) {
            return List.of();
        }
        var stage = steps.stream()
                .filter(this::unfinished)
                .mapToInt(step -> step.stage)
                .min();
        if (stage.isEmpty()) {
            return List.of();
        }
        return steps.stream()
                .filter(step -> step.stage == stage.getAsInt() && unfinished(step))
                .filter(step -> steps.stream().noneMatch(other -> other.before(step) && unfinished(other)))
                .toList();
    }

    public CaseState state() {
        if (refused) {
            return CaseState.REFUSED;
        }
        return withStarter
                ? CaseState.RETURNED
                : steps.stream().anyMatch(this::unfinished) ? CaseState.OPEN : CaseState.APPROVED;
    }

    /** Steps in which somebody can act have begun, and end whatever the amount becomes. */
    private void begin() {
        current().forEach(step -> step.begun = true);
    }

    public Set<Long> decidable() {
        return current().stream()
                .flatMap(step -> step.parts.stream())
                .filter(this::itsTurn)
                .map(part -> part.id)
                .collect(Collectors.toSet());
    }

    private boolean itsTurn(Part part) {
        if (!part.pending()) {
            return false;
        }
        return switch (part.kind) {
            case BEFORE, ADVICE, CONFIRM -> true;
            case AFTER -> part.asker != null && part.asker.word != null && agrees(part.asker.word);
            case ROUTE ->
                part.step.parts.stream()
                                .noneMatch(
                                        other -> other.asker == part && other.pending() && other.kind != TaskKind.AFTER)
                        && (part.step.rule != StepRule.SEQUENCE
                                || part.step.parts.stream()
                                        .filter(other -> other.kind == TaskKind.ROUTE && other.place < part.place)
                                        .allMatch(other -> vote(other) == 1));
        };
    }

    private static boolean agrees(DecisionVerb verb) {
        return verb == DecisionVerb.APPROVE || verb == DecisionVerb.APPROVE_CONDITIONALLY;
    }

    /** 1 for, -1 against, 0 open. */
    private int vote(Part part) {
        if (part.word == null) {
            return 0;
        }
        if (!agrees(part.word)) {
            return -1;
        }
        var vote = 1;
        for (var other : part.step.parts) {
            if (other.asker == part && other.kind == TaskKind.AFTER && !other.out) {
                if (other.word == null) {
                    vote = Math.min(vote, 0);
                } else if (!agrees(other.word)) {
                    return -1;
                }
            }
        }
        return vote;
    }

    public void decide(long id, DecisionVerb verb, @Nullable Long to, boolean again) {
        var part = part(id);
        deeds.add(new Deed(part, true));
        standing.add(part);
        switch (verb) {
            case REFUSE -> {
                part.step.done = true;
                refused = true;
            }
            case RETURN -> goBack(part, to, again);
            default -> {
                part.word = verb;
                count(part.step);
            }
        }
        begin();
    }

    private void goBack(Part part, @Nullable Long to, boolean again) {
        var target = to == null ? null : step(to);
        current().stream().filter(step -> target == null || target.before(step)).forEach(CaseModel::unsay);
        if (again) {
            steps.stream().filter(step -> target == null || target.before(step)).forEach(CaseModel::fromAnew);
        }
        if (target == null) {
            withStarter = true;
        } else {
            fromAnew(target);
            target.begun = true;
        }
    }

    /** Who has disagreed is asked once more when the step is taken up again, but where it was only heard. */
    private static void unsay(Piece step) {
        step.parts.stream()
                .filter(part -> part.kind == TaskKind.ROUTE || part.kind == TaskKind.AFTER)
                .filter(part -> part.word == DecisionVerb.DISAGREE)
                .filter(part -> step.rule != StepRule.HEARD || part.veto || part.kind == TaskKind.AFTER)
                .forEach(part -> part.word = null);
    }

    private static void fromAnew(Piece step) {
        step.done = false;
        step.begun = false;
        step.parts.forEach(part -> {
            part.out = part.kind != TaskKind.ROUTE;
            part.word = null;
        });
    }

    private void count(Piece step) {
        var votes =
                step.parts.stream().filter(part -> part.kind == TaskKind.ROUTE).toList();
        int all = votes.size();
        int yes = (int) votes.stream().filter(part -> vote(part) == 1).count();
        int no = (int) votes.stream().filter(part -> vote(part) == -1).count();
        var vetoed = votes.stream().anyMatch(part -> part.veto && vote(part) == -1);
        var heard = votes.stream().noneMatch(part -> part.veto && vote(part) == 0);
        if (vetoed || !enough(step, all - no, no, all)) {
            current().forEach(CaseModel::unsay);
            withStarter = true;
        } else if (enough(step, yes, no, all) && heard) {
            step.done = true;
            step.parts.stream()
                    .filter(part -> part.kind != TaskKind.ROUTE && part.word == null)
                    .forEach(part -> part.out = true);
        }
    }

    private static boolean enough(Piece step, int yes, int no, int all) {
        return switch (step.rule) {
            case ALL, SEQUENCE -> yes == all;
            case ANY -> yes >= 1;
            case HEARD -> yes + no == all;
            case RATIO -> step.ratio != null && yes * step.ratio.whole() >= all * step.ratio.part();
        };
    }

    public void ask(long id, long asked, TaskKind kind) {
        var part = part(id);
        deeds.add(new Deed(part, false));
        part.step.parts.add(new Part(asked, part.step, part.place, kind, false, part));
    }

    public void unask(long id) {
        var part = part(id);
        part.out = true;
        if (part.kind == TaskKind.AFTER) {
            count(part.step);
        }
        begin();
    }

    public void takeBack(long id) {
        var part = part(id);
        standing.remove(part);
        part.word = null;
        if (part.step.done) {
            part.step.done = false;
            steps.stream()
                    .filter(part.step::before)
                    .filter(step -> deeds.stream().noneMatch(deed -> deed.part != null && deed.part.step == step))
                    .forEach(step -> step.begun = false);
        }
    }

    /** What may be said in it, whoever's turn it is. */
    public Set<DecisionVerb> verbs(long id) {
        var part = part(id);
        return switch (part.kind) {
            case ADVICE -> Set.of(DecisionVerb.ADVISE);
            case CONFIRM -> Set.of(DecisionVerb.CONFIRM, DecisionVerb.DISAGREE);
            case BEFORE, AFTER ->
                Set.of(DecisionVerb.APPROVE, DecisionVerb.APPROVE_CONDITIONALLY, DecisionVerb.DISAGREE);
            case ROUTE -> {
                var verbs = new java.util.HashSet<>(Set.of(
                        DecisionVerb.APPROVE,
                        DecisionVerb.APPROVE_CONDITIONALLY,
                        DecisionVerb.RETURN,
                        DecisionVerb.REFUSE));
                if (part.step.parts.stream()
                                .filter(other -> other.kind == TaskKind.ROUTE)
                                .count()
                        > 1) {
                    verbs.add(DecisionVerb.DISAGREE);
                }
                yield verbs;
            }
        };
    }

    public Set<Long> returnable(long id) {
        return steps.stream()
                .filter(step -> step.done && step.before(part(id).step))
                .map(step -> step.id)
                .collect(Collectors.toSet());
    }

    public boolean mayAsk(long id) {
        return part(id).kind == TaskKind.ROUTE && decidable().contains(id);
    }

    public boolean mayUnask(long id) {
        var part = part(id);
        return part.kind != TaskKind.ROUTE && part.pending() && current().contains(part.step);
    }

    public boolean mayWithdraw() {
        return state() == CaseState.OPEN && standing.isEmpty();
    }

    /** Nobody has said or asked anything since who comes after that word. */
    public boolean mayTakeBack(long id) {
        var part = part(id);
        if (state() != CaseState.OPEN || part.word == null) {
            return false;
        }
        var own = deeds.lastIndexOf(new Deed(part, true));
        var since = deeds.subList(own + 1, deeds.size());
        if (part.step.done && since.contains(CUT)) {
            return false;
        }
        var acted = since.stream()
                .map(deed -> deed.part)
                .filter(java.util.Objects::nonNull)
                .anyMatch(other -> other.asker == part && other.kind == TaskKind.AFTER
                        || part.asker == other
                        || part.step.before(other.step)
                        || part.step.rule == StepRule.SEQUENCE
                                && other.kind == TaskKind.ROUTE
                                && other.step == part.step
                                && other.place > part.place);
        var here = part.step.done
                ? part.kind == TaskKind.ROUTE
                        && steps.stream().noneMatch(step -> step.before(part.step) && unfinished(step))
                : current().contains(part.step);
        return here && !acted;
    }

    /** A step after it made less of the amount that it let pass. */
    public void cut(BigDecimal less) {
        deeds.add(CUT);
        amount = less;
    }

    public void resubmit(BigDecimal asked) {
        standing.clear();
        withStarter = false;
        amount = asked;
        begin();
    }

    Part part(long id) {
        return steps.stream()
                .flatMap(step -> step.parts.stream())
                .filter(part -> part.id == id)
                .findFirst()
                .orElseThrow();
    }

    Piece step(long id) {
        return steps.stream().filter(step -> step.id == id).findFirst().orElseThrow();
    }
}
