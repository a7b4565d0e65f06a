package org.cobuild.audit.log;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the log is, and which acts of the trail are entries at all: whatever decides, binds, pays or gives a
 * right. What is only being prepared (drafts, uploads, what is typed) stands in the trail alone.
 */
public enum LogKind {
    DECISION(
            "taskDecide",
            "projectApprove",
            "projectReturn",
            "projectRefuse",
            "projectEstimateCut",
            "projectOverlapRule",
            "projectDuplicateRule",
            "acceptanceAccept",
            "acceptanceReturn",
            "acceptanceRefuse",
            "milestoneReview",
            "expertPanelDraw",
            "expertRecuse",
            "expertScore",
            "expertPanelClose",
            "operationYearClose"),
    REPLY("participantConfirm", "participantObject", "ownBuildAnswer", "sharingRequestAnswer"),
    SUBMISSION(
            "projectSubmit",
            "projectWithdraw",
            "projectReopen",
            "caseWithdraw",
            "projectInvite",
            "participantAmend",
            "milestoneReport",
            "acceptanceApply"),
    FILING("filingFile", "filingCorrect", "filingSendBack", "filingRevoke"),
    ALLOCATION("fundPoolSet", "fundAllocate", "fundEntryCounter"),
    PAYMENT("contractRecord", "paymentRequest", "paymentReview", "paymentPay"),
    RELEASE("conditionMeet", "conditionLift"),
    /** The rules by which all of these are made. */
    RULE(
            "policyValueSet",
            "policyValueWithdraw",
            "paperRulesSet",
            "paperRulesWithdraw",
            "routeAdd",
            "routeChange",
            "routePutInForce",
            "routeTakeOut",
            "calendarYearSet",
            "replyNumbersBegin",
            "listEntryAdd",
            "listEntryEnd",
            "planPutInForce",
            "planClose",
            "batchWindowSet"),
    RIGHTS(
            "personAdd",
            "personDisable",
            "personEnable",
            "postAdd",
            "postChange",
            "postGrant",
            "postMove",
            "postEnd",
            "proxyGrant",
            "proxyEnd",
            "taskHandover",
            "providerSet",
            "providerPostSet",
            "personSecondFactorReset",
            "apiClientMake",
            "apiClientChange",
            "apiClientRotate",
            "apiClientRevoke",
            "projectShare",
            "projectShareRevoke",
            "breakGlassOpen",
            "breakGlassEnd",
            "tenantSuspend",
            "tenantResume",
            "tenantClose",
            "unitReorganise",
            "logKeyRenew",
            "logKeyRevoke");

    private static final Map<String, LogKind> BY_ACT = byAct();
    private final List<String> acts;

    LogKind(String... acts) {
        this.acts = List.of(acts);
    }

    /** The kind of an act by its name in the trail; null for one that is no entry. */
    static @Nullable LogKind of(String act) {
        return BY_ACT.get(act);
    }

    List<String> acts() {
        return acts;
    }

    private static Map<String, LogKind> byAct() {
        var kinds = new HashMap<String, LogKind>();
        Arrays.stream(values())
                .forEach(kind -> kind.acts.forEach(act -> {
                    if (kinds.put(act, kind) != null) {
                        throw new IllegalStateException(act + " is of two kinds");
                    }
                }));
        return kinds;
    }
}
