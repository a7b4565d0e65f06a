package org.cobuild.oracle;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Set;

/** The rules that declarations are made of. */
final class Views {
    /** The row itself is the project. */
    static final Sees SEEN = (who, row, all) -> all.sight(who, row.id()) != Sight.NONE;

    static final Sees SEEN_WHOLE = (who, row, all) -> all.sight(who, row.id()) == Sight.WHOLE;
    /** A draft, for whose unit leads it, and for its tenant's machines that may draft. */
    static final Sees OWN_DRAFT = (who, row, all) -> Law.editable(row)
            && who.tenantId() == row.number("tenant_id")
            && (who.machine() ? who.may("PROJECT_DRAFT") : who.unitId() == row.number("unit_id"));
    /** Part of a project's shared summary. */
    static final Sees SUMMARY = (who, row, all) -> all.sight(who, row.number("project_id")) != Sight.NONE;
    /** For who sees the row's project whole. */
    static final Sees WHOLE =
            (who, row, all) -> row.has("project_id") && all.sight(who, row.number("project_id")) == Sight.WHOLE;
    /** For who sees an area of the row's project, whole or by a share. */
    static final Sees PLAN = area("PLAN");

    static final Sees REVIEW = area("REVIEW");
    static final Sees MONEY = area("MONEY");
    static final Sees CONSTRUCTION = area("CONSTRUCTION");
    static final Sees OPERATION = area("OPERATION");
    /** The row itself is the project. */
    static final Sees PLAN_OF_IT = areaOfIt("PLAN");

    static final Sees MONEY_OF_IT = areaOfIt("MONEY");
    static final Sees OPERATION_OF_IT = areaOfIt("OPERATION");
    private static final Sees OWN_PACKAGE = (who, row, all) ->
            row.has("participant_id") && Law.ownPackage(who, all.get("Participant", row.number("participant_id")));
    /** For who sees the project whole, and for whose package it is. */
    static final Sees WHOLE_OR_OWN_PACKAGE = WHOLE.or(OWN_PACKAGE);

    static final Sees PLAN_OR_OWN_PACKAGE = PLAN.or(OWN_PACKAGE);
    /** The row is the participant. */
    static final Sees PACKAGE_SEEN = PLAN.or((who, row, all) -> Law.ownPackage(who, row));
    /** The row is a share that lasts. */
    static final Sees LASTS = (who, row, all) -> Law.lasts(row, all);

    static final Sees RECEIVED = LASTS.and((who, row, all) -> Law.receives(who, row));

    static final Sees OWN_TENANT = (who, row, all) -> who.tenantId() == row.number("tenant_id");
    /** A city's with those of its counties. */
    static final Sees HELD = OWN_TENANT.or((who, row, all) -> who.tenantId() == who.cityId()
            && all.get("Tenant", row.number("tenant_id")).number("city_id") == who.cityId());

    /** The last day of an entry of the lists lies in the past. */
    static final Sees OVER = (who, row, all) -> row.has("until_on")
            && row.text("until_on")
                            .compareTo(all.at()
                                    .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                                    .toLocalDate()
                                    .toString())
                    < 0;

    /** A tenant's own, and what its city has for it. */
    static final Sees FOLLOWED = OWN_TENANT.or((who, row, all) -> row.number("tenant_id") == who.cityId());

    static final Sees OWN_TREE =
            (who, row, all) -> all.get("Tenant", row.number("tenant_id")).number("city_id") == who.cityId();

    /** A tenant's own, what its city has for it, and what a city's counties have. */
    static final Sees UP_AND_DOWN = HELD.or((who, row, all) -> row.number("tenant_id") == who.cityId());

    /** The row is a plan: a draft is for those of its tenant who may write it. */
    static final Sees PLAN_READ = UP_AND_DOWN.and((who, row, all) ->
            !row.is("state", "DRAFT") || (who.tenantId() == row.number("tenant_id") && who.may("PLAN_SET")));

