package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What would change, and how to write it. Working it out has written nothing; {@link #write} runs in the transaction in
 * which it was worked out.
 *
 * @param changes in the order in which a reader wants them
 */
public record Planned(List<PlannedChange> changes, Runnable write) {
    public static final Planned NOTHING = new Planned(List.of(), () -> {});

    /** Several plans as one; they are written in this order. */
    public static Planned together(Planned... parts) {
        return together(Arrays.asList(parts));
    }

    /** Several plans as one; they are written in this order. */
    public static Planned together(List<Planned> parts) {
        var all = new ArrayList<PlannedChange>();
        parts.forEach(part -> all.addAll(part.changes()));
        return new Planned(
                List.copyOf(all), () -> parts.forEach(part -> part.write().run()));
    }
}
