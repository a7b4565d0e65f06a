package org.cobuild.demo;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * Plans of several years: one in force, of which every project of the tree serves the task of its field in the year in
 * which it starts, and the next one as a draft.
 */
final class Plans {
    private final Item settings;
    private final Api api;
    private final Cast cast;
    private final Calendar calendar;
    private final Map<String, String> tasks = new HashMap<>();

    Plans(Item settings, Api api, Cast cast, Calendar calendar) {
        this.settings = settings;
        this.api = api;
        this.cast = cast;
        this.calendar = calendar;
    }

    void plan(Replay replay) {
        for (var plan : settings.items("plans")) {
            replay.at(calendar.at(plan.date("on"), LocalTime.of(9, 0)), plan.text("title"), () -> write(plan));
        }
    }

    /** Id of the key task of a field in the year of the story; null where no plan covers it. */
    @Nullable
    String task(String field, int year) {
        return tasks.get(key(field, year));
    }

    private static String key(String field, int year) {
        return field + " " + year;
    }

    private void write(Item plan) {
        var director = cast.holder(plan.text("tenant") + "/authority", Role.AUTHORITY_DIRECTOR);
        var goals = plan.items("goals").stream().map(goal -> goal(plan, goal)).toList();
        var saved = api.mutate(
                        director,
                        "planSave",
                        "plan{id version goals{tasks{id}}}",
                        Map.of(
                                "version",
                                0,
                                "title",
                                plan.text("title"),
                                "firstYear",
                                calendar.year(plan.number("from")),
                                "lastYear",
                                calendar.year(plan.number("to")),
                                "goals",
                                goals))
                .part("plan");
        if (plan.has("inForce")) {
            api.mutate(
                    director,
                    "planPutInForce",
                    "plan{id}",
                    Map.of("id", saved.text("id"), "version", saved.number("version")));
            remember(plan.items("goals"), saved.list("goals"));
        }
    }

    private void remember(List<Item> goals, List<Answer> saved) {
        for (int i = 0; i < goals.size(); i++) {
            var said = goals.get(i).items("tasks");
            var made = saved.get(i).list("tasks");
            for (int j = 0; j < said.size(); j++) {
                tasks.put(
                        key(said.get(j).text("field"), goals.get(i).number("year")),
                        made.get(j).text("id"));
            }
        }
    }

    private Map<String, Object> goal(Item plan, Item goal) {
        var number = new int[1];
        return Map.of(
                "year",
                calendar.year(goal.number("year")),
                "title",
                goal.text("title"),
                "measure",
                goal.text("measure"),
                "tasks",
                goal.items("tasks").stream()
                        .map(task -> Map.of(
                                "code",
                                "%s-%02d".formatted(goal.text("year"), ++number[0]),
                                "title",
                                task.text("title"),
                                "unitId",
                                cast.unitId(plan.text("tenant") + "/" + task.text("field"))))
                        .toList());
    }
}
