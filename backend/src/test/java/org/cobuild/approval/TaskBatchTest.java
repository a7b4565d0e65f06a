package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.LARGE;
import static org.cobuild.approval.Matters.SMALL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Several alike tasks are agreed to at once, and each gets the answer that it would have got by itself. */
@PortalTest
class TaskBatchTest {
    private static final String RESULTS = "results { taskId task { id state } errors { code message path } }";

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

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @Test
    void alikeTasksAreDecidedWithOneOpinionEachInItsOwnCase() {
        var all = submitted(3);
        var answer = decide("zhaolei", reads(all, "zhaolei"));
        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.get("results")).hasSize(3).allSatisfy(result -> {
            assertThat(result.at("/task/state").asString()).isEqualTo("DONE");
            assertThat(result.get("errors")).isEmpty();
        });
        all.forEach(id -> assertThat(matters.flow(id).decisions())
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.opinion()).isEqualTo("材料齐全，同意");
                    assertThat(said.personName()).isEqualTo("赵磊");
                }));
    }

    @Test
    void whatCannotBeDecidedKeepsAsItIsWithItsReasonAndTheOthersAreDecided() {
        var all = submitted(5);
        var reads = reads(all, "zhaolei");
        matters.approve(all.get(1), "zhaolei");
        matters.change(matters.matter(all.get(2)).projectId());
        var large = matters.submitted("chenjing", LARGE);
        reads.add(read(matters.task(large, "zhaolei").id(), matters.version(large)));
        reads.add(read(Ids.next(), 1));
        reads.add(reads.getFirst());
        matters.decide(all.get(3), "zhaolei", DecisionVerb.RETURN);
        matters.resubmit("chenjing", all.get(3), SMALL);
        var answer = decide("zhaolei", reads);
        assertThat(words(answer))
                .containsExactly("DONE", "TASK_CLOSED", "STALE", "ALONE", "DONE", "ALONE", "NOT_FOUND");
        assertThat(matters.flow(all.get(2)).decisions()).isEmpty();
        assertThat(matters.flow(large).decisions()).isEmpty();
        assertThat(matters.flow(all.getFirst()).decisions()).hasSize(1);
    }

    @Test
    void whatIsDecidedByItselfIsSoForWhoActsForSomebodyToo() {
        var proxies = new Proxies(sql, world, "990100");
        proxies.clear();
        var large = matters.submitted("chenjing", LARGE);
        var small = matters.submitted("chenjing", SMALL);
        var reads = reads(List.of(large, small), "zhaolei");
        proxies.given("zhaolei", "liweidong");
        try {
            assertThat(words(decide("liweidong", reads))).containsExactly("ALONE", "DONE");
            assertThat(matters.flow(large).decisions()).isEmpty();
        } finally {
            proxies.clear();
        }
    }

    @Test
    void tasksOfAnotherStepAreNotAlike() {
        var all = submitted(2);
        matters.approve(all.getFirst(), "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        var chief = List.of(read(matters.task(all.getFirst(), "liweidong").id(), matters.version(all.getFirst())));
        assertThat(words(decide("liweidong", chief))).containsExactly("DONE");
        assertThat(AlikeTasks.key(matter(all.getFirst()), matters.step(all.getFirst(), "review")))
                .isNotEqualTo(AlikeTasks.key(matter(all.getLast()), matters.step(all.getLast(), "completeness")))
                .isEqualTo(AlikeTasks.key(matter(all.getLast()), matters.step(all.getLast(), "review")));
    }

    private ApprovalCase matter(long id) {
        return cases.latest(
                        matters.grant(), CaseSubject.PROJECT, matters.matter(id).projectId())
                .orElseThrow();
    }

    @Test
    void theListSaysBeforehandWhatIsDecidedByItself() {
        var small = matters.submitted("chenjing", SMALL);
        var large = matters.submitted("chenjing", LARGE);
        var again = matters.submitted("chenjing", SMALL);
        matters.decide(again, "zhaolei", DecisionVerb.RETURN);
        matters.resubmit("chenjing", again, SMALL);
        assertThat(alone("zhaolei", small)).isEqualTo("null");
        assertThat(alone("zhaolei", large)).isEqualTo("ABOVE_LIMIT");
        assertThat(alone("zhaolei", again)).isEqualTo("RETURNED");
        assertThat(alone("liweidong", small)).isEqualTo("CLOSED");
        matters.approve(small, "zhaolei");
        matters.decide(small, "zhangjianjun", DecisionVerb.APPROVE_CONDITIONALLY);
        assertThat(alone("wangxiulan", small)).isEqualTo("DOUBTED");
    }

    @Test
    void nothingIsFoundOrAllowedWhereNothingIs() {
        var id = submitted(1).getFirst();
        var read = List.of(read(matters.task(id, "zhaolei").id(), 1));
        for (var answer :
                List.of(whole("dingjie", read), whole("zhaolei", List.of(read(Ids.next(), 1), read(Ids.next(), 1))))) {
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_FOUND");
        }
        assertThat(whole("zhouguodong", read).at("/errors/0/extensions/code").asString())
                .isEqualTo("FORBIDDEN");
        assertThat(matters.flow(id).decisions()).isEmpty();
    }

    @Test
    void fiftyAtMostAndNeverWithoutAnOpinion() {
        var many = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 51; i++) {
            many.add(read(Ids.next(), 1));
        }
        assertThat(decide("zhaolei", many).at("/errors/0/path/0").asString()).isEqualTo("tasks");
        var id = submitted(1).getFirst();
        var answer = decide("zhaolei", reads(List.of(id), "zhaolei"), "", null);
        assertThat(answer.at("/errors/0/path/0").asString()).isEqualTo("opinion");
        assertThat(answer.get("results")).isEmpty();
        assertThat(matters.flow(id).decisions()).isEmpty();
    }

    @Test
    void theSameKeyDecidesOnceAndTellsHowTheyStand() {
        var all = submitted(2);
        var reads = reads(all, "zhaolei");
        matters.approve(all.getLast(), "zhaolei");
        reads.set(1, read(Ids.next(), 1));
        var key = "batch-" + all.getFirst();
        assertThat(words(decide("zhaolei", reads, "同意备案", key))).containsExactly("DONE", "NOT_FOUND");
        assertThat(words(decide("zhaolei", reads, "同意备案", key))).containsExactly("DONE", "NOT_NOW");
        assertThat(matters.flow(all.getFirst()).decisions()).hasSize(1);
    }

    @Test
    void twoWhoDecideTheSameOnesAtOnceDecideEachOnce() throws Exception {
        var all = submitted(4);
        var reads = reads(all, "zhaolei");
        var turned = new ArrayList<>(reads);
        java.util.Collections.reverse(turned);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<List<String>> one = () -> words(decide("zhaolei", reads));
            Callable<List<String>> other = () -> words(decide("zhaolei", turned));
            var words = new ArrayList<String>();
            for (var done : threads.invokeAll(List.of(one, other))) {
                words.addAll(done.get());
            }
            assertThat(words).filteredOn("DONE"::equals).hasSize(4);
            assertThat(words).filteredOn("TASK_CLOSED"::equals).hasSize(4);
        }
        all.forEach(id -> assertThat(matters.flow(id).decisions()).hasSize(1));
    }

    @Test
    void oneMoreCostsAsMuchAsOneByItself() {
        var one = reads(submitted(1), "zhaolei");
        var three = reads(submitted(3), "zhaolei");
        var first = statements.during(() -> decide("zhaolei", one)).size();
        var all = statements.during(() -> decide("zhaolei", three)).size();
        // As one by itself, and what is selected of the payload.
        assertThat(first).isLessThanOrEqualTo(14);
        assertThat(all).isLessThanOrEqualTo(3 * first);
    }

    private List<Long> submitted(int count) {
        var all = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            all.add(matters.submitted("chenjing", SMALL));
        }
        return all;
    }

    private List<Map<String, Object>> reads(List<Long> caseIds, String username) {
        var reads = new ArrayList<Map<String, Object>>();
        caseIds.forEach(id -> reads.add(read(matters.task(id, username).id(), matters.version(id))));
        return reads;
    }

    private static Map<String, Object> read(long taskId, int version) {
        return Map.of("taskId", new GlobalId("Task", taskId).toString(), "version", version);
    }

    private JsonNode decide(String username, List<Map<String, Object>> reads) {
        return decide(username, reads, "材料齐全，同意", null);
    }

    private JsonNode decide(
            String username,
            List<Map<String, Object>> reads,
            String opinion,
            @org.jspecify.annotations.Nullable String key) {
        var input = new HashMap<String, Object>(Map.of("tasks", reads, "opinion", opinion));
        input.put("clientMutationId", key);
        return world.as(username).mutate("tasksDecide", input, RESULTS);
    }

    private JsonNode whole(String username, List<Map<String, Object>> reads) {
        return world.as(username)
                .answer(
                        "mutation($input: TasksDecideInput!) { tasksDecide(input: $input) { errors { code } } }",
                        Map.of("input", Map.of("tasks", reads, "opinion", "同意")));
    }

    /** What became of each, in a word. */
    private static List<String> words(JsonNode answer) {
        assertThat(answer.get("errors")).isEmpty();
        var words = new ArrayList<String>();
        answer.get("results")
                .forEach(result -> words.add(
                        result.get("task").isNull()
                                ? result.at("/errors/0/code").asString()
                                : result.at("/task/state").asString()));
        return words;
    }

    private String alone(String username, long caseId) {
        var steps = world.as(username)
                .ask(
                        "query($id: ID!) { case(id: $id) { steps { state tasks { state alone } } } }",
                        Map.of("id", new GlobalId("Case", caseId).toString()))
                .at("/case/steps");
        for (var step : steps) {
            for (var task : step.get("tasks")) {
                if (step.get("state").asString().equals("OPEN")
                        && task.get("state").asString().equals("OPEN")) {
                    var alone = task.get("alone");
                    if (alone.isNull() || !alone.asString().equals("CLOSED")) {
                        return alone.isNull() ? "null" : alone.asString();
                    }
                }
            }
        }
        return "CLOSED";
    }
}
