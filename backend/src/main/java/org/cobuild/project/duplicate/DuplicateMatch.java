package org.cobuild.project.duplicate;

import java.math.BigDecimal;
import java.util.List;
import org.cobuild.project.ProjectTexts;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * Which part matches which. Who reads it reads the other project's plan, and stands in that tenant's log of views.
 *
 * @param tenantId tenant of the other project
 * @param otherProjectId the other project
 * @param words that both have, the rarest first
 */
record DuplicateMatch(
        long tenantId,
        long otherProjectId,
        long hitId,
        ProjectTexts.Kind ownKind,
        String ownText,
        ProjectTexts.Kind otherKind,
        String otherText,
        @Nullable BigDecimal otherAmount,
        BigDecimal similarity,
        List<String> words)
        implements Owned {
    @Override
    public Long ofProject() {
        return otherProjectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }
}
