package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.cobuild.oracle.Views.*;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each room has in the oracle: a few lines for each type of nodes and each list. {@link Acts} has the mutations. A
 * room or type joins by its lines here; until it has, {@link JoiningTest} fails and names it.
 */
final class Rooms {
    static final String[] OPERATES = {"OPERATOR", "BUILDER"};

    private Rooms() {}

    static Joined all() {
        var joined = new Joined();
        tenancy(joined);
        planning(joined);
        projects(joined);
        filing(joined);
        sharing(joined);
        approval(joined);
        experts(joined);
        funding(joined);
        construction(joined);
        operation(joined);
        lists(joined);
        Acts.join(joined);
        return joined;
    }

    private static void tenancy(Joined joined) {
        joined.rows("PostRole", POST_ROLE);
        joined.rows("Route", APPROVAL_ROUTE);
        joined.rows("RouteAssignee", APPROVAL_ROUTE_ASSIGNEE);
        joined.type("Tenant", TENANT)
                .read("TENANT_READ")
                .seenWith((who, row, all) -> who.level().equals("PLATFORM") || row.number("city_id") == who.cityId());
        joined.type("Unit", UNIT)
                .read("TENANT_READ")
                .seenWith(OWN_TREE)
                .refers("parent", "parent_id", "Unit")
                .refers("ledBy", "lead_unit_id", "Unit")
                .onlyFor("successors { code }", (who, row, all) -> row.has("closed_on"));
        joined.type("UnitChange", UNIT_CHANGE)
                .read("TENANT_READ")
                .seenWith(OWN_TENANT)
                .says("viewerCanWithdraw", mayThere("UNIT_REORGANISE").and(when("state", "PLANNED")));
        joined.type("Post", POST)
                .read(null)
                .seenWith((who, row, all) ->
                        !who.machine() && Who.usablePosts(who.personId(), all).contains(row));
        joined.type("PeopleImport", PEOPLE_IMPORT)
                .read("TENANT_PEOPLE_IMPORT")
                .seenWith(OWN_TENANT.or((who, row, all) -> who.level().equals("PLATFORM")));
        joined.type("OnboardingDraft", ONBOARDING_DRAFT).read("TENANT_APPLY").seenWith(OWN_TENANT);
        joined.type("Person", PERSON)
                .read("PERSON_READ")
                .seenWith((who, row, all) -> who.level().equals("PLATFORM")
                        || all.where("Post", "person_id", row.id()).stream()
                                .anyMatch(post -> OWN_TENANT.test(who, post, all)))
                .says(
                        "elsewhere",
                        (who, row, all) -> !who.level().equals("PLATFORM")
                                && all.where("Post", "person_id", row.id()).stream()
                                        .anyMatch(post -> !OWN_TENANT.test(who, post, all)
                                                && Law.stands(post, all)
                                                && all.get("Tenant", post.number("tenant_id"))
                                                        .is("status", "ACTIVE")))
                .says(
                        "viewerCanDisable",
                        mayAtHome("PERSON_POST")
                                .and((who, row, all) -> row.flag("enabled") && who.personId() != row.id()))
                .says(
                        "viewerCanEnable",
                        mayAtHome("PERSON_POST")
                                .and((who, row, all) -> !row.flag("enabled") && who.personId() != row.id()));
        joined.type("PersonPost", POST)
                .read("PERSON_READ")
                .seenWith(OWN_TENANT.or((who, row, all) -> who.level().equals("PLATFORM")))
                .onlyFor("leaves { role }", mayThere("PERSON_POST").and((who, row, all) -> Law.stands(row, all)))
                .says(
                        "viewerCanChange",
                        mayThere("PERSON_POST")
                                .and((who, row, all) ->
                                        Law.stands(row, all) && who.personId() != row.number("person_id")));
        joined.type("BreakGlass", BREAK_GLASS)
                .read("BREAK_GLASS_WATCH")
                .seenWith(OWN_TENANT)
                .says("open", (who, row, all) -> Who.lasts(row, all));
        joined.type("ApiClient", API_CLIENT).read("API_CLIENT_SET").seenWith(OWN_TENANT);
        joined.type("Server", RESOURCE_SERVER).read("RESOURCE_READ").seenWith(HELD);
        joined.type("AuditEntry", AUDIT_ENTRY).read("AUDIT_READ").seenWith(OWN_TENANT);
    }

