package org.cobuild.approval;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** What conditions a decision may name, and who ends them. */
final class ConditionRules {
    /** How many a decision may name. */
    static final int MOST = 10;

    private static final int MOST_ALLOCATIONS = 99;

    private ConditionRules() {}

    /** A condition as it was typed. */
    record ConditionInput(
            String text,
            @Nullable ConditionGate gate,
            @Nullable Integer allocationNumber,
            @Nullable LocalDate dueOn) {}

    /**
     * Checks them: one at least with a conditional approval, and none with anything else.
     *
     * @param one a single condition that holds nothing, from those who know no list
     * @return in order, each once
     */
    static List<ConditionTerm> check(
            Refusals refusals,
            DecisionVerb verb,
            @Nullable String one,
            @Nullable List<ConditionInput> many,
            LocalDate today) {
        var listed = many == null ? List.<ConditionInput>of() : many;
        if (verb != DecisionVerb.APPROVE_CONDITIONALLY) {
            without(refusals, Texts.clean(one) == null, "condition");
            without(refusals, listed.isEmpty(), "conditions");
            return List.of();
        }
        if (listed.isEmpty()) {
            return List.of(new ConditionTerm(text(refusals, "condition", one), ConditionGate.NONE, null, null));
        }
        refusals.unless(Texts.clean(one) == null, ApprovalErrorCode.INVALID, "approval.condition.either", "condition");
        if (listed.size() > MOST) {
            refusals.add(ApprovalErrorCode.INVALID, "approval.condition.many", "conditions", MOST, listed.size());
            return List.of();
        }
        var terms = new LinkedHashSet<ConditionTerm>();
        for (int i = 0; i < listed.size(); i++) {
            terms.add(term(refusals, "conditions." + i, listed.get(i), today));
        }
        return List.copyOf(terms);
    }

    private static void without(Refusals refusals, boolean absent, String path) {
        refusals.unless(absent, ApprovalErrorCode.INVALID, "approval.condition.without", path);
    }

    private static ConditionTerm term(Refusals refusals, String path, ConditionInput typed, LocalDate today) {
        var gate = typed.gate() == null ? ConditionGate.NONE : typed.gate();
        var number = typed.allocationNumber();
        if (gate == ConditionGate.ALLOCATION) {
            refusals.unless(
                    number != null && number >= 1 && number <= MOST_ALLOCATIONS,
                    number == null ? ApprovalErrorCode.REQUIRED : ApprovalErrorCode.INVALID,
                    "approval.condition.number",
                    path + ".allocationNumber",
                    MOST_ALLOCATIONS);
        } else {
            refusals.unless(
                    number == null,
                    ApprovalErrorCode.INVALID,
                    "approval.condition.noNumber",
                    path + ".allocationNumber");
        }
        var due = typed.dueOn();
        refusals.unless(
                due == null || !due.isBefore(today),
                ApprovalErrorCode.INVALID,
                "approval.condition.past",
                path + ".dueOn",
                String.valueOf(due));
        return new ConditionTerm(text(refusals, path + ".text", typed.text()), gate, number, due);
    }

    private static String text(Refusals refusals, String path, @Nullable String typed) {
        return Texts.check(refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, path, typed, 2, 500);
    }

    /** Whether it is the caller's to lift: what a meeting named is lifted by whoever speaks for it. */
    static boolean mayLift(Viewer viewer, ApprovalCondition condition) {
        var post = viewer.post();
        return !condition.meeting() || post != null && post.roles().contains(Role.LEADING_SECRETARY);
    }
}
