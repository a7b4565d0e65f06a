package org.cobuild.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.approval.RouteData.Assignee;
import org.cobuild.approval.RouteData.StepData;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.springframework.stereotype.Component;

/**
 * {@code routes.yaml}: the routes of a tenant. A route that stands here changed is a new version of itself; one that
 * stands here no longer is kept, for the cases that run on it.
 */
@Component
class RouteFile implements FolderPart<List<RouteData>> {
    private static final Shape ASSIGNEE = Shape.group(
            Key.code("unit", 64, "办理单位的代码 Code of the unit that acts"),
            Key.choice("role", "办理人的角色 Role of the person who acts", Role.class, Role.OPERATOR, Role.BREAK_GLASS));
    private static final Shape STEP = Shape.group(
            Key.code("code", 32, "步骤代码 Code of the step"),
            Key.text("name", "名称 Name"),
            Key.text("nameEn", "英文名称 English name"),
            Key.choice("rule", "ALL 全部办完，ANY 一家办完即过 All of them, or any one of them", StepRule.class),
            Key.whole("workingDays", 1, 60, "办理时限，工作日 Term in working days"),
            Key.flag("mayCut", "可以核减 Whether it may cut the estimate").optional(),
            Key.flag("mayRefuse", "可以不予通过 Whether it may refuse for good").optional(),
            Key.code("abovePolicy", 64, "金额高于该政策参数才需要这一步 Needed only when the amount is above this policy value")
                    .optional(),
            Key.rows("assignees", ASSIGNEE, "由谁办理 Who acts"));
    private static final Shape SHAPE = Shape.list(
            Key.code("code", 64, "路线代码 Code of the route"),
            Key.choice("subject", "事项 What is decided", CaseSubject.class),
            Key.text("name", "名称 Name"),
            Key.text("nameEn", "英文名称 English name"),
            Key.rows("steps", STEP, "步骤，按顺序 Steps in order"));
    private final RouteService routes;

    RouteFile(RouteService routes) {
        this.routes = routes;
    }

    @Override
    public String file() {
        return "routes.yaml";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<RouteData> read(Standing standing, List<FolderRow> rows) {
        var read = new ArrayList<RouteData>();
        var codes = new HashSet<String>();
        for (var row : rows) {
            var code = row.text("code");
            if (!codes.add(code)) {
                row.fault("code", "folder.twice", code);
            }
            var steps =
                    row.rows("steps").stream().map(step -> step(step, standing)).toList();
            var route = new RouteData(
                    code, row.one("subject", CaseSubject.class), row.text("name"), row.text("nameEn"), steps);
            if (row.faultless()) {
                RouteService.refusals(route).forEach(error -> row.fault("steps", "folder.part", error.message()));
            }
            read.add(route);
        }
        return read;
    }

    private static StepData step(FolderRow row, Standing standing) {
        return new StepData(
                row.text("code"),
                row.text("name"),
                row.text("nameEn"),
                row.one("rule", StepRule.class),
                row.textOrNull("abovePolicy"),
                row.number("workingDays"),
                row.flag("mayCut", false),
                row.flag("mayRefuse", false),
                row.rows("assignees").stream()
                        .map(assignee -> assignee(row.text("code"), assignee, standing))
                        .toList());
    }

    private static Assignee assignee(String step, FolderRow row, Standing standing) {
        var assignee = new Assignee(row.text("unit"), row.one("role", Role.class));
        if (!row.faultless()) {
            return assignee;
        }
        if (!standing.hasUnit(assignee.unitCode())) {
            row.fault("unit", "folder.unit.unknown", assignee.unitCode());
        } else if (!standing.holds(assignee.unitCode(), assignee.role())) {
            row.fault(
                    "role",
                    "folder.route.seat",
                    step,
                    assignee.unitCode(),
                    assignee.role().name());
        }
        return assignee;
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<RouteData> data) {
        return routes.plan(grant, standing.today(), data);
    }

    @Override
    public List<Map<String, Object>> export(Grant grant) {
        return routes.newest(grant).stream().map(RouteFile::entry).toList();
    }

    private static Map<String, Object> entry(RouteData route) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("code", route.code());
        entry.put("subject", route.subject().name());
        entry.put("name", route.name());
        entry.put("nameEn", route.nameEn());
        entry.put("steps", route.steps().stream().map(RouteFile::entry).toList());
        return entry;
    }

    private static Map<String, Object> entry(StepData step) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("code", step.code());
        entry.put("name", step.name());
        entry.put("nameEn", step.nameEn());
        entry.put("rule", step.rule().name());
        entry.put("workingDays", step.workingDays());
        if (step.mayCut()) {
            entry.put("mayCut", true);
        }
        if (step.mayRefuse()) {
            entry.put("mayRefuse", true);
        }
        if (step.abovePolicy() != null) {
            entry.put("abovePolicy", step.abovePolicy());
        }
        entry.put(
                "assignees",
                step.assignees().stream()
                        .map(assignee -> {
                            var one = new LinkedHashMap<String, Object>();
                            one.put("unit", assignee.unitCode());
                            one.put("role", assignee.role().name());
                            return one;
                        })
                        .toList());
        return entry;
    }
}
