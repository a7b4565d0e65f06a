package org.cobuild.approval.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.SubjectRooms;
import org.cobuild.approval.flow.Ratio;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.route.RouteConditions.Bound;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code routes.yaml}: the routes of a tenant. A route that stands here changed is a new version of itself; one that
 * stands here no longer is kept, for the cases that run on it.
 */
@Component
class RouteFile implements FolderPart<List<RouteFile.Told>> {
    private static final String BOUND = "[0-9]{1,12}(\\.[0-9]{1,2})?|[a-z][a-z_]{0,63}";
    private static final Shape ASSIGNEE = Shape.group(
            Key.code("unit", 64, "办理单位的代码 Code of the unit that acts"),
            Key.choice(
                            "level",
                            "单位属于哪一级：OWN 本级（默认），ABOVE 上一级市 Whose unit: OWN, the tenant's (when absent), or ABOVE, of the city above",
                            Level.class)
                    .optional(),
            Key.choice("role", "办理人的角色 Role of the person who acts", Role.class, Role.OPERATOR, Role.BREAK_GLASS),
            Key.flag("veto", "须其同意，一票否决 Whether the step can't close without its consent")
                    .optional());
    private static final Shape STEP = Shape.group(
            Key.code("code", 32, "步骤代码 Code of the step"),
            Key.text("name", "名称 Name"),
            Key.text("nameEn", "英文名称 English name"),
            Key.whole("stage", 1, 50, "阶段，从 1 起；不填则在前一步之后 Stage, from 1; after the step before when absent")
                    .optional(),
            Key.whole("branch", 1, 20, "同一阶段的并行分支，从 1 起 Branch of a stage, from 1; branches run side by side")
                    .optional(),
            Key.choice(
                    "rule",
                    "ALL 全部同意，ANY 一家同意即过，RATIO 按比例，SEQUENCE 依次，HEARD 全部表态"
                            + " All agree, any agrees, a part agrees, one after the other, all have given their conclusion",
                    StepRule.class),
            Key.code(
                            "ratio",
                            8,
                            "RATIO 的比例，如 2/3；不填按政策参数 ratio_sign_off With RATIO, e.g. 2/3; the policy value ratio_sign_off when absent")
                    .optional(),
            Key.whole("workingDays", 1, RouteChecks.MOST_DAYS, "办理时限，工作日 Term in working days"),
            Key.flag("mayCut", "可以核减 Whether it may cut the estimate").optional(),
            Key.flag("mayRefuse", "可以不予通过 Whether it may refuse for good").optional(),
            Key.flag(
                            "meeting",
                            "由会议审定，须登记会议和纪要 Whether a meeting decides, so that a decision carries the meeting and its minutes")
                    .optional(),
            Key.flag(
                            "experts",
                            "专家评审形成会议纪要后才能同意 Whether nobody agrees in it before the expert panel is closed with its minutes")
                    .optional(),
            Key.code("abovePolicy", 64, "金额高于该政策参数才需要这一步 Needed only when the amount is above this policy value")
                    .optional(),
            Key.rows("assignees", ASSIGNEE, "由谁办理 Who acts"));
    private final RouteService routes;
    private final SubjectRooms rooms;

    RouteFile(RouteService routes, SubjectRooms rooms) {
        this.routes = routes;
        this.rooms = rooms;
    }

    @Override
    public String file() {
        return "routes.yaml";
    }

    @Override
    public Shape shape() {
        return Shape.list(
                Key.code("code", 64, "路线代码 Code of the route"),
                Key.choice("subject", rooms.names(), "事项 What is decided"),
                Key.text("name", "名称 Name"),
                Key.text("nameEn", "英文名称 English name"),
                Key.texts(
                                "categories",
                                "[A-Za-z0-9_]{1,32}",
                                "适用的类别代码；不填则不限 Codes of the categories that it is for; any when absent")
                        .optional(),
                Key.pattern(
                                "from",
                                BOUND,
                                "金额不低于：元，或政策参数名 The amount is at least this: yuan, or the name of a policy value")
                        .optional(),
                Key.pattern(
                                "below",
                                BOUND,
                                "金额低于：元，或政策参数名 The amount is below this: yuan, or the name of a policy value")
                        .optional(),
                Key.flag(
                                "crossing",
                                "是否跨层级：其他租户的单位参建；不填则不限 Whether units of other tenants take part; either when absent")
                        .optional(),
                Key.flag("special", "只用于特事特办，优先于其他路线 For the special track alone, and taken before all other routes")
                        .optional(),
                Key.rows("steps", STEP, "步骤，按顺序 Steps in order"));
    }

    @Override
    public List<Told> read(Standing standing, List<FolderRow> rows) {
        var read = new ArrayList<Told>();
        var codes = new HashSet<String>();
        for (var row : rows) {
            var code = row.text("code");
            if (!codes.add(code)) {
                row.fault("code", "folder.twice", code);
            }
            var steps = new ArrayList<StepData>();
            for (var step : row.rows("steps")) {
                steps.add(step(step, steps.isEmpty() ? 1 : steps.getLast().stage() + 1, standing));
            }
            var route = new RouteData(
                    code,
                    CaseSubject.valueOf(row.text("subject")),
                    row.text("name"),
                    row.text("nameEn"),
                    conditions(row),
                    steps);
            if (row.faultless()) {
                RouteChecks.form(route)
                        .forEach(error -> row.fault(error.path().getFirst(), "folder.part", error.message()));
            }
            read.add(new Told(row, route));
        }
        return read;
    }

