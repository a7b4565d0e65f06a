package org.cobuild.approval;

import java.util.Set;
import org.cobuild.tenancy.Grant;

/** What approval asks of the room whose subjects it decides; each such room has a bean of it. */
public interface CaseSubjects {
    CaseSubject subject();

    /**
     * Locks the subject's row until the end of the transaction, so that it does not change under the signature. The
     * lock order everywhere is subject, then case: whoever changes a case holds its subject.
     */
    Held hold(Grant grant, long subjectId);

    /** Units that lead a project or take part in it, as {@link Held#partUnitIds} has them, without a lock. */
    Set<Long> partUnitIds(Grant grant, long projectId);

    /** A subject whose row is locked; what its room has read of it comes back to it in {@link CaseDecided}. */
    interface Held {
        int version();

        /** Units that lead the subject or take part in it, of whatever tenant: none of their people may decide it. */
        Set<Long> partUnitIds();
    }
}
