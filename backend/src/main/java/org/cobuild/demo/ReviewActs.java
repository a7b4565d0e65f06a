package org.cobuild.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/** Decisions about the project's open case: by a named person, or by everybody whose turn it is. */
final class ReviewActs {
    private static final String MINE =
            "query($id:ID!){project(id:$id){version cases{subject viewerTask{id step{meeting}}}}}";
    private static final String OPEN =
            "query($id:ID!){project(id:$id){version cases{subject state steps{meeting tasks{id state role unit{id}}}}}}";
    private static final List<String> OPINIONS =
            List.of("材料齐全，同意。", "同意，按方案实施。", "经审核，符合要求，同意。", "同意，请按时限办理后续手续。", "无不同意见。");
    /** Time between the signatures of a parallel step. */
    private static final Duration BETWEEN = Duration.ofMinutes(26);

    private final Story story;

    ReviewActs(Story story) {
        this.story = story;
    }

    /** The named person decides what waits for it. */
    void decide(Item act) {
        var viewer = story.cast.person(act.text("by"), story.tenant(act.text("unit", "authority")));
        var project = story.api.ask(viewer, MINE, Map.of("id", story.id)).part("project");
        var matter = project.list("cases").stream()
                .filter(one -> one.has("viewerTask.id"))
                .findFirst()
                .orElseThrow();
        decide(
                viewer,
                matter.text("viewerTask.id"),
                act,
                version(project, matter),
                matter.flag("viewerTask.step.meeting"));
    }

    /**
     * Everybody decides whose turn it is, or only as many as {@code most} says; nobody where the matter has come to its end
     * already, as it does earlier on a lighter track.
     */
    void step(Item act) {
        var reader = story.cast.holder(story.unitKey("authority"), Role.AUTHORITY_DIRECTOR);
        var project = story.api.ask(reader, OPEN, Map.of("id", story.id)).part("project");
        var most = Integer.parseInt(act.text("most", "99"));
        var open = project.list("cases").stream()
                .filter(one -> one.text("state").equals("OPEN"))
                .findFirst();
        if (open.isEmpty()) {
            return;
        }
        var matter = open.get();
        var version = version(project, matter);
        var tasks = matter.list("steps").stream()
                .flatMap(step -> step.list("tasks").stream()
                        .filter(task -> task.text("state").equals("OPEN"))
                        .map(task -> new Turn(task, step.flag("meeting"))))
                .limit(most)
                .toList();
        var at = story.replay.now();
        for (var turn : tasks) {
            var task = turn.task();
            var viewer = story.cast.holderOf(task.text("unit.id"), task.text("role"));
            story.replay.at(
                    at,
                    "decide " + story.plan.text("title"),
                    () -> decide(viewer, task.text("id"), act, version, turn.meeting()));
            at = at.plus(BETWEEN);
        }
    }

    /** A task whose turn it is. @param meeting whether a meeting decides in its step */
    private record Turn(Answer task, boolean meeting) {}

    /** Who decides about money says which version was read; an acceptance has none. */
    private static @Nullable Integer version(Answer project, Answer matter) {
        return matter.text("subject").equals("PROJECT") ? Integer.valueOf(project.number("version")) : null;
    }

    private void decide(Viewer viewer, String task, Item act, @Nullable Integer version, boolean meeting) {
        var opinion = OPINIONS.get(Math.floorMod(
                story.plan.text("title").hashCode() + viewer.name().hashCode(), OPINIONS.size()));
        var input = new HashMap<String, Object>(Map.of(
                "taskId", task,
                "verb", act.text("verb", "APPROVE"),
                "opinion", act.text("words", opinion)));
        input.put("version", version);
        if (act.has("conditions")) {
            input.put(
                    "conditions",
                    act.items("conditions").stream().map(ReviewActs::condition).toList());
        }
        if (meeting) {
            input.put("meeting", meeting(act.has("meeting") ? act.item("meeting") : Item.of()));
        }
        story.api.mutate(viewer, "taskDecide", "task{id}", input);
    }

    private static Map<String, Object> condition(Item told) {
        var condition =
                new HashMap<String, Object>(Map.of("text", told.text("text"), "gate", told.text("gate", "NONE")));
        if (told.has("allocation")) {
            condition.put("allocationNumber", told.number("allocation"));
        }
        return condition;
    }

    /** A meeting of the same day, as far as nothing else is told. */
    private Map<String, Object> meeting(Item told) {
        return Map.of(
                "heldOn",
                told.has("on") ? story.date(told, "on") : story.today().toString(),
                "name",
                told.text("name", "政务信息化建设领导小组会议"),
                "present",
                told.text("present", "组长、副组长和成员单位负责人"),
                "minutes",
                told.text("minutes", "会议听取管理部门汇报，审议通过。"));
    }

    /** The authority cuts lines. */
    void cut(Item act) {
        var viewer = story.authority(act, Role.AUTHORITY_CHIEF);
        story.refresh(viewer);
        var cuts = act.items("cuts").stream()
                .map(cut -> Map.of(
                        "lineId", story.lines.getOrDefault(cut.text("line"), ""),
                        "cutAmount", cut.yuan("amount"),
                        "reason", cut.text("words"),
                        "clause", cut.text("clause", "")))
                .toList();
        story.project(viewer, "projectEstimateCut", "", story.versioned("projectId", story.id, "cuts", cuts));
    }
}
