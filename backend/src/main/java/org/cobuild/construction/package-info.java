/**
 * What happens between the money and the operation: contracts and their terms, progress reported and confirmed on
 * milestones, payment requests, and the completion acceptance. It owns the {@code construction_} tables. It talks to
 * project, books contracts and payments in funding's ledger, has acceptances decided by approval
 * and asks it whether a condition holds them or a contract, and keeps evidence and papers in document.
 */
@NullMarked
package org.cobuild.construction;

import org.jspecify.annotations.NullMarked;
