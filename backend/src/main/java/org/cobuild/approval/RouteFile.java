package org.cobuild.approval;

import java.util.List;
import java.util.Map;
import org.cobuild.approval.RouteData.Assignee;
import org.cobuild.approval.RouteData.StepData;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.FolderPart;
import org.cobuild.tenancy.FolderRow;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Unit;
import org.springframework.stereotype.Component;

/** {@code routes.yaml}: the routes of a tenant. A route that stands here changed is a new version of itself. */
@Component
class RouteFile implements FolderPart {
    private final RouteService routes;

    RouteFile(RouteService routes) {
        this.routes = routes;
    }

    @Override
    public String file() {
        return "routes.yaml";
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        for (var row : rows) {
            row.onlyKeys("code", "subject", "name", "nameEn", "steps");
            var steps =
                    row.rows("steps").stream().map(step -> step(step, units)).toList();
            var route = new RouteData(
                    row.code("code"),
                    row.one("subject", CaseSubject.class),
                    row.text("name"),
                    row.text("nameEn"),
                    steps);
            if (row.faultless()) {
                apply(grant, route, row);
            }
        }
    }

    private void apply(Grant grant, RouteData route, FolderRow row) {
        try {
            routes.apply(grant, route);
        } catch (Refused refused) {
            refused.errors().forEach(error -> row.wrong("folder.part", error.message()));
        }
    }

    private static StepData step(FolderRow row, Map<String, Unit> units) {
        row.onlyKeys(
                "code", "name", "nameEn", "rule", "workingDays", "mayCut", "mayRefuse", "abovePolicy", "assignees");
        return new StepData(
                row.code("code"),
                row.text("name"),
                row.text("nameEn"),
                row.one("rule", StepRule.class),
                row.textOrNull("abovePolicy"),
                row.number("workingDays", 1, 60),
                row.flag("mayCut", false),
                row.flag("mayRefuse", false),
                row.rows("assignees").stream()
                        .map(assignee -> assignee(assignee, units))
                        .toList());
    }

    private static Assignee assignee(FolderRow row, Map<String, Unit> units) {
        row.onlyKeys("unit", "role");
        var unit = row.text("unit");
        if (!units.containsKey(unit)) {
            row.wrong("folder.unit.unknown", unit);
        }
        return new Assignee(unit, row.one("role", Role.class));
    }
}
