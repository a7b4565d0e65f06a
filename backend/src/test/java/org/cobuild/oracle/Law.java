package org.cobuild.oracle;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of who sees and who may, written down a second time from the documents ('Tenants and scope', the rules of
 * the domain) and not from the program: plain sets, no SQL, nothing of the rooms. Where both differ, one is wrong.
 */
final class Law {
    private static final String TABLE = """
            CLERK: PROJECT_READ PLAN_READ SHARING_SET FILING_SET FILING_READ OVERVIEW_READ PROJECT_DRAFT PROJECT_SUBMIT PARTICIPATION_ANSWER PROGRESS_REPORT PAYMENT_REQUEST ACCEPTANCE_APPLY TENANT_READ
            DEPUTY: PROJECT_READ PLAN_READ SHARING_SET FILING_SET FILING_READ OVERVIEW_READ PROJECT_DRAFT PROJECT_SUBMIT PARTICIPATION_ANSWER PROGRESS_REPORT PAYMENT_REQUEST ACCEPTANCE_APPLY TENANT_READ
            AUTHORITY_CLERK: PROJECT_READ PLAN_READ FILING_RULE FILING_READ OVERVIEW_READ RESOURCE_READ CASE_DECIDE ESTIMATE_CUT CONTRACT_RECORD PROGRESS_CONFIRM EXPERT_READ EXPERT_PANEL TENANT_READ
            AUTHORITY_CHIEF: PROJECT_READ PLAN_READ FILING_RULE FILING_READ PLAN_SET BATCH_SET PROJECT_SHARE OVERVIEW_READ RESOURCE_READ CASE_DECIDE ESTIMATE_CUT FUND_ALLOCATE CONTRACT_RECORD PROGRESS_CONFIRM PAYMENT_APPROVE OPERATION_MATCH LIST_SET EXPERT_READ EXPERT_SET EXPERT_PANEL OWN_BUILD_RULE TENANT_READ
            AUTHORITY_DIRECTOR: PROJECT_READ PLAN_READ FILING_RULE FILING_READ PLAN_SET BATCH_SET PLAN_PUT_IN_FORCE PROJECT_SHARE OVERVIEW_READ RESOURCE_READ CASE_DECIDE CONDITION_END ESTIMATE_CUT FUND_ALLOCATE PAYMENT_APPROVE BREAK_GLASS_WATCH LIST_SET EXPERT_READ EXPERT_SET EXPERT_PANEL OWN_BUILD_RULE TENANT_READ
            REVIEWER: PROJECT_READ PLAN_READ FILING_READ OVERVIEW_READ CASE_DECIDE TENANT_READ
            FINANCE: PROJECT_READ PLAN_READ FILING_READ OVERVIEW_READ CASE_DECIDE FUND_POOL_SET PAYMENT_PAY TENANT_READ
            LEADING_SECRETARY: PROJECT_READ PLAN_READ FILING_READ OVERVIEW_READ CASE_DECIDE CONDITION_END TENANT_READ
            COMPANY_MANAGER: PROJECT_READ PLAN_READ OVERVIEW_READ PROGRESS_REPORT PAYMENT_REQUEST TENANT_READ
            COMPANY_BOOKKEEPER: PROJECT_READ PLAN_READ OVERVIEW_READ OPERATION_BOOK TENANT_READ
            TENANT_ADMIN: TENANT_READ CALENDAR_SET ROUTE_SET TENANT_PEOPLE_IMPORT API_CLIENT_SET UNIT_REORGANISE PERSON_READ PERSON_POST BREAK_GLASS_WATCH
            SECURITY_ADMIN: TENANT_READ POLICY_SET PERSON_READ PERSON_SECURE PERSON_POST LOG_READ LOG_KEY_SET BREAK_GLASS_WATCH
            AUDITOR: PROJECT_READ PLAN_READ FILING_READ OVERVIEW_READ RESOURCE_READ AUDIT_READ LOG_READ EXPERT_READ BREAK_GLASS_WATCH TENANT_READ
            OPERATOR: TENANT_READ TENANT_APPLY TENANT_PEOPLE_IMPORT PERSON_READ PERSON_SECURE TENANT_SUSPEND BREAK_GLASS
            BREAK_GLASS: PROJECT_READ PLAN_READ FILING_READ OVERVIEW_READ RESOURCE_READ BREAK_GLASS_WATCH TENANT_READ
            """;

    /** What a scope of a machine's token gives. Deciding, confirming and reading the trail are for persons. */
    private static final String SCOPES = """
            project:read: PROJECT_READ
            project:write: PROJECT_DRAFT PROJECT_SUBMIT PARTICIPATION_ANSWER
            funding:write: FUND_POOL_SET FUND_ALLOCATE PAYMENT_PAY
            construction:write: CONTRACT_RECORD PROGRESS_REPORT PAYMENT_REQUEST ACCEPTANCE_APPLY
            operation:write: OPERATION_BOOK
            planning:read: PLAN_READ
            planning:write: PLAN_SET BATCH_SET
            filing:read: FILING_READ
            overview:read: OVERVIEW_READ
            resource:read: RESOURCE_READ
            tenancy:read: TENANT_READ
            """;

    private static final Map<String, Set<String>> OF_ROLES = table(TABLE);
    private static final Map<String, Set<String>> OF_SCOPES = table(SCOPES);

    /** Those who look after a whole tenant; everybody else stands for one unit. */
    private static final Set<String> READ_ALL = Set.of(
            "AUTHORITY_CLERK",
            "AUTHORITY_CHIEF",
            "AUTHORITY_DIRECTOR",
            "REVIEWER",
            "FINANCE",
            "LEADING_SECRETARY",
            "AUDITOR",
            "BREAK_GLASS");