    private static void planning(Joined joined) {
        joined.type("Plan", PLANNING_PLAN)
                .read("PLAN_READ")
                .seenWith(PLAN_READ)
                .says(
                        "viewerCanEdit",
                        mayThere("PLAN_SET")
                                .and(when("state", "DRAFT"))
                                .or(mayThere("PLAN_PUT_IN_FORCE").and(when("state", "IN_FORCE"))))
                .says("viewerCanPutInForce", mayThere("PLAN_PUT_IN_FORCE").and(when("state", "DRAFT")))
                .says("viewerCanClose", mayThere("PLAN_PUT_IN_FORCE").and(when("state", "IN_FORCE")))
                .holds("goals", "YearlyGoal", "plan_id");
        joined.type("YearlyGoal", PLANNING_GOAL)
                .read("PLAN_READ")
                .seenWith(through("Plan", "plan_id", PLAN_READ))
                .refers("plan", "plan_id", "Plan")
                .holds("tasks", "KeyTask", "goal_id");
        joined.type("KeyTask", PLANNING_TASK)
                .read("PLAN_READ")
                .seenWith(through("Plan", "plan_id", PLAN_READ))
                .refers("plan", "plan_id", "Plan")
                .refers("goal", "goal_id", "YearlyGoal");
        joined.type("ApplicationBatch", PLANNING_BATCH)
                .read("PLAN_READ")
                .seenWith(UP_AND_DOWN)
                .says("viewerCanEdit", mayThere("BATCH_SET"))
                .says(
                        "viewerCanSetWindow",
                        mayAtHome("BATCH_SET")
                                .and((who, row, all) -> row.flag("counties_may_set")
                                        && row.number("tenant_id") != who.tenantId()
                                        && row.number("tenant_id") == who.cityId()));
    }

    private static void filing(Joined joined) {
        joined.rows("FilingVersion", FILING_VERSION);
        joined.type("Filing", FILING)
                .read("FILING_READ")
                .seenWith(FILING_READ)
                .refers("project", "project_id", "Project")
                .says("viewerCanEdit", KEEPS_FILING.and(when("state", "DRAFT")))
                .says("viewerCanCorrect", KEEPS_FILING.and(when("state", "FILED", "SENT_BACK")))
                .says("viewerCanSendBack", mayThere("FILING_RULE").and(when("state", "FILED")))
                .says("viewerCanRevoke", mayThere("FILING_RULE").and(when("state", "FILED", "SENT_BACK")))
                .holds(
                        "versions",
                        "FilingVersion",
                        "filing_id",
                        "personName",
                        "person_name",
                        (who, row, all) -> who.may("FILING_READ")
                                && FILING_READ.test(who, all.get("Filing", row.number("filing_id")), all));
    }

    private static void sharing(Joined joined) {
        joined.type("PublishedResource", PUBLISHED_RESOURCE).seenWith(OWN_TREE).says("viewerCanRequest", MAY_REQUEST);
        joined.type("SharingRequest", SHARING_REQUEST)
                .seenWith(SHARING_READ)
                .refers("resource", "resource_id", "PublishedResource")
                .says("viewerCanEdit", REQUESTS.and(when("state", "REQUESTED")))
                .says("viewerCanAnswer", ANSWERS_REQUEST.and(when("state", "REQUESTED")));
    }

