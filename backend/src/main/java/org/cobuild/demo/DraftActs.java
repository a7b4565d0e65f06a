package org.cobuild.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** From the demand to the submission: the draft's sections and co-building. */
final class DraftActs {
    private final Story story;

    DraftActs(Story story) {
        this.story = story;
    }

    void draft(Item act) {
        var plan = story.plan;
        var lead = story.lead(act);
        story.project(
                lead,
                "projectCreate",
                "",
                Map.of(
                        "title",
                        plan.text("title"),
                        "category",
                        plan.text("category", "NEW"),
                        "field",
                        plan.text("field")));
        var basics = story.versioned(
                "id", story.id,
                "goals", plan.text("goals"),
                "plannedStartOn", story.date(plan, "start"),
                "plannedEndOn", story.date(plan, "end"));
        basics.put(
                "keyTaskId",
                story.plans.task(plan.text("field"), plan.date("start").getYear()));
        story.project(lead, "projectUpdate", "", basics);
        if (plan.has("parts")) {
            participants(act);
        }
        estimate(act);
        sources(act);
        milestones(act);
        targets(act);
        catalogue(act);
        papers(act);
    }

    private void participants(Item act) {
        var given = new ArrayList<Map<String, Object>>();
        for (var part : story.plan.items("parts")) {
            given.add(Map.of(
                    "unitId", story.cast.unitId(story.unitKey(part.text("unit"))),
                    "role", part.text("role", "CO_BUILDER"),
                    "packageTitle", part.text("title"),
                    "packageScope", part.text("scope"),
                    "share", part.yuan("share")));
        }
        var saved = story.project(
                story.lead(act),
                "projectParticipantsSave",
                "participants{id unit{id}}",
                story.versioned("projectId", story.id, "participants", given));
        var byUnit = new HashMap<String, String>();
        saved.list("participants").forEach(one -> byUnit.put(one.text("unit.id"), one.text("id")));
        story.plan.items("parts").forEach(part -> {
            var key = story.unitKey(part.text("unit"));
            story.participants.put(key, byUnit.getOrDefault(story.cast.unitId(key), ""));
        });
    }

    private @Nullable String participant(Item entry) {
        var part = entry.textOrNull("part");
        return part == null ? null : story.participants.get(story.unitKey(part));
    }

    private void estimate(Item act) {
        var given = new ArrayList<Map<String, Object>>();
        for (var line : story.plan.items("lines")) {
            var one = new HashMap<String, Object>(Map.of(
                    "costGroup", line.text("group"),
                    "title", line.text("title"),
                    "quantity", line.text("quantity", "1"),
                    "quantityUnit", line.text("per", "项"),
                    "unitPrice", line.yuan("price"),
                    "leads", !line.has("part")));
            one.put("participantId", participant(line));
            given.add(one);
        }
        var saved = story.project(
                story.lead(act),
                "projectEstimateSave",
                "estimateLines{id title}",
                story.versioned("projectId", story.id, "lines", given));
        saved.list("estimateLines").forEach(line -> story.lines.put(line.text("title"), line.text("id")));
    }

    private void sources(Item act) {
        var given = new ArrayList<Map<String, Object>>();
        for (var source : story.plan.items("sources")) {
            var one = new HashMap<String, Object>(
                    Map.of("source", source.text("source"), "amount", source.yuan("amount")));
            one.put("participantId", participant(source));
            one.put("boundary", source.textOrNull("boundary"));
            given.add(one);
        }
        story.project(
                story.lead(act), "projectSourcesSave", "", story.versioned("projectId", story.id, "sources", given));
    }

    private void milestones(Item act) {
        var given = story.plan.items("milestones").stream()
                .map(one -> Map.of(
                        "title", one.text("title"),
                        "weight", one.number("weight"),
                        "baselineStartOn", story.date(one, "start"),
                        "baselineEndOn", story.date(one, "end")))
                .toList();
        var saved = story.project(
                story.lead(act),
                "projectMilestonesSave",
                "milestones{id}",
                story.versioned("projectId", story.id, "milestones", given));
        saved.list("milestones").forEach(one -> story.milestones.add(one.text("id")));
    }

    private void targets(Item act) {
        var given = new ArrayList<Map<String, Object>>();
        for (var target : story.plan.items("targets")) {
            var one = new HashMap<String, Object>(Map.of(
                    "group", target.text("group"),
                    "indicator", target.text("indicator"),
                    "comparison", target.text("comparison"),
                    "evidence", target.text("evidence")));
            one.put("target", target.textOrNull("target"));
            one.put("targetUnit", target.textOrNull("unit"));
            one.put("note", target.textOrNull("note"));
            given.add(one);
        }
        story.project(
                story.lead(act), "projectTargetsSave", "", story.versioned("projectId", story.id, "targets", given));
    }

