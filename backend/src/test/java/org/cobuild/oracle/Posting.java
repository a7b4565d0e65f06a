package org.cobuild.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobuild.platform.GlobalId;

/** Posts that end and move, and people who are disabled, by an administrator of their tenant through the API. */
final class Posting {
    private static final Set<String> DUTIES = Set.of("TENANT_ADMIN", "SECURITY_ADMIN", "AUDITOR", "OPERATOR");

    private Posting() {}

    static boolean may(Land land, Who who, Row post) {
        return who.mayIn("PERSON_POST", post.number("tenant_id"))
                && who.personId() != post.number("person_id")
                && Who.heldByEnabled(post, land.all())
                && land.all().where("Post", "person_id", post.number("person_id")).stream()
                        .noneMatch(held -> duty(land.all(), held))
                && other(land, post).isPresent();
    }

    private static boolean duty(Census all, Row post) {
        return all.where("PostRole", "post_id", post.id()).stream()
                .anyMatch(role -> DUTIES.contains(role.text("role")));
    }

    /** Where it moves to: the first other unit of the tenant that stands. */
    private static Optional<Row> other(Land land, Row post) {
        return land.all().where("Unit", "tenant_id", post.number("tenant_id")).stream()
                .filter(unit -> unit.id() != post.number("unit_id") && !unit.has("closed_on"))
                .min(Comparator.comparing(Row::id));
    }

    static void perform(Land land, String kind, Who who, Row post) {
        var input = new HashMap<String, Object>(Map.of("reason", "a reason", "leaveVacant", true));
        var today = land.clock.today(java.time.ZoneId.of("Asia/Shanghai")).toString();
        var id = new GlobalId("PersonPost", post.id()).toString();
        switch (kind) {
            case "endPost" -> {
                input.putAll(Map.of("postId", id, "endsOn", today));
                Changes.mutate(land, who, "postEnd", input);
            }
            case "movePost" -> {
                var unit = other(land, post).orElseThrow();
                input.putAll(
                        Map.of("postId", id, "movesOn", today, "unitId", new GlobalId("Unit", unit.id()).toString()));
                Changes.mutate(land, who, "postMove", input);
            }
            default -> {
                input.put("personId", new GlobalId("Person", post.number("person_id")).toString());
                Changes.mutate(land, who, "personDisable", input);
            }
        }
        land.look();
        if (!kind.equals("movePost") && Who.heldByEnabled(land.all().get("Post", post.id()), land.all())) {
            throw new IllegalStateException("is still held: " + post);
        }
    }
}
