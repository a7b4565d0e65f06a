package org.cobuild.oracle;

import static org.cobuild.oracle.Views.*;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.cobuild.platform.GlobalId;

/**
 * Every mutation with who may do it, and an input that a rule of business refuses after the right was asked: a stale
 * version, an empty reason. So the question changes nothing.
 */
final class Acts {
    private static final int STALE = -1;
    private static final String NO_POST = new GlobalId("Post", 1).toString();
    private static final Map<String, Object> NOTHING = Map.of();

    private Acts() {}

    static void join(Joined joined) {
        planning(joined);
        filing(joined);
        sharing(joined);
        drafts(joined);
        duplicates(joined);
        experts(joined);
        answers(joined);
        building(joined);
        money(joined);
        operation(joined);
        joined.mutation("viewerSwitchPost").on("Post").with((id, row) -> Map.of("postId", id));
        // A county's administrator has the right, and is told that its city keeps the calendar.
        joined.mutation("calendarYearSet")
                .needs(mayAtHome("CALENDAR_SET"))
                .with((id, row) -> Map.of("year", 1, "notice", "", "days", List.of()));
        joined.mutation("policyValueSet")
                .needs(mayAtHome("POLICY_SET"))
                .with((id, row) -> Map.of("name", "no-such", "value", "1", "effectiveOn", "2026-01-01"));
        joined.mutation("policyValueWithdraw")
                .needs(mayAtHome("POLICY_SET"))
                .with((id, row) -> Map.of("name", "no-such", "effectiveOn", "2026-01-01"));
        joined.mutation("paperRulesSet")
                .needs(mayAtHome("POLICY_SET"))
                .with((id, row) -> Map.of("effectiveOn", "2020-01-01", "rules", List.of()));
        joined.mutation("paperRulesWithdraw")
                .needs(mayAtHome("POLICY_SET"))
                .with((id, row) -> Map.of("effectiveOn", "2020-01-01"));
        joined.mutation("routeDraftSave")
                .needs(mayAtHome("ROUTE_SET"))
                .with((id, row) -> Map.of(
                        "code",
                        "no such",
                        "subject",
                        "PROJECT",
                        "version",
                        0,
                        "content",
                        Map.of("name", "", "nameEn", "", "categories", List.of(), "steps", List.of())));
        joined.mutation("routeDraftDiscard")
                .needs(mayAtHome("ROUTE_SET"))
                .with((id, row) -> Map.of("code", "no-such", "version", 1));
        joined.mutation("routePutInForce")
                .needs(mayAtHome("ROUTE_SET"))
                .with((id, row) -> Map.of("code", "no-such", "version", 1, "effectiveOn", "2026-01-01"));
        joined.mutation("routeTakeOut")
                .needs(mayAtHome("ROUTE_SET"))
                .with((id, row) -> Map.of("code", "no-such", "version", 1));
        imports(joined);
        clients(joined);
        // The operator finds every tenant, also those of other cities; an empty reason, and one that is in force.
        joined.mutation("tenantSuspend")
                .on("Tenant")
                .needs(mayAtHome("TENANT_SUSPEND"))
                .with((id, row) -> Map.of("tenantId", id, "reason", ""));
        joined.mutation("tenantResume")
                .on("Tenant")
                .where((who, row, all) -> row.is("status", "ACTIVE"))
                .needs(mayAtHome("TENANT_SUSPEND"))
                .with((id, row) -> Map.of("tenantId", id));
        joined.mutation("tenantClose")
                .on("Tenant")
                .needs(mayAtHome("TENANT_SUSPEND"))
                .with((id, row) -> Map.of("tenantId", id, "reason", ""));
        joined.mutation("breakGlassOpen")
                .on("Tenant")
                .where((who, row, all) -> !row.is("level", "PLATFORM"))
                .needs(mayAtHome("BREAK_GLASS"))
                .with((id, row) -> Map.of("tenantId", id, "reason", "", "hours", 1));
        joined.mutation("breakGlassEnd")
                .on("BreakGlass")
                .needs(mayThere("BREAK_GLASS_WATCH"))
                // Those that are over already, or that this one may not end.
                .where((who, row, all) ->
                        row.has("ended_at") || !mayThere("BREAK_GLASS_WATCH").test(who, row, all))
                .with((id, row) -> Map.of("breakGlassId", id));
        joined.mutation("unitReorganise")
                .on("Unit")
                .needs(mayThere("UNIT_REORGANISE"))
                .with((id, row) -> Map.of(
                        "kind",
                        "CLOSE",
                        "units",
                        List.of(Map.of("unitId", id, "version", STALE)),
                        "effectiveOn",
                        "2000-01-01",
                        "basis",
                        ""));
        joined.mutation("unitChangeWithdraw")
                .on("UnitChange")
                .needs(mayThere("UNIT_REORGANISE"))
                .with(stale("id", NOTHING));
        joined.mutation("onboardingDraftStart")
                .needs(mayAtHome("TENANT_APPLY"))
                .with((id, row) -> Map.of("template", "no-such"));
        for (var act : List.of("onboardingDraftSave", "onboardingDraftDiscard", "onboardingDraftApply")) {
            joined.mutation(act)
                    .on("OnboardingDraft")
                    .needs(mayAtHome("TENANT_APPLY"))
                    .with(stale("draftId", NOTHING));
        }
        joined.mutation("tenantApply").needs(mayAtHome("TENANT_APPLY")).with((id, row) -> Map.of("code", "no-such"));
    }

