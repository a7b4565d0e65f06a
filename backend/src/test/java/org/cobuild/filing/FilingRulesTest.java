package org.cobuild.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.filing.FilingKind.CONSTRUCTION;
import static org.cobuild.filing.FilingKind.OPERATION;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cobuild.filing.FilingRules.PartState;
import org.cobuild.platform.Refusals;
import org.cobuild.project.ProjectCategory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a filing is asked for, clause by clause. */
class FilingRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @EnumSource(ProjectCategory.class)
    void operationIsOperatedOrAServiceAndNothingOperatedIsConstruction(ProjectCategory category) {
        assertThat(FilingRules.fits(OPERATION, category))
                .isEqualTo(category == ProjectCategory.OM || category == ProjectCategory.SERVICE);
        assertThat(FilingRules.fits(CONSTRUCTION, category)).isEqualTo(category != ProjectCategory.OM);
    }

    @Test
    void anEmptyConstructionMissesEveryPartThatItIsAskedFor() {
        var parts = parts(CONSTRUCTION, FilingContent.of("新建", ProjectCategory.NEW));
        assertThat(FilingRules.there(parts)).isZero();
        assertThat(parts)
                .extracting(PartState::part)
                .containsExactly(
                        FilingPart.APPROVER,
                        FilingPart.TARGETS,
                        FilingPart.INVESTMENT,
                        FilingPart.OPERATION_MONEY,
                        FilingPart.FUNDING_CHANNEL,
                        FilingPart.CATALOGUE,
                        FilingPart.SHARING,
                        FilingPart.SYSTEMS,
                        FilingPart.PROTECTION,
                        FilingPart.CRYPTOGRAPHY_PLAN,
                        FilingPart.CRYPTOGRAPHY_ASSESSMENT);
        assertThat(parts).allMatch(PartState::blocks);
    }

    @Test
    void ofConstructionTheStatutoryPapersMayFollowByADay() {
        var parts = FilingRules.parts(
                CONSTRUCTION, told(ProjectCategory.NEW, TODAY.plusDays(90)), EnumSet.of(FilingPaper.CRYPTOGRAPHY_PLAN));
        assertThat(parts).noneMatch(PartState::blocks);
        assertThat(missing(parts)).containsExactly(FilingPart.PROTECTION, FilingPart.CRYPTOGRAPHY_ASSESSMENT);
        assertThat(refusals(parts)).isEmpty();
    }

    @Test
    void aDayByWhichAPaperFollowsLiesNotInThePast() {
        var parts = FilingRules.parts(
                CONSTRUCTION, told(ProjectCategory.NEW, TODAY.minusDays(1)), EnumSet.of(FilingPaper.CRYPTOGRAPHY_PLAN));
        assertThat(refusals(parts)).containsExactly("DATE content.protectionDueOn", "DATE content.cryptographyDueOn");
        assertThat(parts.get(8).overdue(TODAY)).isTrue();
        assertThat(parts.get(8).overdue(TODAY.minusDays(1))).isFalse();
    }

    @Test
    void ofOperationTheStatutoryPapersAreThere() {
        var parts = parts(OPERATION, told(ProjectCategory.OM, TODAY.plusDays(90)));
        assertThat(refusals(parts))
                .containsExactly("MISSING content.protectionNumber", "MISSING papers.CRYPTOGRAPHY_ASSESSMENT");
        var whole = FilingRules.parts(
                OPERATION,
                told(ProjectCategory.OM, null),
                EnumSet.of(FilingPaper.PROTECTION_CERTIFICATE, FilingPaper.CRYPTOGRAPHY_ASSESSMENT));
        assertThat(missing(whole)).isEmpty();
        assertThat(FilingRules.there(whole)).isEqualTo(9);
        assertThat(whole)
                .extracting(PartState::part)
                .doesNotContain(FilingPart.INVESTMENT, FilingPart.CRYPTOGRAPHY_PLAN);
    }

    @Test
    void aServiceHasNoSystemsAndNoStatutoryPapers() {
        assertThat(parts(CONSTRUCTION, FilingContent.of("咨询", ProjectCategory.SERVICE)))
                .extracting(PartState::part)
                .containsExactly(
                        FilingPart.APPROVER, FilingPart.TARGETS, FilingPart.INVESTMENT, FilingPart.FUNDING_CHANNEL);
        assertThat(parts(OPERATION, FilingContent.of("服务", ProjectCategory.SERVICE)))
                .extracting(PartState::part)
                .contains(FilingPart.OPERATION_MONEY)
                .doesNotContain(FilingPart.PROTECTION);
    }

    @ParameterizedTest
    @EnumSource(
            value = ProjectCategory.class,
            names = {"REBUILD", "EXTENSION"})
    void aRebuildOrExtensionHandsInTheEvaluationOfTheEarlierProject(ProjectCategory category) {
        var plan = EnumSet.of(FilingPaper.CRYPTOGRAPHY_PLAN);
        assertThat(refusals(FilingRules.parts(CONSTRUCTION, told(category, TODAY), plan)))
                .containsExactly("MISSING papers.EARLIER_EVALUATION");
        plan.add(FilingPaper.EARLIER_EVALUATION);
        assertThat(refusals(FilingRules.parts(CONSTRUCTION, told(category, TODAY), plan)))
                .isEmpty();
    }

    @Test
    void everyPartHasItsWordsAndItsClause() {
        for (var part : FilingPart.values()) {
            assertThat(Refusals.findWords(part.key())).as(part.name()).isNotBlank();
            assertThat(Refusals.findWords(part.key() + ".clause"))
                    .as(part.name())
                    .isNotBlank();
        }
    }

    private static List<PartState> parts(FilingKind kind, FilingContent content) {
        return FilingRules.parts(kind, content, Set.of());
    }

    private static List<FilingPart> missing(List<PartState> parts) {
        return parts.stream().filter(part -> !part.there()).map(PartState::part).toList();
    }

    private static List<String> refusals(List<PartState> parts) {
        var refusals = new Refusals();
        FilingRules.blocked(refusals, parts, TODAY);
        return refusals.list().stream()
                .map(error -> error.code() + " " + String.join(".", error.path()))
                .toList();
    }

    private static FilingContent told(ProjectCategory category, @Nullable LocalDate due) {
        return new FilingContent(
                "名称",
                category,
                "局",
                null,
                null,
                "指标",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                "自筹",
                3,
                2,
                0,
                null,
                "系统",
                3,
                "备01",
                due,
                due,
                "一期");
    }
}
