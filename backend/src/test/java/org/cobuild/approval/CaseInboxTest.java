package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_STEP;
import static org.cobuild.db.Tables.APPROVAL_TASK;
import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cobuild.Crowd;
import org.cobuild.Figures;
import org.cobuild.PortalTest;
import org.cobuild.Screens;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Role;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The list of somebody for whom very much waits, and who has decided far more, over HTTP. 200 and 2,000 in the normal
 * run; {@code -Dcobuild.approval.past=1000000} plants 10,000 and a million, and holds the list to its time.
 */
@PortalTest
class CaseInboxTest {
    private static final int PAST = Integer.getInteger("cobuild.approval.past", 2_000);
    private static final boolean ALL = PAST >= 1_000_000;
    private static final int OPEN = ALL ? 10_000 : PAST / 10;
    /** Tasks that one past case has. */
    private static final int EACH = 10;

    private static final int CHUNK = 100_000;
    private static final int MILLIS = 50;
    private static final int RUNS = 21;
    /** Before the first that counts: a portal that serves such a person has served others. */
    private static final int WARM = ALL ? 100 : 4;

    /** Ids of what is planted; others are far above. */
    private static final long OPEN_IDS = 1_000_000_000L;

    private static final long PAST_IDS = 2_000_000_000L;
    private static final long UNNEEDED_IDS = 4_000_000_000L;
    private static final String LIST =
            "query($filter: TaskFilter) { tasks(filter: $filter, first: 50) { edges { node { id kind dueOn } }"
                    + " pageInfo { hasNextPage endCursor } openCount } }";
    private static final Map<String, Object> UNNEEDED = Map.of("filter", Map.of("unneeded", true));
    private static final Map<String, Object> DONE = Map.of("filter", Map.of("open", false));

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    @Autowired
    Statements statements;

    private Crowd crowd;

