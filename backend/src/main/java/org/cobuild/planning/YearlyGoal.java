package org.cobuild.planning;

import org.cobuild.platform.Identified;

/**
 * What a plan wants to reach in a year.
 *
 * @param ordinal place in the plan, from 1
 * @param measure by what it is seen to be reached; may be empty
 */
public record YearlyGoal(long id, long tenantId, long planId, int ordinal, int year, String title, String measure)
        implements Identified {}
