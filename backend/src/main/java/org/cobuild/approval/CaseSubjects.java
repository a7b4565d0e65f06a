package org.cobuild.approval;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.jspecify.annotations.Nullable;

/**
 * What approval asks of the room whose subjects it decides; each such room has a bean of it, and one of its
 * {@link CaseSubject}.
 */
public interface CaseSubjects {
    CaseSubject subject();

    /** What a unit may that starts such a case; whoever may it in the starting unit follows the case up. */
    Action starting();

    /** Whether tasks of several such cases may be decided at once. */
    default boolean severalAtOnce() {
        return false;
    }

    /** Whether such a matter goes before the leading group above that group's limit, where there is one. */
    default boolean beforeLeadingGroup() {
        return false;
    }

    /**
     * Locks the subject's row until the end of the transaction, so that it does not change under the signature. The
     * lock order everywhere is subject, then case: whoever changes a case holds its subject.
     */
    Held hold(Grant grant, long subjectId);

    /**
     * Units that lead projects of the tenant or take part in them, by project, as {@link Held#partUnitIds} has them,
     * without a lock.
     */
    Map<Long, Set<Long>> partUnitIds(Grant grant, Collection<Long> projectIds);

    /** A subject whose row is locked; what its room has read of it comes back to it in {@link CaseDecided}. */
    interface Held {
        /**
         * The version as it is locked: who decides tells which one it has read. Null when there is none, since nobody may
         * change the subject while its case runs.
         */
        @Nullable
        Integer version();

        /** Units that lead the subject or take part in it, of whatever tenant: none of their people may decide it. */
        Set<Long> partUnitIds();
    }
}