    /** Somebody is at work on the generated ones, so that nothing begins. */
    private static void imports(Joined joined) {
        var cell = Map.<String, Object>of("sheet", "UNITS", "row", 0, "column", "UNIT_NAME");
        for (var act : List.of(
                Map.entry("peopleImportPreview", NOTHING),
                Map.entry("peopleImportApply", NOTHING),
                Map.entry("peopleImportMend", cell),
                Map.entry("peopleImportConfirmWarning", cell))) {
            joined.mutation(act.getKey())
                    .on("PeopleImport")
                    .needs(mayAtHome("TENANT_PEOPLE_IMPORT"))
                    .with((id, row) -> {
                        var input = new java.util.HashMap<>(act.getValue());
                        input.put("importId", id);
                        if (act.getKey().equals("peopleImportConfirmWarning")) {
                            input.put("note", "");
                        }
                        return input;
                    });
        }
    }

    private static void clients(Joined joined) {
        for (var act : List.of("personSessionsEnd", "personPasswordLink", "personSecondFactorReset")) {
            joined.mutation(act)
                    .on("Person")
                    .needs(mayAtHome("PERSON_SECURE"))
                    .with((id, row) -> Map.of("personId", id, "reason", ""));
        }
        posts(joined);
        Map<String, Object> terms =
                Map.of("name", "", "scopes", List.of(), "addresses", List.of(), "expiresOn", "2026-01-01");
        joined.mutation("logKeyRenew").needs(mayAtHome("LOG_KEY_SET")).with((id, row) -> Map.of("reason", ""));
        joined.mutation("logKeyRevoke")
                .needs(mayAtHome("LOG_KEY_SET"))
                .with((id, row) -> Map.of(
                        "keyId", new GlobalId("LogKey", 1).toString(), "from", "2026-01-01T00:00:00Z", "reason", ""));
        joined.mutation("apiClientMake").needs(mayAtHome("API_CLIENT_SET")).with((id, row) -> terms);
        joined.mutation("apiClientChange")
                .on("ApiClient")
                .needs(mayThere("API_CLIENT_SET"))
                .with(stale("apiClientId", terms));
        joined.mutation("apiClientRotate")
                .on("ApiClient")
                .needs(mayThere("API_CLIENT_SET"))
                .with(stale("apiClientId", Map.of("overlapHours", 0)));
        joined.mutation("apiClientRevoke")
                .on("ApiClient")
                .needs(mayThere("API_CLIENT_SET"))
                .with(stale("apiClientId", NOTHING));
    }

