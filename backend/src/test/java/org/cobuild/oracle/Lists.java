package org.cobuild.oracle;

import static org.cobuild.oracle.Views.*;

import org.cobuild.platform.GlobalId;

/** The lists of Query, plain and narrowed, and what else Query shows. */
final class Lists {
    private Lists() {}

    static void join(Joined joined) {
        joined.single("project", "Project");
        joined.single("case", "Case");
        joined.single("filing", "Filing");
        joined.elsewhere("filingTotals", "counts of the filings that the list shows: FilingTest");
        joined.list("filings", "Filing").needs("FILING_READ").holding(FILING_READ);
        joined.list("filings", "orderBy: NUMBER_DESC, filter: {kind: OPERATION}", "Filing")
                .needs("FILING_READ")
                .holding(FILING_READ.and(when("kind", "OPERATION")));
        joined.list("filings", "filter: {states: [FILED, REVOKED], incomplete: true}", "Filing")
                .needs("FILING_READ")
                .holding(FILING_READ.and(when("state", "FILED", "REVOKED")));
        joined.list("publishedResources", "PublishedResource")
                .needs("PROJECT_READ")
                .holding(OWN_TREE);
        joined.list("publishedResources", "filter: {sharingType: CONDITIONAL}", "PublishedResource")
                .needs("PROJECT_READ")
                .holding(OWN_TREE.and(when("sharing_type", "CONDITIONAL")));
        joined.list("sharingRequests", "SharingRequest").needs("PROJECT_READ").holding(SHARING_READ);
        joined.list("sharingRequests", "filter: {side: MADE}", "SharingRequest")
                .needs("PROJECT_READ")
                .holding(MADE_REQUEST);
        joined.list("sharingRequests", "filter: {side: TO_ANSWER, states: [REQUESTED]}", "SharingRequest")
                .needs("PROJECT_READ")
                .holding(ASKED_REQUEST.and(when("state", "REQUESTED")));
        joined.list("ownBuilds", "OwnBuild").needs("PROJECT_READ").holding(OWN_BUILD_READ);
        joined.list("ownBuilds", "state: ASKED", "OwnBuild")
                .needs("PROJECT_READ")
                .holding(OWN_BUILD_READ.and(when("state", "ASKED")));
        joined.single("peopleImport", "PeopleImport");
        joined.single("onboardingDraft", "OnboardingDraft");
        joined.elsewhere("onboardingReview", "of a draft: OnboardingDraftTest asks as somebody else, too");
        joined.elsewhere("onboardingTemplates", "files beside the portal, for the operator: OnboardingDraftTest");
        joined.elsewhere("regions", "the product's own list, for the operator: OnboardingDraftTest");
        joined.elsewhere("node", "each type of nodes, one by one");
        joined.elsewhere("nodes", "each type of nodes, a hundred at a time");
        joined.elsewhere("viewer", "the caller itself: SelfQuestions compares post, tenant and rights");
        joined.elsewhere("roles", "the table of rights, open to everybody: SelfQuestions compares it with the model's");
        joined.elsewhere(
                "apiScopes", "the table of scopes, open to everybody: SelfQuestions compares it with the model's");
        joined.elsewhere("overview", "sums: SelfQuestions");
        joined.elsewhere("dictionary", "words of the city for its counties: SelfQuestions");
        joined.elsewhere("policyValues", "values of the tenant and its city: RuleQuestions");
        joined.elsewhere("policyRules", "values of the tenant and its city: RuleQuestions");
        joined.elsewhere("paperRules", "rules of the tenant and its city: RuleQuestions");
        joined.elsewhere("approvalRoutes", "routes of the caller's tenant, no nodes: RouteEditorTest");
        joined.elsewhere("routeSeats", "seats, which are no nodes, for who edits routes: RouteEditorTest");
        joined.elsewhere("routeMatters", "facts without names, for who edits routes: RouteEditorTest");
        joined.elsewhere("routeTry", "a look at the caller's own draft: RouteEditorTest");
        joined.elsewhere("calendarYear", "what the city says of a year: SelfQuestions");
        joined.elsewhere("proxyReceivers", "people of the caller's unit: ProxyTest");
        joined.elsewhere("proxySteps", "steps of the caller's post: ProxyTest");
        joined.elsewhere("vacancies", "seats, which are no nodes: VacancyQuestions works them out");
        joined.elsewhere("decisionLog", "the log of the caller's own tenant, no nodes: LogApiTest");
        joined.elsewhere("witnessedLogs", "what the caller's tenant has countersigned, no nodes: LogApiTest");
        joined.elsewhere("auditViews", "written by these very questions: ViewLogTest");
        projects(joined);
        planning(joined);
        joined.list("invitations", "Participant")
                .needs("PROJECT_READ")
                .holding(SUMMARY.and(when("state", "ASKED"))
                        .and((who, row, all) -> row.number("unit_tenant_id") == who.tenantId()
                                && (who.machine() || row.number("unit_id") == who.unitId())));
        var reviewed = not(when("kind", "CONFIRM"));
        joined.list("tasks", "Task").holding(readable(HELD_TASK.and(OPEN_TASK).and(reviewed)));
        joined.list("tasks", "filter: {acting: true}", "Task")
                .holding(readable(ACTED_IN.and(OPEN_TASK).and(reviewed)));
        joined.list("tasks", "filter: {acting: false}", "Task")
                .holding(readable(ADDRESSED.and(OPEN_TASK).and(reviewed)));
        joined.list("tasks", "filter: {escalated: true}", "Task")
                .holding(readable(TOLD.and(when("state", "OPEN", "ASKING")).and(through("Case", "case_id", REVIEW))));
        joined.list("proxies", "Proxy").needs("TENANT_READ").holding(Proxying.GIVEN.or(Proxying.RECEIVED));
        joined.list("proxies", "ofTenant: true", "Proxy").needs("PERSON_READ").holding(OWN_TENANT);
        joined.list("tasks", "filter: {open: true, subject: ACCEPTANCE}", "Task")
                .holding(readable(HELD_TASK.and(OPEN_TASK).and(reviewed))
                        .and((who, row, all) ->
                                all.get("Case", row.number("case_id")).is("subject", "ACCEPTANCE")));
        joined.list("tasks", "filter: {open: false}", "Task")
                .holding(readable((who, row, all) -> !who.machine()
                        && row.has("decided_by_post_id")
                        && row.number("decided_by_post_id") == who.id()));
        joined.list("tasks", "filter: {unneeded: true}", "Task")
                .holding(readable(ADDRESSED.and(UNNEEDED).and(reviewed).and(through("Case", "case_id", REVIEW))));
        joined.list("confirmations", "Confirmation")
                .needs("PARTICIPATION_ANSWER")
                .holding(PUT_TO_US.and(through("Task", "task_id", OPEN_TASK)));
        joined.list("confirmations", "open: false", "Confirmation")
                .needs("PARTICIPATION_ANSWER")
                .holding(PUT_TO_US.and(not(through("Task", "task_id", OPEN_TASK))));
        var copies = through("Case", "case_id", REVIEW).and(RECEIVED_COPY);
        joined.list("copies", "CaseCopy").needs("PROJECT_READ").holding(copies);
        joined.list("copies", "unreadOnly: true", "CaseCopy")
                .needs("PROJECT_READ")
                .holding(copies.and((who, row, all) -> !row.has("read_at")));
        var started = REVIEW.and((who, row, all) ->
                row.number("tenant_id") == who.tenantId() && row.number("starter_unit_id") == who.unitId());
        joined.list("cases", "Case").needs("PROJECT_READ").holding(started);
        joined.list("conditionsDue", "Condition")
                .needs("PROJECT_READ")
                .holding(REVIEW.and(when("state", "OPEN"))
                        .and((who, row, all) -> row.has("reminded_at"))
                        .and(mayWhere("CONDITION_END", "named_tenant_id")
                                .or(through(
                                        "Case",
                                        "case_id",
                                        (who, row, all) -> row.number("starter_unit_id") == who.unitId()))));
        joined.list("cases", "filter: {list: STARTED, subject: ACCEPTANCE}", "Case")
                .needs("PROJECT_READ")
                .holding(started.and(when("subject", "ACCEPTANCE")));
        joined.list("cases", "filter: {list: FOLLOWED}", "Case")
                .needs("PROJECT_READ")
                .holding(REVIEW.and(FOLLOWS));
        joined.list("listEntries", "ListEntry").needs("TENANT_READ").holding(FOLLOWED);
        joined.list("listEntries", "filter: {kind: NEGATIVE, inForceOn: \"2026-01-01\"}", "ListEntry")
                .needs("TENANT_READ")
                .holding(FOLLOWED.and(when("kind", "NEGATIVE"))
                        .and((who, row, all) -> row.text("effective_on").compareTo("2026-01-01") <= 0
                                && (!row.has("until_on") || row.text("until_on").compareTo("2026-01-01") >= 0)));
        joined.list("experts", "Expert").needs("EXPERT_READ").holding(FOLLOWED);
        joined.list("experts", "filter: {field: LAW, active: true}", "Expert")
                .needs("EXPERT_READ")
                .holding(FOLLOWED.and(when("fields", "DATA,LAW")));
        joined.list("paymentRequests", "PaymentRequest").holding(readable(CONSTRUCTION));
        joined.list("paymentRequests", "states: [APPROVED, PAID]", "PaymentRequest")
                .holding(readable(CONSTRUCTION.and(when("state", "APPROVED", "PAID"))));
        joined.list("fundPools", "FundPool").plain().holding(readable(OWN_TENANT));
        joined.list("fundPools", "year: 2026", "FundPool")
                .plain()
                .holding(readable(OWN_TENANT.and((who, row, all) -> row.number("year") == 2026)));
        joined.list("reinvestmentUses", "ReinvestmentUse")
                .plain()
                .marked("amount", "amount", 100)
                .holding(Rooms.USE);
        joined.list("auditEntries", "AuditEntry").needs("AUDIT_READ").holding(OWN_TENANT);
        joined.list("servers", "Server").needs("RESOURCE_READ").holding(HELD);
        joined.list("servers", "placement: HOSTED", "Server")
                .needs("RESOURCE_READ")
                .holding(HELD.and(when("placement", "HOSTED")));
        joined.elsewhere("unitChangePreview", "counts for who may reorganise: UnitReorganiseTest");
        joined.elsewhere("unitHoldings", "posts and codes of projects for who may reorganise: UnitReorganiseTest");
        joined.list("unitChanges", "UnitChange").needs("TENANT_READ").holding(OWN_TENANT);
        joined.list("units", "filter: {open: true}", "Unit")
                .needs("TENANT_READ")
                .holding(OWN_TREE.and((who, row, all) -> !row.has("closed_on")));
        joined.list("units", "Unit").needs("TENANT_READ").holding(OWN_TREE);
        joined.list("units", "filter: {kinds: [AUTHORITY]}", "Unit")
                .needs("TENANT_READ")
                .holding(OWN_TREE.and(when("kind", "AUTHORITY")));
        var tenants = joined.list("tenants", "Tenant").needs("TENANT_READ").plain();
        tenants.holding(joined.type("Tenant").reach);
        // The operator sees every tenant of the portal, also those of other worlds.
        tenants.othersToo = true;
        var people = joined.list("people", "Person").needs("PERSON_READ");
        people.holding(joined.type("Person").reach);
        people.othersToo = true;
        joined.list("breakGlasses", "BreakGlass").needs("BREAK_GLASS_WATCH").holding(OWN_TENANT);
        joined.list("apiClients", "ApiClient").needs("API_CLIENT_SET").holding(OWN_TENANT);
        var drafts = joined.list("onboardingDrafts", "OnboardingDraft").needs("TENANT_APPLY");
        drafts.holding(OWN_TENANT.and((who, row, all) -> !row.has("made_tenant_id")));
        var imports = joined.list("peopleImports", "PeopleImport").needs("TENANT_PEOPLE_IMPORT");
        imports.holding(joined.type("PeopleImport").reach);
        imports.othersToo = true;
    }

