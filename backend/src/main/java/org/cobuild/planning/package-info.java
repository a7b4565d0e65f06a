/**
 * What a tenant plans before a project exists: plans of several years with their goals and key tasks, and the batches
 * into which projects are submitted. It owns the tables {@code planning_…}. It talks to platform and tenancy; projects
 * ask it which task they serve and which batch is open, and overview adds what a plan got for its money.
 */
@NullMarked
package org.cobuild.planning;

import org.jspecify.annotations.NullMarked;
