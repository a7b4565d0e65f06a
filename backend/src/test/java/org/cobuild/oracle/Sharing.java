package org.cobuild.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.GlobalId;

/** A share as it is given while questions are asked. */
final class Sharing {
    private Sharing() {}

    /** Units of the tree that are not of the tenant that owns the project. */
    static List<Row> receivers(Land land, Row project) {
        return land.all().of("Unit").stream()
                .filter(unit -> unit.number("tenant_id") != project.number("tenant_id")
                        && land.all().get("Tenant", unit.number("tenant_id")).number("city_id")
                                == project.number("city_id"))
                .sorted(Comparator.comparing(Row::id))
                .toList();
    }

    /** The same receiver for the same project, in whichever world. */
    static Map<String, Object> input(Land land, Row project) {
        var receivers = receivers(land, project);
        var unit = receivers.get(land.number(project.id()) % receivers.size());
        var input = new HashMap<String, Object>(Map.of(
                "projectId",
                new GlobalId("Project", project.id()).toString(),
                "receiverId",
                new GlobalId("Unit", unit.id()).toString(),
                "areas",
                List.of("MONEY", "REVIEW"),
                "reason",
                "a reason"));
        land.all().where("ProjectShare", "project_id", project.id()).stream()
                .filter(share -> share.number("receiver_unit_id") == unit.id() && Law.lasts(share, land.all()))
                .min(Comparator.comparing(Row::id))
                .ifPresent(share -> input.put("replaces", new GlobalId("ProjectShare", share.id()).toString()));
        return input;
    }
}
