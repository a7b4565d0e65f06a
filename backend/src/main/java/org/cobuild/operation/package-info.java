/**
 * A project in operation: revenue and cost by month, booked by its operator and matched by the authority, and closed
 * years, of whose net a share flows back to the fund. It owns the tables {@code operation_…}; entries are never edited,
 * only matched and countered. It reads project and books reinvestment into funding.
 */
@NullMarked
package org.cobuild.operation;

import org.jspecify.annotations.NullMarked;
