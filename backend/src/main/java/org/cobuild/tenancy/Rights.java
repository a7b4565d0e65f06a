package org.cobuild.tenancy;

import static org.cobuild.tenancy.Action.*;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of rights: what each role may do. This very table is checked, shown on screen and read by auditors.
 * Separation of duties that depends on the case (nobody decides what one has started, pays what one has asked for,
 * matches what one has booked) stands with the acts themselves.
 */
public final class Rights {
    private static final Map<Role, Set<Action>> ACTIONS = new EnumMap<>(Role.class);

    /** Roles that read all of their tenant; the others read what their unit leads or takes part in. */
    private static final Set<Role> TENANT_WIDE = EnumSet.of(
            Role.AUTHORITY_CLERK,
            Role.AUTHORITY_CHIEF,
            Role.AUTHORITY_DIRECTOR,
            Role.REVIEWER,
            Role.FINANCE,
            Role.LEADING_SECRETARY,
            Role.AUDITOR,
            Role.BREAK_GLASS);

    /** What administers, audits, or moves money: whoever may do one of these signs in with a second factor. */
    private static final Set<Action> WEIGHTY = EnumSet.of(
            TENANT_APPLY,
            TENANT_SUSPEND,
            TENANT_PEOPLE_IMPORT,
            UNIT_REORGANISE,
            CALENDAR_SET,
            ROUTE_SET,
            API_CLIENT_SET,
            POLICY_SET,
            PERSON_SECURE,
            AUDIT_READ,
            LOG_KEY_SET,
            FUND_POOL_SET,
            FUND_ALLOCATE,
            PAYMENT_APPROVE,
            PAYMENT_PAY);

    static {
        give(
                Role.CLERK,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                FILING_SET,
                SHARING_SET,
                OVERVIEW_READ,
                PROJECT_DRAFT,
                PROJECT_SUBMIT,
                PARTICIPATION_ANSWER,
                PROGRESS_REPORT,
                PAYMENT_REQUEST,
                ACCEPTANCE_APPLY,
                TENANT_READ);
        give(
                Role.DEPUTY,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                FILING_SET,
                SHARING_SET,
                OVERVIEW_READ,
                PROJECT_DRAFT,
                PROJECT_SUBMIT,
                PARTICIPATION_ANSWER,
                PROGRESS_REPORT,
                PAYMENT_REQUEST,
                ACCEPTANCE_APPLY,
                TENANT_READ);
        give(
                Role.AUTHORITY_CLERK,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                FILING_RULE,
                OVERVIEW_READ,
                RESOURCE_READ,
                CASE_DECIDE,
                ESTIMATE_CUT,
                CONTRACT_RECORD,
                PROGRESS_CONFIRM,
                EXPERT_READ,
                EXPERT_PANEL,
                TENANT_READ);
        give(
                Role.AUTHORITY_CHIEF,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                FILING_RULE,
                PLAN_SET,
                BATCH_SET,
                PROJECT_SHARE,
                OVERVIEW_READ,
                RESOURCE_READ,
                CASE_DECIDE,
                ESTIMATE_CUT,
                FUND_ALLOCATE,
                CONTRACT_RECORD,
                PROGRESS_CONFIRM,
                PAYMENT_APPROVE,
                OPERATION_MATCH,
                LIST_SET,
                EXPERT_READ,
                EXPERT_SET,
                EXPERT_PANEL,
                OWN_BUILD_RULE,
                TENANT_READ);
        give(
                Role.AUTHORITY_DIRECTOR,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                FILING_RULE,
                PLAN_SET,
                BATCH_SET,
                PROJECT_SHARE,
                OVERVIEW_READ,
                RESOURCE_READ,
                CASE_DECIDE,
                PLAN_PUT_IN_FORCE,
                CONDITION_END,
                ESTIMATE_CUT,
                FUND_ALLOCATE,
                PAYMENT_APPROVE,
                BREAK_GLASS_WATCH,
                LIST_SET,
                EXPERT_READ,
                EXPERT_SET,
                EXPERT_PANEL,
                OWN_BUILD_RULE,
                TENANT_READ);
        give(Role.REVIEWER, PROJECT_READ, PLAN_READ, FILING_READ, OVERVIEW_READ, CASE_DECIDE, TENANT_READ);
        give(
                Role.FINANCE,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                OVERVIEW_READ,
                CASE_DECIDE,
                FUND_POOL_SET,
                PAYMENT_PAY,
                TENANT_READ);
        give(
                Role.LEADING_SECRETARY,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                OVERVIEW_READ,
                CASE_DECIDE,
                CONDITION_END,
                TENANT_READ);
        give(
                Role.COMPANY_MANAGER,
                PROJECT_READ,
                PLAN_READ,
                OVERVIEW_READ,
                PROGRESS_REPORT,
                PAYMENT_REQUEST,
                TENANT_READ);
        give(Role.COMPANY_BOOKKEEPER, PROJECT_READ, PLAN_READ, OVERVIEW_READ, OPERATION_BOOK, TENANT_READ);
        give(
                Role.TENANT_ADMIN,
                TENANT_READ,
                CALENDAR_SET,
                ROUTE_SET,
                TENANT_PEOPLE_IMPORT,
                API_CLIENT_SET,
                UNIT_REORGANISE,
                PERSON_READ,
                PERSON_POST,
                BREAK_GLASS_WATCH);
        give(
                Role.SECURITY_ADMIN,
                TENANT_READ,
                POLICY_SET,
                PERSON_READ,
                PERSON_SECURE,
                PERSON_POST,
                LOG_READ,
                LOG_KEY_SET,
                BREAK_GLASS_WATCH);
        give(
                Role.AUDITOR,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                OVERVIEW_READ,
                RESOURCE_READ,
                AUDIT_READ,
                LOG_READ,
                EXPERT_READ,
                BREAK_GLASS_WATCH,
                TENANT_READ);
        give(
                Role.OPERATOR,
                TENANT_READ,
                TENANT_APPLY,
                TENANT_PEOPLE_IMPORT,
                PERSON_READ,
                PERSON_SECURE,
                TENANT_SUSPEND,
                BREAK_GLASS);
        give(
                Role.BREAK_GLASS,
                PROJECT_READ,
                PLAN_READ,
                FILING_READ,
                OVERVIEW_READ,
                RESOURCE_READ,
                BREAK_GLASS_WATCH,
                TENANT_READ);
    }