    /** The row is a filing: a draft is its unit's, what was filed also who reads all of its tenant or city. */
    static final Sees FILING_READ = (who, row, all) -> {
        if (OWN_TENANT.test(who, row, all) && !who.machine() && who.unitId() == row.number("unit_id")) {
            return true;
        }
        return !row.is("state", "DRAFT") && who.wide() && HELD.test(who, row, all);
    };

    /** The row is a wish to build by oneself: of the unit that leads, and for who reads all of its tenant or city. */
    static final Sees OWN_BUILD_READ = (who, row, all) -> {
        var lead = all.get("Project", row.number("project_id")).number("unit_id");
        return (who.wide() && HELD.test(who, row, all))
                || (OWN_TENANT.test(who, row, all) && !who.machine() && who.unitId() == lead);
    };

    /** The same row may be answered, as far as rights go. */
    static final Sees OWN_BUILD_RULED = mayThere("OWN_BUILD_RULE")
            .and((who, row, all) -> !who.unitIds()
                    .contains(all.get("Project", row.number("project_id")).number("unit_id")));

    /** The row is a filing of one's unit. */
    static final Sees KEEPS_FILING =
            (who, row, all) -> who.mayFor("FILING_SET", row.number("tenant_id"), row.number("unit_id"));

    /** The row is a request: one's unit has made it, or is asked; who reads a tenant reads both sides, and a city all. */
    static final Sees SHARING_READ = (who, row, all) -> who.wide()
            ? HELD.test(who, row, all) || who.tenantId() == row.number("requester_tenant_id")
            : asks(who, row) || isAsked(who, row);

    private static boolean asks(Who who, Row request) {
        return !who.machine()
                && who.tenantId() == request.number("requester_tenant_id")
                && who.unitId() == request.number("requester_unit_id");
    }

    private static boolean isAsked(Who who, Row request) {
        return !who.machine()
                && who.tenantId() == request.number("tenant_id")
                && who.unitId() == request.number("unit_id");
    }

    /** The row is a request that one's own unit has made. */
    static final Sees MADE_REQUEST = (who, row, all) -> asks(who, row);

    /** The row is a request that one's own unit is asked. */
    static final Sees ASKED_REQUEST = (who, row, all) -> isAsked(who, row);

    /** The row is a request that one's unit has made, and one may. */
    static final Sees REQUESTS = (who, row, all) ->
            who.mayFor("SHARING_SET", row.number("requester_tenant_id"), row.number("requester_unit_id"));

    /** The row is a request that one's unit is asked, and one may answer. */
    static final Sees ANSWERS_REQUEST =
            (who, row, all) -> who.mayFor("SHARING_SET", row.number("tenant_id"), row.number("unit_id"));

    /** The row is a resource: conditional, another unit's, and one's own has neither asked for it nor been granted it. */
    static final Sees MAY_REQUEST = (who, row, all) -> who.may("SHARING_SET")
            && row.is("sharing_type", "CONDITIONAL")
            && row.number("provider_unit_id") != who.unitId()
            && all.where("SharingRequest", "resource_id", row.id()).stream()
                    .noneMatch(request -> asks(who, request) && request.is("state", "REQUESTED", "GRANTED", "LIMITED"));

    private static final Set<String> BUILT = Set.of("PROCUREMENT", "CONSTRUCTION");

    private Views() {}

    private static Sees area(String area) {
        return (who, row, all) -> row.has("project_id") && all.shows(who, row.number("project_id"), area);
    }

    private static Sees areaOfIt(String area) {
        return (who, row, all) -> all.shows(who, row.id(), area);
    }

    /** The row's parent of a type, seen by another rule. */
    static Sees through(String type, String column, Sees rule) {
        return (who, row, all) -> {
            var parent = all.find(type, row.number(column));
            return parent != null && rule.test(who, parent, all);
        };
    }

    static Sees readable(Sees rule) {
        return (who, row, all) -> who.may("PROJECT_READ") && rule.test(who, row, all);
    }

    static Sees when(String column, String... values) {
        return (who, row, all) -> row.is(column, values);
    }

    static Sees not(Sees rule) {
        return (who, row, all) -> !rule.test(who, row, all);
    }

