package org.cobuild.construction;

/** Where a payment request stands. */
public enum PaymentState {
    REQUESTED,
    APPROVED,
    REFUSED,
    PAID
}