    /** A route as the file says it, and where. */
    record Told(FolderRow row, RouteData data) {}

    private static RouteConditions conditions(FolderRow row) {
        return new RouteConditions(
                row.texts("categories").stream().distinct().sorted().toList(),
                Bound.read(row.textOrNull("from")),
                Bound.read(row.textOrNull("below")),
                row.textOrNull("crossing") == null ? null : row.flag("crossing", false),
                row.flag("special", false));
    }

    private static StepData step(FolderRow row, int nextStage, Standing standing) {
        var ratio = row.textOrNull("ratio");
        if (ratio != null && Ratio.parse(ratio).isEmpty()) {
            row.fault("ratio", "approval.route.ratio.form", ratio);
        }
        return new StepData(
                row.text("code"),
                row.text("name"),
                row.text("nameEn"),
                Optional.ofNullable(row.numberOrNull("stage")).orElse(nextStage),
                Optional.ofNullable(row.numberOrNull("branch")).orElse(1),
                row.one("rule", StepRule.class),
                Optional.ofNullable(ratio).flatMap(Ratio::parse).orElse(null),
                row.textOrNull("abovePolicy"),
                row.number("workingDays"),
                row.flag("mayCut", false),
                row.flag("mayRefuse", false),
                row.flag("meeting", false),
                row.flag("experts", false),
                row.rows("assignees").stream()
                        .map(assignee -> assignee(row.text("code"), assignee, standing))
                        .toList());
    }

    private static Assignee assignee(String step, FolderRow row, Standing standing) {
        var assignee = new Assignee(
                row.textOrNull("level") == null ? Level.OWN : row.one("level", Level.class),
                row.text("unit"),
                row.one("role", Role.class),
                row.flag("veto", false));
        if (row.faultless() && assignee.level() == Level.ABOVE) {
            above(step, row, assignee, standing.above());
        } else if (row.faultless()) {
            own(step, row, assignee, standing);
        }
        return assignee;
    }

    private static void above(String step, FolderRow row, Assignee assignee, @Nullable Standing above) {
        if (above == null) {
            row.fault("level", "folder.route.above", step);
        } else if (!above.hasUnit(assignee.unitCode())) {
            row.fault("unit", "folder.route.above.unit", step, assignee.unitCode());
        } else if (!above.holds(assignee.unitCode(), assignee.role())) {
            row.fault(
                    "role",
                    "folder.route.above.seat",
                    step,
                    assignee.unitCode(),
                    assignee.role().name());
        }
    }

    private static void own(String step, FolderRow row, Assignee assignee, Standing standing) {
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
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<Told> data) {
        var told = data.stream().map(Told::data).toList();
        var known = routes.known(grant);
        routes.rivals(grant, known, standing.cityId(), standing.today(), told)
                .forEach((code, error) -> data.stream()
                        .filter(one -> one.data().code().equals(code))
                        .forEach(one -> one.row().fault("code", "folder.part", error.message())));
        return routes.plan(grant, known, standing.today(), told);
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
        var conditions = route.conditions();
        if (!conditions.categories().isEmpty()) {
            entry.put("categories", conditions.categories());
        }
        if (conditions.from() != null) {
            entry.put("from", conditions.from().told());
        }
        if (conditions.below() != null) {
            entry.put("below", conditions.below().told());
        }
        if (conditions.crossing() != null) {
            entry.put("crossing", conditions.crossing());
        }
        if (conditions.special()) {
            entry.put("special", true);
        }
        var plain = IntStream.range(0, route.steps().size())
                .allMatch(at -> route.steps().get(at).stage() == at + 1);
        entry.put(
                "steps", route.steps().stream().map(step -> entry(step, plain)).toList());
        return entry;
    }

    /** @param plain whether the steps just follow each other, so that nothing need be said of their places */
    private static Map<String, Object> entry(StepData step, boolean plain) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("code", step.code());
        entry.put("name", step.name());
        entry.put("nameEn", step.nameEn());
        if (!plain) {
            entry.put("stage", step.stage());
            entry.put("branch", step.branch());
        }
        entry.put("rule", step.rule().name());
        if (step.ratio() != null) {
            entry.put("ratio", step.ratio().toString());
        }
        entry.put("workingDays", step.workingDays());
        if (step.mayCut()) {
            entry.put("mayCut", true);
        }
        if (step.mayRefuse()) {
            entry.put("mayRefuse", true);
        }
        if (step.meeting()) {
            entry.put("meeting", true);
        }
        if (step.experts()) {
            entry.put("experts", true);
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
                            if (assignee.level() != Level.OWN) {
                                one.put("level", assignee.level().name());
                            }
                            one.put("role", assignee.role().name());
                            if (assignee.veto()) {
                                one.put("veto", true);
                            }
                            return one;
                        })
                        .toList());
        return entry;
    }
}
