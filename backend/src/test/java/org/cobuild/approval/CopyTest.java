package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.APPROVAL_COPY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.approval.CopyService.CopyInput;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who may send a copy of a case to whom, and what is kept of who has read it. */
@PortalTest
class CopyTest {
    private static final String CASE = """
            query($id: ID!, $search: String) { case(id: $id) {
              viewerCanCopy
              copies { id note personName unitName receiverName receiverUnitName copiedAt readAt viewerUnread }
              copyReceivers(search: $search) { postId personName title unitName }
            } }""";
    private static final String LIST = """
            query($first: Int!, $after: String, $unreadOnly: Boolean!) {
              copies(first: $first, after: $after, unreadOnly: $unreadOnly) {
                edges { node { id readAt case { id title } } } pageInfo { hasNextPage endCursor } unreadCount
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

    @Autowired
    CopyService copying;

    private Matters matters;

    @BeforeEach
    void matters() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
    }

    @Test
    void aCopyIsShownWithItsReceiptOnceTheReceiverHasOpenedTheCase() {
        var id = matters.submitted("chenjing", SMALL);
        assertThat(copy("chenjing", id, "请阅知", post("liumin"), post("zhouguodong"))
                        .get("errors"))
                .isEmpty();
        assertThat(receipts("zhaolei", id)).isEqualTo(Map.of("刘敏", false, "周国栋", false));
        var first = read("zhouguodong", id, null).get("copies").get(1);
        assertThat(first.get("note").asString()).isEqualTo("请阅知");
        assertThat(first.get("personName").asString()).isEqualTo("陈静");
        assertThat(first.get("receiverUnitName").asString())
                .isEqualTo(matters.viewer("zhouguodong").unitName());
        assertThat(first.get("viewerUnread").asBoolean()).isTrue();

        // Who is no receiver leaves no receipt.
        opened("zhaolei", id);
        assertThat(receipts("zhaolei", id)).isEqualTo(Map.of("刘敏", false, "周国栋", false));
        opened("zhouguodong", id);
        assertThat(receipts("zhaolei", id)).isEqualTo(Map.of("刘敏", false, "周国栋", true));
        var readAt = read("zhouguodong", id, null).get("copies").get(1);
        opened("zhouguodong", id);
        assertThat(read("zhouguodong", id, null).get("copies").get(1))
                .as("the receipt is that of the first time")
                .isEqualTo(readAt);
    }

    @Test
    void theStartersSideAndWhoHoldsOrHasDecidedATaskSendsCopies() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei");
        for (var party : List.of("liumin", "zhaolei", "zhangjianjun")) {
            assertThat(read(party, id, null).get("viewerCanCopy").asBoolean()).isTrue();
        }
        for (var other : List.of("zhouguodong", "liweidong", "fengyi")) {
            var read = read(other, id, null);
            assertThat(read.get("viewerCanCopy").asBoolean()).as(other).isFalse();
            assertThat(read.get("copyReceivers")).as(other).isEmpty();
            assertThatThrownBy(() -> copying.copy(
                            matters.viewer(other),
                            new CopyInput(new GlobalId("Case", id), List.of(post("liumin")), null, null)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(copy("zhangjianjun", id, "", post("zhouguodong")).get("errors"))
                .isEmpty();
    }

    @Test
    void whoDoesNotSeeTheCaseGetsNoneAndIsNotOffered() {
        var id = matters.submitted("chenjing", SMALL);
        var refusals = copy("chenjing", id, "", post("liumin"), post("sunzhiyuan"), post("yangfan"))
                .get("errors");
        assertThat(paths(refusals)).containsExactly("postIds.1 RECEIVER", "postIds.2 RECEIVER");
        assertThat(refusals.get(0).get("message").asString()).contains("孙志远");
        assertThat(refusals.get(0).get("lift").asString()).contains("共享");
        assertThat(read("chenjing", id, null).get("copies")).isEmpty();

        assertThat(offered(id, null)).contains("刘敏", "周国栋", "王秀兰").doesNotContain("孙志远", "杨帆", "韩冰", "陈静");
        assertThat(offered(id, "周国栋")).containsExactly("周国栋");
        assertThat(offered(id, "%")).isEmpty();
    }

    @Test
    void aPostOfAnotherTenantIsAsMissingAsOneThatNeverWas() {
        var id = matters.submitted("chenjing", SMALL);
        var foreign = new GlobalId("Post", world.viewer("dingjie", "990200").postId());
        var refusals = copy("chenjing", id, "", foreign, new GlobalId("Post", Ids.next()), post("hanbing"))
                .get("errors");
        assertThat(paths(refusals)).containsExactly("postIds.0 RECEIVER", "postIds.1 RECEIVER", "postIds.2 RECEIVER");
        assertThat(refusals.get(0).get("message")).isEqualTo(refusals.get(1).get("message"));
    }

    @Test
    void nobodyGetsASecondOneWhileTheFirstIsUnreadNorOneFromOneself() {
        var id = matters.submitted("chenjing", SMALL);
        var refusals = copy("chenjing", id, "", post("chenjing"), post("liumin"), post("liumin"))
                .get("errors");
        assertThat(paths(refusals)).containsExactly("postIds.0 RECEIVER", "postIds.2 RECEIVER");
        assertThat(copy("chenjing", id, "", post("liumin")).get("errors")).isEmpty();
        assertThat(paths(copy("zhaolei", id, "", post("liumin")).get("errors"))).containsExactly("postIds.0 RECEIVER");
        opened("liumin", id);
        assertThat(copy("zhaolei", id, "", post("liumin")).get("errors")).isEmpty();
        assertThat(read("chenjing", id, null).get("copies")).hasSize(2);
    }

    @Test
    void oneToTwentyAtOnceAndAShortNote() {
        var id = matters.submitted("chenjing", SMALL);
        var many = IntStream.range(0, 21)
                .mapToObj(i -> new GlobalId("Post", Ids.next()))
                .toArray(GlobalId[]::new);
        assertThat(paths(copy("chenjing", id, "", many).get("errors"))).containsExactly("postIds INVALID");
        assertThat(paths(copy("chenjing", id, "").get("errors"))).containsExactly("postIds INVALID");
        assertThat(paths(copy("chenjing", id, "阅".repeat(201), post("liumin")).get("errors")))
                .containsExactly("note INVALID");
    }

    @Test
    void aCaseThatHasEndedIsBroughtToNoticeToo() {
        var id = matters.submitted("chenjing", SMALL);
        matters.approve(id, "zhaolei", "wangxiulan", "zhangjianjun", "sunli", "gaofeng", "maqiang");
        matters.decide(id, "liweidong", DecisionVerb.REFUSE);
        assertThat(copy("chenjing", id, "", post("liumin")).get("errors")).isEmpty();
    }

    @Test
    void aForeignCaseIsAsMissingAsOneThatNeverWas() {
        var id = matters.submitted("chenjing", SMALL);
        copy("chenjing", id, "", post("liumin"));
        var stranger = world.viewer("dingjie", "990200");
        var input = new CopyInput(new GlobalId("Case", id), List.of(post("liumin")), null, null);
        assertThatThrownBy(() -> copying.copy(stranger, input)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> copying.read(stranger, new CopyService.ReadInput(new GlobalId("Case", id), null)))
                .isInstanceOf(NotFound.class);
        var copy = read("chenjing", id, null).get("copies").get(0).get("id").asString();
        for (var username : List.of("dingjie", "yangfan")) {
            var node = world.as(username).ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", copy));
            assertThat(node.get("node").isNull()).as(username).isTrue();
        }
    }

    @Test
    void whatAPostReceivedIsListedNewestFirstAndTheUnreadOnesAlone() {
        var before = list("guomingyuan", 1, null, true).get("unreadCount").asInt();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var id = matters.submitted("chenjing", SMALL);
            copy("chenjing", id, "", post("guomingyuan"));
            ids.addFirst(new GlobalId("Case", id).toString());
        }
        opened("guomingyuan", ids.get(1));
        var first = list("guomingyuan", 2, null, false);
        assertThat(listed(first)).isEqualTo(ids.subList(0, 2));
        assertThat(first.get("unreadCount").asInt()).isEqualTo(before + 2);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        var rest = list("guomingyuan", 2, first.at("/pageInfo/endCursor").asString(), false);
        assertThat(listed(rest)).startsWith(ids.get(2));
        assertThat(listed(list("guomingyuan", 50, null, true))).startsWith(ids.get(0), ids.get(2));
        assertThat(listed(list("zhourui", 50, null, false))).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void theSameKeySendsOnceAndManyCostNoMoreThanOne() {
        var id = matters.submitted("chenjing", SMALL);
        var input = Map.of(
                "caseId",
                new GlobalId("Case", id).toString(),
                "postIds",
                List.of(post("liumin").toString()),
                "clientMutationId",
                "copy-" + id);
        for (int i = 0; i < 2; i++) {
            var payload = world.as("chenjing").mutate("caseCopy", input, "case { copies { receiverName } }");
            assertThat(payload.get("errors")).isEmpty();
            assertThat(payload.at("/case/copies")).hasSize(1);
        }
        assertThat(sql.fetchCount(
                        APPROVAL_COPY,
                        APPROVAL_COPY.CASE_ID.eq(id).and(matters.grant().on(APPROVAL_COPY))))
                .isEqualTo(1);

        var director = post("zhouguodong");
        var others = List.of("liweidong", "wangxiulan", "zhangjianjun", "sunli").stream()
                .map(this::post)
                .toArray(GlobalId[]::new);
        var one = statements.during(() -> copy("chenjing", id, "", director));
        var many = statements.during(() -> copy("chenjing", id, "", others));
        assertThat(many).hasSameSizeAs(one).hasSizeLessThanOrEqualTo(12);
    }

    private GlobalId post(String username) {
        return new GlobalId("Post", matters.viewer(username).postId());
    }

    private JsonNode copy(String username, long id, @Nullable String note, GlobalId... to) {
        return world.as(username)
                .mutate(
                        "caseCopy",
                        Map.of(
                                "caseId",
                                new GlobalId("Case", id).toString(),
                                "note",
                                note,
                                "postIds",
                                List.of(to).stream().map(GlobalId::toString).toList()),
                        "case { id }");
    }

    private void opened(String username, long id) {
        opened(username, new GlobalId("Case", id).toString());
    }

    private void opened(String username, String caseId) {
        var payload = world.as(username).mutate("caseCopyRead", Map.of("caseId", caseId), "case { id }");
        assertThat(payload.at("/case/id").asString()).isEqualTo(caseId);
    }

    private JsonNode read(String username, long id, @Nullable String search) {
        var variables = new HashMap<String, Object>(Map.of("id", new GlobalId("Case", id).toString()));
        if (search != null) {
            variables.put("search", search);
        }
        return world.as(username).ask(CASE, variables).get("case");
    }

    /** Who got one, and whether each has read it. */
    private Map<String, Boolean> receipts(String username, long id) {
        var receipts = new HashMap<String, Boolean>();
        read(username, id, null)
                .get("copies")
                .forEach(copy -> receipts.put(
                        copy.get("receiverName").asString(), !copy.get("readAt").isNull()));
        return receipts;
    }

    private List<String> offered(long id, @Nullable String search) {
        var names = new ArrayList<String>();
        read("chenjing", id, search)
                .get("copyReceivers")
                .forEach(each -> names.add(each.get("personName").asString()));
        return names;
    }

    private static List<String> paths(JsonNode errors) {
        var paths = new ArrayList<String>();
        errors.forEach(error -> {
            var steps = new ArrayList<String>();
            error.get("path").forEach(step -> steps.add(step.asString()));
            paths.add(String.join(".", steps) + " " + error.get("code").asString());
        });
        return paths;
    }

    private JsonNode list(String username, int first, @Nullable String after, boolean unreadOnly) {
        var variables = new HashMap<String, Object>(Map.of("first", first, "unreadOnly", unreadOnly));
        if (after != null) {
            variables.put("after", after);
        }
        return world.as(username).ask(LIST, variables).get("copies");
    }

    private static List<String> listed(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("edges").forEach(edge -> ids.add(edge.at("/node/case/id").asString()));
        return ids;
    }
}