    private static void projects(Joined joined) {
        joined.rows("ParticipantEvent", PROJECT_PARTICIPANT_EVENT);
        joined.rows("SpecialTrack", PROJECT_SPECIAL);
        joined.rows("Reopening", PROJECT_REOPENING);
        joined.type("Project", PROJECT)
                .seenWith(SEEN)
                .hides("submittedAmount", PLAN_OF_IT)
                .hides("cutAmount", PLAN_OF_IT)
                .hides("approvedAmount", PLAN_OF_IT.or((who, row, all) -> Law.approved(row)))
                .hides(
                        "money { approved }",
                        MONEY_OF_IT.and((who, row, all) -> !all.where("ProjectMoney", "project_id", row.id())
                                .isEmpty()))
                .hides("operation { __typename }", OPERATION_OF_IT.and(when("stage", "OPERATION")))
                .onlyFor("formerUnits { name }", SEEN)
                .refers("keyTask", "key_task_id", "KeyTask")
                .refers("batch", "batch_id", "ApplicationBatch")
                .onlyFor("submissionBatches { id }", OWN_DRAFT)
                .onlyFor("procedure { __typename }", OWN_DRAFT)
                .onlyFor(
                        "submissionRefusals { message }",
                        SEEN_WHOLE.and(lead("PROJECT_DRAFT")).and((w, row, all) -> Law.editable(row)))
                .says("viewerCanEdit", lead("PROJECT_DRAFT").and((who, row, all) -> Law.editable(row)))
                .says("viewerCanInvite", lead("PROJECT_DRAFT").and((who, row, all) -> Law.editable(row)))
                .says("viewerCanSubmit", lead("PROJECT_SUBMIT").and((who, row, all) -> Law.editable(row)))
                .tells("viewerSubmitsFor { postId }", Proxying::submitsFor)
                .says("viewerCanWithdraw", lead("PROJECT_SUBMIT").and(when("stage", "SUBMITTED")))
                .tells("viewerPart", (who, row, all) -> all.sight(who, row.id()).name())
                .tells("viewerAreas", Rooms::areas)
                .onlyFor(
                        "special { leader }",
                        PLAN_OF_IT.and((who, row, all) -> !all.where("SpecialTrack", "project_id", row.id())
                                .isEmpty()))
                .onlyFor(
                        "reopenings { reason }",
                        PLAN_OF_IT.and((who, row, all) ->
                                !all.where("Reopening", "project_id", row.id()).isEmpty()))
                .onlyFor("reopeningWays { kind }", lead("PROJECT_SUBMIT").and(when("stage", "REFUSED")))
                .holds("papers", "ProjectPaper", "project_id")
                .onlyFor(
                        "papersAsked { kind }",
                        SEEN_WHOLE.and(lead("PROJECT_DRAFT")).and((w, row, all) -> Law.editable(row)))
                .says(
                        "viewerCanAddPaper",
                        lead("PROJECT_DRAFT")
                                .and((who, row, all) -> Law.editable(row)
                                        || (Law.approved(row)
                                                && all.where("Condition", "project_id", row.id()).stream()
                                                        .anyMatch(each -> each.is("state", "OPEN")
                                                                && each.is("origin", "PAPERS")))))
                .onlyFor("readers { ground }", SEEN_WHOLE)
                .says("viewerCanShare", mayThere("PROJECT_SHARE").and((who, row, all) -> Law.wasSubmitted(row)))
                .holds("shares", "ProjectShare", "project_id")
                .says("viewerCanCut", SEEN_WHOLE.and(MAY_CUT))
                .says(
                        "viewerCanContract",
                        mayThere("CONTRACT_RECORD").and(when("stage", "ALLOCATED", "PROCUREMENT", "CONSTRUCTION")))
                .says("viewerCanApplyForAcceptance", lead("ACCEPTANCE_APPLY").and(ACCEPTABLE))
                .says(
                        "viewerCanAllocate",
                        mayThere("FUND_ALLOCATE")
                                .and((who, row, all) -> Law.approved(row))
                                .and(not(OWN_MATTER)))
                .says(
                        "viewerCanBook",
                        named("OPERATION_BOOK", OPERATES).and(OPERATION_OF_IT).and(when("stage", "OPERATION")))
                .says(
                        "viewerCanCloseYear",
                        mayThere("OPERATION_MATCH")
                                .and(SEEN_WHOLE)
                                .and(when("stage", "OPERATION"))
                                .and((who, row, all) -> all.where("OperationEntry", "project_id", row.id()).stream()
                                        .anyMatch(entry -> !entry.has("closed_year")
                                                && entry.text("month").compareTo("2026") < 0)))
                .holds("filings", "Filing", "project_id")
                .says("viewerCanStartFiling", lead("FILING_SET").and((who, row, all) -> Law.approved(row)))
                .holds("participants", "Participant", "project_id")
                .holds("estimateLines", "EstimateLine", "project_id")
                .holds("fundingSources", "FundingSource", "project_id")
                .holds("milestones", "Milestone", "project_id")
                .holds("targets", "PerformanceTarget", "project_id")
                .holds("catalogue", "CatalogueEntry", "project_id")
                .holds("submissions", "Submission", "project_id")
                .holds("prechecks", "Precheck", "project_id")
                .onlyFor("precheck { id }", PLAN_OF_IT)
                .holds("duplicateChecks", "DuplicateCheck", "project_id")
                .holds("cases", "Case", "project_id")
                .holds("conditions", "Condition", "project_id", "id", null, REVIEW.and(BINDS))
                .holds("contracts", "Contract", "project_id")
                .holds("paymentRequests", "PaymentRequest", "project_id")
                .holds("acceptances", "Acceptance", "project_id")
                .holds("money.entries", "FundEntry", "project_id")
                .holds("operation.entries", "OperationEntry", "project_id")
                .holds("operation.years", "OperationYear", "project_id")
                .holds("operation.paidFor", "ReinvestmentUse", "origin_project_id", "amount", "amount", USE)
                .holds("timeline", "AuditEntry", "project_id", "id", null, EVENT);
        joined.type("Participant", PROJECT_PARTICIPANT)
                .seenWith(SUMMARY)
                .hides("packageScope", PACKAGE_SEEN)
                .hides("share", PACKAGE_SEEN)
                .onlyFor("escalatedAt", PACKAGE_SEEN)
                .onlyFor("escalatedTo", PACKAGE_SEEN)
                .says("viewerSeesPackage", PACKAGE_SEEN)
                .says("viewerCanAnswer", when("state", "ASKED").and(ANSWERS))
                .refers("project", "project_id", "Project")
                .holds(
                        "events",
                        "ParticipantEvent",
                        "participant_id",
                        "packageTitle",
                        "package_title",
                        through("Participant", "participant_id", PACKAGE_SEEN));
        joined.type("EstimateLine", PROJECT_ESTIMATE_LINE)
                .seenWith(PLAN_OR_OWN_PACKAGE)
                .refers("participant", "participant_id", "Participant");
        joined.type("FundingSource", PROJECT_FUNDING_SOURCE)
                .seenWith(PLAN_OR_OWN_PACKAGE)
                .refers("participant", "participant_id", "Participant");
        joined.type("Milestone", PROJECT_MILESTONE)
                .seenWith(SUMMARY)
                .says("viewerCanReport", named("PROGRESS_REPORT", "BUILDER").and(REPORTABLE))
                .holds("reports", "MilestoneReport", "milestone_id");
        joined.type("PerformanceTarget", PROJECT_TARGET).seenWith(SUMMARY);
        joined.type("ProjectPaper", PROJECT_PAPER)
                .seenWith(PLAN)
                .says(
                        "viewerCanRemove",
                        through("Project", "project_id", lead("PROJECT_DRAFT").and((w, row, all) -> Law.editable(row)))
                                .and((who, row, all) ->
                                        all.where("Submission", "project_id", row.number("project_id")).stream()
                                                .noneMatch(made ->
                                                        made.number("number") >= row.number("for_submission"))));
        joined.type("OwnBuild", PROJECT_OWN_BUILD)
                .read("PROJECT_READ")
                .seenWith(OWN_BUILD_READ)
                .says("viewerCanAnswer", OWN_BUILD_RULED.and(when("state", "ASKED")))
                .refers("project", "project_id", "Project");
        joined.type("Submission", PROJECT_SUBMISSION)
                .seenWith(SUMMARY)
                .hides("amount", PLAN)
                .hides("content", PLAN)
                .hides("form { url }", PLAN)
                .onlyFor("lateReason", PLAN);
        joined.type("ProjectShare", PROJECT_SHARE)
                .seenWith(WHOLE.or(RECEIVED))
                .says("viewerCanRevoke", mayThere("PROJECT_SHARE").and(LASTS));
        joined.type("CatalogueEntry", CATALOGUE_ENTRY).seenWith(SUMMARY);
        joined.type("ListEntry", PLANNING_LIST_ENTRY)
                .read("TENANT_READ")
                .seenWith(UP_AND_DOWN)
                .says("viewerCanEnd", mayThere("LIST_SET").and(not(OVER)));
        joined.type("Precheck", PROJECT_PRECHECK).seenWith(PLAN).holds("hits", "PrecheckHit", "precheck_id");
        joined.type("PrecheckHit", PROJECT_PRECHECK_HIT)
                .seenWith(PLAN)
                .refers("line", "line_id", "EstimateLine")
                .refers("entry", "entry_id", "ListEntry");
        duplicates(joined);
    }