    private void catalogue(Item act) {
        var given = new ArrayList<Map<String, Object>>();
        for (var entry : story.plan.items("catalogue")) {
            var one = new HashMap<String, Object>(Map.of(
                    "name", entry.text("name"),
                    "providerId", story.cast.unitId(story.unitKey(entry.text("by", story.plan.text("unit")))),
                    "sharingType", entry.text("sharing", "UNCONDITIONAL"),
                    "updateCycle", entry.text("cycle", "DAILY")));
            one.put("summary", entry.textOrNull("summary"));
            one.put("items", entry.textOrNull("items"));
            one.put("sharingCondition", entry.textOrNull("condition"));
            one.put("legalBasis", entry.textOrNull("basis"));
            given.add(one);
        }
        story.project(
                story.lead(act), "projectCatalogueSave", "", story.versioned("projectId", story.id, "entries", given));
    }

    private void papers(Item act) {
        var lead = story.lead(act);
        for (var paper : story.plan.items("papers")) {
            story.project(
                    lead,
                    "projectPaperAdd",
                    "",
                    story.versioned(
                            "projectId",
                            story.id,
                            "kind",
                            paper.text("kind"),
                            "documentId",
                            story.evidence.upload(lead, paper.text("name"), story.plan.text("title"))));
        }
    }

    void invite(Item act) {
        story.project(story.lead(act), "projectInvite", "", story.versioned("projectId", story.id));
    }

    void confirm(Item act) {
        answer(act, "participantConfirm", "opinion");
    }

    void object(Item act) {
        answer(act, "participantObject", "reason");
    }

    private void answer(Item act, String mutation, String words) {
        var unit = act.text("unit");
        var input = new HashMap<String, Object>(Map.of(
                "participantId", story.participants.getOrDefault(story.unitKey(unit), ""),
                "round", Integer.parseInt(act.text("round", "1"))));
        input.put(words, act.textOrNull("words"));
        story.api.mutate(story.actor(act, unit, Role.CLERK), mutation, "participant{id}", input);
    }

    void amend(Item act) {
        var unit = story.unitKey(act.text("unit"));
        var answer = story.api.mutate(
                story.lead(act),
                "participantAmend",
                "participant{project{version}}",
                story.versioned(
                        "participantId", story.participants.getOrDefault(unit, ""),
                        "packageTitle", act.text("title"),
                        "packageScope", act.text("scope"),
                        "share", act.yuan("share"),
                        "reason", act.text("words")));
        story.version = answer.number("participant.project.version");
    }

    void submit(Item act) {
        var lead = story.lead(act);
        story.refresh(lead);
        check(lead);
        var input = story.versioned("id", story.id);
        input.put("note", act.textOrNull("words"));
        story.project(lead, "projectSubmit", "", input);
    }

    /** What the lists hit is given up where the story cuts it later, and kept for a reason elsewhere. */
    private void check(Viewer lead) {
        var hits = story.project(
                        lead,
                        "projectPrecheck",
                        "precheck{hits{id version text place verdict}}",
                        story.versioned("projectId", story.id))
                .list("precheck.hits");
        var cut = story.plan.items("acts").stream()
                .filter(act -> act.text("do").equals("cut"))
                .flatMap(act -> act.items("cuts").stream())
                .map(cuts -> cuts.text("line"))
                .collect(Collectors.toSet());
        var answers = hits.stream()
                .filter(hit -> hit.text("verdict").equals("OPEN"))
                .map(hit -> {
                    var accepts = hit.text("place").equals("LINE")
                            && (cut.contains(hit.text("text"))
                                    || hit.text("text").startsWith("自购"));
                    var answer = new HashMap<String, Object>(Map.of(
                            "hitId", hit.text("id"),
                            "version", hit.number("version"),
                            "verdict", accepts ? "ACCEPTED" : "KEPT"));
                    answer.put("reason", accepts ? null : "属本项目业务必需，已在申报材料中说明，请评审时审定。");
                    return answer;
                })
                .toList();
        if (!answers.isEmpty()) {
            story.project(lead, "projectPrecheckAnswer", "", Map.of("projectId", story.id, "answers", answers));
        }
    }

    void withdraw(Item act) {
        var lead = story.lead(act);
        story.refresh(lead);
        story.project(lead, "projectWithdraw", "", story.versioned("id", story.id, "reason", act.text("words")));
    }
}
