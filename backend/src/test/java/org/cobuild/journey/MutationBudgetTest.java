package org.cobuild.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.PROJECT;

import graphql.schema.GraphQLFieldDefinition;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cobuild.MutationCosts;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.planning.Plans;
import org.cobuild.platform.Change;
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
import tools.jackson.databind.ObjectMapper;

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
        everyActOnTheTrailHasItsWords();
    }

    /** Each mutation has just left its entries: none may stand on a screen by its name in the code. */
    private void everyActOnTheTrailHasItsWords() {
        var acts = sql.selectDistinct(AUDIT_ENTRY.ACTION, AUDIT_ENTRY.AUDIENCE)
                .from(AUDIT_ENTRY)
                .where(DSL.condition("1 = 1 /*scope:all*/"))
                .fetchGroups(AUDIT_ENTRY.AUDIENCE, AUDIT_ENTRY.ACTION);
        var subjects = sql.selectDistinct(AUDIT_ENTRY.SUBJECT_TYPE)
                .from(AUDIT_ENTRY)
                .where(DSL.condition("1 = 1 /*scope:all*/"))
                .fetch(AUDIT_ENTRY.SUBJECT_TYPE);
        var onTimelines = new TreeSet<String>();
        acts.forEach((audience, some) -> {
            if (!audience.equals(Change.Audience.NONE.name())) {
                onTimelines.addAll(some);
            }
        });
        for (var language : List.of("zh", "en")) {
            assertThat(words(language, "project-timeline", "act"))
                    .as("timeline, " + language)
                    .containsAll(onTimelines);
            assertThat(words(language, "audit", "act"))
                    .as("trail, " + language)
                    .containsAll(acts.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
            assertThat(words(language, "audit", "type"))
                    .as("what it was about, " + language)
                    .containsAll(subjects);
        }
    }

    private static Collection<String> words(String language, String file, String of) {
        return new ObjectMapper()
                .readTree(Path.of("../frontend/src/i18n", language, file + ".json"))
                .get(of)
                .propertyNames();
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
            new BudgetLog(world, rows).live();
            new BudgetImport(sql, operator, rows).live();
            new BudgetUnits(world, operator, folders, export, standing, rows).live();
        });
    }
}
