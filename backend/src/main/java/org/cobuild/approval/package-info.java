/**
 * How a matter is decided: routes from the tenant's data, cases, steps, tasks and decisions, and the numbers of
 * replies. It owns the tables {@code approval_*} and knows neither projects nor acceptances: their rooms open a case,
 * answer through {@link org.cobuild.approval.CaseSubjects} and hear {@link org.cobuild.approval.CaseDecided} in the same
 * transaction. It talks to tenancy and platform.
 */
@NullMarked
package org.cobuild.approval;

import org.jspecify.annotations.NullMarked;
