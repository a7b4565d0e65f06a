package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As what an upgrade counts, clause by clause. */
class CategoryRulesTest {
    private static final BigDecimal RATIO = new BigDecimal("0.15");
    private static final BigDecimal LIMIT = new BigDecimal("1000000");

    @ParameterizedTest
    @CsvSource({
        // 15 % of four million is 600,000: within both.
        "600000.00, 4000000.00, OM",
        "600000.01, 4000000.00, UPGRADE",
        // 15 % of ten million is 1,500,000: the amount decides.
        "1000000.00, 10000000.00, OM",
        "1000000.01, 10000000.00, UPGRADE",
        "0.01, 0.00, UPGRADE"
    })
    void anUpgradeCountsAsOperationWithinBothLimits(BigDecimal amount, BigDecimal original, ProjectCategory as) {
        assertThat(of(ProjectCategory.UPGRADE, amount, original)).isEqualTo(as);
    }

    @Test
    void nothingIsSaidWhileANumberIsNotKnown() {
        assertThat(of(ProjectCategory.UPGRADE, BigDecimal.ONE, null)).isNull();
        assertThat(CategoryRules.countsAs(ProjectCategory.UPGRADE, BigDecimal.ONE, LIMIT, null, LIMIT))
                .isNull();
        assertThat(CategoryRules.countsAs(ProjectCategory.UPGRADE, BigDecimal.ONE, LIMIT, RATIO, null))
                .isNull();
    }

    @Test
    void everyOtherCategoryCountsAsItself() {
        Stream.of(ProjectCategory.values())
                .filter(category -> category != ProjectCategory.UPGRADE)
                .forEach(category ->
                        assertThat(of(category, BigDecimal.ONE, null)).isEqualTo(category));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // category, earlier project, earlier system, original investment, post-evaluation, fee, months, what is
                // lacking
                "NEW, -, -, -, -, -, -, ''",
                "REBUILD, -, -, -, -, -, -, earlierSystem postEvaluation",
                "REBUILD, 5, -, -, 好, -, -, ''",
                "EXTENSION, -, 一期, -, -, -, -, postEvaluation",
                "UPGRADE, -, -, -, -, -, -, earlierSystem originalInvestment",
                "UPGRADE, -, 一期, 100.00, -, -, -, ''",
                "OM, -, -, -, -, -, -, yearlyFee periodMonths",
                "OM, -, -, -, -, 10.00, -, periodMonths",
                "SERVICE, -, -, -, -, 10.00, 12, ''",
                "SERVICE, -, -, -, -, -, 12, yearlyFee"
            })
    void eachCategorySaysWhatItAsksFor(
            ProjectCategory category,
            @Nullable Long project,
            @Nullable String system,
            @Nullable BigDecimal original,
            @Nullable String evaluation,
            @Nullable BigDecimal fee,
            @Nullable Integer months,
            String lacking) {
        Consumer<Submittables> told = some -> {
            some.category = category;
            some.facts = new CategoryFacts(1, 1, 7, project, null, system, original, evaluation, fee, months, null);
        };
        assertThat(Submittables.refusing(told.andThen(some -> some.categoryAsked = true)))
                .isEqualTo(
                        lacking.isEmpty()
                                ? List.of()
                                : Stream.of(lacking.split(" "))
                                        .map("REQUIRED "::concat)
                                        .toList());
        assertThat(Submittables.refusing(told))
                .as("where the policy does not ask")
                .isEmpty();
        assertThat(Submittables.refusing(some -> {
                    some.category = category;
                    some.categoryAsked = true;
                }))
                .as("nothing said at all")
                .hasSize(category == ProjectCategory.NEW ? 0 : 2);
    }

    private static @Nullable ProjectCategory of(
            ProjectCategory category, BigDecimal amount, @Nullable BigDecimal original) {
        return CategoryRules.countsAs(category, amount, original, RATIO, LIMIT);
    }
}