    private static void duplicates(Joined joined) {
        joined.rows("DuplicateMatch", PROJECT_DUPLICATE_MATCH);
        joined.rows("DuplicateRuling", PROJECT_DUPLICATE_RULING);
        joined.type("DuplicateCheck", PROJECT_DUPLICATE_CHECK)
                .seenWith(PLAN)
                .says("viewerCanRule", REVIEWS_DUPLICATES.and(DUPLICATES_OPEN))
                .holds("hits", "DuplicateHit", "check_id")
                .holds(
                        "rulings",
                        "DuplicateRuling",
                        "check_id",
                        "reason",
                        "reason",
                        (who, row, all) -> !row.has("hit_id")
                                && PLAN.test(who, all.get("DuplicateCheck", row.number("check_id")), all));
        joined.type("DuplicateHit", PROJECT_DUPLICATE_HIT)
                .seenWith(PLAN)
                .hides("score", OTHER_SEEN)
                .hides("covered", OTHER_SEEN)
                .onlyFor("ask { id }", not(OTHER_SEEN))
                .refers("project", "other_project_id", "Project")
                .holds(
                        "matches",
                        "DuplicateMatch",
                        "hit_id",
                        "otherText",
                        "other_text",
                        through("DuplicateHit", "hit_id", PLAN.and(OTHER_PLAN)))
                .holds(
                        "rulings",
                        "DuplicateRuling",
                        "hit_id",
                        "reason",
                        "reason",
                        through("DuplicateHit", "hit_id", PLAN));
    }

