package org.cobuild.funding;

/** Rules of money that may refuse an act. */
public enum FundingErrorCode {
    INVALID,
    REQUIRED,
    STALE,
    POOL_MISSING,
    POOL_OVERDRAWN,
    SOURCE_EXCEEDED,
    STAGE,
    CONTRACTED_EXCEEDS_APPROVED,
    PAID_EXCEEDS_CONTRACTED,
    PAID_EXCEEDS_ALLOCATED,
    COUNTERED,
    OWN_MATTER,
    CONDITION_OPEN
}
