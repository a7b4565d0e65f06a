package org.cobuild.demo;

import java.util.ArrayDeque;
import java.util.Map;
import org.cobuild.tenancy.Role;

/** Revenue and cost of an accepted project, and the close of its years. */
final class OperationActs {
    private final Story story;
    private final ArrayDeque<String> unmatched = new ArrayDeque<>();

    OperationActs(Story story) {
        this.story = story;
    }

    void book(Item act) {
        var answer = story.api.mutate(
                story.company(act, Role.COMPANY_BOOKKEEPER),
                "operationEntryBook",
                "entry{id}",
                Map.of(
                        "projectId", story.id,
                        "kind", act.text("kind"),
                        "month", story.date(act, "month"),
                        "amount", act.yuan("amount"),
                        "note", act.text("words")));
        unmatched.add(answer.text("entry.id"));
    }

    /** Matches everything that waits. */
    void match(Item act) {
        var viewer = story.authority(act, Role.AUTHORITY_CHIEF);
        while (!unmatched.isEmpty()) {
            story.api.mutate(viewer, "operationEntryMatch", "entry{id}", Map.of("entryId", unmatched.remove()));
        }
    }

    void close(Item act) {
        story.api.mutate(
                story.authority(act, Role.AUTHORITY_CHIEF),
                "operationYearClose",
                "operationYear{id}",
                Map.of("projectId", story.id, "year", story.calendar.year(act.number("year"))));
    }
}