    private static String areas(Who who, Row project, Census all) {
        return Stream.of("PLAN", "REVIEW", "MONEY", "CONSTRUCTION", "OPERATION")
                .filter(area -> all.shows(who, project.id(), area))
                .collect(Collectors.joining(" "));
    }

    /** Who may answer for a participant. */
    static final Sees ANSWERS =
            (who, row, all) -> who.mayFor("PARTICIPATION_ANSWER", row.number("unit_tenant_id"), row.number("unit_id"));

    /** A use of reinvested money, for who sees the money of the payer or of the paid. */
    static final Sees USE =
            readable(MONEY.or((who, row, all) -> all.shows(who, row.number("origin_project_id"), "MONEY")));

    /** An event of the timeline: shared ones, and the others for the whole view and for the package that they are about. */
    static final Sees EVENT =
            when("audience", "SHARED").and(SUMMARY).or(when("audience", "WHOLE").and(WHOLE_OR_OWN_PACKAGE));

    private static void experts(Joined joined) {
        var reads = mayThere("EXPERT_READ");
        var keeps = mayThere("EXPERT_PANEL");
        joined.type("Expert", EXPERT)
                .read("EXPERT_READ")
                .seenWith(FOLLOWED)
                .says("viewerCanEdit", mayThere("EXPERT_SET"));
        joined.rows("PanelCandidate", EXPERT_CANDIDATE);
        joined.type("ExpertPanel", EXPERT_PANEL)
                .seenWith(REVIEW)
                .refers("case", "case_id", "Case")
                .hides("dissents", when("state", "CLOSED").or(keeps))
                .onlyFor("mean", when("state", "CLOSED").or(keeps))
                .onlyFor("minutes", reads)
                .onlyFor("document { id }", when("state", "CLOSED").and(reads))
                .holds("members", "PanelMember", "panel_id")
                .holds(
                        "candidates",
                        "PanelCandidate",
                        "panel_id",
                        "key",
                        "candidate_key",
                        through("ExpertPanel", "panel_id", REVIEW))
                .says(
                        "viewerCanRecord",
                        keeps.and(when("state", "OPEN"))
                                .and(through("Case", "case_id", when("state", "OPEN")))
                                .and(not(TAKES_PART)));
        var said = keeps.or(through("ExpertPanel", "panel_id", when("state", "CLOSED")));
        joined.type("PanelMember", EXPERT_MEMBER)
                .seenWith(through("ExpertPanel", "panel_id", REVIEW))
                .hides("name", reads)
                .hides("employer", reads)
                .hides("title", reads)
                .onlyFor("recusalReason", reads)
                .hides("score", reads.and(said))
                .hides("opinion", said)
                .hides("dissent", said);
    }

