package org.cobuild.project;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * What the project shall reach, set before it begins and measured when it is evaluated.
 *
 * @param ordinal place, from 1
 * @param target the number, not negative; null while it isn't said, and for what is done or not
 * @param targetUnit what the number counts, null where there is none
 * @param evidence by what it will be shown, null while it isn't said
 */
public record PerformanceTarget(
        long id,
        long tenantId,
        long projectId,
        int ordinal,
        TargetGroup group,
        String indicator,
        TargetComparison comparison,
        @Nullable BigDecimal target,
        @Nullable String targetUnit,
        @Nullable String evidence,
        @Nullable String note)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    boolean numbered() {
        return comparison != TargetComparison.DONE;
    }

    /** The number as people write it. */
    @Nullable
    String plainTarget() {
        return target == null ? null : target.stripTrailingZeros().toPlainString();
    }

    /** How it stands in the trail. */
    String inWords() {
        return Stream.of(group, indicator, comparison, plainTarget(), targetUnit, evidence, note)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
    }
}
