package org.cobuild.approval;

import java.time.LocalDate;

/**
 * The meeting that took a decision.
 *
 * @param name its name or number
 * @param present who was there, by name or by count
 */
record Meeting(long decisionId, LocalDate heldOn, String name, String present, String minutes) {}
