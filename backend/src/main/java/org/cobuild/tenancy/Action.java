package org.cobuild.tenancy;

import org.jspecify.annotations.Nullable;

/** A right, named in the field's words. Roles have them by {@link Rights}, machine clients by the scope of their token. */
public enum Action {
    PROJECT_READ("project:read"),
    PROJECT_DRAFT("project:write"),
    PROJECT_SUBMIT("project:write"),
    PARTICIPATION_ANSWER("project:write"),
    /** Whom data of a tenant is shown to is decided by a person. */
    PROJECT_SHARE(null),
    /** Deciding is for persons: no scope gives it to a machine. */
    CASE_DECIDE(null),
    CONDITION_END(null),
    ESTIMATE_CUT(null),
    FUND_POOL_SET("funding:write"),
    FUND_ALLOCATE("funding:write"),
    CONTRACT_RECORD("construction:write"),
    PROGRESS_REPORT("construction:write"),
    PROGRESS_CONFIRM(null),
    PAYMENT_REQUEST("construction:write"),
    PAYMENT_APPROVE(null),
    PAYMENT_PAY("funding:write"),
    ACCEPTANCE_APPLY("construction:write"),
    OPERATION_BOOK("operation:write"),
    OPERATION_MATCH(null),
    PLAN_READ("planning:read"),
    PLAN_SET("planning:write"),
    /** What projects are asked for is put in force by a person. */
    PLAN_PUT_IN_FORCE(null),
    BATCH_SET("planning:write"),
    FILING_READ("filing:read"),
    /** What a unit files is signed for by a person. */
    FILING_SET(null),
    FILING_RULE(null),
    /** Asks another unit for data, and answers for the own unit's: both are signed for by a person. */
    SHARING_SET(null),
    OVERVIEW_READ("overview:read"),
    RESOURCE_READ("resource:read"),
    AUDIT_READ(null),
    LOG_READ(null),
    /** With what a tenant signs is set by a person. */
    LOG_KEY_SET(null),
    TENANT_READ("tenancy:read"),
    /** What limits others is no machine's to move. */
    POLICY_SET(null),
    CALENDAR_SET(null),
    /** How matters are decided is set by a person. */
    ROUTE_SET(null),
    /** What may not be asked for is set by a person. */
    LIST_SET(null),
    /** Who the experts are is no machine's to know. */
    EXPERT_READ(null),
    EXPERT_SET(null),
    /** Draws panels and records what experts say. */
    EXPERT_PANEL(null),
    /** Lets a unit build by itself. */
    OWN_BUILD_RULE(null),
    TENANT_APPLY(null),
    TENANT_PEOPLE_IMPORT(null),
    /** No machine makes another. */
    API_CLIENT_SET(null),
    PERSON_READ(null),
    PERSON_SECURE(null),
    /** Who gets which post is decided by a person. */
    PERSON_POST(null),
    UNIT_REORGANISE(null),
    TENANT_SUSPEND(null),
    BREAK_GLASS(null),
    BREAK_GLASS_WATCH(null);

    private final @Nullable String scope;

    Action(@Nullable String scope) {
        this.scope = scope;
    }

    /** The scope that gives it to a machine client, null when no scope does. */
    public @Nullable String scope() {
        return scope;
    }
}