    private Rights() {}

    private static void give(Role role, Action first, Action... rest) {
        ACTIONS.put(role, EnumSet.of(first, rest));
    }

    /** What a role may do. */
    public static Set<Action> of(Role role) {
        return Set.copyOf(ACTIONS.getOrDefault(role, Set.of()));
    }

    static EnumSet<Action> of(Collection<Role> roles) {
        var actions = EnumSet.noneOf(Action.class);
        roles.forEach(role -> actions.addAll(ACTIONS.getOrDefault(role, Set.of())));
        return actions;
    }

    static EnumSet<Action> ofScopes(Collection<String> scopes) {
        var actions = EnumSet.noneOf(Action.class);
        for (var action : Action.values()) {
            if (action.scope() != null && scopes.contains(action.scope())) {
                actions.add(action);
            }
        }
        return actions;
    }

    static boolean tenantWide(Collection<Role> roles) {
        return roles.stream().anyMatch(TENANT_WIDE::contains);
    }

    static List<String> tenantWideRoles() {
        return TENANT_WIDE.stream().map(Role::name).toList();
    }

    /** Whether any of them may do what a password alone does not open, as far as the portal asks for a second factor. */
    public static boolean needSecondFactor(Collection<Role> roles) {
        return of(roles).stream().anyMatch(WEIGHTY::contains);
    }

    static List<RoleRights> table() {
        return List.of(Role.values()).stream()
                .map(role -> new RoleRights(
                        role,
                        of(role).stream().sorted().toList(),
                        TENANT_WIDE.contains(role),
                        needSecondFactor(Set.of(role))))
                .toList();
    }

    /** A row of the table. */
    record RoleRights(Role role, List<Action> actions, boolean tenantWide, boolean secondFactor) {}
}