    /** The right for the tenant that owns the row. */
    static Sees mayThere(String right) {
        return mayWhere(right, "tenant_id");
    }

    /** The right for the tenant that the column names. */
    static Sees mayWhere(String right, String column) {
        return (who, row, all) -> who.mayIn(right, row.number(column));
    }

    static Sees mayAtHome(String right) {
        return (who, row, all) -> who.may(right);
    }

    /** The right, for the unit that leads the row's project (or the project that the row is). */
    static Sees lead(String right) {
        return (who, row, all) -> {
            var project = project(row, all);
            return who.mayFor(right, project.number("tenant_id"), project.number("unit_id"));
        };
    }

    /** The right, and one's unit (a machine: one of its tenant's) takes part in one of these roles and sees the project. */
    static Sees named(String right, String... roles) {
        return (who, row, all) -> who.may(right) && isNamed(who, project(row, all), all, roles);
    }

    static boolean isNamed(Who who, Row project, Census all, String... roles) {
        return all.sight(who, project.id()) != Sight.NONE
                && all.where("Participant", "project_id", project.id()).stream()
                        .anyMatch(part -> part.is("role", roles)
                                && part.number("unit_tenant_id") == who.tenantId()
                                && (who.machine() || part.number("unit_id") == who.unitId()));
    }

    static Row project(Row row, Census all) {
        return row.type().equals("Project") ? row : all.get("Project", row.number("project_id"));
    }

    /** A unit in which the person holds any post leads or builds it: nobody gives money to one's own matter. */
    static final Sees OWN_MATTER = (who, row, all) -> {
        var project = project(row, all);
        return who.unitIds().contains(project.number("unit_id"))
                || all.where("Participant", "project_id", project.id()).stream()
                        .anyMatch(part ->
                                part.is("role", "BUILDER") && who.unitIds().contains(part.number("unit_id")));
    };

    /** A unit in which the person holds any post leads it or takes part in it: nobody of it keeps its experts. */
    static final Sees TAKES_PART = (who, row, all) -> {
        var project = project(row, all);
        return who.unitIds().contains(project.number("unit_id"))
                || all.where("Participant", "project_id", project.id()).stream()
                        .anyMatch(part -> who.unitIds().contains(part.number("unit_id")));
    };

    /** The task is for one's unit and one of one's roles. */
    static final Sees ADDRESSED = (who, row, all) -> !who.machine()
            && (row.has("post_id") && Law.stands(all.get("Post", row.number("post_id")), all)
                    ? who.id() == row.number("post_id")
                    : who.unitId() == row.number("unit_id") && who.roles().contains(row.text("role")));

    /** A proxy of one's reaches it, whether or not one may speak in it. */
    static final Sees REACHED =
            (who, row, all) -> !ADDRESSED.test(who, row, all) && Proxying.reaches(who, row, all, absent -> true);

    /** The holder of a task, or somebody for whom one acts, asked for it. */
    static final Sees ASKED = (who, row, all) ->
            row.has("for_task_id") && ADDRESSED.or(REACHED).test(who, all.get("Task", row.number("for_task_id")), all);

    /** It was decided in this post. */
    static final Sees DECIDED = (who, row, all) ->
            !who.machine() && row.has("decided_by_post_id") && who.id() == row.number("decided_by_post_id");

    /** And for oneself, or for somebody for whom one acts still. */
    static final Sees DECIDED_STILL = DECIDED.and((who, row, all) -> all.where("Decision", "task_id", row.id()).stream()
            .max(Comparator.comparing(Row::id))
            .filter(said -> said.has("acting_for_post_id"))
            .map(said -> Proxying.actsFor(who, said.number("acting_for_post_id"), row, all))
            .orElse(true));

    /** It can be decided now. */
    static final Sees OPEN_TASK = when("state", "OPEN")
            .and((who, row, all) -> all.get("Case", row.number("case_id")).is("state", "OPEN"))
            .and((who, row, all) -> all.get("Step", row.number("step_id")).is("state", "OPEN"));

