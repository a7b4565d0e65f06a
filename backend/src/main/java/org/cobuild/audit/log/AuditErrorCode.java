package org.cobuild.audit.log;

/** Rules of the log of decisions that refuse. */
public enum AuditErrorCode {
    INVALID,
    REQUIRED,
    REVOKED,
    KEY_STORE
}
