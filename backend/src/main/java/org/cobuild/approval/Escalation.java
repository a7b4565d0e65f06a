package org.cobuild.approval;

import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.tenancy.Role;

/**
 * That an overdue task was brought before a superior of its unit, once for each deadline 上报.
 *
 * @param dueOn the deadline that had passed
 * @param role the superior seat, in the task's unit
 */
record Escalation(long taskId, LocalDate dueOn, Role role, Instant at) {}
