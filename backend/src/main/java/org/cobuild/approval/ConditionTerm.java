package org.cobuild.approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a condition says.
 *
 * @param allocationNumber with {@link ConditionGate#ALLOCATION}: from which allocation on it holds, from 1; null with
 *     the others
 * @param dueOn until when it shall be met, null without a day
 * @param origin what of its subject it came of, in the words of the subject's room; null when a decision named it
 */
public record ConditionTerm(
        String text,
        ConditionGate gate,
        @Nullable Integer allocationNumber,
        @Nullable LocalDate dueOn,
        @Nullable String origin) {
    /** What a decision names. */
    ConditionTerm(String text, ConditionGate gate, @Nullable Integer allocationNumber, @Nullable LocalDate dueOn) {
        this(text, gate, allocationNumber, dueOn, null);
    }
}
