package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.util.List;
import java.util.Map;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.World;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rows that say who sees a project are those that its truth gives, after whatever acts; and lists walk them. */
@PortalTest
class ProjectVisibilityTest {
    @Autowired
    private World world;

    @Autowired
    private VisibilityRebuild rebuild;

    @Autowired
    private Statements statements;

    @Autowired
    private DSLContext sql;

    @Test
    void isWhatTheTruthGivesAfterManyActs() {
        Drafting.complete(world);
        Drafting.complete(world).invite().confirm("songtao", "东山县卫生健康局");
        Drafting.confirmed(world).submit().act("projectWithdraw", Map.of("reason", "再想想"));
        Drafting.confirmed(world).submit();
        assertThat(rebuild.compare()).isEmpty();
    }

    @Test
    void tellsAndMendsARowThatIsMissingAndOneThatShouldNotBe() {
        var draft = Drafting.complete(world).invite();
        sql.deleteFrom(PROJECT_VISIBILITY)
                .where(PROJECT_VISIBILITY.PART.eq("PACKAGE"))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
        sql.update(PROJECT_VISIBILITY)
                .set(PROJECT_VISIBILITY.UNIT_ID, 4711L)
                .where(PROJECT_VISIBILITY.PART.eq("WHOLE"))
                .and(PROJECT_VISIBILITY.UNIT_ID.ne(0L))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .limit(1)
                .execute();
        assertThat(draft.seenBy("songtao", "id").isNull()).isTrue();
        assertThat(rebuild.compare()).isNotEmpty();
        assertThat(rebuild.rebuild()).isPositive();
        assertThat(rebuild.compare()).isEmpty();
        assertThat(draft.seenBy("songtao", "id").isNull()).isFalse();
    }

    @Test
    void pagesByKeysetWithoutGapOrDouble() {
        for (int i = 0; i < 5; i++) {
            new Drafting(world).create("翻页" + i);
        }
        var whole = titles("翻页", 100);
        assertThat(whole).hasSizeGreaterThanOrEqualTo(5);
        assertThat(titles("翻页", 2)).isEqualTo(whole);
    }

    @Test
    void whoReadsTenantWideFindsTheDraftsOfItsOwnUnitInOrderAndNobodyElseOfTheTenantDoes() {
        for (int i = 0; i < 3; i++) {
            new Drafting(world, "zhourui").create("财政台账" + i);
            Drafting.confirmed(world, "财政台账").submit();
        }
        // Invited, a colleague's unit and with it the whole tenant see the package of a draft: still one row.
        new Drafting(world, "zhourui").create("财政台账").participants().invite();

        var whole = titles("zhourui", "财政台账", 100);
        assertThat(whole).hasSize(7).doesNotHaveDuplicates();
        assertThat(titles("zhourui", "财政台账", 2)).isEqualTo(whole);
        assertThat(titles("maqiang", "财政台账", 100)).hasSize(4);
    }

    private List<String> titles(String search, int first) {
        return titles("chenjing", search, first);
    }

    private List<String> titles(String who, String search, int first) {
        var found = new java.util.ArrayList<String>();
        String after = null;
        do {
            var variables = new java.util.HashMap<String, Object>(Map.of("search", search, "first", first));
            variables.put("after", after);
            var page = world.as(who)
                    .ask(
                            "query($search: String, $first: Int!, $after: String) { projects(filter: {search: $search}, first: $first,"
                                    + " after: $after) { edges { node { id title } } pageInfo { hasNextPage endCursor } } }",
                            variables)
                    .get("projects");
            page.get("edges")
                    .forEach(edge -> found.add(edge.get("node").get("id").asString()));
            after = page.get("pageInfo").get("hasNextPage").asBoolean()
                    ? page.get("pageInfo").get("endCursor").asString()
                    : null;
        } while (after != null);
        return found;
    }

    @Test
    void listsTheSameInAsManyStatementsWhateverTheRows() {
        Drafting.confirmed(world).submit();
        // What units and tenants are called is remembered.
        list(50);
        var one = statements.during(() -> list(1));
        var many = statements.during(() -> list(50));
        assertThat(many).hasSameSizeAs(one);
        assertThat(many.size()).as(String.join("\n", many)).isLessThanOrEqualTo(4);
    }

    private void list(int first) {
        world.as("zhaolei")
                .ask(
                        "query($first: Int!) { projects(first: $first) { edges { node { title stage lead { name } tenant { name }"
                                + " participants { unit { name } state } approvedAmount } } } }",
                        Map.of("first", first));
    }

    @Test
    void narrowsTheList() {
        var draft = Drafting.complete(world).invite();
        var code = draft.seenBy("chenjing", "code").get("code").asString();
        assertThat(count(
                        "chenjing",
                        "{search: \"" + code
                                + "\", mine: true, coBuilt: true, stages: [CO_BUILDING], field: \"health\"}"))
                .isEqualTo(1);
        assertThat(count("chenjing", "{search: \"" + code + "\", stages: [DRAFT]}"))
                .isZero();
        assertThat(count("songtao", "{search: \"" + code + "\"}")).isEqualTo(1);
        assertThat(count("ouyang", "{search: \"" + code + "\"}")).isZero();
        assertThat(count("chenjing", "{search: \"%\"}")).isZero();
    }

    private int count(String username, String filter) {
        return world.as(username)
                .ask("{ projects(filter: " + filter + ") { edges { cursor } } }")
                .get("projects")
                .get("edges")
                .size();
    }
}