    /** All without a reason. */
    private static void posts(Joined joined) {
        joined.mutation("postGrant")
                .on("Unit")
                .needs(mayThere("PERSON_POST"))
                .with((id, row) -> Map.of(
                        "personId",
                        new GlobalId("Person", 1).toString(),
                        "unitId",
                        id,
                        "title",
                        "",
                        "titleEn",
                        "",
                        "roles",
                        List.of(),
                        "beginsOn",
                        "2000-01-01",
                        "reason",
                        ""));
        joined.mutation("postEnd")
                .on("PersonPost")
                .needs(mayThere("PERSON_POST"))
                .with((id, row) -> Map.of("postId", id, "endsOn", "2000-01-01", "reason", ""));
        joined.mutation("postMove")
                .on("PersonPost")
                .needs(mayThere("PERSON_POST"))
                .with((id, row) -> Map.of(
                        "postId",
                        id,
                        "unitId",
                        new GlobalId("Unit", 1).toString(),
                        "movesOn",
                        "2000-01-01",
                        "reason",
                        ""));
        for (var act : List.of("personDisable", "personEnable")) {
            joined.mutation(act)
                    .on("Person")
                    .needs(mayAtHome("PERSON_POST"))
                    .with((id, row) -> Map.of("personId", id, "reason", ""));
        }
    }

    private static BiFunction<String, Row, Map<String, Object>> stale(String idField, Map<String, Object> more) {
        return (id, row) -> {
            var input = new java.util.HashMap<>(more);
            input.put(idField, id);
            input.put("version", STALE);
            return input;
        };
    }

    private static void filing(Joined joined) {
        joined.mutation("filingStart")
                .on("Project")
                .needs(lead("FILING_SET"))
                .with((id, row) -> Map.of("kind", "CONSTRUCTION", "year", 1, "projectId", id));
        var content = Map.<String, Object>of("name", "", "category", "NEW");
        joined.mutation("filingEdit").on("Filing").needs(KEEPS_FILING).with(stale("id", Map.of("content", content)));
        joined.mutation("filingCorrect")
                .on("Filing")
                .needs(KEEPS_FILING)
                .with(stale("id", Map.of("content", content, "reason", "")));
        for (var act : List.of("filingFile", "filingDiscard")) {
            joined.mutation(act).on("Filing").needs(KEEPS_FILING).with(stale("id", NOTHING));
        }
        for (var act : List.of("filingSendBack", "filingRevoke")) {
            joined.mutation(act).on("Filing").needs(mayThere("FILING_RULE")).with(stale("id", Map.of("reason", "")));
        }
    }

    private static void sharing(Joined joined) {
        joined.mutation("sharingRequestSave")
                .on("PublishedResource")
                .needs(mayAtHome("SHARING_SET"))
                .with((id, row) -> Map.of("resourceId", id, "purpose", ""));
        joined.mutation("sharingRequestAnswer")
                .on("SharingRequest")
                .needs(ANSWERS_REQUEST)
                .with(stale("id", Map.of("verdict", "REFUSE", "words", "")));
        joined.mutation("sharingRequestWithdraw")
                .on("SharingRequest")
                .needs(REQUESTS)
                .with(stale("id", NOTHING));
    }

