package org.cobuild.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.GlobalId;

/**
 * Units that end and are followed by another, and units that come under another or are led by one of the city, by their administrator through the API.
 * What the model itself expects: nothing that is open is left with a unit that has ended.
 */
final class Mergers {
    private static final List<String> OPEN_TASKS = List.of("WAITING", "OPEN");

    private Mergers() {}

    static boolean may(Land land, Who who, Row row) {
        var unit = unit(land, row);
        return unit != null
                && !unit.has("closed_on")
                && who.mayIn("UNIT_REORGANISE", unit.number("tenant_id"))
                && other(land, unit).isPresent();
    }

    /** The unit itself, the one that leads, or the one that takes part. */
    private static Row unit(Land land, Row row) {
        return row.type().equals("Unit") ? row : land.all().find("Unit", row.number("unit_id"));
    }

    /** Who follows it, or is above it: the first other unit of the tenant that stands and is not below anybody. */
    private static Optional<Row> other(Land land, Row unit) {
        return land.all().where("Unit", "tenant_id", unit.number("tenant_id")).stream()
                .filter(one -> one.id() != unit.id() && !one.has("closed_on") && !one.has("parent_id"))
                .min(Comparator.comparing(Row::id));
    }

    static void perform(Land land, String kind, Who who, Row row) {
        var unit = unit(land, row);
        var other = other(land, unit).orElseThrow();
        var moves = kind.equals("moveUnit");
        var input = new HashMap<String, Object>(Map.of(
                "kind",
                moves ? "MOVE" : "MERGE",
                "units",
                List.of(Map.of("unitId", id(unit), "version", unit.number("version"))),
                "effectiveOn",
                land.clock.today(java.time.ZoneId.of("Asia/Shanghai")).toString(),
                "basis",
                "document 1"));
        if (moves) {
            input.put("parentId", id(other));
        } else {
            input.put("successors", List.of(Map.of("unitId", id(other))));
        }
        Changes.mutate(land, who, "unitReorganise", input);
        if (!moves) {
            land.look();
            left(land, unit.id());
        }
    }

    static boolean mayLead(Land land, Who who, Row unit) {
        return !unit.has("closed_on")
                && who.mayIn("UNIT_REORGANISE", unit.number("tenant_id"))
                && who.cityId() != who.tenantId()
                && (unit.has("lead_unit_id") || above(land, who).isPresent());
    }

    /** The unit of the city for those that nobody leads so yet. */
    private static Optional<Row> above(Land land, Who who) {
        return land.all().where("Unit", "tenant_id", who.cityId()).stream()
                .filter(one ->
                        !one.has("closed_on") && List.of("health", "transport").contains(one.text("code")))
                .max(Comparator.comparing(Row::id));
    }

    /** Gives it a lead in the city, or takes it away. */
    static void lead(Land land, Who who, Row unit) {
        var input = new HashMap<String, Object>(Map.of(
                "kind",
                "LEAD",
                "units",
                List.of(Map.of("unitId", id(unit), "version", unit.number("version"))),
                "effectiveOn",
                land.clock.today(java.time.ZoneId.of("Asia/Shanghai")).toString(),
                "basis",
                "document 2"));
        if (!unit.has("lead_unit_id")) {
            input.put("leadId", id(above(land, who).orElseThrow()));
        }
        Changes.mutate(land, who, "unitReorganise", input);
    }

    private static String id(Row unit) {
        return new GlobalId("Unit", unit.id()).toString();
    }

    private static void left(Land land, long unit) {
        var all = land.all();
        var orphans = java.util.stream.Stream.of("Project", "Participant", "Server", "Post", "Task")
                .flatMap(type -> all.where(type, "unit_id", unit).stream())
                .filter(row -> !row.type().equals("Post") || Law.stands(row, all))
                .filter(row -> !row.type().equals("Task") || OPEN_TASKS.contains(row.text("state")))
                .toList();
        var shares = all.where("ProjectShare", "receiver_unit_id", unit).stream()
                .filter(share -> !share.has("ended_at"))
                .toList();
        if (!orphans.isEmpty() || !shares.isEmpty()) {
            throw new IllegalStateException("left with a unit that has ended: " + orphans + shares);
        }
    }
}
