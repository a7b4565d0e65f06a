package org.cobuild.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.GlobalId;

/**
 * Who acts for whom, written down a second time: as long as it was given for, for a colleague of the same unit who holds
 * the post still, in the kinds of matter and the steps that it names, over as many as each on the way allows.
 */
final class Proxying {
    /** One gave it, in whichever post of the tenant. */
    static final Sees GIVEN = (who, row, all) -> mine(who, row.number("post_id"), row, all);

    static final Sees RECEIVED = (who, row, all) -> mine(who, row.number("proxy_post_id"), row, all);

    private static final List<String> TO_COME = List.of("WAITING", "OPEN", "ASKING");
    private static final int FARTHEST = 3;

    private Proxying() {}

    private static boolean mine(Who who, long post, Row row, Census all) {
        return !who.machine()
                && who.tenantId() == row.number("tenant_id")
                && Who.usablePosts(who.personId(), all).stream().anyMatch(held -> held.id() == post);
    }

    static boolean over(Row proxy, Census all) {
        return proxy.has("ended_at")
                || !proxy.instant("ends_at").isAfter(all.at())
                || !stands(proxy.number("post_id"), all)
                || !stands(proxy.number("proxy_post_id"), all);
    }

    private static boolean stands(long id, Census all) {
        var post = all.get("Post", id);
        return Law.stands(post, all)
                && all.get("Person", post.number("person_id")).flag("enabled");
    }

    /** Whether one acts for somebody who holds the task. */
    static boolean reaches(Who who, Row task, Census all, Predicate<Row> which) {
        return acts(
                who, task, all, absent -> absent.id() != who.id() && holds(absent, task, all) && which.test(absent));
    }

    /** Whether one acts in such a task for the holder of that post. */
    static boolean actsFor(Who who, long post, Row task, Census all) {
        return acts(who, task, all, absent -> absent.id() == post);
    }

    private static boolean acts(Who who, Row task, Census all, Predicate<Row> which) {
        return !who.machine()
                && who.may("CASE_DECIDE")
                && acts(who, who.id(), 1, FARTHEST, proxy -> covers(proxy, task, all), all, which);
    }

    /** People sign: they decide or submit. */
    static boolean signs(Who who) {
        return !who.machine() && (who.may("CASE_DECIDE") || who.may("PROJECT_SUBMIT"));
    }

    /** In whose name one submits it: colleagues of the unit that leads it, who may submit themselves; their posts. */
    static String submitsFor(Who who, Row project, Census all) {
        return signs(who) && Law.editable(project) && who.unitId() == project.number("unit_id")
                ? all.where("Post", "unit_id", who.unitId()).stream()
                        .filter(post -> post.id() != who.id() && submits(post, all))
                        .filter(post -> acts(
                                who,
                                who.id(),
                                1,
                                FARTHEST,
                                proxy -> named(proxy, "subjects", "PROJECT")
                                        && proxy.text("steps").isEmpty(),
                                all,
                                absent -> absent.id() == post.id()))
                        .map(Row::id)
                        .sorted()
                        .map(id -> new GlobalId("Post", id).toString())
                        .collect(Collectors.joining(" "))
                : "";
    }

    private static boolean submits(Row post, Census all) {
        return all.where("PostRole", "post_id", post.id()).stream()
                .anyMatch(role -> Law.rolesGive(Set.of(role.text("role")), "PROJECT_SUBMIT"));
    }

    private static boolean acts(
            Who who, long to, int hops, long chain, Predicate<Row> covers, Census all, Predicate<Row> which) {
        for (var proxy : all.where("Proxy", "proxy_post_id", to)) {
            var far = Math.min(chain, proxy.number("chain"));
            var absent = all.get("Post", proxy.number("post_id"));
            if (far >= hops
                    && runs(proxy, all)
                    && covers.test(proxy)
                    && Who.heldByEnabled(absent, all)
                    && absent.number("unit_id") == who.unitId()
                    && (which.test(absent) || acts(who, absent.id(), hops + 1, far, covers, all, which))) {
                return true;
            }
        }
        return false;
    }

    private static boolean runs(Row proxy, Census all) {
        return !proxy.has("ended_at")
                && !proxy.instant("begins_at").isAfter(all.at())
                && proxy.instant("ends_at").isAfter(all.at());
    }

    private static boolean covers(Row proxy, Row task, Census all) {
        return named(proxy, "subjects", all.get("Case", task.number("case_id")).text("subject"))
                && named(proxy, "steps", all.get("Step", task.number("step_id")).text("code"));
    }

    private static boolean named(Row proxy, String column, String word) {
        var words = proxy.text(column);
        return words.isEmpty() || Arrays.asList(words.split(" ")).contains(word);
    }

    private static boolean holds(Row post, Row task, Census all) {
        return task.has("post_id") && Law.stands(all.get("Post", task.number("post_id")), all)
                ? task.number("post_id") == post.id()
                : task.number("unit_id") == post.number("unit_id")
                        && all.where("PostRole", "post_id", post.id()).stream()
                                .anyMatch(role -> role.is("role", task.text("role")));
    }

    /** Whether that person submitted it first, or was absent when it was submitted in its name. */
    static boolean startedBy(long person, Row matter) {
        return Stream.of("starter_person_id", "starter_for_person_id")
                .anyMatch(column -> matter.has(column) && matter.number(column) == person);
    }

    /** Whether the case is the absent person's own. */
    static boolean started(Row absent, Row matter, Census all) {
        var person = absent.number("person_id");
        return startedBy(person, matter)
                || all.where("Post", "person_id", person).stream()
                        .filter(post -> Law.stands(post, all))
                        .anyMatch(post -> post.number("unit_id") == matter.number("starter_unit_id"));
    }

    /** Another task of the step was decided by the person, or waits for it, in whichever of its posts. */
    static boolean hasVoice(Who who, Row task, Census all) {
        var posts = Who.usablePosts(who.personId(), all);
        return all.where("Task", "step_id", task.number("step_id")).stream()
                .filter(other -> other.id() != task.id())
                .anyMatch(other -> posts.stream()
                        .anyMatch(post -> other.has("decided_by_post_id")
                                        && other.number("decided_by_post_id") == post.id()
                                || other.is("state", TO_COME.toArray(String[]::new)) && holds(post, other, all)));
    }
}
