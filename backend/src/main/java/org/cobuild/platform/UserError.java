package org.cobuild.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a rule of business refuses. Texts are in the language of the caller.
 *
 * @param path where in the input the refused value stands; empty when the refusal concerns the whole act
 * @param code constant of the room's error enum
 * @param clause the rule, null when it is a matter of form
 * @param lift what would lift the refusal, null when nothing would
 */
public record UserError(
        List<String> path,
        Enum<?> code,
        String message,
        @Nullable String clause,
        @Nullable String lift) {}