    private static void planning(Joined joined) {
        joined.mutation("planSave")
                .on("Plan")
                .needs(mayThere("PLAN_SET")
                        .and(not(when("state", "IN_FORCE")))
                        .or(mayThere("PLAN_PUT_IN_FORCE").and(when("state", "IN_FORCE"))))
                .with(stale("id", Map.of("title", "", "firstYear", 2001, "lastYear", 2001, "goals", List.of())));
        joined.mutation("planPutInForce")
                .on("Plan")
                .needs(mayThere("PLAN_PUT_IN_FORCE"))
                .with(stale("id", NOTHING));
        joined.mutation("planClose")
                .on("Plan")
                .needs(mayThere("PLAN_PUT_IN_FORCE"))
                .with(stale("id", NOTHING));
        joined.mutation("batchSave")
                .on("ApplicationBatch")
                .needs(mayThere("BATCH_SET"))
                .with(stale(
                        "id", Map.of("year", 2001, "title", "", "opensOn", "2000-01-01", "closesOn", "2000-01-02")));
        // Whose window it may be is asked after the right.
        joined.mutation("batchWindowSet")
                .on("ApplicationBatch")
                .needs(mayAtHome("BATCH_SET"))
                .with(stale("batchId", NOTHING));
    }

    private static void drafts(Joined joined) {
        joined.mutation("projectCreate")
                .needs(mayAtHome("PROJECT_DRAFT"))
                .with((id, row) -> Map.of("title", "", "category", "NEW", "field", "no-such"));
        var draft = lead("PROJECT_DRAFT");
        joined.mutation("projectUpdate").on("Project").needs(draft).with(stale("id", NOTHING));
        joined.mutation("projectParticipantsSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("participants", List.of())));
        joined.mutation("projectEstimateSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("lines", List.of())));
        joined.mutation("projectEstimateChange")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("lines", List.of())));
        joined.mutation("projectSourcesSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("sources", List.of())));
        joined.mutation("projectCatalogueSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("entries", List.of())));
        joined.mutation("projectMilestonesSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("milestones", List.of())));
        joined.mutation("projectTargetsSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("targets", List.of())));
        joined.mutation("projectFrameworkSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("parts", List.of())));
        joined.mutation("projectBuilderSave")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("ownBuild", false)));
        joined.mutation("projectCategorySave").on("Project").needs(draft).with(stale("projectId", NOTHING));
        joined.mutation("projectSpecialSave").on("Project").needs(draft).with(stale("projectId", NOTHING));
        joined.mutation("projectPaperAdd")
                .on("Project")
                .needs(draft)
                .with(stale(
                        "projectId", Map.of("kind", "OTHER", "documentId", new GlobalId("Document", 1).toString())));
        joined.mutation("projectPaperRemove")
                .on("ProjectPaper")
                .needs(through("Project", "project_id", draft))
                .with(stale("paperId", NOTHING));
        joined.mutation("ownBuildAnswer")
                .on("OwnBuild")
                .needs(OWN_BUILD_RULED)
                .with(stale("id", Map.of("consents", true)));
        joined.mutation("projectOverlapRule")
                .on("Project")
                .needs(draft)
                .with(stale("projectId", Map.of("overlapKey", "none")));
        joined.mutation("projectInvite").on("Project").needs(draft).with(stale("projectId", NOTHING));
        joined.mutation("projectPrecheck").on("Project").needs(draft).with(stale("projectId", NOTHING));
        joined.mutation("projectPrecheckAnswer")
                .on("Project")
                .needs(draft)
                .with((id, row) -> Map.of("projectId", id, "answers", List.of()));
        joined.mutation("listEntryAdd")
                .needs(mayAtHome("LIST_SET"))
                .with((id, row) -> Map.of(
                        "kind",
                        "NEGATIVE",
                        "clause",
                        "",
                        "title",
                        "",
                        "content",
                        "",
                        "suggestion",
                        "",
                        "effectiveOn",
                        "2000-01-01"));
        joined.mutation("listEntryEnd")
                .on("ListEntry")
                .needs(mayThere("LIST_SET"))
                .with(stale("id", Map.of("lastOn", "2000-01-01")));
        joined.mutation("projectSubmit")
                .on("Project")
                .needs(lead("PROJECT_SUBMIT"))
                .with(stale("id", NOTHING));
        joined.mutation("projectWithdraw")
                .on("Project")
                .needs(lead("PROJECT_SUBMIT"))
                .with(stale("id", Map.of("reason", "")));
        joined.mutation("projectReopen")
                .on("Project")
                .needs(lead("PROJECT_SUBMIT"))
                .with(stale("id", Map.of("kind", "APPEAL", "reason", "")));
        joined.mutation("projectShare")
                .on("Project")
                .needs(mayThere("PROJECT_SHARE"))
                // Nobody shares with its own tenant.
                .with((id, row) -> Map.of(
                        "projectId",
                        id,
                        "receiverId",
                        new GlobalId("Tenant", row.number("tenant_id")).toString(),
                        "areas",
                        List.of("MONEY"),
                        "reason",
                        ""));
        var revokes = mayThere("PROJECT_SHARE");
        joined.mutation("projectShareRevoke")
                .on("ProjectShare")
                .needs(revokes)
                // Those that are over already, or that this one may not revoke.
                .where((who, row, all) -> row.has("ended_at") || !revokes.test(who, row, all))
                .with((id, row) -> Map.of("shareId", id));
        // Whose task it is to cut is asked after the version.
        joined.mutation("projectEstimateCut")
                .on("Project")
                .needs(SEEN_WHOLE.and(mayAtHome("ESTIMATE_CUT")))
                .with(stale("projectId", Map.of("cuts", List.of())));
    }

    private static void experts(Joined joined) {
        joined.mutation("expertSave")
                .on("Expert")
                .needs(mayThere("EXPERT_SET"))
                .with(stale("id", Map.of("name", "", "employer", "", "fields", List.of())));
        joined.mutation("expertPanelDraw")
                .on("Case")
                .needs(mayThere("EXPERT_PANEL"))
                .with((id, row) -> Map.of("caseId", id, "size", 0, "quotas", List.of()));
        joined.mutation("expertRecuse")
                .on("PanelMember")
                .needs(mayThere("EXPERT_PANEL"))
                .with(stale("memberId", Map.of("reason", "", "ownWish", false)));
        joined.mutation("expertScore")
                .on("PanelMember")
                .needs(mayThere("EXPERT_PANEL"))
                .with(stale("memberId", Map.of("score", -1, "opinion", "")));
        joined.mutation("expertPanelClose")
                .on("ExpertPanel")
                .needs(mayThere("EXPERT_PANEL"))
                .with(stale("panelId", Map.of("heldOn", "2026-01-01", "conclusion", "", "minutes", "")));
    }

    private static void duplicates(Joined joined) {
        var draft = lead("PROJECT_DRAFT");
        joined.mutation("projectDuplicateCheck")
                .on("Project")
                .needs(draft)
                // What may be checked would be, and kept.
                .where((who, row, all) -> !Law.editable(row) || !draft.test(who, row, all))
                .with((id, row) -> Map.of("projectId", id));
        joined.mutation("projectDuplicateRule")
                .on("DuplicateCheck")
                .needs(REVIEWS_DUPLICATES)
                .with((id, row) -> Map.of("checkId", id, "verdict", "OVERLAP", "reason", ""));
    }

    private static void answers(Joined joined) {
        joined.mutation("participantAmend")
                .on("Participant")
                .needs(lead("PROJECT_DRAFT"))
                .with(stale(
                        "participantId",
                        Map.of("packageTitle", "", "packageScope", "", "share", "1.00", "reason", "")));
        joined.mutation("participantConfirm")
                .on("Participant")
                .needs(Rooms.ANSWERS)
                .with((id, row) -> Map.of("participantId", id, "round", STALE));
        joined.mutation("participantObject")
                .on("Participant")
                .needs(Rooms.ANSWERS)
                .with((id, row) -> Map.of("participantId", id, "round", STALE, "reason", ""));
        joined.mutation("taskDecide")
                .on("Task")
                .needs(mayAtHome("CASE_DECIDE").and(ADDRESSED.or(REACHED)))
                .with((id, row) -> Map.of("taskId", id, "verb", "APPROVE", "opinion", "", "version", STALE));
        joined.mutation("tasksDecide")
                .on("Task")
                .needs(mayAtHome("CASE_DECIDE").and(ADDRESSED))
                .with((id, row) ->
                        Map.of("tasks", List.of(Map.of("taskId", id, "version", STALE)), "opinion", "an opinion"));
        joined.mutation("taskHandOver")
                .on("Task")
                .needs(mayAtHome("CASE_DECIDE").and(ADDRESSED.or(REACHED).or(TOLD)))
                .with((id, row) -> Map.of("taskId", id, "postId", NO_POST, "reason", ""));
        joined.mutation("taskAsk")
                .on("Task")
                .needs(mayAtHome("CASE_DECIDE").and(ADDRESSED.or(REACHED)))
                .with((id, row) -> Map.of("taskId", id, "postId", NO_POST, "how", "ADVICE", "reason", ""));
        joined.mutation("taskUnask")
                .on("Task")
                .needs(mayAtHome("CASE_DECIDE").and(ASKED))
                .with((id, row) -> Map.of("taskId", id, "reason", ""));
        joined.mutation("confirmationAnswer")
                .on("Confirmation")
                .needs(mayThere("PARTICIPATION_ANSWER").and(through("Task", "task_id", ADDRESSED)))
                .with((id, row) -> Map.of("confirmationId", id, "confirms", true, "opinion", ""));
        joined.mutation("taskTakeBack")
                .on("Task")
                .needs(mayAtHome("CASE_DECIDE").and(DECIDED_STILL))
                .with((id, row) -> Map.of("taskId", id, "reason", ""));
        joined.mutation("conditionMeet")
                .on("Condition")
                .needs(mayWhere("CONDITION_END", "named_tenant_id"))
                .with((id, row) -> Map.of("conditionId", id, "evidence", ""));
        joined.mutation("conditionLift")
                .on("Condition")
                .needs(mayWhere("CONDITION_END", "named_tenant_id").and(LIFTS))
                .with((id, row) -> Map.of("conditionId", id, "reason", ""));
        joined.mutation("proxyGrant")
                .needs((who, row, all) -> Proxying.signs(who))
                .with((id, row) ->
                        Map.of("postId", NO_POST, "firstOn", "2000-01-01", "lastOn", "2000-01-01", "reason", ""));
        joined.mutation("proxyEnd")
                .on("Proxy")
                .needs(Proxying.GIVEN.and((who, row, all) -> Proxying.signs(who)))
                // Those that are over already, or that this one may not end.
                .where((who, row, all) -> Proxying.over(row, all) || !Proxying.GIVEN.test(who, row, all))
                .with((id, row) -> Map.of("proxyId", id));
        joined.mutation("caseUrge")
                .on("Case")
                .needs(WAITS_FOR_OTHERS)
                .with((id, row) -> Map.of("caseId", id, "note", "too long".repeat(100)));
        joined.mutation("caseCopy")
                .on("Case")
                .needs(HAS_TO_DO_WITH_IT)
                .with((id, row) -> Map.of("caseId", id, "postIds", List.of()));
        // Who doesn't follow it changes nothing by not following it.
        joined.mutation("caseFollow")
                .on("Case")
                .where(not(FOLLOWS))
                .needs((who, row, all) -> who.may("PROJECT_READ")
                        && !who.machine()
                        && !who.roles().contains("BREAK_GLASS"))
                .with((id, row) -> Map.of("caseId", id, "follow", false));
        // Who has nothing to read there changes nothing.
        joined.mutation("caseCopyRead")
                .on("Case")
                .where((who, row, all) -> all.where("CaseCopy", "case_id", row.id()).stream()
                        .noneMatch(copy -> RECEIVED_COPY.test(who, copy, all) && !copy.has("read_at")))
                .needs(mayAtHome("PROJECT_READ"))
                .with((id, row) -> Map.of("caseId", id));
    }

    private static void building(Joined joined) {
        joined.mutation("contractRecord")
                .on("Project")
                .needs(mayThere("CONTRACT_RECORD"))
                .with((id, row) -> Map.ofEntries(
                        Map.entry("projectId", id),
                        Map.entry("lot", ""),
                        Map.entry("title", ""),
                        Map.entry("supplierName", ""),
                        Map.entry("supplierCreditCode", "91370900MA3C4D5E6F"),
                        Map.entry("supplierSize", "SMALL"),
                        Map.entry("amount", "0.00"),
                        Map.entry("awardedOn", "2026-01-01"),
                        Map.entry("signedOn", "2026-01-01"),
                        Map.entry("terms", List.of())));
        joined.mutation("milestoneReport")
                .on("Milestone")
                .needs(named("PROGRESS_REPORT", "BUILDER"))
                .with((id, row) ->
                        Map.of("milestoneId", id, "progress", -1, "forecastEndOn", "2026-01-01", "note", ""));
        joined.mutation("milestoneReview")
                .on("MilestoneReport")
                .needs(mayThere("PROGRESS_CONFIRM"))
                .with((id, row) -> Map.of("reportId", id, "confirm", false, "remark", ""));
        joined.mutation("acceptanceApply")
                .on("Project")
                .needs(lead("ACCEPTANCE_APPLY"))
                .with((id, row) ->
                        Map.of("projectId", id, "completedOn", "2026-01-01", "note", "", "papers", List.of()));
    }

    private static void money(Joined joined) {
        joined.mutation("paymentRequest")
                .on("ContractTerm")
                .needs(named("PAYMENT_REQUEST", "BUILDER"))
                .with((id, row) -> Map.of("termId", id, "amount", "0.00", "deliveredOn", "2026-01-01"));
        joined.mutation("paymentReview")
                .on("PaymentRequest")
                .needs(mayThere("PAYMENT_APPROVE"))
                .with((id, row) -> Map.of("requestId", id, "approve", false, "remark", ""));
        // The ledger refuses: the generated contracts are booked nowhere.
        joined.mutation("paymentPay")
                .on("PaymentRequest")
                .needs(mayThere("PAYMENT_PAY"))
                .with((id, row) -> Map.of("requestId", id));
        joined.mutation("fundPoolSet")
                .needs(mayAtHome("FUND_POOL_SET"))
                .with((id, row) -> Map.of("source", "REINVESTMENT", "year", 2026, "amount", "1.00"));
        joined.mutation("fundAllocate")
                .on("Project")
                .needs(mayThere("FUND_ALLOCATE"))
                .with((id, row) -> Map.of("projectId", id, "source", "DEVELOPMENT", "year", 2026, "amount", "0.00"));
        joined.mutation("fundEntryCounter")
                .on("FundEntry")
                .needs(mayThere("FUND_ALLOCATE"))
                .with((id, row) -> Map.of("entryId", id, "reason", ""));
    }

    private static void operation(Joined joined) {
        joined.mutation("operationEntryBook")
                .on("Project")
                .needs(named("OPERATION_BOOK", Rooms.OPERATES))
                .with((id, row) -> Map.of(
                        "projectId", id, "kind", "REVENUE", "month", "2026-01-01", "amount", "0.00", "note", ""));
        joined.mutation("operationEntryMatch")
                .on("OperationEntry")
                .needs(mayThere("OPERATION_MATCH"))
                // One that is matched already: the others would be.
                .where((who, row, all) -> row.has("matched_at"))
                .with((id, row) -> Map.of("entryId", id));
        joined.mutation("operationEntryCounter")
                .on("OperationEntry")
                .needs(named("OPERATION_BOOK", Rooms.OPERATES))
                .with((id, row) -> Map.of("entryId", id, "reason", ""));
        joined.mutation("operationYearClose")
                .on("Project")
                .needs(mayThere("OPERATION_MATCH"))
                .with((id, row) -> Map.of("projectId", id, "year", 1));
    }
}
