package org.cobuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.cobuild.platform.Refusals;

/** What a rule says against something, without a portal. */
public final class Said {
    private Said() {}

    /** Code and place of each reason, e.g. {@code REQUIRED content.name}. */
    public static List<String> by(Consumer<Refusals> rule) {
        var refusals = new Refusals();
        rule.accept(refusals);
        return in(refusals);
    }

    /** As above; each has its words, and every number in them is filled in. */
    public static List<String> in(Refusals refusals) {
        assertThat(refusals.list())
                .allSatisfy(error -> assertThat(error.message()).isNotBlank().doesNotContainPattern("\\{\\d"));
        return refusals.list().stream()
                .map(error -> (error.code() + " " + String.join(".", error.path())).strip())
                .toList();
    }
}