    private static void approval(Joined joined) {
        joined.type("Case", APPROVAL_CASE)
                .seenWith(REVIEW)
                .refers("project", "project_id", "Project")
                .holds("steps", "Step", "case_id")
                .holds("decisions", "Decision", "case_id")
                .holds("handovers", "Handover", "case_id")
                .holds("conditions", "Condition", "case_id", "id", null, REVIEW.and(BINDS))
                .holds("copies", "CaseCopy", "case_id")
                .holds("urges", "Urge", "case_id", "note", "note", through("Case", "case_id", REVIEW))
                .onlyFor("expertPanel { id }", REVIEW)
                .says(
                        "viewerCanDrawExperts",
                        mayThere("EXPERT_PANEL")
                                .and(when("state", "OPEN"))
                                .and(not(TAKES_PART))
                                .and((who, row, all) -> all.where("ExpertPanel", "case_id", row.id())
                                        .isEmpty()))
                .says("viewerCanUrge", WAITS_FOR_OTHERS.and(PENDING))
                .says("viewerCanCopy", HAS_TO_DO_WITH_IT);
        joined.rows("Urge", APPROVAL_URGE);
        joined.rows("Follow", APPROVAL_FOLLOW);
        joined.rows("Escalation", APPROVAL_ESCALATION);
        joined.type("Proxy", APPROVAL_PROXY)
                .read(null)
                .seenWith(Proxying.GIVEN.or(Proxying.RECEIVED).or(mayThere("PERSON_READ")))
                .says("given", Proxying.GIVEN)
                .says(
                        "viewerCanEnd",
                        Proxying.GIVEN
                                .and(mayThere("CASE_DECIDE").or(mayThere("PROJECT_SUBMIT")))
                                .and((who, row, all) -> !Proxying.over(row, all)));
        joined.type("CaseCopy", APPROVAL_COPY)
                .seenWith(through("Case", "case_id", REVIEW))
                .refers("case", "case_id", "Case")
                .says("viewerUnread", RECEIVED_COPY.and(not((who, row, all) -> row.has("read_at"))));
        joined.type("Step", APPROVAL_STEP)
                .seenWith(through("Case", "case_id", REVIEW))
                .holds("tasks", "Task", "step_id");
        joined.type("Task", APPROVAL_TASK)
                .seenWith(not(when("state", "WAITING").and(when("kind", "ROUTE")))
                        .and(through("Case", "case_id", REVIEW)))
                .refers("case", "case_id", "Case")
                .refers("step", "step_id", "Step")
                .refers("askedFor", "for_task_id", "Task")
                .says(
                        "viewerCanDecide",
                        HELD_TASK
                                .and(OPEN_TASK)
                                .and(not(when("kind", "CONFIRM")))
                                .and(not(STARTED)))
                .says("viewerCanAsk", HELD_TASK.and(OPEN_TASK).and(when("kind", "ROUTE")))
                .says("viewerCanHandOver", ADDRESSED.or(TOLD).and(OPEN_TASK))
                .says("viewerCanUnask", ASKED.and(OPEN_TASK));
        joined.type("Decision", APPROVAL_DECISION).seenWith(OPINION).holds("conditions", "Condition", "decision_id");
        joined.type("Handover", APPROVAL_HANDOVER)
                .seenWith(through("Case", "case_id", REVIEW).and(LEVEL));
        joined.type("Confirmation", APPROVAL_CONFIRMATION)
                .seenWith(PUT_TO_US)
                .refers("project", "project_id", "Project")
                .says(
                        "viewerCanAnswer",
                        mayThere("PARTICIPATION_ANSWER").and(through("Task", "task_id", ADDRESSED.and(OPEN_TASK))));
        joined.type("Condition", APPROVAL_CASE_CONDITION)
                .seenWith(REVIEW.and(BINDS.or(through("Decision", "decision_id", OPINION))))
                .refers("case", "case_id", "Case")
                .says(
                        "viewerCanMeet",
                        mayWhere("CONDITION_END", "named_tenant_id")
                                .and(when("state", "OPEN"))
                                .and(not(STARTED)))
                .says(
                        "viewerCanLift",
                        mayWhere("CONDITION_END", "named_tenant_id")
                                .and(when("state", "OPEN"))
                                .and(not(STARTED))
                                .and(LIFTS));
    }

