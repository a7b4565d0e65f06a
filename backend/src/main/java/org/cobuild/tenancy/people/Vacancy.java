package org.cobuild.tenancy.people;

import java.time.LocalDate;
import java.util.List;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A role in a unit with what waits for it: one that nobody acts in, or one that a post would give up.
 *
 * @param openTasks tasks that wait for it
 * @param dueOn the first deadline of those that have been reached
 * @param routes codes of the routes that name it
 * @param drafts projects of the unit that can still be edited and that nobody else there could edit; only for what a post leaves
 * @param holderIds persons, others than who gives it up, who act in it now
 * @param proposedIds persons of the unit to whom it can be given, when nobody else acts in it
 */
record Vacancy(
        long tenantId,
        long unitId,
        Role role,
        int openTasks,
        @Nullable LocalDate dueOn,
        List<String> routes,
        int drafts,
        List<Long> holderIds,
        List<Long> proposedIds) {}
