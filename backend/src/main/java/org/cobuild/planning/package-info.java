/**
 * What a tenant plans before a project exists: plans of several years with their goals and key tasks, the batches into
 * which projects are submitted, and what may not be asked for, the unified-build and negative lists. It owns the tables
 * {@code planning_…}. It talks to platform and tenancy; projects ask it which task they serve, which batch is open and
 * which clauses a draft is checked against, and overview adds what a plan got for its money.
 */
@NullMarked
package org.cobuild.planning;

import org.jspecify.annotations.NullMarked;
