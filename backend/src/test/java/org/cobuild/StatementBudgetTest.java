package org.cobuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.project.ProjectStage;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What each screen costs the database: the very documents that the front end sends, asked with one row of each kind and
 * with many. The number of statements has a budget and does not grow with the rows.
 */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementBudgetTest {
    private static final int FEW = 1;
    private static final int MANY = 10;
    private final Screens screens = Screens.read();
    private final List<String> figures = new ArrayList<>();

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    Statements statements;

    @Autowired
    DSLContext sql;

    Map<String, ?> few = Map.of();
    Map<String, ?> many = Map.of();
    Map<String, ?> fewOfCase = Map.of();
    Map<String, ?> manyOfCase = Map.of();

    @BeforeAll
    void furnish() {
        var furnished = new Furnished(sql, standing);
        var one = furnished.make(FEW);
        var ten = furnished.make(MANY);
        few = Map.of("id", one.globalId());
        many = Map.of("id", ten.globalId());
        fewOfCase = Map.of("id", furnished.caseOf(one));
        manyOfCase = Map.of("id", furnished.caseOf(ten));
    }

    @AfterAll
    void keepForTheFigures() throws IOException {
        var file = Path.of("target/figures/statements.tsv");
        Files.createDirectories(file.getParent());
        Files.write(file, figures);
    }

    /** Somebody who sees all of it and may do much, the bookkeeper, and a participant that sees its package alone. */
    @ParameterizedTest
    @CsvSource({
        "ProjectPage, 8",
        "ProjectAcross, 8",
        "ProjectTimeline, 8",
        "ProjectOperation, 8",
        "ProjectCases, 8",
        // These tabs show more kinds of things than the page itself: a statement a relation.
        "ProjectPlan, 12",
        "ProjectFunding, 10",
        "ProjectConstruction, 15"
    })
    void aProjectsPage(String screen, int budget) {
        for (var who : List.of("liweidong", "hefang", "tanwei")) {
            compare(screen, who, few, many, budget);
        }
    }

    /** The case, what it is about with all its parts, and the way it goes, on one page. */
    @Test
    void aCasesPage() {
        compare("CasePage", "liweidong", fewOfCase, manyOfCase, 24);
        compare("CaseProofs", "liweidong", fewOfCase, manyOfCase, 8);
    }

    @ParameterizedTest
    @CsvSource({
        "ProjectRows, zhouguodong, 4",
        "Cockpit, zhouguodong, 6",
        "TaskList, liweidong, 8",
        "PaymentList, wangxiulan, 8",
        "Invitations, tanwei, 8",
        "Trail, fengyi, 8",
        "Pools, wangxiulan, 8",
        "UnitList, zhouguodong, 8",
        "Tenants, zhouguodong, 8",
        "PolicyRules, zhouguodong, 4",
        "PaperRules, zhouguodong, 4"
    })
    void aList(String screen, String who, int budget) {
        var before = count(screen, who, Map.of());
        for (int n = 0; n < 60; n++) {
            standing.project("990121", "health", ProjectStage.CONSTRUCTION, "100.00");
        }
        var after = count(screen, who, Map.of());
        note(screen, who, before.size(), after.size(), budget);
        assertThat(after).hasSizeLessThanOrEqualTo(budget).hasSameSizeAs(before);
    }

    private void compare(String screen, String who, Map<String, ?> small, Map<String, ?> large, int budget) {
        var before = count(screen, who, small);
        var after = count(screen, who, large);
        note(screen, who, before.size(), after.size(), budget);
        assertThat(after).as("%s for %s", screen, who).hasSizeLessThanOrEqualTo(budget);
        assertThat(after).as("%s for %s", screen, who).hasSameSizeAs(before);
    }

    private List<String> count(String screen, String who, Map<String, ?> variables) {
        var document = screens.document(screen);
        var caller = world.as(who);
        // Names of organisations are kept in memory: what is counted is a screen that was opened before.
        caller.ask(document, new HashMap<>(variables));
        var once = statements.during(() -> caller.ask(document, new HashMap<>(variables)));
        // They are forgotten after seconds, perhaps just now: then it is the next time that counts.
        var again = statements.during(() -> caller.ask(document, new HashMap<>(variables)));
        return again.size() < once.size() ? again : once;
    }

    private void note(String screen, String who, int before, int after, int budget) {
        figures.add(
                String.join("\t", screen, who, String.valueOf(before), String.valueOf(after), String.valueOf(budget)));
    }
}
