package org.cobuild.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;

/** The expert panel of the project's open case: drawn, with who is recused; later scored and closed. */
final class PanelActs {
    private static final String PANEL = "panel{id version members{id version state}}";
    private static final String OPEN =
            "query($id:ID!){project(id:$id){cases{id state expertPanel{id version members{id version state}}}}}";
    private static final List<Map<String, Object>> QUOTAS = List.of(
            quota("INFORMATION_TECHNOLOGY", 1), quota("SECURITY", 1), quota("FINANCE", 1), quota("BUSINESS", 1));
    private static final int SIZE = 5;
    private final Story story;

    PanelActs(Story story) {
        this.story = story;
    }

    private static Map<String, Object> quota(String field, int atLeast) {
        return Map.of("field", field, "atLeast", atLeast);
    }

    /** Draws; the first one is recused where a reason is told. */
    void draw(Item act) {
        var clerk = story.authority(act, Role.AUTHORITY_CLERK);
        var panel = story.api
                .mutate(
                        clerk,
                        "expertPanelDraw",
                        PANEL,
                        Map.of("caseId", open(clerk).text("id"), "size", SIZE, "quotas", QUOTAS))
                .part("panel");
        if (act.has("recused")) {
            var first = panel.list("members").getFirst();
            story.api.mutate(
                    clerk,
                    "expertRecuse",
                    PANEL,
                    Map.of(
                            "memberId", first.text("id"),
                            "version", first.number("version"),
                            "reason", act.text("recused"),
                            "ownWish", true));
        }
    }

    /** Records the scores that are told, each with its words and perhaps a dissent, and closes the panel. */
    void conclude(Item act) {
        var clerk = story.authority(act, Role.AUTHORITY_CLERK);
        var panel = open(clerk).part("expertPanel");
        var seated = panel.list("members").stream()
                .filter(member -> member.text("state").equals("SEATED"))
                .toList();
        var scores = act.items("scores");
        for (int i = 0; i < seated.size(); i++) {
            panel = score(clerk, seated.get(i), scores.get(i));
        }
        story.api.mutate(
                clerk,
                "expertPanelClose",
                PANEL,
                Map.of(
                        "panelId", panel.text("id"),
                        "version", panel.number("version"),
                        "heldOn", story.today().toString(),
                        "conclusion", act.text("words"),
                        "minutes", act.text("minutes")));
    }

    private Answer score(Viewer clerk, Answer member, Item told) {
        var input = new HashMap<String, Object>(Map.of(
                "memberId", member.text("id"),
                "version", member.number("version"),
                "score", told.number("score"),
                "opinion", told.text("words")));
        input.put("dissent", told.textOrNull("dissent"));
        return story.api.mutate(clerk, "expertScore", PANEL, input).part("panel");
    }

    private Answer open(Viewer viewer) {
        return story.api.ask(viewer, OPEN, Map.of("id", story.id)).list("project.cases").stream()
                .filter(matter -> matter.text("state").equals("OPEN"))
                .findFirst()
                .orElseThrow();
    }
}
