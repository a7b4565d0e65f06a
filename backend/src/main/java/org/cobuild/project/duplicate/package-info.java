/**
 * The duplicate check: whether a project, or a module hidden in one, is there already in the city tree. It owns the tables
 * {@code project_duplicate_…} and an index of texts in the portal's data folder, which is derived from the database and
 * made anew whenever it is missing or broken. It reads projects, hears submissions, and follows the trail to keep the
 * index up to date.
 */
@NullMarked
package org.cobuild.project.duplicate;

import org.jspecify.annotations.NullMarked;
