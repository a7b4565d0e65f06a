package org.cobuild.planning;

import org.cobuild.platform.Identified;

/**
 * A task by which a goal is reached; projects serve tasks.
 *
 * @param ordinal place in the plan, from 1
 * @param unitTenantId tenant of the unit that is responsible
 */
public record KeyTask(
        long id,
        long tenantId,
        long planId,
        long goalId,
        int ordinal,
        String code,
        String title,
        String description,
        long unitTenantId,
        long unitId)
        implements Identified {

    /** How it stands in the trail. */
    public String inWords() {
        return code + " " + title;
    }
}
