package org.cobuild.tenancy.policy;

/** What a rule is about; the profile is shown in these groups. */
public enum PolicyGroup {
    PLANNING,
    MONEY,
    SHARING,
    CONSTRUCTION,
    OPERATION,
    EVALUATION,
    SAFEKEEPING
}
