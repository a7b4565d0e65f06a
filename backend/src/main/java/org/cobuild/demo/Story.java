package org.cobuild.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Viewer;

/**
 * What the acts of one project share while it is replayed: who stands for whom, the ids that the API gave, and the
 * version that was last read.
 */
final class Story {
    final Item plan;
    final Api api;
    final Cast cast;
    final Calendar calendar;
    final Evidence evidence;
    final Plans plans;
    final Replay replay;
    final String tenant;
    final Map<String, String> participants = new HashMap<>();
    final Map<String, String> lines = new HashMap<>();
    final Map<String, List<String>> terms = new HashMap<>();
    final Map<String, String> requests = new HashMap<>();
    final List<String> milestones = new ArrayList<>();
    String id = "";
    int version;

    Story(Item plan, Api api, Cast cast, Calendar calendar, Evidence evidence, Plans plans, Replay replay) {
        this.plan = plan;
        this.api = api;
        this.cast = cast;
        this.calendar = calendar;
        this.evidence = evidence;
        this.plans = plans;
        this.replay = replay;
        this.tenant = plan.text("tenant");
    }

    /** {@code tenant/unit}; a unit without a tenant is the project's own. */
    String unitKey(String unit) {
        return unit.contains("/") ? unit : tenant + "/" + unit;
    }

    /** The person named in the act, otherwise whoever holds the role in the unit. */
    Viewer actor(Item act, String unit, Role role) {
        var by = act.textOrNull("by");
        return by == null ? cast.holder(unitKey(unit), role) : cast.person(by, tenant(unit));
    }

    /** The tenant of a unit's key. */
    String tenant(String unit) {
        var key = unitKey(unit);
        return key.substring(0, key.indexOf('/'));
    }

    Viewer lead(Item act) {
        return actor(act, plan.text("unit"), Role.CLERK);
    }

    Viewer authority(Item act, Role role) {
        return actor(act, "authority", role);
    }

    Viewer finance(Item act) {
        return actor(act, "finance", Role.FINANCE);
    }

    /** The city's state company builds and operates for the whole tree. */
    Viewer company(Item act, Role role) {
        return actor(act, plan.text("company"), role);
    }

    String date(Item act, String key) {
        return calendar.day(act.date(key)).toString();
    }

    /** The day of the moment. */
    LocalDate today() {
        return LocalDate.ofInstant(replay.now(), calendar.zone());
    }

    /** One act of the API on the project, after which its version is the one that was answered. */
    Answer project(Viewer viewer, String mutation, String more, Map<String, Object> input) {
        var answer = api.mutate(viewer, mutation, "project{id version %s}".formatted(more), input);
        id = answer.text("project.id");
        version = answer.number("project.version");
        return answer.part("project");
    }

    /** Reads the version anew: a decision may have moved it. */
    void refresh(Viewer viewer) {
        version = api.ask(viewer, "query($id:ID!){project(id:$id){version}}", Map.of("id", id))
                .number("project.version");
    }

    /** {@code input} with the project and its version. */
    Map<String, Object> versioned(Object... pairs) {
        var input = new HashMap<String, Object>(Item.of(pairs).values());
        input.put("version", version);
        return input;
    }
}
