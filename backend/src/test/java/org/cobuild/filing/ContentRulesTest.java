package org.cobuild.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.filing.FilingKind.CONSTRUCTION;
import static org.cobuild.filing.FilingKind.OPERATION;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobuild.Said;
import org.cobuild.platform.Refusals;
import org.cobuild.project.ProjectCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a filing, clause by clause. */
class ContentRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void whatIsNotToldYetIsNoFault() {
        var draft = FilingContent.of("健康平台", ProjectCategory.NEW);
        var refusals = new Refusals();
        assertThat(ContentRules.clean(refusals, CONSTRUCTION, draft, TODAY)).isEqualTo(draft);
        assertThat(Said.in(refusals)).isEmpty();
    }

    @Test
    void everythingIsKeptAndTextsWithoutSpaceAround() {
        var refusals = new Refusals();
        assertThat(ContentRules.clean(refusals, CONSTRUCTION, whole(" "), TODAY))
                .isEqualTo(whole(""));
        assertThat(Said.in(refusals)).isEmpty();
    }

    @Test
    void aTextOfNothingButSpaceIsNotTold() {
        var blank = new FilingContent(
                "健康平台",
                ProjectCategory.NEW,
                " ",
                " ",
                null,
                " ",
                null,
                null,
                " ",
                null,
                null,
                null,
                " ",
                " ",
                null,
                " ",
                null,
                null,
                " ");
        var refusals = new Refusals();
        assertThat(ContentRules.clean(refusals, CONSTRUCTION, blank, TODAY))
                .isEqualTo(FilingContent.of("健康平台", ProjectCategory.NEW));
        assertThat(Said.in(refusals)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "approver, 200",
        "approvalNumber, 64",
        "targets, 4000",
        "fundingChannel, 500",
        "sharingNote, 1000",
        "systems, 1000",
        "protectionNumber, 64",
        "earlierProject, 200"
    })
    void aTextHasItsLength(String field, int most) {
        assertThat(said(Map.of(field, "文".repeat(most)))).isEmpty();
        assertThat(said(Map.of(field, "文".repeat(most + 1)))).containsExactly("INVALID content." + field);
    }

    @Test
    void theNameHasTwoToTwoHundredSigns() {
        assertThat(said(Map.of("name", "平台"))).isEmpty();
        assertThat(said(Map.of("name", "台".repeat(200)))).isEmpty();
        assertThat(said(Map.of("name", ""))).containsExactly("REQUIRED content.name");
        assertThat(said(Map.of("name", "台"))).containsExactly("INVALID content.name");
        assertThat(said(Map.of("name", "台".repeat(201)))).containsExactly("INVALID content.name");
        assertThat(Said.by(refusals -> ContentRules.name(refusals, "name", null)))
                .containsExactly("REQUIRED name");
    }

    @ParameterizedTest
    @EnumSource(FilingKind.class)
    void theCategoryFitsTheKind(FilingKind kind) {
        for (var category : ProjectCategory.values()) {
            assertThat(Said.by(refusals -> ContentRules.clean(refusals, kind, FilingContent.of("平台", category), TODAY)))
                    .as("%s", category)
                    .isEqualTo(FilingRules.fits(kind, category) ? List.of() : List.of("CATEGORY content.category"));
        }
        assertThat(FilingRules.fits(OPERATION, ProjectCategory.NEW)).isFalse();
    }

    @Test
    void itWasApprovedTodayOrEarlier() {
        assertThat(said(Map.of("approvedOn", TODAY))).isEmpty();
        assertThat(said(Map.of("approvedOn", TODAY.plusDays(1)))).containsExactly("DATE content.approvedOn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"investment", "operationMoney"})
    void moneyIsNotNegativeAndBelowATrillion(String field) {
        assertThat(said(Map.of(field, BigDecimal.ZERO))).isEmpty();
        assertThat(said(Map.of(field, new BigDecimal("999999999999.99")))).isEmpty();
        assertThat(said(Map.of(field, new BigDecimal("-0.01")))).containsExactly("INVALID content." + field);
        assertThat(said(Map.of(field, new BigDecimal("1000000000000.00")))).containsExactly("INVALID content." + field);
    }

    @Test
    void theRefusalOfMoneyNamesTheAmount() {
        var refusals = new Refusals();
        ContentRules.clean(refusals, CONSTRUCTION, content(Map.of("investment", new BigDecimal("-12.50"))), TODAY);
        assertThat(refusals.list().getFirst().message()).contains("-12.50");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "100000, true", "100001, false"})
    void theCatalogueHasAHundredThousandEntriesAtMost(int count, boolean holds) {
        assertThat(said(Map.of("catalogueCount", count)))
                .isEqualTo(holds ? List.of() : List.of("INVALID content.catalogueCount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sharedCount", "openedCount"})
    void notMoreEntriesAreSharedOrOpenedThanThereAre(String field) {
        assertThat(said(Map.of("catalogueCount", 3, field, 0))).isEmpty();
        assertThat(said(Map.of("catalogueCount", 3, field, 3))).isEmpty();
        assertThat(said(Map.of("catalogueCount", 3, field, 4))).containsExactly("INVALID content." + field);
        assertThat(said(Map.of("catalogueCount", 3, field, -1))).containsExactly("INVALID content." + field);
        assertThat(said(Map.of(field, 100_000)))
                .as("as long as nobody has said how many there are")
                .isEmpty();
        assertThat(said(Map.of(field, 100_001))).containsExactly("INVALID content." + field);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "5, true", "6, false"})
    void protectionHasFiveLevels(int level, boolean holds) {
        assertThat(said(Map.of("protectionLevel", level)))
                .isEqualTo(holds ? List.of() : List.of("INVALID content.protectionLevel"));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(said(Map.of("name", "", "approvedOn", TODAY.plusDays(1), "protectionLevel", 9)))
                .containsExactlyInAnyOrder(
                        "REQUIRED content.name", "DATE content.approvedOn", "INVALID content.protectionLevel");
    }

    /** What is said against a filing of construction in which a few fields are told. */
    private static List<String> said(Map<String, Object> told) {
        return Said.by(refusals -> ContentRules.clean(refusals, CONSTRUCTION, content(told), TODAY));
    }

    private static FilingContent content(Map<String, Object> told) {
        return new FilingContent(
                (String) told.getOrDefault("name", "健康平台"),
                ProjectCategory.NEW,
                (String) told.get("approver"),
                (String) told.get("approvalNumber"),
                (LocalDate) told.get("approvedOn"),
                (String) told.get("targets"),
                (BigDecimal) told.get("investment"),
                (BigDecimal) told.get("operationMoney"),
                (String) told.get("fundingChannel"),
                (Integer) told.get("catalogueCount"),
                (Integer) told.get("sharedCount"),
                (Integer) told.get("openedCount"),
                (String) told.get("sharingNote"),
                (String) told.get("systems"),
                (Integer) told.get("protectionLevel"),
                (String) told.get("protectionNumber"),
                (LocalDate) told.get("protectionDueOn"),
                (LocalDate) told.get("cryptographyDueOn"),
                (String) told.get("earlierProject"));
    }

    private static FilingContent whole(String space) {
        return new FilingContent(
                space + "健康平台" + space,
                ProjectCategory.REBUILD,
                space + "市大数据局" + space,
                space + "泰数据〔2026〕1号" + space,
                TODAY,
                space + "指标" + space,
                new BigDecimal("300000.00"),
                new BigDecimal("50000.00"),
                space + "自筹" + space,
                3,
                2,
                1,
                space + "说明" + space,
                space + "系统" + space,
                3,
                space + "备01" + space,
                TODAY.plusDays(1),
                TODAY.plusDays(2),
                space + "一期" + space);
    }
}
