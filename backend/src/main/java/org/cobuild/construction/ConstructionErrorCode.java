package org.cobuild.construction;

/** Rules of construction that may refuse an act. */
public enum ConstructionErrorCode {
    INVALID,
    REQUIRED,
    STAGE,
    MONEY,
    TERMS_MISMATCH,
    PREPAYMENT_CAP,
    PAYMENT_DAYS,
    CREDIT_CODE_WARNING,
    LOT_TAKEN,
    MILESTONE_OPEN,
    TERM_EXCEEDED,
    REPORT_OPEN,
    DATES,
    OWN_MATTER,
    PAPER_MISSING,
    DOCUMENT,
    ROUTE_MISSING,
    CONDITION_OPEN
}
