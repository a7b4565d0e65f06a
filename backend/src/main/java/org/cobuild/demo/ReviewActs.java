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
    private static final String MINE = "query($id:ID!){project(id:$id){version cases{subject viewerTask{id}}}}";
    private static final String OPEN =
            "query($id:ID!){project(id:$id){version cases{subject state steps{tasks{id state role unit{id}}}}}}";
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
        decide(viewer, matter.text("viewerTask.id"), act, version(project, matter));
    }

    /** Everybody decides whose turn it is, or only as many as {@code most} says. */
    void step(Item act) {
        var reader = story.cast.holder(story.unitKey("authority"), Role.AUTHORITY_DIRECTOR);
        var project = story.api.ask(reader, OPEN, Map.of("id", story.id)).part("project");
        var most = Integer.parseInt(act.text("most", "99"));
        var matter = project.list("cases").stream()
                .filter(one -> one.text("state").equals("OPEN"))
                .findFirst()
                .orElseThrow();
        var version = version(project, matter);
        var tasks = matter.list("steps").stream()
                .flatMap(step -> step.list("tasks").stream())
                .filter(task -> task.text("state").equals("OPEN"))
                .limit(most)
                .toList();
        var at = story.replay.now();
        for (var task : tasks) {
            var viewer = story.cast.holderOf(task.text("unit.id"), task.text("role"));
            story.replay.at(
                    at, "decide " + story.plan.text("title"), () -> decide(viewer, task.text("id"), act, version));
            at = at.plus(BETWEEN);
        }
    }

    /** Who decides about money says which version was read; an acceptance has none. */
    private static @Nullable Integer version(Answer project, Answer matter) {
        return matter.text("subject").equals("PROJECT") ? Integer.valueOf(project.number("version")) : null;
    }

    private void decide(Viewer viewer, String task, Item act, @Nullable Integer version) {
        var opinion = OPINIONS.get(Math.floorMod(
                story.plan.text("title").hashCode() + viewer.name().hashCode(), OPINIONS.size()));
        var input = new HashMap<String, Object>(Map.of(
                "taskId", task,
                "verb", act.text("verb", "APPROVE"),
                "opinion", act.text("words", opinion)));
        input.put("version", version);
        input.put("condition", act.textOrNull("condition"));
        story.api.mutate(viewer, "taskDecide", "task{id}", input);
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