    /** Who reads what was said in a task is decided per level: the one that said it, the city above it, and the case's own. */
    static final Sees LEVEL = (who, row, all) -> {
        var level = all.get("Task", row.number("task_id")).number("tenant_id");
        return level == row.number("tenant_id") || level == who.tenantId() || who.tenantId() == who.cityId();
    };

    /** What another level concluded is read by all who see the case. */
    static final Sees CONCLUDES = when("verb", "RETURN", "REFUSE")
            .or((who, row, all) -> row.has("merges_step_id"))
            .or((who, row, all) -> all.get("Task", row.number("task_id")).is("kind", "ROUTE")
                    && all.where("Task", "step_id", row.number("step_id")).stream()
                                    .filter(task -> task.is("kind", "ROUTE"))
                                    .count()
                            == 1);

    /** What was said, for who reads it. */
    static final Sees OPINION = through("Case", "case_id", REVIEW).and(LEVEL.or(CONCLUDES));

    /** A condition that is more than a part of what somebody said. */
    static final Sees BINDS = not(when("state", "NAMED"));

    /** The row is a confirmation: it was put to one's unit. */
    static final Sees PUT_TO_US = (who, row, all) ->
            !who.machine() && all.get("Task", row.number("task_id")).number("unit_id") == who.unitId();

    /** Nobody decides what one has started. */
    /** What a meeting named is lifted by whoever speaks for it alone. */
    static final Sees LIFTS =
            (who, row, all) -> !row.flag("meeting") || who.roles().contains("LEADING_SECRETARY");

    static final Sees STARTED = (who, row, all) -> {
        var matter = all.get("Case", row.number("case_id"));
        return Proxying.startedBy(who.personId(), matter) || who.unitIds().contains(matter.number("starter_unit_id"));
    };

    /** One is the proxy of who holds it: it is the own matter of neither, and one has no other voice in the step. */
    static final Sees ACTED_IN = REACHED.and(not(STARTED))
            .and((who, row, all) -> Proxying.reaches(
                    who, row, all, absent -> !Proxying.started(absent, all.get("Case", row.number("case_id")), all)))
            .and((who, row, all) -> !Proxying.hasVoice(who, row, all));

    /** One decides it, for oneself or for somebody. */
    static final Sees HELD_TASK = ADDRESSED.or(ACTED_IN);

    /** It waited for somebody, and what others decided in the last seven days was enough. */
    static final Sees UNNEEDED = (who, row, all) -> row.is("state", "NOT_NEEDED")
            && row.has("opened_at")
            && row.has("closed_at")
            && !row.instant("closed_at").isBefore(all.at().minus(7, ChronoUnit.DAYS));

    /** The task was brought before one's seat, with the deadline that it has. */
    static final Sees TOLD = (who, row, all) -> !who.machine()
            && who.may("CASE_DECIDE")
            && who.unitId() == row.number("unit_id")
            && all.where("Escalation", "task_id", row.id()).stream()
                    .anyMatch(told -> row.has("due_on")
                            && told.text("due_on").equals(row.text("due_on"))
                            && who.roles().contains(told.text("role")));

    /** The row is the case: one's unit started it and may submit such, or one has decided a task of it. */
    static final Sees WAITS_FOR_OTHERS = (who, row, all) -> who.mayFor(
                    row.is("subject", "PROJECT") ? "PROJECT_SUBMIT" : "ACCEPTANCE_APPLY",
                    row.number("tenant_id"),
                    row.number("starter_unit_id"))
            || who.may("CASE_DECIDE")
                    && all.where("Task", "case_id", row.id()).stream().anyMatch(task -> DECIDED.test(who, task, all));

    /** As above, or one holds a task of it. */
    static final Sees HAS_TO_DO_WITH_IT = WAITS_FOR_OTHERS.or((who, row, all) -> who.may("CASE_DECIDE")
            && all.where("Task", "case_id", row.id()).stream()
                    .anyMatch(task -> task.is("state", "OPEN", "ASKING") && ADDRESSED.test(who, task, all)));

