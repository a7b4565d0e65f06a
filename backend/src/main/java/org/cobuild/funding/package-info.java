/**
 * The money of projects: pools by source and year, what is allocated from them, what is contracted and paid, and which
 * revenue paid for which later project. It owns the {@code fund_} tables, whose entries are never edited, and the gates
 * that keep their sums in order under any number of writers. It talks to project, hears its approvals, asks
 * approval whether a condition holds an allocation, and is called by construction and operation through {@link
 * org.cobuild.funding.Ledger}.
 */
@NullMarked
package org.cobuild.funding;

import org.jspecify.annotations.NullMarked;
