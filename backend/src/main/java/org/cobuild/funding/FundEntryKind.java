package org.cobuild.funding;

/** What an entry of the ledger records. */
public enum FundEntryKind {
    POOL,
    ALLOCATION,
    CONTRACT,
    PAYMENT,
    REINVESTMENT
}