    @BeforeEach
    void plant() {
        new Proxies(sql, world, "990100").clear();
        var matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        var director = matters.viewer("zhouguodong");
        crowd = new Crowd(sql, "inbox", 1)
                .come(director.tenantId(), StoredPeople.unitId(director), "-", Role.AUTHORITY_DIRECTOR);
        var postId = matters.viewer("inbox0").postId();
        var caseId = matters.submitted("chenjing", SMALL);
        matters.approve(caseId, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang", "liweidong");
        var task = matters.task(caseId, "zhouguodong");
        var projectId = matters.matter(caseId).projectId();

        var own = OPEN_IDS + "+seq";
        copy(PROJECT, Map.of("id", own, "code", "concat('I', seq)"), OPEN, "x.id=" + projectId);
        copy(PROJECT_VISIBILITY, Map.of("project_id", own), OPEN, "x.project_id=" + projectId);
        var open = Map.of("id", own, "case_id", own, "step_id", own, "project_id", own, "subject_id", own);
        var days = "date_add(x.due_on, interval seq % 40 day)";
        copy(APPROVAL_CASE, with(open, "change_id", own), OPEN, "x.id=" + caseId);
        copy(APPROVAL_STEP, open, OPEN, "x.id=" + task.stepId());
        copy(APPROVAL_TASK, with(open, "due_on", days), OPEN, "x.id=" + task.id());

        var past = PAST_IDS + "+seq";
        var parent = PAST_IDS + "+floor(seq/" + EACH + ")";
        var project = OPEN_IDS + "+seq % " + OPEN;
        copy(
                APPROVAL_CASE,
                Map.of(
                        "id",
                        past,
                        "change_id",
                        past,
                        "state",
                        "'APPROVED'",
                        "project_id",
                        project,
                        "subject_id",
                        project),
                PAST / EACH,
                "x.id=" + caseId);
        copy(
                APPROVAL_STEP,
                Map.of("id", past, "case_id", past, "state", "'DONE'"),
                PAST / EACH,
                "x.id=" + task.stepId());
        var when = "date_add(x.opened_at, interval seq minute)";
        var done = Map.of("id", past, "case_id", parent, "step_id", parent, "state", "'DONE'");
        copy(
                APPROVAL_TASK,
                with(done, "closed_at", when, "decided_by_post_id", String.valueOf(postId)),
                PAST,
                "x.id=" + task.id());
        var unneeded = UNNEEDED_IDS + "+seq";
        copy(
                APPROVAL_TASK,
                with(
                        done,
                        "id",
                        unneeded,
                        "state",
                        "'NOT_NEEDED'",
                        "closed_at",
                        "date_sub(x.opened_at, interval seq minute)"),
                PAST / EACH,
                "x.id=" + task.id());
        var said = Map.of("id", past, "case_id", parent, "step_id", parent, "task_id", past);
        copy(
                APPROVAL_DECISION,
                with(said, "post_id", String.valueOf(postId)),
                PAST,
                "x.id=" + matters.flow(caseId).decisions().getLast().id());
        matters.away(List.of(caseId));
        sql.execute("analyze table approval_task, approval_case, approval_step, approval_decision /*scope:all*/");
    }

    private static Map<String, String> with(Map<String, String> columns, String... more) {
        var all = new HashMap<>(columns);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    /** Copies a row so many times with some columns changed; {@code seq} counts from 0. */
    private void copy(Table<?> table, Map<String, String> changed, int times, String which) {
        var columns =
                Arrays.stream(table.fields()).map(field -> field.getName()).toList();
        var values = columns.stream()
                .map(column -> changed.getOrDefault(column, "x." + column))
                .collect(Collectors.joining(","));
        var digits = "(select 0 n"
                + IntStream.range(1, 10).mapToObj(n -> " union all select " + n).collect(Collectors.joining()) + ")";
        for (int from = 0; from < times; from += CHUNK) {
            var numbers = "(select " + from + "+d0.n+10*d1.n+100*d2.n+1000*d3.n+10000*d4.n seq from "
                    + IntStream.range(0, 5).mapToObj(n -> digits + " d" + n).collect(Collectors.joining(",")) + ") s";
            sql.execute("insert into " + table.getName() + " (" + String.join(",", columns) + ") select " + values
                    + " from " + table.getName() + " x, " + numbers + " where seq < " + times + " and " + which
                    + " /*scope:all*/");
        }
    }

    @AfterEach
    void gone() {
        for (var table : List.of(APPROVAL_DECISION, APPROVAL_TASK, APPROVAL_STEP, APPROVAL_CASE)) {
            delete(table, "id");
        }
        delete(PROJECT_VISIBILITY, "project_id");
        delete(PROJECT, "id");
        crowd.leave();
    }

    private void delete(Table<?> table, String id) {
        sql.execute("delete from " + table.getName() + " where " + id + " between " + OPEN_IDS + " and "
                + (UNNEEDED_IDS + PAST) + " /*scope:all*/");
    }

    @Test
    void itsListIsThereAtOnce() {
        var caller = world.as("inbox0");
        var screen = Screens.read().document("TaskList");
        var first = caller.ask(screen, Map.of());
        assertThat(first.at("/tasks/openCount").asInt()).isGreaterThanOrEqualTo(Math.min(OPEN, 1_000));
        var next = Map.of("after", first.at("/tasks/pageInfo/endCursor").asString());
        var all = List.of(
                measure(caller, "list", LIST, Map.of(), 4),
                measure(caller, "list of what is decided", LIST, DONE, 4),
                measure(caller, "list of what was decided without it", LIST, UNNEEDED, 4),
                measure(caller, "screen", screen, Map.of(), 8),
                measure(caller, "screen, next page", screen, next, 8),
                measure(caller, "screen of what is decided", screen, DONE, 8));
        var lines = all.stream().map(Measured::line).toList();
        Figures.keep("inbox", lines);
        System.out.println(OPEN + " open and " + PAST + " past tasks:\n" + String.join("\n", lines));
        for (var one : all) {
            assertThat(one.statements).as(one.what).isLessThanOrEqualTo(one.budget);
            assertThat(one.middle).as("milliseconds of the " + one.what).isLessThan(ALL ? MILLIS : 1_000);
        }
    }

    private record Measured(String what, int statements, int budget, double middle, double worst) {
        String line() {
            return String.format("%s\t%d\t%d\t%.1f\t%.1f", what, statements, budget, middle, worst);
        }
    }

    private Measured measure(World.Caller caller, String what, String document, Map<String, ?> variables, int budget) {
        var times = IntStream.range(0, RUNS + WARM)
                .mapToObj(run -> millis(caller, document, variables))
                .skip(WARM)
                .sorted()
                .toList();
        var sent = statements.during(() -> caller.ask(document, new HashMap<>(variables)));
        return new Measured(what, sent.size(), budget, times.get(RUNS / 2), times.getLast());
    }

    private static double millis(World.Caller caller, String document, Map<String, ?> variables) {
        var began = System.nanoTime();
        caller.ask(document, new HashMap<>(variables));
        return (System.nanoTime() - began) / 1e6;
    }
}
