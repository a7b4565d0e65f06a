package org.cobuild.approval.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.flow.Ratio;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.route.RouteConditions.Bound;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.StepData;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A route as a person edits it: whatever stands in the fields, also what could not be put in force. Texts are kept as
 * they were typed.
 */
record RouteContent(
        String name,
        String nameEn,
        List<String> categories,
        @Nullable String from,
        @Nullable String below,
        @Nullable Boolean crossing,
        @Nullable Boolean special,
        List<StepContent> steps) {
    private static final int STEPS = 50;
    private static final int ASSIGNEES = 30;
    private static final int CATEGORIES = 20;

    record StepContent(
            String code,
            String name,
            String nameEn,
            int stage,
            int branch,
            StepRule rule,
            @Nullable String ratio,
            @Nullable String abovePolicy,
            int workingDays,
            boolean mayCut,
            boolean mayRefuse,
            boolean meeting,
            boolean experts,
            List<AssigneeContent> assignees) {}

    record AssigneeContent(Level level, String unit, Role role, boolean veto) {}

    static RouteContent of(RouteData route) {
        var conditions = route.conditions();
        return new RouteContent(
                route.name(),
                route.nameEn(),
                conditions.categories(),
                conditions.from() == null ? null : conditions.from().told(),
                conditions.below() == null ? null : conditions.below().told(),
                conditions.crossing(),
                conditions.special() ? true : null,
                route.steps().stream()
                        .map(step -> new StepContent(
                                step.code(),
                                step.name(),
                                step.nameEn(),
                                step.stage(),
                                step.branch(),
                                step.rule(),
                                step.ratio() == null ? null : step.ratio().toString(),
                                step.abovePolicy(),
                                step.workingDays(),
                                step.mayCut(),
                                step.mayRefuse(),
                                step.meeting(),
                                step.experts(),
                                step.assignees().stream()
                                        .map(one -> new AssigneeContent(
                                                one.level(), one.unitCode(), one.role(), one.veto()))
                                        .toList()))
                        .toList());
    }

    /** Notes what is too large to be kept. */
    void limits(Refusals refusals) {
        text(refusals, "name", name, 100);
        text(refusals, "nameEn", nameEn, 100);
        text(refusals, "from", from, 64);
        text(refusals, "below", below, 64);
        most(refusals, "categories", categories.size(), CATEGORIES);
        most(refusals, "steps", steps.size(), STEPS);
        categories.stream().limit(CATEGORIES).forEach(code -> text(refusals, "categories", code, 32));
        for (int i = 0; i < Math.min(steps.size(), STEPS); i++) {
            var step = steps.get(i);
            var path = "steps." + i + ".";
            text(refusals, path + "code", step.code, 32);
            text(refusals, path + "name", step.name, 100);
            text(refusals, path + "nameEn", step.nameEn, 100);
            text(refusals, path + "ratio", step.ratio, 8);
            text(refusals, path + "abovePolicy", step.abovePolicy, 64);
            most(refusals, path + "assignees", step.assignees.size(), ASSIGNEES);
            step.assignees.stream().limit(ASSIGNEES).forEach(one -> text(refusals, path + "assignees", one.unit, 64));
        }
    }

    private static void text(Refusals refusals, String path, @Nullable String text, int most) {
        Texts.check(refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, path, text, 0, most);
    }

    private static void most(Refusals refusals, String path, int size, int most) {
        refusals.unless(size <= most, ApprovalErrorCode.INVALID, "approval.route.many", path, most, size);
    }

    /** The route that this would be. Notes what is missing or has no form; what stands for it then is no matter. */
    RouteData route(String code, CaseSubject subject, Refusals refusals) {
        required(refusals, "name", name);
        required(refusals, "nameEn", nameEn);
        var data = new ArrayList<StepData>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var path = "steps." + i + ".";
            required(refusals, path + "name", step.name);
            required(refusals, path + "nameEn", step.nameEn);
            refusals.unless(
                    step.code.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}"),
                    ApprovalErrorCode.INVALID,
                    "approval.route.code",
                    path + "code");
            var ratio = step.ratio == null || step.ratio.isBlank() ? null : step.ratio;
            refusals.unless(
                    ratio == null || Ratio.parse(ratio).isPresent(),
                    ApprovalErrorCode.INVALID,
                    "approval.route.ratio.form",
                    path + "ratio",
                    String.valueOf(ratio));
            data.add(new StepData(
                    step.code,
                    step.name.strip(),
                    step.nameEn.strip(),
                    step.stage,
                    step.branch,
                    step.rule,
                    Optional.ofNullable(ratio).flatMap(Ratio::parse).orElse(null),
                    step.abovePolicy == null || step.abovePolicy.isBlank() ? null : step.abovePolicy,
                    step.workingDays,
                    step.mayCut,
                    step.mayRefuse,
                    step.meeting,
                    step.experts,
                    step.assignees.stream()
                            .map(one -> new Assignee(one.level, one.unit, one.role, one.veto))
                            .toList()));
        }
        return new RouteData(
                code,
                subject,
                name.strip(),
                nameEn.strip(),
                new RouteConditions(
                        categories.stream().distinct().sorted().toList(),
                        Bound.read(from),
                        Bound.read(below),
                        crossing,
                        Boolean.TRUE.equals(special)),
                data);
    }

    private static void required(Refusals refusals, String path, String text) {
        refusals.unless(!text.isBlank(), ApprovalErrorCode.REQUIRED, "text.required", path);
    }
}
