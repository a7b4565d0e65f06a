package org.cobuild.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobuild.platform.GlobalId;

/**
 * The alarm: seats that open tasks wait for or that the newest routes name, and in which nobody may act; of the caller's
 * own tenant and no other, with the number of tasks.
 */
final class VacancyQuestions implements Asker {
    private static final String DOCUMENT =
            "{ vacancies(first: 100) { count edges { node { unit { id } role openTasks } } } }";
    private static final List<String> OPEN_TASKS = List.of("WAITING", "OPEN");

    @Override
    public String subjectType() {
        return "";
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public List<Finding> ask(Land land, Who who, List<Row> none) {
        var acting = who.acting();
        if (acting == null) {
            return List.of();
        }
        var expected = acting.may("PERSON_READ")
                ? vacant(land.all(), acting.tenantId()).toString()
                : "FORBIDDEN";
        var answer = land.ask(who, DOCUMENT, Map.of());
        var got = new TreeSet<String>();
        answer.at("/data/vacancies/edges")
                .forEach(edge -> got.add(edge.at("/node/unit/id").asString() + " "
                        + edge.at("/node/role").asString() + " "
                        + edge.at("/node/openTasks").asInt()));
        var said = answer.has("errors") ? answer.at("/errors/0/extensions/code").asString() : got.toString();
        land.asked.incrementAndGet();
        return expected.equals(said) ? List.of() : List.of(new Finding(this, who.id(), 0, "vacancies", expected, said));
    }

    /** Opaque id of the unit, role and number of tasks, of each. */
    static Set<String> vacant(Census all, long tenantId) {
        var tasks = new TreeMap<String, Integer>();
        all.where("Task", "tenant_id", tenantId).stream()
                .filter(task -> OPEN_TASKS.contains(task.text("state")))
                .forEach(task -> tasks.merge(seat(task.number("unit_id"), task.text("role")), 1, Integer::sum));
        var newest = new HashMap<String, Row>();
        all.where("Route", "tenant_id", tenantId)
                .forEach(route -> newest.merge(
                        route.text("code"),
                        route,
                        (one, other) -> one.number("version") > other.number("version") ? one : other));
        newest.values().stream()
                .flatMap(route -> all.where("RouteAssignee", "route_id", route.id()).stream())
                .forEach(need -> tasks.putIfAbsent(seat(need.number("unit_id"), need.text("role")), 0));
        for (var post : all.where("Post", "tenant_id", tenantId)) {
            if (Who.heldByEnabled(post, all)) {
                all.where("PostRole", "post_id", post.id())
                        .forEach(role -> tasks.remove(seat(post.number("unit_id"), role.text("role"))));
            }
        }
        var seats = new TreeSet<String>();
        tasks.forEach((seat, count) -> seats.add(seat + " " + count));
        return seats;
    }

    private static String seat(long unitId, String role) {
        return new GlobalId("Unit", unitId) + " " + role;
    }
}
