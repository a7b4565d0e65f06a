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
    OPERATOR,
    /** Held by no post: what an operator is while it looks into a tenant after breaking the glass. */
    BREAK_GLASS
}
