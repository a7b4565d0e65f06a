/**
 * The project: its participants and their packages, estimate, sources of money, planned milestones, performance targets, submissions and life
 * cycle, and who sees which part of it. It owns the tables {@code project} and {@code project_…}, the derived {@code
 * project_visibility} among them. It calls catalogue, planning and approval, and hears approval's decisions.
 */
@NullMarked
package org.cobuild.project;

import org.jspecify.annotations.NullMarked;