    /** The row is the case: a task of it can be decided now. */
    static final Sees PENDING = (who, row, all) ->
            all.where("Task", "case_id", row.id()).stream().anyMatch(task -> OPEN_TASK.test(who, task, all));

    /** The row is the case: this very post follows it. */
    static final Sees FOLLOWS = (who, row, all) -> !who.machine()
            && all.where("Follow", "case_id", row.id()).stream()
                    .anyMatch(follow -> follow.number("post_id") == who.id());

    /** The copy was sent to this very post. */
    static final Sees RECEIVED_COPY = (who, row, all) -> !who.machine() && row.number("post_id") == who.id();

    /** Holds an open task that may cut the project's lines. */
    static final Sees MAY_CUT = (who, row, all) -> row.is("stage", "SUBMITTED")
            && who.may("ESTIMATE_CUT")
            && all.where("Case", "project_id", row.id()).stream()
                    .filter(matter -> matter.is("subject", "PROJECT"))
                    .flatMap(matter -> all.where("Task", "case_id", matter.id()).stream())
                    .anyMatch(task -> HELD_TASK.and(OPEN_TASK).and(not(STARTED)).test(who, task, all)
                            && all.get("Step", task.number("step_id")).flag("may_cut"));

    /** The other project of a hit, in sight now. */
    static final Sees OTHER_SEEN = (who, row, all) -> all.sight(who, row.number("other_project_id")) != Sight.NONE;

    /** Its plan, too. */
    static final Sees OTHER_PLAN = (who, row, all) -> all.shows(who, row.number("other_project_id"), "PLAN");

    /** Of the authority that reviews the row's project: its tenant's or the city's. */
    static final Sees REVIEWS_DUPLICATES = (who, row, all) -> who.may("ESTIMATE_CUT")
            && WHOLE.test(who, row, all)
            && (who.tenantId() == project(row, all).number("tenant_id")
                    || who.tenantId() == project(row, all).number("city_id"));

    /** The project is under review, and in none of its units is this one at home. */
    static final Sees DUPLICATES_OPEN =
            (who, row, all) -> project(row, all).is("stage", "SUBMITTED") && !TAKES_PART.test(who, row, all);

    /** The milestone waits for a report. */
    static final Sees REPORTABLE = (who, row, all) -> BUILT.contains(
                    project(row, all).text("stage"))
            && all.where("MilestoneState", "milestone_id", row.id()).stream()
                    .allMatch(state -> !state.has("open_report_id") && state.number("confirmed_progress") < 100);

    /** The term is due, and something of it is left to ask for. */
    static final Sees REQUESTABLE = (who, row, all) ->
            new java.math.BigDecimal(row.text("requested")).compareTo(new java.math.BigDecimal(row.text("amount"))) < 0
                    && (!row.has("milestone_id")
                            || all.where("MilestoneState", "milestone_id", row.number("milestone_id")).stream()
                                    .anyMatch(state -> state.number("confirmed_progress") == 100));

    /** All of it is built, and no acceptance is under way. */
    static final Sees ACCEPTABLE = (who, row, all) -> {
        var states = all.where("MilestoneState", "project_id", row.id());
        var latest = all.where("Acceptance", "project_id", row.id()).stream().max(Comparator.comparing(Row::id));
        return row.is("stage", "CONSTRUCTION", "ACCEPTANCE")
                && states.stream()
                                .mapToLong(state -> state.number("weight") * state.number("confirmed_progress"))
                                .sum()
                        == 100 * 100
                && (row.is("stage", "CONSTRUCTION")
                        || latest.map(acceptance -> acceptance.is("state", "RETURNED", "REFUSED"))
                                .orElse(true));
    };

    /** What is a person's own doing, by a column that names it. */
    static Sees done(String column) {
        return (who, row, all) -> row.has(column) && row.number(column) == who.personId();
    }

    /** No other row of its type takes it back. */
    static final Sees UNCOUNTERED = (who, row, all) -> !row.has("counters_entry_id")
            && all.where(row.type(), "counters_entry_id", row.id()).isEmpty();
}
