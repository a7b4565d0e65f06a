package org.cobuild.tenancy.excel;

import java.time.Instant;
import java.util.List;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded workbook on its way: read and checked without writing anything, mended and confirmed where needed, then
 * written. It can be left at any time and taken up again.
 *
 * @param rowsTotal rows with content, heads among them: what progress counts to
 * @param newRows good rows that change something
 * @param doneRows rows that the last writing took in, null before it
 */
record PeopleImport(
        long id,
        long tenantId,
        String fileName,
        long bytes,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        State state,
        Instant beatAt,
        int rowsTotal,
        int rowsRead,
        int unitRows,
        int unitGood,
        int personRows,
        int personGood,
        int blankRows,
        int warningRows,
        int errorRows,
        int newRows,
        List<String> ignoredHeads,
        @Nullable Integer tookMillis,
        @Nullable String faultKey,
        List<String> faultArguments,
        @Nullable Instant doneAt,
        @Nullable Integer doneRows)
        implements Identified {

    /** Where it stands. */
    enum State {
        /** Being read and checked. */
        READING,
        /** Checked; nothing was written. */
        READY,
        /** Good rows are being written. */
        WRITING,
        /** Good rows were written. */
        DONE,
        /** Something unexpected stopped it; nothing was written. */
        FAILED
    }

    boolean running() {
        return state == State.READING || state == State.WRITING;
    }
}
