package org.cobuild.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A clause that a line or a section of a project hits, as a check found it, and what the lead says to it.
 *
 * @param precheckId 0 as long as it is not kept
 * @param lineId null for title and goals
 * @param textSha256 of all that the answer rests on: the text, and of a line its quantity and price
 * @param entryTenantId the tenant whose list it is
 * @param words by which the clause was recognised
 */
record PrecheckHit(
        long id,
        long tenantId,
        long projectId,
        long precheckId,
        int ordinal,
        PrecheckPlace place,
        @Nullable Long lineId,
        @Nullable Integer lineOrdinal,
        String text,
        String textSha256,
        @Nullable BigDecimal amount,
        long entryTenantId,
        long entryId,
        List<String> words,
        PrecheckVerdict verdict,
        @Nullable String reason,
        @Nullable String answeredByName,
        @Nullable Instant answeredAt,
        int version)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }

    /** What makes a hit the same one in the next check. */
    record Key(PrecheckPlace place, @Nullable Long lineId, long entryId, String textSha256) {}

    Key key() {
        return new Key(place, lineId, entryId, textSha256);
    }

    /** The same hit in a check that is kept. */
    PrecheckHit in(long id, long precheck) {
        return new PrecheckHit(
                id,
                tenantId,
                projectId,
                precheck,
                ordinal,
                place,
                lineId,
                lineOrdinal,
                text,
                textSha256,
                amount,
                entryTenantId,
                entryId,
                words,
                verdict,
                reason,
                answeredByName,
                answeredAt,
                1);
    }

    /** The same hit with what the lead said to it before. */
    PrecheckHit withAnswerOf(@Nullable PrecheckHit before) {
        return before == null
                ? this
                : answered(before.verdict, before.reason, before.answeredByName, before.answeredAt);
    }

    PrecheckHit answered(PrecheckVerdict said, @Nullable String why, @Nullable String by, @Nullable Instant at) {
        return new PrecheckHit(
                id,
                tenantId,
                projectId,
                precheckId,
                ordinal,
                place,
                lineId,
                lineOrdinal,
                text,
                textSha256,
                amount,
                entryTenantId,
                entryId,
                words,
                said,
                why,
                by,
                at,
                version + 1);
    }

    /** How its answer stands in the trail. */
    String inWords() {
        return verdict + (reason == null ? "" : " · " + reason);
    }
}
