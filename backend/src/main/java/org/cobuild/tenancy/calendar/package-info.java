/**
 * The calendar of working days: the national one that comes with the product, and what a city says differently or
 * before a release knows it. It owns {@code calendar_day} and {@code calendar_year}. It talks to the room around it,
 * whose {@link org.cobuild.tenancy.WorkingDays} counts every deadline.
 */
@NullMarked
package org.cobuild.tenancy.calendar;

import org.jspecify.annotations.NullMarked;