    private static final Set<String> NEVER_SUBMITTED = Set.of("DRAFT", "CO_BUILDING");
    private static final Set<String> APPROVED =
            Set.of("APPROVED", "ALLOCATED", "PROCUREMENT", "CONSTRUCTION", "ACCEPTANCE", "OPERATION");
    private static final Set<String> EDITABLE = Set.of("DRAFT", "CO_BUILDING", "RETURNED", "WITHDRAWN", "REOPENED");

    private Law() {}

    private static Map<String, Set<String>> table(String text) {
        return text.lines()
                .map(line -> line.split(": "))
                .collect(Collectors.toMap(
                        line -> line[0],
                        line -> new HashSet<>(Arrays.asList(line[1].trim().split(" ")))));
    }

    static Set<String> roles() {
        return OF_ROLES.keySet();
    }

    static Set<String> scopes() {
        return OF_SCOPES.keySet();
    }

    static Set<String> rights() {
        return OF_ROLES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    static boolean rolesGive(Set<String> roles, String right) {
        return roles.stream()
                .anyMatch(role -> OF_ROLES.getOrDefault(role, Set.of()).contains(right));
    }

    static boolean scopesGive(Set<String> scopes, String right) {
        return scopes.stream()
                .anyMatch(scope -> OF_SCOPES.getOrDefault(scope, Set.of()).contains(right));
    }

    static boolean readsAll(Set<String> roles) {
        return roles.stream().anyMatch(READ_ALL::contains);
    }

    static boolean approved(Row project) {
        return APPROVED.contains(project.text("stage"));
    }

    static boolean editable(Row project) {
        return EDITABLE.contains(project.text("stage"));
    }

    static boolean wasSubmitted(Row project) {
        return !NEVER_SUBMITTED.contains(project.text("stage"));
    }

    /** Whether a unit was asked, or named, and so takes part. */
    static boolean takesPart(Row participant) {
        return !participant.is("state", "DRAFT");
    }

    /**
     * The lead's unit sees all. Who reads a tenant sees all that it has submitted, and in a city all that the tree has.
     * Who takes part sees its package, who was named to build, operate or supervise sees all; whoever reads that unit's
     * tenant sees the package beside it. A unit of the city that leads the lead's unit beside its county sees all that was
     * submitted, and of what such a unit takes part in the summary. Who was given a share that lasts sees the summary.
     */
    static Sight sight(Who who, Row project, Census all) {
        if (!who.machine() && who.unitId() == project.number("unit_id")) {
            return Sight.WHOLE;
        }
        if (leadsFromAbove(who, project.number("unit_id"), project, all)) {
            return Sight.WHOLE;
        }
        var above = who.tenantId() == project.number("tenant_id") || who.tenantId() == project.number("city_id");
        if (who.wide() && above && wasSubmitted(project)) {
            return Sight.WHOLE;
        }
        var sight = sharesOf(who, project, all).findAny().isPresent() ? Sight.SHARED : Sight.NONE;
        for (var participant : all.where("Participant", "project_id", project.id())) {
            if (takesPart(participant)) {
                if (!who.machine() && who.unitId() == participant.number("unit_id")) {
                    sight = participant.is("state", "APPOINTED") ? Sight.WHOLE : larger(sight, Sight.PACKAGE);
                } else if (who.wide() && who.tenantId() == participant.number("unit_tenant_id")) {
                    sight = larger(sight, Sight.PACKAGE);
                }
                if (leadsFromAbove(who, participant.number("unit_id"), project, all)) {
                    sight = larger(sight, Sight.PACKAGE);
                }
            }
            if (sight == Sight.WHOLE) {
                break;
            }
        }
        return sight;
    }

    /** Whether one's unit leads that unit from above; it is told of nothing before it was submitted. */
    static boolean leadsFromAbove(Who who, long unit, Row project, Census all) {
        var led = all.find("Unit", unit);
        return wasSubmitted(project)
                && !who.machine()
                && led != null
                && led.has("lead_unit_id")
                && led.number("lead_unit_id") == who.unitId();
    }

    /** Who sees the project whole sees each area, who was given a share those that it names. */
    static boolean shows(Who who, Row project, String area, Census all) {
        return all.sight(who, project.id()) == Sight.WHOLE
                || sharesOf(who, project, all)
                        .anyMatch(
                                share -> Set.of(share.text("areas").split(" ")).contains(area));
    }

    private static Stream<Row> sharesOf(Who who, Row project, Census all) {
        return all.where("ProjectShare", "project_id", project.id()).stream()
                .filter(share -> receives(who, share) && lasts(share, all));
    }

    /** A share for a unit is for its people and for those who read all of its tenant; one for a tenant for the latter. */
    static boolean receives(Who who, Row share) {
        return who.tenantId() == share.number("receiver_tenant_id")
                && (who.wide() || !who.machine() && who.unitId() == share.number("receiver_unit_id"));
    }

    /** Nobody has ended a post and its last day has not come; it may begin later. */
    static boolean stands(Row post, Census all) {
        return post.flag("enabled")
                && (!post.has("ends_at") || post.instant("ends_at").isAfter(all.at()));
    }

    /** Nobody has ended it and its last day has not passed. */
    static boolean lasts(Row share, Census all) {
        return !share.has("ended_at")
                && (!share.has("until_at") || share.instant("until_at").isAfter(all.at()));
    }

    private static Sight larger(Sight one, Sight other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Whether a package is one's own to see, beside those who see the project whole. */
    static boolean ownPackage(Who who, Row participant) {
        return takesPart(participant)
                && who.tenantId() == participant.number("unit_tenant_id")
                && (who.wide() || who.unitId() == participant.number("unit_id"));
    }
}
