package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.APPROVAL_STEP;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who is offered and what may be cut, of many rows in one document: each row has its own, at the price of one. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffersTest {
    private static final int MANY = 100;

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
    private final List<Long> ids = new ArrayList<>();

    @BeforeAll
    void submitted() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        for (int i = 0; i < MANY; i++) {
            ids.add(matters.submitted("chenjing", SMALL));
        }
        // Every other one has a participant in a county, and the second one in the city besides.
        for (int i = 0; i < MANY; i += 2) {
            matters.takesPart(matters.matter(ids.get(i)).projectId(), world.viewer("tanwei", "990102"));
        }
        matters.takesPart(matters.matter(ids.get(1)).projectId(), world.viewer("yangfan", "990100"));
    }

    @Test
    void aTasksConfirmersAreThoseOfItsOwnParticipants() {
        var document = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Task { confirmers { personName } } } }";
        var nodes = constant(
                document, id -> new GlobalId("Task", matters.task(id, "zhaolei").id()), 7);
        assertThat(names(nodes.path(0), "confirmers")).contains("谭伟").doesNotContain("杨帆");
        assertThat(names(nodes.path(1), "confirmers")).contains("杨帆").doesNotContain("谭伟");
        assertThat(names(nodes.path(2), "confirmers")).isEqualTo(names(nodes.path(0), "confirmers"));
        assertThat(names(nodes.path(3), "confirmers")).isEmpty();
    }

    @Test
    void aCaseIsCopiedToThoseWhoSeeIt() {
        var document =
                "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { copyReceivers(search: \"国\") { personName } } } }";
        constant(document, id -> new GlobalId("Case", id), 4)
                .forEach(node -> assertThat(names(node, "copyReceivers")).contains("周国栋"));
    }

    @Test
    void whatMayBeCutIsKnownOfAllProjectsAtOnce() {
        sql.update(APPROVAL_STEP)
                .set(APPROVAL_STEP.MAY_CUT, true)
                .where(APPROVAL_STEP.CASE_ID.in(ids.subList(1, MANY)))
                .and(matters.grant().on(APPROVAL_STEP))
                .execute();
        var document = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Project { viewerCanCut } } }";
        var may = constant(
                        document,
                        id -> new GlobalId("Project", matters.matter(id).projectId()),
                        4)
                .findValuesAsString("viewerCanCut");
        assertThat(may).hasSize(MANY);
        assertThat(may.subList(1, MANY)).containsOnly("true");
        assertThat(may.getFirst()).isEqualTo("false");
    }

    /** The answer for all of them. */
    private JsonNode constant(String document, LongFunction<GlobalId> id, int budget) {
        var asked = ids.stream().map(row -> id.apply(row).toString()).toList();
        ask(document, asked);
        var few = statements.during(() -> ask(document, asked.subList(0, 2)));
        var many = statements.during(() -> ask(document, asked));
        assertThat(many).hasSizeLessThanOrEqualTo(budget).hasSameSizeAs(few);
        return ask(document, asked);
    }

    private JsonNode ask(String document, List<String> asked) {
        return world.as("zhaolei").ask(document, Map.of("ids", asked)).get("nodes");
    }

    private static List<String> names(JsonNode node, String field) {
        return node.path(field).findValuesAsString("personName");
    }
}
