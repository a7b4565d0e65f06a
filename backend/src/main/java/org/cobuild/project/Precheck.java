package org.cobuild.project;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A check of a project against the lists in force on its day.
 *
 * @param submissionNumber of which submission it is, whose answers are never changed; null for a check of the draft
 * @param contentSha256 of what was checked against what: {@link PrecheckRules#digest}
 * @param entryIds the entries in force, ids with a space between
 */
record Precheck(
        long id,
        long tenantId,
        long projectId,
        int number,
        Instant checkedAt,
        String personName,
        @Nullable Integer submissionNumber,
        String contentSha256,
        String entryIds,
        int lineCount,
        int hitCount)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }

    List<Long> against() {
        return entryIds.isEmpty()
                ? List.of()
                : Arrays.stream(entryIds.split(" ")).map(Long::valueOf).toList();
    }
}
