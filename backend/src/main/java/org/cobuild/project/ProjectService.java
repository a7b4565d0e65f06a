package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_CODE_SERIES;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobuild.planning.KeyTask;
import org.cobuild.planning.PlanRepository;
import org.cobuild.planning.PlanningQuestions;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes drafts and changes their basics. */
@Service
public class ProjectService {
    private static final int LONGEST_GOALS = 20_000;
    private final DSLContext sql;
    private final ProjectRepository projects;
    private final ProjectVisibility visibility;
    private final Drafts drafts;
    private final ProjectCodes codes;
    private final PlanningQuestions planning;
    private final PlanRepository plans;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ProjectService(
            DSLContext sql,
            ProjectRepository projects,
            ProjectVisibility visibility,
            Drafts drafts,
            ProjectCodes codes,
            PlanningQuestions planning,
            PlanRepository plans,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.projects = projects;
        this.visibility = visibility;
        this.drafts = drafts;
        this.codes = codes;
        this.planning = planning;
        this.plans = plans;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A new draft. */
    public record Create(
            String title,
            ProjectCategory category,
            String field,
            @Nullable String clientMutationId) {}

    /** Basics as they shall be; what was omitted stays. */
    public record Update(
            GlobalId id,
            int version,
            ArgumentValue<String> title,
            ArgumentValue<String> goals,
            ArgumentValue<ProjectCategory> category,
            ArgumentValue<String> field,
            ArgumentValue<LocalDate> plannedStartOn,
            ArgumentValue<LocalDate> plannedEndOn,
            ArgumentValue<GlobalId> keyTaskId,
            @Nullable String clientMutationId) {}

    /** Makes a draft, led by the caller's unit. A machine has no unit and makes none. */
    @Transactional
    public Project create(Viewer viewer, Create input) {
        var grant = access.require(viewer, Action.PROJECT_DRAFT, viewer.tenantId());
        var unit = viewer.unit();
        if (unit == null) {
            throw Refusals.refused(ProjectErrorCode.REQUIRED, "project.unit", "");
        }
        var refusals = new Refusals();
        var title = title(refusals, input.title());
        codes.check(refusals, viewer.scope(), ProjectCodes.FIELD, Map.of("field", input.field()));
        refusals.throwIfAny();
        var id = Ids.next();
        var now = clock.now();
        var code = nextCode(grant, clock.today(viewer.tenant().zone()).getYear());
        sql.insertInto(PROJECT)
                .set(PROJECT.ID, id)
                .set(PROJECT.TENANT_ID, grant.tenantId())
                .set(PROJECT.CITY_ID, viewer.tenant().cityId())
                .set(PROJECT.UNIT_ID, unit.id())
                .set(PROJECT.CODE, code)
                .set(PROJECT.TITLE, title)
                .set(PROJECT.GOALS, "")
                .set(PROJECT.CATEGORY, input.category().name())
                .set(PROJECT.FIELD, input.field())
                .set(PROJECT.STAGE, ProjectStage.DRAFT.name())
                .set(PROJECT.SUBMITTED_AMOUNT, Money.ZERO)
                .set(PROJECT.CUT_AMOUNT, Money.ZERO)
                .set(PROJECT.APPROVED_AMOUNT, Money.ZERO)
                .set(PROJECT.VERSION, 1)
                .set(PROJECT.CREATED_BY_POST_ID, viewer.postId())
                .set(PROJECT.CREATED_AT, now)
                .set(PROJECT.UPDATED_AT, now)
                .execute();
        var project = projects.get(grant, id);
        visibility.widen(project, List.of(), Map.of());
        events.publishEvent(Change.of("projectCreate", viewer, grant.tenantId(), "Project", id)
                .timeline(id, Change.Audience.SHARED)
                .detail(code)
                .field("code", null, code)
                .field("title", null, title)
                .field("category", null, input.category())
                .field("field", null, input.field())
                .build());
        return project;
    }

    /** Changes the basics of a draft. */
    @Transactional
    public Project update(Viewer viewer, Update input) {
        var draft = drafts.open(viewer, Action.PROJECT_DRAFT, input.id().of("Project"), input.version());
        var old = draft.project();
        var columns = columns(viewer, input, old);
        var saved = drafts.save(draft, columns);
        var tasks = chosen(viewer, old, saved);
        events.publishEvent(Change.of("projectUpdate", viewer, old.tenantId(), "Project", old.id())
                .project(old.id())
                .field("title", old.title(), saved.title())
                .field("goals", old.goals(), saved.goals())
                .field("category", old.category(), saved.category())
                .field("field", old.field(), saved.field())
                .field("plannedStartOn", old.plannedStartOn(), saved.plannedStartOn())
                .field("plannedEndOn", old.plannedEndOn(), saved.plannedEndOn())
                .field("keyTask", words(old.keyTaskId(), tasks), words(saved.keyTaskId(), tasks))
                .build());
        return saved;
    }

    private Map<Field<?>, @Nullable Object> columns(Viewer viewer, Update input, Project old) {
        var refusals = new Refusals();
        var columns = new HashMap<Field<?>, @Nullable Object>();
        if (!input.title().isOmitted()) {
            columns.put(PROJECT.TITLE, title(refusals, input.title().value()));
        }
        if (!input.goals().isOmitted()) {
            columns.put(
                    PROJECT.GOALS,
                    Texts.check(
                            refusals,
                            ProjectErrorCode.REQUIRED,
                            ProjectErrorCode.INVALID,
                            "goals",
                            input.goals().value(),
                            0,
                            LONGEST_GOALS));
        }
        if (!input.category().isOmitted()) {
            var category = input.category().value();
            refusals.unless(category != null, ProjectErrorCode.REQUIRED, "text.required", "category");
            columns.put(PROJECT.CATEGORY, String.valueOf(category));
        }
        if (!input.field().isOmitted()) {
            var field = input.field().value();
            codes.check(refusals, viewer.scope(), ProjectCodes.FIELD, Map.of("field", field == null ? "" : field));
            columns.put(PROJECT.FIELD, field);
        }
        var start = merged(input.plannedStartOn(), old.plannedStartOn());
        var end = merged(input.plannedEndOn(), old.plannedEndOn());
        refusals.unless(
                start == null || end == null || !end.isBefore(start),
                ProjectErrorCode.DATES,
                "project.dates",
                "plannedEndOn",
                String.valueOf(start),
                String.valueOf(end));
        columns.put(PROJECT.PLANNED_START_ON, start);
        columns.put(PROJECT.PLANNED_END_ON, end);
        refusals.throwIfAny();
        if (!input.keyTaskId().isOmitted()) {
            keyTask(viewer, input.keyTaskId().value(), old, columns);
        }
        return columns;
    }

    /** One that stands there already stays, also when its plan was closed meanwhile. */
    private void keyTask(
            Viewer viewer, @Nullable GlobalId given, Project old, Map<Field<?>, @Nullable Object> columns) {
        var id = given == null ? null : given.of("KeyTask");
        if (Objects.equals(id, old.keyTaskId())) {
            return;
        }
        var task = id == null ? null : planning.hold(viewer, id).orElseThrow(NotFound::new);
        columns.put(PROJECT.KEY_TASK_TENANT_ID, task == null ? null : task.tenantId());
        columns.put(PROJECT.KEY_TASK_ID, id);
    }

    /** How key tasks stand in the trail; asked only when another one was chosen. */
    private Map<Long, KeyTask> chosen(Viewer viewer, Project old, Project saved) {
        return Objects.equals(old.keyTaskId(), saved.keyTaskId())
                ? Map.of()
                : plans.findTasks(
                        viewer,
                        Stream.of(old.keyTaskId(), saved.keyTaskId())
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static @Nullable String words(@Nullable Long id, Map<Long, KeyTask> tasks) {
        var task = id == null ? null : tasks.get(id);
        return task == null ? (id == null ? null : new GlobalId("KeyTask", id).toString()) : task.inWords();
    }

    private static @Nullable LocalDate merged(ArgumentValue<LocalDate> given, @Nullable LocalDate old) {
        return given.isOmitted() ? old : given.value();
    }

    private static String title(Refusals refusals, @Nullable String title) {
        return Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "title", title, 2, 200);
    }

    /** The next number of the year in the tenant, under the lock of its series. */
    private String nextCode(Grant grant, int year) {
        var series = PROJECT_CODE_SERIES;
        sql.insertInto(series)
                .set(series.TENANT_ID, grant.tenantId())
                .set(series.YEAR, year)
                .set(series.LAST_NUMBER, 1)
                .onDuplicateKeyUpdate()
                .set(series.LAST_NUMBER, series.LAST_NUMBER.plus(1))
                .execute();
        var number = sql.select(series.LAST_NUMBER)
                .from(series)
                .where(grant.on(series))
                .and(series.YEAR.eq(year))
                .fetchSingle(series.LAST_NUMBER);
        return "%d-%04d".formatted(year, number);
    }
}
