package org.cobuild.tenancy;

/** What a person is entrusted with in a unit. What each may do stands in {@link Rights}. */
public enum Role {
    CLERK,
    DEPUTY,
    AUTHORITY_CLERK,
    AUTHORITY_CHIEF,
    AUTHORITY_DIRECTOR,
    REVIEWER,
    FINANCE,
    LEADING_SECRETARY,
    COMPANY_MANAGER,
    COMPANY_BOOKKEEPER,
    TENANT_ADMIN,
    SECURITY_ADMIN,
    AUDITOR,
    OPERATOR
}
