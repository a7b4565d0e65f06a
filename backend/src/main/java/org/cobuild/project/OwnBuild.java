package org.cobuild.project;

import java.math.BigDecimal;
import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * The wish of a project's lead to build by itself, and what the big-data authority says to it. Without one the state
 * company builds.
 *
 * @param unitId the unit that leads the project
 * @param amount the estimate in yuan when it was asked
 * @param answer why it was given or refused; null while it is not answered, and when no words were given
 */
record OwnBuild(
        long id,
        long tenantId,
        long projectId,
        long unitId,
        String code,
        String title,
        ProjectCategory category,
        String reason,
        BigDecimal amount,
        OwnBuildState state,
        Instant askedAt,
        String askedByName,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String answeredByName,
        int version)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    /** As it is asked now. A reason that stays keeps the answer; the amount that the authority reads is of the asking. */
    OwnBuild asked(String why, BigDecimal estimate, Instant at, String by) {
        if (why.equals(reason)) {
            return this;
        }
        return with(why, estimate, OwnBuildState.ASKED, at, by, null, null, null);
    }

    OwnBuild answered(OwnBuildState to, @Nullable String words, Instant at, String by) {
        return with(reason, amount, to, askedAt, askedByName, words, at, by);
    }

    private OwnBuild with(
            String why,
            BigDecimal estimate,
            OwnBuildState to,
            Instant asked,
            String askedBy,
            @Nullable String words,
            @Nullable Instant at,
            @Nullable String by) {
        return new OwnBuild(
                id,
                tenantId,
                projectId,
                unitId,
                code,
                title,
                category,
                why,
                estimate,
                to,
                asked,
                askedBy,
                words,
                at,
                by,
                version + 1);
    }

    /** How it stands in the trail. */
    static @Nullable String inWords(@Nullable OwnBuild own) {
        return own == null ? null : own.state() + " · " + own.reason();
    }
}
