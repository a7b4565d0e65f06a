package org.cobuild.approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a condition says.
 *
 * @param allocationNumber with {@link ConditionGate#ALLOCATION}: from which allocation on it holds, from 1; null with
 *     the others
 * @param dueOn until when it shall be met, null without a day
 */
public record ConditionTerm(
        String text,
        ConditionGate gate,
        @Nullable Integer allocationNumber,
        @Nullable LocalDate dueOn) {}
