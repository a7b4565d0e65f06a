package org.cobuild.expert;

import java.time.Instant;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * An expert on a panel. Who keeps the panel sees all of it; what others see is decided where it is shown.
 *
 * @param closed whether the panel is
 * @param key the expert's opaque id
 * @param replacesOrdinal in whose stead it came; null for who was drawn at first
 * @param ownWish whether the expert asked to be recused
 * @param score 0 to 100; void when recused
 * @param dissent null when it has none
 */
record PanelMember(
        long id,
        long tenantId,
        long projectId,
        long panelId,
        boolean closed,
        String key,
        String name,
        String employer,
        String title,
        List<ExpertField> fields,
        int ordinal,
        MemberState state,
        @Nullable Integer replacesOrdinal,
        @Nullable String recusalReason,
        boolean ownWish,
        @Nullable Instant recusedAt,
        @Nullable Integer score,
        @Nullable String opinion,
        @Nullable String dissent,
        @Nullable Instant scoredAt,
        int version)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    boolean seated() {
        return state == MemberState.SEATED;
    }
}
