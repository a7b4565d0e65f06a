package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PROJECT;

import graphql.schema.GraphQLFieldDefinition;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.MutationCosts;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.planning.Plans;
import org.cobuild.project.ProjectStage;
import org.cobuild.project.duplicate.DuplicateIndex;
import org.cobuild.tenancy.FirstAdministrator;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.people.Posts;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * What each mutation costs the database, with one row of each kind and with many. {@link MutationCosts} holds the
 * budgets, here as in every other test; this one sees to it that none is left out and none grows with the rows.
 */
@PortalTest
class MutationBudgetTest {
    @Autowired
    World world;

    @Autowired
    DSLContext sql;

    @Autowired
    Standing standing;

    @Autowired
    FirstAdministrator administrators;

    @Autowired
    Folders folders;

    @Autowired
    FolderExport export;

    @Autowired
    Posts posts;

    @Autowired
    MutationCosts costs;

    @Autowired
    GraphQlSource graphQl;

    @Autowired
    DuplicateIndex duplicates;

    @AfterEach
    void now() {
        world.clock().release();
        Plans.clear(sql);
    }

    @Test
    void everyMutationCostsTheSameHoweverManyRowsItTouches() {
        var operator = Operator.of(sql, world, administrators);
        standsInTheLedger("行数", BudgetDraft.GOALS);
        var few = live(operator, 1);
        var many = live(operator, 20);
        assertThat(many).isEqualTo(few);
        assertThat(many.keySet()).isEqualTo(mutations());
    }

    /** Something like what is checked for duplicates, so that each check keeps hits. */
    private void standsInTheLedger(String title, String goals) {
        var made = standing.project("990121", "health", ProjectStage.CONSTRUCTION, "1000.00");
        sql.update(PROJECT)
                .set(PROJECT.TITLE, title)
                .set(PROJECT.GOALS, goals)
                .where(PROJECT.ID.eq(made.id()))
                .and(DSL.condition("1 = 1 /*scope:all*/"))
                .execute();
        duplicates.rebuild();
    }

    private Set<String> mutations() {
        return Objects.requireNonNull(graphQl.schema().getMutationType()).getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .collect(Collectors.toSet());
    }

    private Map<String, Integer> live(World.Caller operator, int rows) {
        return costs.during(() -> {
            new BudgetDraft(world, sql, rows).live();
            new BudgetWorks(world, sql, standing, rows).live();
            new BudgetTenant(sql, operator, rows).live();
            new BudgetOnboarding(operator, rows).live();
            new BudgetRules(world, rows).live();
            new BudgetPlanning(world, rows).live();
            new BudgetFilings(world, sql, standing, rows).live();
            new BudgetSharing(world, sql, standing, rows).live();
            new BudgetPeople(world, sql, rows).live();
            new BudgetPosts(world, folders, export, standing, posts, rows).live();
            new BudgetClients(world, rows).live();
            new BudgetImport(sql, operator, rows).live();
            new BudgetUnits(world, operator, folders, export, standing, rows).live();
        });
    }
}
