package org.cobuild.operation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Revenue or cost of a month. It is never edited: what was wrong is taken back by a counter-entry.
 *
 * @param month its first day; its year is the one in whose close the entry counts
 * @param amount signed, a counter-entry has the opposite sign
 * @param bookerPersonId who may not match it; null for a machine client
 * @param countersId the entry that this one takes back
 * @param closedYear the year in whose close it was counted, null before
 * @param countered whether another entry takes this one back
 */
public record OperationEntry(
        long id,
        long tenantId,
        long projectId,
        OperationEntryKind kind,
        LocalDate month,
        BigDecimal amount,
        String note,
        Instant bookedAt,
        @Nullable Long bookerPersonId,
        String bookerName,
        @Nullable Instant matchedAt,
        @Nullable String matcherName,
        @Nullable Long countersId,
        @Nullable Integer closedYear,
        boolean countered)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.OPERATION;
    }

    /** Whether the caller booked it, in whichever post: nobody matches what one has booked. */
    boolean bookedBy(Viewer viewer) {
        return bookerPersonId != null && bookerPersonId.equals(viewer.personId());
    }

    /** Whether a counter-entry may take it back: once, and never a counter-entry itself. */
    boolean counterable() {
        return !countered && countersId == null;
    }

    OperationEntry matched(Instant at, String by) {
        return new OperationEntry(
                id,
                tenantId,
                projectId,
                kind,
                month,
                amount,
                note,
                bookedAt,
                bookerPersonId,
                bookerName,
                at,
                by,
                countersId,
                closedYear,
                countered);
    }
}
