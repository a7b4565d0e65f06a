package org.cobuild.project;

import java.math.BigDecimal;
import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * An immutable, numbered snapshot of what was submitted. Its amount is null for who sees a package only, and its
 * content is read apart, being long.
 *
 * @param number in the project, from 1
 * @param actingFor who was absent, by name, when a proxy submitted it; null for oneself
 * @param sha256 of the content, so that anybody who was given it can tell that it is what was submitted
 * @param lateReason why it came after the closing day of its batch; null when it did not, and for who sees a package
 *     only
 */
record Submission(
        long id,
        long tenantId,
        long projectId,
        int number,
        Instant submittedAt,
        String personName,
        @Nullable String actingFor,
        @Nullable BigDecimal amount,
        String sha256,
        @Nullable String lateReason)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }
}
