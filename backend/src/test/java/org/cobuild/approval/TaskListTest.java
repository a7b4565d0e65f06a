package org.cobuild.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.LARGE;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.approval.flow.DecisionVerb.APPROVE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Cases and tasks over GraphQL, and what they cost. In the second city, whose inboxes no other test fills. */
@PortalTest
class TaskListTest {
    private static final String INBOX = """
            query($first: Int, $after: String, $open: Boolean) {
              tasks(first: $first, after: $after, filter: {open: $open}) {
                edges { node { id dueOn state mayCut viewerCanDecide nextStepName nextStepNameEn
                  unit { name } step { name workingDays units { name } } decision { opinion verb }
                  case { id title amount starter { name } } } }
                pageInfo { hasNextPage endCursor }
                openCount
              }
            }""";
    private static final String CASE = """
            query($id: ID!) { case(id: $id) {
              state replyNumber routeName routeVersion starter { name }
              steps { ordinal name state dueOn aboveAmount units { name }
                tasks { unit { name } state decision { personName verb } } }
              decisions { stepName personName unitName }
              viewerTask { id }
            } }""";

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Statements statements;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    TaskService tasks;

    @Autowired
    FlowRepository flows;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990200", "baiyu");
    }

    private JsonNode inbox(String username, int first, String after, boolean open) {
        var variables = new HashMap<String, Object>(Map.of("first", first, "open", open));
        if (!after.isEmpty()) {
            variables.put("after", after);
        }
        return world.as(username).ask(INBOX, variables).get("tasks");
    }

    @Test
    void aPersonPagesThroughWhatItHasToDecideAndWhatItDecided() {
        var before = inbox("dingjie", 100, "", true).get("openCount").asInt();
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            ids.add(matters.submitted("baiyu", SMALL));
        }
        var first = inbox("dingjie", before + 2, "", true);
        assertThat(first.get("openCount").asInt()).isEqualTo(before + 3);
        assertThat(first.get("pageInfo").get("hasNextPage").asBoolean()).isTrue();
        var rest = inbox("dingjie", 50, first.get("pageInfo").get("endCursor").asString(), true);
        assertThat(rest.get("edges").size()).isEqualTo(1);
        var task = rest.get("edges").get(0).get("node");
        assertThat(task.get("case").get("id").asString()).isEqualTo(global("Case", ids.get(2)));
        assertThat(task.get("viewerCanDecide").asBoolean()).isTrue();
        assertThat(task.get("nextStepName").asString()).isEqualTo("部门联审");

        matters.approve(ids.getFirst(), "dingjie");
        var done = inbox("dingjie", 1, "", false).get("edges").get(0).get("node");
        assertThat(done.get("case").get("id").asString()).isEqualTo(global("Case", ids.getFirst()));
        assertThat(done.get("decision").get("opinion").asString()).isEqualTo("材料齐全");
        assertThat(inbox("dingjie", 100, "", true).get("openCount").asInt()).isEqualTo(before + 2);
    }

    @Test
    void aForgedCursorIsRefusedWhateverDayItNames() {
        for (var day : List.of(
                "+999999999-12-31",
                "-999999999-01-01",
                "10000-01-01",
                "0000-00-00",
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "")) {
            for (var open : List.of(true, false)) {
                for (var id : List.of("1", "99999999999999999999", "x")) {
                    var cursor = Base64.getUrlEncoder().encodeToString((day + "\u001f" + id).getBytes(UTF_8));
                    assertThat(world.as("dingjie")
                                    .answer(INBOX, Map.of("first", 10, "after", cursor, "open", open))
                                    .at("/errors/0/extensions/code")
                                    .asString(""))
                            .as(day + " " + id + " " + open)
                            .isEqualTo("BAD_REQUEST");
                }
            }
        }
    }

    @Test
    void whoCanBeNamedCostsNoStatementForEachTask() {
        var query = "{ tasks(first: 100, filter: {open: true}) { edges { node { receivers { personName }"
                + " escalatedAt viewerCanHandOver viewerCanAsk holderName actingFor } } } }";
        matters.submitted("baiyu", SMALL);
        world.as("dingjie").ask(query);
        var one = statements.during(() -> world.as("dingjie").ask(query));
        for (int i = 0; i < 3; i++) {
            matters.submitted("baiyu", SMALL);
        }
        assertThat(statements.during(() -> world.as("dingjie").ask(query))).hasSameSizeAs(one);
    }

    @Test
    void aReturnedCaseIsOnNobodysList() {
        var id = matters.submitted("baiyu", SMALL);
        matters.approve(id, "dingjie", "jinbo");
        var before = inbox("hongmei", 1, "", true).get("openCount").asInt();
        matters.decide(id, "shiyan", DecisionVerb.RETURN);
        assertThat(inbox("hongmei", 1, "", true).get("openCount").asInt()).isEqualTo(before - 1);
    }

    @Test
    void whoseTaskOthersHaveClosedIsToldForAWeek() {
        var id = matters.submitted("baiyu", SMALL);
        assertThat(unneeded("dingjie")).doesNotContain(id);
        cases.withdraw(matters.viewer("baiyu"), matters.grant(), id, "另行申报");
        var decided = matters.submitted("baiyu", SMALL);
        matters.approve(decided, "dingjie");
        assertThat(unneeded("dingjie")).contains(id).doesNotContain(decided);
        assertThat(unneeded("tianfeng")).as("it never came to that step").doesNotContain(id);

        world.clock().setTo(world.clock().now().plus(Duration.ofDays(8)));
        try {
            assertThat(unneeded("dingjie")).doesNotContain(id);
        } finally {
            world.clock().release();
        }
    }

    private List<Long> unneeded(String username) {
        return world
                .as(username)
                .ask("{ tasks(filter: {unneeded: true}, first: 100) { edges { node { state case { id } } } } }")
                .at("/tasks/edges")
                .values()
                .stream()
                .map(edge ->
                        GlobalId.valueOf(edge.at("/node/case/id").asString()).of("Case"))
                .toList();
    }

    @Test
    void aCaseIsReadWholeAtACostThatDoesNotGrow() {
        var id = matters.submitted("baiyu", LARGE);
        matters.approve(id, "dingjie", "jinbo");
        var variables = Map.of("id", global("Case", id));
        var read = world.as("shiyan").ask(CASE, variables).get("case");
        assertThat(read.get("steps").size()).isEqualTo(5);
        assertThat(read.get("steps").get(1).get("tasks").size()).isEqualTo(5);
        assertThat(read.get("steps").get(2).get("tasks").size()).isZero();
        assertThat(read.get("steps").get(2).get("units").size()).isEqualTo(1);
        assertThat(read.get("steps").get(4).get("aboveAmount").asString()).isEqualTo("10000000.00");
        assertThat(read.get("decisions").size()).isEqualTo(2);
        assertThat(read.get("viewerTask").get("id").asString())
                .isEqualTo(global("Task", matters.task(id, "shiyan").id()));

        assertThat(statements.during(() -> world.as("shiyan").ask(CASE, variables)))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void anInboxCostsTheSameForOneTaskAndForMany() {
        matters.submitted("baiyu", SMALL);
        inbox("dingjie", 1, "", true);
        var one = statements.during(() -> inbox("dingjie", 1, "", true));
        for (int i = 0; i < 5; i++) {
            matters.submitted("baiyu", SMALL);
        }
        var many = statements.during(() -> inbox("dingjie", 50, "", true));
        assertThat(many).hasSameSizeAs(one).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aForeignCaseIsNull() {
        var id = matters.submitted("baiyu", SMALL);
        for (var stranger : List.of("zhaolei", "bianjing")) {
            assertThat(world.as(stranger)
                            .ask(CASE, Map.of("id", global("Case", id)))
                            .get("case")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void aDecisionCostsAtMostTwelveStatementsWithItsAudit() {
        var id = matters.submitted("baiyu", SMALL);
        assertThat(decide(id, "dingjie")).as("closes a step").hasSizeLessThanOrEqualTo(12);
        assertThat(decide(id, "jinbo")).as("stays in a joint step").hasSizeLessThanOrEqualTo(12);
        for (var name : List.of("shiyan", "hongmei", "yuanhai", "lumin")) {
            decide(id, name);
        }
        assertThat(decide(id, "tianfeng")).as("goes on").hasSizeLessThanOrEqualTo(12);
    }

    private List<String> decide(long caseId, String username) {
        var input = matters.input(matters.task(caseId, username), caseId, APPROVE, null);
        var variables = Map.of("taskId", input.taskId().toString(), "verb", "APPROVE", "opinion", "材料齐全", "version", 1);
        world.as(username).ask("{ viewer { name } }");
        return statements.during(() -> {
            var payload = world.as(username).mutate("taskDecide", variables, "task { id state }");
            assertThat(payload.get("errors").isEmpty()).as(payload.toString()).isTrue();
            assertThat(payload.get("task").get("state").asString()).isEqualTo("DONE");
        });
    }

    private static String global(String type, long id) {
        return new GlobalId(type, id).toString();
    }
}