    private static void funding(Joined joined) {
        joined.rows("ProjectMoney", FUND_PROJECT);
        joined.rows("ReinvestmentUse", FUND_REINVESTMENT_USE);
        joined.type("FundPool", FUND_POOL).seenWith(OWN_TENANT).holds("entries", "FundEntry", "pool_id");
        joined.type("FundEntry", FUND_ENTRY)
                .seenWith(MONEY.or((who, row, all) -> !row.has("project_id") && OWN_TENANT.test(who, row, all)))
                .refers("project", "project_id", "Project")
                .refers("origin", "origin_project_id", "Project")
                .refers("counters", "counters_entry_id", "FundEntry")
                .says(
                        "viewerCanCounter",
                        mayThere("FUND_ALLOCATE")
                                .and(when("kind", "ALLOCATION"))
                                .and(UNCOUNTERED)
                                .and((who, row, all) -> row.has("project_id") && !OWN_MATTER.test(who, row, all)))
                .holds("reinvestmentUses", "ReinvestmentUse", "allocation_entry_id", "amount", "amount", USE);
    }

    private static void construction(Joined joined) {
        joined.rows("MilestoneState", CONSTRUCTION_MILESTONE);
        joined.type("Contract", CONSTRUCTION_CONTRACT)
                .seenWith(CONSTRUCTION)
                .holds("terms", "ContractTerm", "contract_id");
        joined.type("ContractTerm", CONSTRUCTION_CONTRACT_TERM)
                .seenWith(CONSTRUCTION)
                .refers("milestone", "milestone_id", "Milestone")
                .says("viewerCanRequest", named("PAYMENT_REQUEST", "BUILDER").and(REQUESTABLE));
        joined.type("MilestoneReport", CONSTRUCTION_REPORT)
                .seenWith(CONSTRUCTION)
                .refers("evidence", "document_id", "Document")
                .says(
                        "viewerCanReview",
                        mayThere("PROGRESS_CONFIRM")
                                .and(when("state", "REPORTED"))
                                .and(not(done("reporter_person_id"))));
        joined.type("PaymentRequest", CONSTRUCTION_PAYMENT_REQUEST)
                .seenWith(CONSTRUCTION)
                .refers("project", "project_id", "Project")
                .refers("contract", "contract_id", "Contract")
                .refers("term", "term_id", "ContractTerm")
                .says(
                        "viewerCanApprove",
                        mayThere("PAYMENT_APPROVE")
                                .and(when("state", "REQUESTED"))
                                .and(not(done("requester_person_id"))))
                .says(
                        "viewerCanPay",
                        mayThere("PAYMENT_PAY")
                                .and(when("state", "APPROVED"))
                                .and(not(done("requester_person_id")))
                                .and(not(done("approver_person_id"))));
        joined.type("Acceptance", CONSTRUCTION_ACCEPTANCE)
                .seenWith(CONSTRUCTION)
                .refers("case", "case_id", "Case");
        joined.type("Document", DOCUMENT).seenWith((who, row, all) -> {
            var subject = all.find(row.text("subject_type"), row.number("subject_id"));
            var sees = Map.of("Decision", OPINION, "ProjectPaper", PLAN)
                    .getOrDefault(String.valueOf(row.text("subject_type")), CONSTRUCTION);
            return subject != null && sees.test(who, subject, all);
        });
    }

    private static void operation(Joined joined) {
        joined.type("OperationEntry", OPERATION_ENTRY)
                .seenWith(OPERATION)
                .refers("counters", "counters_entry_id", "OperationEntry")
                .says(
                        "viewerCanMatch",
                        mayThere("OPERATION_MATCH")
                                .and((who, row, all) -> !row.has("matched_at"))
                                .and(not(done("booker_person_id"))))
                .says("viewerCanCounter", named("OPERATION_BOOK", OPERATES).and(UNCOUNTERED));
        joined.type("OperationYear", OPERATION_YEAR).seenWith(OPERATION);
    }

    private static void lists(Joined joined) {
        Lists.join(joined);
    }
}
