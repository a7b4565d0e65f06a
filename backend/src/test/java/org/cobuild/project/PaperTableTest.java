package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.project.ApplicationPaper.OTHER;
import static org.cobuild.project.ApplicationPaper.PRICE_BASIS;
import static org.cobuild.project.ProjectCategory.NEW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.project.PaperRule.Cell;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.policy.CountyMay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a county has of its city's table and of its own, over time. */
class PaperTableTest {
    private static final long CITY = 1;
    private static final long COUNTY = 2;
    private static final LocalDate ONE = LocalDate.of(2026, 1, 1);
    private static final LocalDate TWO = LocalDate.of(2026, 2, 1);
    private static final Cell CELL = new Cell(PRICE_BASIS, NEW);
    private final List<PaperRule> rules = new ArrayList<>();
    private final List<PolicyValue> policy = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        // what the city has, what it lets its counties do, what the county has, what then holds
        "ALL, ANY, NONE, NONE",
        "FULL, ANY, ALL, ALL",
        "FULL, RAISE, LIGHT, LIGHT",
        "LIGHT, RAISE, FULL, LIGHT",
        "LIGHT, RAISE, LIGHT, LIGHT",
        "LIGHT, LOWER, FULL, FULL",
        "LIGHT, LOWER, ALL, LIGHT",
        "LIGHT, NO, ALL, LIGHT",
        "LIGHT, NO, NONE, LIGHT"
    })
    void aCountysOwnWordCountsAsFarAsItsCityLetsIt(AskedFrom city, String may, AskedFrom own, AskedFrom holds) {
        put(CITY, ONE, city);
        put(COUNTY, ONE, own);
        countyMay(ONE, may);
        assertThat(county().from(CELL, ONE)).isEqualTo(holds);
        assertThat(new PaperTable(CITY, CITY, rules, policy).from(CELL, ONE)).isEqualTo(city);
    }

    @Test
    void aCountyWithoutAWordOfItsOwnHasItsCitysAndGoesBackToIt() {
        put(CITY, ONE, AskedFrom.FULL);
        countyMay(ONE, "ANY");
        assertThat(county().from(CELL, ONE)).isEqualTo(AskedFrom.FULL);
        put(COUNTY, ONE, AskedFrom.NONE);
        put(COUNTY, TWO, null);
        assertThat(county().from(CELL, TWO.minusDays(1))).isEqualTo(AskedFrom.NONE);
        assertThat(county().from(CELL, TWO)).isEqualTo(AskedFrom.FULL);
        assertThat(county().own(CELL, TWO)).isNull();
    }

    @Test
    void whatTheCityTakesBackItsCountiesHaveNoMoreAndNothingReachesBack() {
        put(CITY, ONE, AskedFrom.FULL);
        put(COUNTY, ONE, AskedFrom.ALL);
        countyMay(ONE, "RAISE");
        countyMay(TWO, "NO");
        assertThat(county().from(CELL, TWO.minusDays(1))).isEqualTo(AskedFrom.ALL);
        assertThat(county().from(CELL, TWO)).isEqualTo(AskedFrom.FULL);
        assertThat(county().from(CELL, ONE.minusDays(1)))
                .as("before anybody said")
                .isEqualTo(AskedFrom.NONE);
    }

    @Test
    void whatNobodySaysIsNotAskedAndWhereTheCityHasNoPolicyACountyChooses() {
        assertThat(county().from(new Cell(OTHER, NEW), ONE)).isEqualTo(AskedFrom.NONE);
        put(CITY, ONE, AskedFrom.ALL);
        put(COUNTY, ONE, AskedFrom.NONE);
        assertThat(county().asked(NEW, ProjectTrack.FULL, ONE)).isEmpty();
    }

    @Test
    void thePapersOfACategoryAreThoseThatTheTrackAsksInTheOrderOfTheForm() {
        put(CITY, new Cell(OTHER, NEW), ONE, AskedFrom.FULL);
        put(CITY, CELL, ONE, AskedFrom.ALL);
        put(CITY, new Cell(OTHER, ProjectCategory.OM), ONE, AskedFrom.ALL);
        assertThat(county().asked(NEW, ProjectTrack.FULL, ONE)).containsExactly(PRICE_BASIS, OTHER);
        assertThat(county().asked(NEW, ProjectTrack.LIGHT, ONE)).containsExactly(PRICE_BASIS);
        assertThat(county().asked(NEW, ProjectTrack.FULL, ONE.minusDays(1))).isEmpty();
        assertThat(county().asked(ProjectCategory.SERVICE, ProjectTrack.FULL, ONE))
                .isEmpty();
    }

    @Test
    void onlyTheCitysWordOnItsTableSaysWhatACountyMay() {
        put(CITY, ONE, AskedFrom.FULL);
        put(COUNTY, ONE, AskedFrom.NONE);
        countyMay(ONE, "ANY");
        policy.add(new PolicyValue(COUNTY, "application_papers", "1", TWO, null, "C", "NO", null, null));
        policy.add(new PolicyValue(CITY, "category_rules", "1", TWO, null, "C", "NO", null, null));
        assertThat(county().countyMay(TWO)).isEqualTo(CountyMay.ANY);
        assertThat(county().from(CELL, TWO)).isEqualTo(AskedFrom.NONE);
    }

    @Test
    void aRuleOfTheTenantsOwnIsFoundByTheDayOnWhichItBegins() {
        put(CITY, TWO, AskedFrom.ALL);
        put(COUNTY, ONE, AskedFrom.FULL);
        assertThat(county().beginning(CELL, ONE)).isEqualTo(rules.getLast());
        assertThat(county().beginning(CELL, ONE.plusDays(1))).isNull();
        assertThat(county().beginning(CELL, TWO)).as("that one is its city's").isNull();
        assertThat(county().beginning(new Cell(OTHER, NEW), ONE)).isNull();
    }

    private PaperTable county() {
        return new PaperTable(COUNTY, CITY, rules, policy);
    }

    private void put(long tenantId, LocalDate on, @Nullable AskedFrom from) {
        put(tenantId, CELL, on, from);
    }

    private void put(long tenantId, Cell cell, LocalDate on, @Nullable AskedFrom from) {
        rules.add(new PaperRule(tenantId, cell.kind(), cell.category(), on, from, null, Instant.EPOCH));
    }

    private void countyMay(LocalDate on, String may) {
        policy.add(new PolicyValue(CITY, "application_papers", "1", on, null, "C", may, null, null));
    }
}
