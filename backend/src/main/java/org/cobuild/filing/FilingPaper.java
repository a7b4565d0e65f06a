package org.cobuild.filing;

/** Papers of a filing. */
public enum FilingPaper {
    REPLY,
    PROTECTION_CERTIFICATE,
    CRYPTOGRAPHY_PLAN,
    CRYPTOGRAPHY_ASSESSMENT,
    EARLIER_EVALUATION,
    CONTRACT,
    OTHER
}
