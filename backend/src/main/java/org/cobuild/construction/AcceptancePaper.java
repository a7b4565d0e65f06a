package org.cobuild.construction;

/** Papers of an acceptance; all of them are required. */
public enum AcceptancePaper {
    SUMMARY,
    FINANCIAL_REPORT,
    AUDIT_REPORT,
    SECURITY_ASSESSMENT,
    CRYPTOGRAPHY_ASSESSMENT,
    ARCHIVE_CHECK,
    CATALOGUE_CERTIFICATE
}
