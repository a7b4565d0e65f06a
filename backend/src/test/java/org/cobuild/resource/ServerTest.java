package org.cobuild.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.db.Tables.RESOURCE_SERVER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.tenancy.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** The register of servers: a city sees its counties', a county its own, by name, page by page. */
@PortalTest
class ServerTest {
    private static final String ASK = "query($placement: ServerPlacement, $first: Int, $after: String) {"
            + " servers(placement: $placement, first: $first, after: $after) { edges { cursor node { id name placement"
            + " placedOn unit { name } } } pageInfo { hasNextPage endCursor } } }";

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    ServerRegister register;

    @Autowired
    Access access;

    @Autowired
    DSLContext sql;

    String mark;

    @BeforeEach
    void register() {
        mark = "t" + org.cobuild.platform.Ids.next();
        enter("990100", "zhaolei", mark + "-a", mark + "-c");
        enter("990121", "kongxiang", mark + "-b");
        enter("990200", "dingjie", mark + "-d");
    }

    @Test
    void aCitySeesItsTreeACountyItsOwnAndNobodyTheNeighbours() {
        assertThat(names("zhaolei", null)).containsExactly(mark + "-a", mark + "-b", mark + "-c");
        assertThat(names("kongxiang", null)).containsExactly(mark + "-b");
        assertThat(names("panlong", null)).isEmpty();
        assertThat(names("dingjie", null)).containsExactly(mark + "-d");
    }

    @Test
    void narrowsToOnePlacement() {
        assertThat(names("kongxiang", "HOSTED")).containsExactly(mark + "-b");
        assertThat(names("kongxiang", "CLOUD")).isEmpty();
    }

    @Test
    void aServerIsReadByItsIdInScopeAlone() {
        var id = world.as("kongxiang")
                .ask(ASK, Map.of("first", 100))
                .get("servers")
                .get("edges")
                .get(0)
                .get("node")
                .get("id")
                .asString();
        var node = "query($id: ID!) { node(id: $id) { id } }";

        assertThat(world.as("zhaolei")
                        .ask(node, Map.of("id", id))
                        .get("node")
                        .get("id")
                        .asString())
                .isEqualTo(id);
        for (var who : List.of("panlong", "dingjie", "chenjing")) {
            assertThat(world.as(who).ask(node, Map.of("id", id)).get("node").isNull())
                    .as(who)
                    .isTrue();
        }
    }

    @Test
    void aClerkOfADepartmentMayNotReadTheRegister() {
        var answer = world.as("chenjing").answer(ASK, Map.of());

        assertThat(answer.get("errors").get(0).get("extensions").get("code").asString())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aListIsEnteredAsAWholeOrNotAtAll() {
        var before = sql.fetchCount(sql.select(RESOURCE_SERVER.ID)
                .from(RESOURCE_SERVER)
                .where(org.jooq.impl.DSL.condition("1 = 1 /*scope:all*/")));

        assertThatThrownBy(() -> enter("990100", "zhaolei", mark + "-e", mark + "-a"))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(sql.fetchCount(sql.select(RESOURCE_SERVER.ID)
                        .from(RESOURCE_SERVER)
                        .where(org.jooq.impl.DSL.condition("1 = 1 /*scope:all*/"))))
                .isEqualTo(before);
    }

    @Test
    void aPageTakesAtMostTwoStatementsWhateverItsSize() {
        var page = Map.of("first", 100);
        world.as("zhaolei").ask(ASK, page);

        var one = statements.during(() -> world.as("zhaolei").ask(ASK, Map.of("first", 1)));
        var many = statements.during(() -> world.as("zhaolei").ask(ASK, page));

        assertThat(one).hasSizeLessThanOrEqualTo(2);
        assertThat(many).hasSameSizeAs(one);
    }

    /** Names of this test's servers, read two at a time. */
    private List<String> names(String who, @Nullable String placement) {
        var names = new ArrayList<String>();
        var variables = new HashMap<String, Object>(Map.of("first", 2));
        if (placement != null) {
            variables.put("placement", placement);
        }
        while (true) {
            var page = world.as(who).ask(ASK, variables).get("servers");
            names.addAll(page.get("edges").findValuesAsString("name").stream()
                    .filter(name -> name.startsWith(mark))
                    .toList());
            if (!page.get("pageInfo").get("hasNextPage").asBoolean()) {
                return names;
            }
            variables.put("after", page.get("pageInfo").get("endCursor").asString());
        }
    }

    private void enter(String tenantCode, String who, String... names) {
        var tenantId = standing.tenantId(tenantCode);
        var unit = standing.unitId(tenantId, "health");
        var entries = new ArrayList<ServerRegister.Entry>();
        for (var name : names) {
            entries.add(new ServerRegister.Entry(unit, name, ServerPlacement.HOSTED, LocalDate.of(2026, 1, 1)));
        }
        register.register(world.viewer(who, tenantCode), access.consequence(tenantId), entries);
    }
}
