package org.cobuild.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Role;

/** Money, contracts, progress, payments and acceptance. */
final class BuildingActs {
    private static final List<String> PAPERS = List.of(
            "SUMMARY",
            "FINANCIAL_REPORT",
            "AUDIT_REPORT",
            "SECURITY_ASSESSMENT",
            "CRYPTOGRAPHY_ASSESSMENT",
            "ARCHIVE_CHECK",
            "CATALOGUE_CERTIFICATE");
    private static final Map<String, String> PAPER_NAMES = Map.of(
            "SUMMARY", "建设总结报告",
            "FINANCIAL_REPORT", "财务决算报告",
            "AUDIT_REPORT", "竣工审计报告",
            "SECURITY_ASSESSMENT", "网络安全等级保护测评报告",
            "CRYPTOGRAPHY_ASSESSMENT", "商用密码应用安全性评估报告",
            "ARCHIVE_CHECK", "档案专项验收意见",
            "CATALOGUE_CERTIFICATE", "信息资源目录编制证明");
    private final Story story;
    private final Map<Integer, String> reports = new HashMap<>();

    BuildingActs(Story story) {
        this.story = story;
    }

    void allocate(Item act) {
        story.api.mutate(
                story.authority(act, Role.AUTHORITY_CHIEF),
                "fundAllocate",
                "entry{id}",
                Map.of(
                        "projectId", story.id,
                        "source", act.text("source"),
                        "year", story.calendar.year(act.number("year")),
                        "amount", act.yuan("amount"),
                        "note", act.text("words", "")));
    }

    void contract(Item act) {
        var terms = new ArrayList<Map<String, Object>>();
        for (var term : act.items("terms")) {
            var one = new HashMap<String, Object>(Map.of("title", term.text("title"), "amount", term.yuan("amount")));
            one.put("milestoneId", term.has("milestone") ? milestone(term) : null);
            terms.add(one);
        }
        var input = new HashMap<String, Object>(Map.of(
                "projectId", story.id,
                "lot", act.text("lot"),
                "title", act.text("title"),
                "supplierName", act.text("supplier"),
                "supplierCreditCode", act.text("credit"),
                "supplierSize", act.text("size"),
                "amount", act.yuan("amount"),
                "awardedOn", story.date(act, "awarded"),
                "signedOn", story.date(act, "signed"),
                "terms", terms));
        if (act.has("days")) {
            input.put("agreedPaymentDays", act.number("days"));
        }
        var answer = story.api.mutate(
                story.authority(act, Role.AUTHORITY_CLERK), "contractRecord", "contract{terms{id}}", input);
        story.terms.put(
                act.text("lot"),
                answer.list("contract.terms").stream()
                        .map(term -> term.text("id"))
                        .toList());
    }

    private String milestone(Item act) {
        return story.milestones.get(act.number("milestone") - 1);
    }

    void report(Item act) {
        var viewer = story.company(act, Role.COMPANY_MANAGER);
        var done = act.number("progress") == 100;
        var input = new HashMap<String, Object>(Map.of(
                "milestoneId", milestone(act),
                "progress", act.number("progress"),
                "forecastEndOn", story.date(act, "end"),
                "actualStartOn", story.date(act, "start"),
                "note", act.text("words")));
        if (done) {
            input.put("actualEndOn", story.date(act, "end"));
            input.put(
                    "documentId",
                    story.evidence.upload(viewer, act.text("evidence", "里程碑确认单"), story.plan.text("title")));
        }
        var answer = story.api.mutate(viewer, "milestoneReport", "report{id}", input);
        reports.put(act.number("milestone"), answer.text("report.id"));
    }

    void review(Item act) {
        var input = new HashMap<String, Object>(
                Map.of("reportId", reports.getOrDefault(act.number("milestone"), ""), "confirm", true));
        input.put("remark", act.textOrNull("words"));
        story.api.mutate(story.authority(act, Role.AUTHORITY_CLERK), "milestoneReview", "report{id}", input);
    }

    private static String key(Item act) {
        return act.text("lot") + "." + act.text("term");
    }

    void request(Item act) {
        var terms = story.terms.getOrDefault(act.text("lot"), List.of());
        var answer = story.api.mutate(
                story.company(act, Role.COMPANY_MANAGER),
                "paymentRequest",
                "paymentRequest{id}",
                Map.of(
                        "termId", terms.get(act.number("term") - 1),
                        "amount", act.yuan("amount"),
                        "deliveredOn", story.date(act, "delivered")));
        story.requests.put(key(act), answer.text("paymentRequest.id"));
    }

    void approve(Item act) {
        story.api.mutate(
                story.authority(act, Role.AUTHORITY_CHIEF),
                "paymentReview",
                "paymentRequest{id}",
                Map.of("requestId", story.requests.getOrDefault(key(act), ""), "approve", true));
    }

    void pay(Item act) {
        story.api.mutate(
                story.finance(act),
                "paymentPay",
                "paymentRequest{id}",
                Map.of("requestId", story.requests.getOrDefault(key(act), "")));
    }

    void apply(Item act) {
        var viewer = story.lead(act);
        var papers = PAPERS.stream()
                .map(paper -> Map.of(
                        "paper",
                        paper,
                        "documentId",
                        story.evidence.upload(
                                viewer, PAPER_NAMES.getOrDefault(paper, paper), story.plan.text("title"))))
                .toList();
        story.api.mutate(
                viewer,
                "acceptanceApply",
                "acceptance{id}",
                Map.of(
                        "projectId",
                        story.id,
                        "completedOn",
                        story.date(act, "completed"),
                        "note",
                        act.text("words", "建设内容全部完成，试运行稳定，各项材料齐备，申请竣工验收。"),
                        "papers",
                        papers));
    }
}