    private static void planning(Joined joined) {
        joined.list("plans", "Plan").needs("PLAN_READ").holding(PLAN_READ);
        joined.list("plans", "filter: {states: [IN_FORCE, CLOSED]}", "Plan")
                .needs("PLAN_READ")
                .holding(PLAN_READ.and(when("state", "IN_FORCE", "CLOSED")));
        joined.list("plans", "filter: {servable: true}", "Plan")
                .needs("PLAN_READ")
                .holding(when("state", "IN_FORCE")
                        .and((who, row, all) ->
                                row.number("tenant_id") == who.tenantId() || row.number("tenant_id") == who.cityId()));
        joined.list("plans", "filter: {of the tenant}", "Plan")
                        .needs("PLAN_READ")
                        .holding(PLAN_READ.and(OWN_TENANT))
                        .arguments =
                (who, all) -> "filter: {tenantId: \"" + new GlobalId("Tenant", who.tenantId()) + "\"}";
        joined.list("applicationBatches", "ApplicationBatch").needs("PLAN_READ").holding(UP_AND_DOWN);
        joined.list("applicationBatches", "year: 2002", "ApplicationBatch")
                .needs("PLAN_READ")
                .holding(UP_AND_DOWN.and((who, row, all) -> row.number("year") == 2002));
    }

