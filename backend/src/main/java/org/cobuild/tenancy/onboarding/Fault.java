package org.cobuild.tenancy.onboarding;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a tenant's folder, in the language of the caller.
 *
 * @param line from 1; 0 when it concerns the file as a whole
 * @param message what is wrong, without where
 * @param clause the rule behind it, null when it is a matter of form
 * @param lift what would lift it, null when the message says it
 * @param doubt whether it is only to be looked at
 */
public record Fault(
        String file,
        int line,
        String message,
        @Nullable String clause,
        @Nullable String lift,
        boolean doubt) {}
