package org.cobuild.planning;

import java.util.HashSet;
import java.util.List;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.jspecify.annotations.Nullable;

/** What a plan may say. Each rule notes every place where it is broken; nothing here asks the database. */
final class PlanRules {
    static final int FIRST = 2000;
    static final int LAST = 2100;
    static final int LONGEST = 10;
    static final int MOST_GOALS = 100;
    static final int MOST_TASKS = 500;

    private PlanRules() {}

    /** A task as it shall be. */
    record TaskItem(
            @Nullable GlobalId id,
            String code,
            String title,
            @Nullable String description,
            GlobalId unitId) {}

    /** A goal as it shall be. */
    record GoalItem(
            @Nullable GlobalId id,
            int year,
            String title,
            @Nullable String measure,
            List<TaskItem> tasks) {}

    /** What is far too long is not looked at entry by entry. */
    static void most(List<GoalItem> goals) {
        var tasks = goals.stream().mapToInt(goal -> goal.tasks().size()).sum();
        new Refusals()
                .unless(
                        goals.size() <= MOST_GOALS,
                        PlanningErrorCode.INVALID,
                        "planning.most",
                        "goals",
                        MOST_GOALS,
                        goals.size())
                .unless(tasks <= MOST_TASKS, PlanningErrorCode.INVALID, "planning.most", "goals", MOST_TASKS, tasks)
                .throwIfAny();
    }

    static void yearsAreInOrder(Refusals refusals, int firstYear, int lastYear) {
        refusals.unless(
                firstYear >= FIRST && firstYear <= LAST,
                PlanningErrorCode.YEARS,
                "planning.year",
                "firstYear",
                text(FIRST),
                text(LAST));
        refusals.unless(
                lastYear >= firstYear && lastYear < firstYear + LONGEST,
                PlanningErrorCode.YEARS,
                "planning.years",
                "lastYear",
                text(firstYear),
                LONGEST);
    }

    static void goalsLieInTheYears(Refusals refusals, int firstYear, int lastYear, List<GoalItem> goals) {
        for (int i = 0; i < goals.size(); i++) {
            var year = goals.get(i).year();
            refusals.unless(
                    firstYear <= year && year <= lastYear,
                    PlanningErrorCode.YEARS,
                    "planning.goal.year",
                    "goals." + i + ".year",
                    text(year),
                    text(firstYear),
                    text(lastYear));
        }
    }

    /** By its code a task is named in papers: it stands for one task of the plan. */
    static void codesAreUnique(Refusals refusals, List<GoalItem> goals) {
        var seen = new HashSet<String>();
        for (int i = 0; i < goals.size(); i++) {
            var tasks = goals.get(i).tasks();
            for (int j = 0; j < tasks.size(); j++) {
                var code = Texts.clean(tasks.get(j).code());
                refusals.unless(
                        code == null || seen.add(code),
                        PlanningErrorCode.TWICE,
                        "planning.task.code",
                        "goals." + i + ".tasks." + j + ".code",
                        code == null ? "" : code);
            }
        }
    }

    private static String text(int year) {
        return Integer.toString(year);
    }
}