    private static void projects(Joined joined) {
        joined.list("projects", "Project").needs("PROJECT_READ").holding(SEEN);
        joined.list("projects", "orderBy: CREATED_DESC", "Project")
                .needs("PROJECT_READ")
                .holding(SEEN);
        joined.list("projects", "filter: {stages: [DRAFT, SUBMITTED, OPERATION]}", "Project")
                .needs("PROJECT_READ")
                .holding(SEEN.and(when("stage", "DRAFT", "SUBMITTED", "OPERATION")));
        joined.list("projects", "filter: {field: \"transport\"}", "Project")
                .needs("PROJECT_READ")
                .holding(SEEN.and(when("field", "transport")));
        joined.list("projects", "filter: {search: \"医疗\"}", "Project")
                .needs("PROJECT_READ")
                .holding(SEEN.and((who, row, all) -> row.text("title").contains("医疗")));
        joined.list("projects", "filter: {coBuilt: true}", "Project")
                .needs("PROJECT_READ")
                .holding(SEEN.and((who, row, all) -> all.where("Participant", "project_id", row.id()).stream()
                        .anyMatch(part -> part.is("role", "CO_BUILDER", "DATA_PROVIDER"))));
        joined.list("projects", "filter: {mine: true}", "Project")
                .needs("PROJECT_READ")
                // A machine has no unit of its own: it stands for all of its tenant.
                .holding(SEEN.and((who, row, all) -> who.machine() && all.sight(who, row.id()) != Sight.SHARED
                        || (row.number("unit_id") == who.unitId()
                                || Law.leadsFromAbove(who, row.number("unit_id"), row, all)
                                || all.where("Participant", "project_id", row.id()).stream()
                                        .anyMatch(part -> Law.takesPart(part)
                                                && (part.number("unit_id") == who.unitId()
                                                        || Law.leadsFromAbove(
                                                                who, part.number("unit_id"), row, all))))));
        joined.list("projects", "filter: {shared: true}", "Project")
                .needs("PROJECT_READ")
                .holding((who, row, all) -> all.where("ProjectShare", "project_id", row.id()).stream()
                        .anyMatch(share -> RECEIVED.test(who, share, all)));
        joined.list("projects", "filter: {of the tenant}", "Project")
                        .needs("PROJECT_READ")
                        .holding(SEEN.and(OWN_TENANT))
                        .arguments =
                (who, all) -> "filter: {tenantId: \"" + new GlobalId("Tenant", who.tenantId()) + "\"}";
        joined.list("projects", "filter: {of the unit}", "Project")
                        .needs("PROJECT_READ")
                        .holding(SEEN.and((who, row, all) -> row.number("unit_id") == who.unitId()))
                        .arguments =
                (who, all) -> "filter: {leadId: \"" + new GlobalId("Unit", who.unitId()) + "\"}";
    }
}
