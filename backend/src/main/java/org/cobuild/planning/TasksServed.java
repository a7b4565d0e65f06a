package org.cobuild.planning;

import java.util.Collection;
import java.util.Map;
import org.cobuild.tenancy.Grant;

/** What serves key tasks, in a room that this one does not know. */
public interface TasksServed {

    /** How many projects serve each of those tasks of the tenant, whoever leads them; those that none serves are absent. */
    Map<Long, Integer> count(Grant grant, Collection<Long> taskIds);
}
