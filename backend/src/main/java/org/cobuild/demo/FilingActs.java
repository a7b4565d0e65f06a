package org.cobuild.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** What the lead files of a project that was approved, and the two statutory papers, which follow. */
final class FilingActs {
    private static final String FILING = "filing{id version}";
    private static final String DRAFT = "filing{id version content{name category approver approvalNumber approvedOn"
            + " targets investment operationMoney fundingChannel catalogueCount sharedCount openedCount sharingNote systems"
            + " protectionLevel protectionNumber protectionDueOn cryptographyDueOn earlierProject}}";
    private static final List<String> GOES_ON = List.of("REBUILD", "EXTENSION");
    private final Story story;
    private final Map<String, @Nullable Object> content = new HashMap<>();
    private Map<String, Object> filing = Map.of();

    FilingActs(Story story) {
        this.story = story;
    }

    void file(Item act) {
        var lead = story.lead(act);
        var today = story.today();
        var draft = story.api
                .mutate(
                        lead,
                        "filingStart",
                        DRAFT,
                        Map.of("kind", "CONSTRUCTION", "year", today.getYear(), "projectId", story.id))
                .part("filing");
        filing = draft.data();
        content.putAll(draft.part("content").data());
        content.put("operationMoney", act.yuan("operation"));
        content.put("systems", story.plan.text("title"));
        content.put("openedCount", 0);
        content.put("sharingNote", "经市级共享交换平台共享，按目录更新。");
        content.put("protectionDueOn", today.plusMonths(6).toString());
        content.put("cryptographyDueOn", today.plusMonths(9).toString());
        var papers = new ArrayList<>(List.of(paper(lead, "CRYPTOGRAPHY_PLAN", "密码应用方案")));
        if (GOES_ON.contains(draft.text("content.category"))) {
            content.put("earlierProject", earlier(story.plan.text("title")));
            papers.add(paper(lead, "EARLIER_EVALUATION", "前期项目后评价"));
        }
        act(lead, "filingEdit", Map.of("content", content, "papers", papers));
        act(lead, "filingFile", Map.of());
    }

    /** The two papers have come. */
    void complete(Item act) {
        var lead = story.lead(act);
        content.put("protectionLevel", 3);
        content.put("protectionNumber", "%s-%s".formatted(story.tenant, story.today()));
        var papers = List.of(
                paper(lead, "PROTECTION_CERTIFICATE", "等级保护备案证明"),
                paper(lead, "CRYPTOGRAPHY_ASSESSMENT", "密码应用安全性评估报告"));
        act(lead, "filingCorrect", Map.of("reason", "补交等保备案证明和密评报告", "content", content, "papers", papers));
    }

    private void act(Viewer lead, String mutation, Map<String, ?> more) {
        var input = new HashMap<String, Object>(more);
        input.put("id", filing.get("id"));
        input.put("version", filing.get("version"));
        filing = story.api.mutate(lead, mutation, FILING, input).part("filing").data();
    }

    /** What it goes on with, as phases are called. */
    private static String earlier(String title) {
        var before = title.replace("（二期）", "（一期）").replace("（三期）", "（二期）");
        return before.equals(title) ? title + "原有系统" : before;
    }

    private Map<String, String> paper(Viewer lead, String paper, String name) {
        return Map.of("paper", paper, "documentId", story.evidence.upload(lead, name, story.plan.text("title")));
    }
}
