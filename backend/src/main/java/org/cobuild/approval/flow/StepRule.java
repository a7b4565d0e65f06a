package org.cobuild.approval.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a step closes. In each of them a veto holder has to agree as well, and ends the step by disagreeing. */
public enum StepRule {
    /** All of its units agree 会签. */
    ALL {
        @Override
        boolean met(Count count, @Nullable Ratio ratio) {
            return count.agreed() == count.all();
        }
    },
    /** Any one of them agrees 或签. */
    ANY {
        @Override
        boolean met(Count count, @Nullable Ratio ratio) {
            return count.agreed() > 0;
        }
    },
    /** At least that part of them agrees, e.g. 2/3 按比例. */
    RATIO {
        @Override
        boolean met(Count count, @Nullable Ratio ratio) {
            return ratio != null && ratio.reached(count.agreed(), count.all());
        }
    },
    /** All of them agree, one after the other 依次. */
    SEQUENCE {
        @Override
        boolean met(Count count, @Nullable Ratio ratio) {
            return count.agreed() == count.all();
        }
    },
    /** All of them have given their conclusion, whatever it is; the next step weighs them 联审. */
    HEARD {
        @Override
        boolean met(Count count, @Nullable Ratio ratio) {
            return count.agreed() + count.disagreed() == count.all();
        }
    };

    /** What one unit says in a step, with those whom it asked to sign after it. */
    enum Vote {
        OPEN,
        AGREED,
        DISAGREED
    }

    /** A unit's vote. @param veto whether the step can't close without its consent */
    record Ballot(Vote vote, boolean veto) {
        boolean vetoed() {
            return veto && vote == Vote.DISAGREED;
        }

        boolean vetoOpen() {
            return veto && vote == Vote.OPEN;
        }
    }

    enum Verdict {
        /** Somebody still has to speak. */
        OPEN,
        /** The rule is met, and each veto holder has spoken. */
        PASSED,
        /** The rule can't be met any more. */
        FAILED
    }

    record Count(int agreed, int disagreed, int all) {
        static Count of(List<Ballot> ballots) {
            return new Count(count(ballots, Vote.AGREED), count(ballots, Vote.DISAGREED), ballots.size());
        }

        private static int count(List<Ballot> ballots, Vote vote) {
            return (int)
                    ballots.stream().filter(ballot -> ballot.vote() == vote).count();
        }

        /** As it would be if everybody who is still to speak agreed. */
        private Count atBest() {
            return new Count(all - disagreed, disagreed, all);
        }
    }

    abstract boolean met(Count count, @Nullable Ratio ratio);

    /** @param ratio of {@link #RATIO}, null with the others */
    Verdict verdict(List<Ballot> ballots, @Nullable Ratio ratio) {
        var count = Count.of(ballots);
        if (ballots.stream().anyMatch(Ballot::vetoed) || !met(count.atBest(), ratio)) {
            return Verdict.FAILED;
        }
        return met(count, ratio) && ballots.stream().noneMatch(Ballot::vetoOpen) ? Verdict.PASSED : Verdict.OPEN;
    }
}
