package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.APPROVAL_FOLLOW;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;
import static org.jooq.impl.DSL.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who follows a case, and the lists of what one has started and what one follows. */
@PortalTest
class FollowTest {
    private static final String LIST = """
            query($filter: CaseFilter!, $first: Int!, $after: String) { cases(filter: $filter, first: $first, after: $after) {
              edges { node { id title state starter { name } project { code } viewerFollow { unread } } }
              pageInfo { hasNextPage endCursor } } }""";

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
        sql.deleteFrom(APPROVAL_FOLLOW).where(condition("1 = 1 /*scope:all*/")).execute();
    }

    @Test
    void whatOneFollowsIsListedAndItsChangesAreNewsUntilItIsSeen() {
        var id = matters.submitted("chenjing", SMALL);
        follow("zhouguodong", id, true);
        assertThat(unread("zhouguodong")).isEqualTo(Map.of(name(id), false));
        matters.approve(id, "zhaolei");
        assertThat(unread("zhouguodong")).isEqualTo(Map.of(name(id), true));
        follow("zhouguodong", id, true);
        assertThat(unread("zhouguodong")).isEqualTo(Map.of(name(id), false));
        follow("zhouguodong", id, false);
        assertThat(unread("zhouguodong")).isEmpty();
        // Another in the same unit follows for itself.
        assertThat(unread("liweidong")).isEmpty();
    }

    @Test
    void followingTwiceIsFollowingOnceAndNotFollowingWhatOneDoesNotIsNothing() {
        var id = matters.submitted("chenjing", SMALL);
        follow("liumin", id, false);
        follow("liumin", id, true);
        follow("liumin", id, true);
        assertThat(sql.fetchCount(APPROVAL_FOLLOW, condition("1 = 1 /*scope:all*/")))
                .isEqualTo(1);
    }

    @Test
    void whatIsSeenNoMoreIsListedNoMore() {
        var id = matters.submitted("chenjing", SMALL);
        follow("liumin", id, true);
        sql.deleteFrom(PROJECT_VISIBILITY)
                .where(PROJECT_VISIBILITY.PROJECT_ID.eq(matters.matter(id).projectId()))
                .and(PROJECT_VISIBILITY.UNIT_ID.ne(0L))
                .and(matters.grant().on(PROJECT_VISIBILITY))
                .execute();
        assertThat(unread("liumin")).isEmpty();
        assertThat(started("liumin", 100)).doesNotContain(name(id));
    }

    @Test
    void aForeignCaseIsMissingAndAMachineFollowsNothing() {
        var id = matters.submitted("chenjing", SMALL);
        for (var missing : List.of(name(id), name(Ids.next()))) {
            assertThat(whole(world.as("dingjie"), missing)).isEqualTo("NOT_FOUND");
        }
        assertThat(whole(world.machine("990100", "project:read"), name(id))).isEqualTo("FORBIDDEN");
    }

    @Test
    void whatTheOwnUnitStartedIsListedNewestFirstAndPageByPage() {
        var first = name(matters.submitted("chenjing", SMALL));
        var second = name(matters.submitted("chenjing", SMALL));
        var listed = started("chenjing", 1);
        assertThat(listed).startsWith(second, first).doesNotHaveDuplicates();
        assertThat(started("liumin", 100)).contains(first, second);
        assertThat(started("zhaolei", 100)).doesNotContain(first);
        var running = Map.of("list", "STARTED", "running", true);
        assertThat(ids("chenjing", running, 100)).contains(first);
        assertThat(ids("chenjing", Map.of("list", "STARTED", "running", false), 100))
                .doesNotContain(first);
        assertThat(ids("chenjing", Map.of("list", "STARTED", "subject", "ACCEPTANCE"), 100))
                .doesNotContain(first);
    }

    @Test
    void aPageCostsTheSameWhateverItHolds() {
        matters.submitted("chenjing", SMALL);
        var filter = Map.<String, Object>of("list", "STARTED");
        page("chenjing", filter, 1, null);
        var one = statements.during(() -> page("chenjing", filter, 1, null)).size();
        matters.submitted("chenjing", SMALL);
        matters.submitted("chenjing", SMALL);
        assertThat(statements.during(() -> page("chenjing", filter, 50, null))).hasSize(one);
    }

    private static String name(long id) {
        return new GlobalId("Case", id).toString();
    }

    private void follow(String username, long id, boolean follow) {
        var payload =
                world.as(username).mutate("caseFollow", Map.of("caseId", name(id), "follow", follow), "case { id }");
        assertThat(payload.get("errors")).isEmpty();
        assertThat(payload.at("/case/id").asString()).isEqualTo(name(id));
    }

    private static String whole(World.Caller caller, String id) {
        return caller.answer(
                        "mutation($id: ID!) { caseFollow(input: {caseId: $id, follow: true}) { errors { code } } }",
                        Map.of("id", id))
                .at("/errors/0/extensions/code")
                .asString();
    }

    private JsonNode page(
            String username, Map<String, ?> filter, int first, @org.jspecify.annotations.Nullable String after) {
        var variables = new java.util.HashMap<String, Object>(Map.of("filter", filter, "first", first));
        variables.put("after", after);
        return world.as(username).ask(LIST, variables).get("cases");
    }

    private Map<String, Boolean> unread(String username) {
        var found = new java.util.HashMap<String, Boolean>();
        page(username, Map.of("list", "FOLLOWED"), 100, null)
                .get("edges")
                .forEach(edge -> found.put(
                        edge.at("/node/id").asString(),
                        edge.at("/node/viewerFollow/unread").asBoolean()));
        return found;
    }

    private List<String> started(String username, int first) {
        return ids(username, Map.of("list", "STARTED"), first);
    }

    /** At most five pages. */
    private List<String> ids(String username, Map<String, ?> filter, int first) {
        var ids = new ArrayList<String>();
        String after = null;
        for (int pages = 0; pages < 5; pages++) {
            var page = page(username, filter, first, after);
            page.get("edges").forEach(edge -> ids.add(edge.at("/node/id").asString()));
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                break;
            }
            after = page.at("/pageInfo/endCursor").asString();
        }
        return ids;
    }
}
