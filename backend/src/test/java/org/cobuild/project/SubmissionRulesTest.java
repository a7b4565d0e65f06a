package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.project.Submittables.FIRST;
import static org.cobuild.project.Submittables.LEAD;
import static org.cobuild.project.Submittables.SECOND;
import static org.cobuild.project.Submittables.TENANT;
import static org.cobuild.project.Submittables.entry;
import static org.cobuild.project.Submittables.line;
import static org.cobuild.project.Submittables.participant;
import static org.cobuild.project.Submittables.refusing;
import static org.cobuild.project.Submittables.source;
import static org.cobuild.project.Submittables.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.catalogue.EntryMetadata;
import org.cobuild.catalogue.SharingType;
import org.cobuild.planning.EntryTerms;
import org.cobuild.planning.KeyTask;
import org.cobuild.planning.ListEntry;
import org.cobuild.planning.ListKind;
import org.cobuild.planning.Plan;
import org.cobuild.planning.PlanState;
import org.cobuild.planning.PlanningAsked;
import org.cobuild.platform.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the way of a submission, clause by clause: a complete project, and what is said when one thing is not. */
class SubmissionRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void aCompleteProjectIsRefusedForNothing() {
        assertThat(refusing(some -> {})).isEmpty();
    }

    @Test
    void goalsAreStated() {
        assertThat(refusing(some -> some.goals = " \n ")).containsExactly("REQUIRED goals");
    }

    @Test
    void aPlanInForceAsksWhichOfItsTasksIsServed() {
        assertThat(refusing(some -> some.plans.add(plan(2026, 2030, PlanState.IN_FORCE))))
                .containsExactly("TASK_MISSING keyTask");
        assertThat(refusing(some -> {
                    some.plans.add(plan(2026, 2030, PlanState.IN_FORCE));
                    some.keyTask = 5L;
                }))
                .as("a task that is offered no more")
                .containsExactly("TASK_MISSING keyTask");
        assertThat(refusing(some -> {
                    some.plans.add(plan(2026, 2030, PlanState.IN_FORCE));
                    some.keyTask = 5L;
                    some.tasks.put(5L, task());
                }))
                .isEmpty();
        assertThat(refusing(some -> some.plans.add(plan(2027, 2030, PlanState.IN_FORCE))))
                .as("another year's")
                .isEmpty();
        assertThat(refusing(some -> {
                    some.plans.add(plan(2026, 2026, PlanState.IN_FORCE));
                    some.start = null;
                }))
                .as("what has no first day starts this year")
                .containsExactly("TASK_MISSING keyTask");
    }

    @Test
    void theTextTellsAMissingTaskFromOneThatIsOfferedNoMore() {
        var missing = texts(some -> some.plans.add(plan(2026, 2030, PlanState.IN_FORCE)));
        var closed = texts(some -> {
            some.plans.add(plan(2026, 2030, PlanState.IN_FORCE));
            some.keyTask = 5L;
        });
        assertThat(missing).singleElement().asString().contains("五年规划").contains("2026");
        assertThat(closed).isNotEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, 300.00, false, true",
        "ASKED, 300.00, false, false",
        "OBJECTED, 300.00, false, false",
        "DRAFT, 300.00, false, false",
        // A suspended tenant can't answer, and holds nobody up while no money is asked of it.
        "ASKED, 0.00, true, true",
        "ASKED, 300.00, true, false",
        "ASKED, 0.00, false, false",
        "OBJECTED, 0.00, true, false"
    })
    void silenceIsNeverConsent(ParticipantState state, String share, boolean suspended, boolean goesOn) {
        var some = new Submittables();
        some.participants.set(0, participant(FIRST, state, share, suspended));
        assertThat(some.refusing(SubmissionRules::everyParticipantHasConfirmed))
                .isEqualTo(goesOn ? List.of() : List.of("PARTICIPANT_OPEN participants.0.state"));
    }

    @Test
    void whoIsAppointedIsNeitherAskedNorHasAShare() {
        assertThat(refusing(some -> some.participants.add(participant(30, ParticipantState.APPOINTED, "77.00", false))))
                .isEmpty();
    }

    @Test
    void theEstimateHasLines() {
        var some = new Submittables();
        some.lines.clear();
        assertThat(some.refusing(SubmissionRules::theEstimateHasLines)).containsExactly("REQUIRED estimateLines");
        assertThat(new Submittables().refusing(SubmissionRules::theEstimateHasLines))
                .isEmpty();
    }

    @Test
    void everyLineBelongsToTheLeadOrToOneParticipant() {
        var some = new Submittables();
        some.lines.set(0, line(1, "600.00", null, false));
        some.lines.set(1, line(2, "300.00", FIRST, true));
        assertThat(some.refusing(SubmissionRules::everyLineBelongsToSomebody))
                .containsExactly(
                        "LINE_UNASSIGNED estimateLines.0.participant", "LINE_UNASSIGNED estimateLines.1.participant");
        assertThat(new Submittables().refusing(SubmissionRules::everyLineBelongsToSomebody))
                .isEmpty();
    }

    @Test
    void everyShareIsTheSumOfItsLinesToTheFen() {
        assertThat(refusing(some -> {
                    some.lines.set(2, line(3, "100.01", SECOND, false));
                    some.lines.set(0, line(1, "599.99", null, true));
                }))
                .containsExactly("SHARE_MISMATCH participants.1.share");
    }

    @ParameterizedTest
    @CsvSource({"700.00, true", "699.99, false", "700.01, false"})
    void sourcesAddUpToTheEstimate(String city, boolean right) {
        assertThat(refusing(some -> some.sources.set(0, source(FundSource.DEVELOPMENT, null, city))))
                .isEqualTo(right ? List.of() : List.of("SOURCES_MISMATCH fundingSources"));
    }

    @Test
    void theTextSaysHowMuchTheSourcesLack() {
        assertThat(texts(some -> some.sources.set(0, source(FundSource.DEVELOPMENT, null, "650.00"))))
                .singleElement()
                .asString()
                .contains("950.00")
                .contains("1,000.00")
                .contains("50.00");
    }

    @Test
    void countyMoneyNamesWhoPaysAndIsWhatWasConfirmed() {
        assertThat(refusing(some -> some.sources.set(1, source(FundSource.COUNTY, null, "300.00"))))
                .containsExactly("REQUIRED fundingSources.1.participant");
        assertThat(refusing(some -> {
                    some.sources.set(0, source(FundSource.DEVELOPMENT, null, "800.00"));
                    some.sources.set(1, source(FundSource.COUNTY, FIRST, "200.00"));
                }))
                .containsExactly("SOURCES_MISMATCH fundingSources.1.amount");
        assertThat(refusing(some -> {
                    some.sources.set(1, source(FundSource.COUNTY, FIRST, "100.00"));
                    some.sources.add(source(FundSource.COUNTY, FIRST, "200.00"));
                }))
                .as("in two parts")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40, true", "39, false", "41, false"})
    void weightsAddUpTo100(int second, boolean right) {
        assertThat(refusing(some -> some.milestones.set(1, Submittables.milestone(second))))
                .isEqualTo(right ? List.of() : List.of("WEIGHTS milestones"));
    }

    @Test
    void milestonesLieInThePlannedTimeWhereThereIsOne() {
        assertThat(refusing(some -> some.start = LocalDate.of(2026, 4, 2)))
                .containsExactly("DATES milestones.0.baselineStartOn", "DATES milestones.1.baselineStartOn");
        assertThat(refusing(some -> some.end = LocalDate.of(2026, 12, 30)))
                .containsExactly("DATES milestones.0.baselineEndOn", "DATES milestones.1.baselineEndOn");
        assertThat(refusing(some -> {
                    some.start = null;
                    some.end = null;
                }))
                .isEmpty();
    }

    @Test
    void targetsSayANumberWithItsUnitAndByWhatItIsShown() {
        assertThat(refusing(some -> {
                    some.targets.set(0, target(TargetGroup.QUANTITY, null, null, null));
                }))
                .containsExactly(
                        "REQUIRED targets.0.target", "REQUIRED targets.0.targetUnit", "REQUIRED targets.0.evidence");
        assertThat(refusing(some -> some.targets.set(
                        0,
                        new PerformanceTarget(
                                1,
                                TENANT,
                                7,
                                1,
                                TargetGroup.QUANTITY,
                                "验收",
                                TargetComparison.DONE,
                                null,
                                null,
                                "报告",
                                null))))
                .as("done or not")
                .isEmpty();
    }

    @Test
    void outputsBenefitsAndSatisfactionHaveAsManyTargetsAsThePolicyAsks() {
        assertThat(refusing(some -> some.targets.remove(1))).containsExactly("TARGETS_MISSING targets");
        assertThat(refusing(some -> some.targets.clear())).hasSize(3);
        assertThat(refusing(some -> some.targetsEach = 2)).hasSize(3);
        assertThat(refusing(some -> {
                    some.targetsEach = 0;
                    some.targets.clear();
                }))
                .isEmpty();
    }

    @Test
    void theCatalogueIsNotEmpty() {
        assertThat(refusing(some -> some.catalogue.clear())).containsExactly("CATALOGUE_EMPTY catalogue");
    }

    @Test
    void whatIsRestrictedNamesItsLawAndWhatIsConditionalItsCondition() {
        assertThat(refusing(some -> some.catalogue.add(entry(FIRST, SharingType.CONDITIONAL, null, null))))
                .containsExactly("LEGAL_BASIS_MISSING catalogue.1.legalBasis", "REQUIRED catalogue.1.sharingCondition");
        assertThat(refusing(some -> some.catalogue.add(entry(FIRST, SharingType.NOT_SHARED, null, null))))
                .containsExactly("LEGAL_BASIS_MISSING catalogue.1.legalBasis");
        assertThat(refusing(some -> some.catalogue.add(entry(FIRST, SharingType.CONDITIONAL, "经审核", "某法某条"))))
                .isEmpty();
    }

    @Test
    void entriesAreProvidedByTheLeadOrWhoTakesPart() {
        assertThat(refusing(some -> some.catalogue.add(entry(99, SharingType.UNCONDITIONAL, null, null))))
                .containsExactly("INVALID catalogue.1.provider");
        assertThat(refusing(some -> some.catalogue.add(entry(SECOND, SharingType.UNCONDITIONAL, null, null))))
                .isEmpty();
    }

    @Test
    void metadataIsAskedForWhereThePolicySaysSo() {
        var bare = bare(entry(LEAD, SharingType.NOT_SHARED, null, null));
        assertThat(refusing(some -> some.catalogue.set(0, bare)))
                .as("not asked: the law alone")
                .containsExactly("LEGAL_BASIS_MISSING catalogue.0.legalBasis");
        assertThat(refusing(some -> {
                    some.completeAsked = true;
                    some.catalogue.set(0, bare);
                }))
                .contains("LEGAL_BASIS_MISSING catalogue.0.legalBasis", "CATALOGUE_INCOMPLETE catalogue.0.summary")
                .doesNotContain("CATALOGUE_INCOMPLETE catalogue.0.legalBasis");
        assertThat(refusing(some -> some.completeAsked = true)).isEmpty();
    }

    @Test
    void whatTheListsHitIsAnswered() {
        assertThat(refusing(some -> {
                    some.goals = "自建表单引擎";
                    some.lists.add(list("表单引擎"));
                    some.lines.set(1, named(line(2, "300.00", FIRST, false), "表单引擎 " + "长".repeat(80)));
                }))
                .containsExactly("PRECHECK_OPEN goals", "PRECHECK_OPEN estimateLines.1.title");
        assertThat(texts(some -> {
                    some.lists.add(list("表单引擎"));
                    some.lines.set(1, named(line(2, "300.00", FIRST, false), "表单引擎 " + "长".repeat(80)));
                }))
                .singleElement()
                .asString()
                .contains("统建-01")
                .contains("长…")
                .doesNotContain("长".repeat(60));
        assertThat(refusing(some -> some.lists.add(list("健康平台")))).containsExactly("PRECHECK_OPEN title");
    }

    @Test
    void ownBuildNeedsTheConsentThatThePolicyAsksFor() {
        for (var state : OwnBuildState.values()) {
            assertThat(refusing(some -> {
                        some.consentAsked = true;
                        some.ownBuild = own(state);
                    }))
                    .as(state.name())
                    .isEqualTo(state == OwnBuildState.GIVEN ? List.of() : List.of("CONSENT_MISSING builder"));
            assertThat(refusing(some -> some.ownBuild = own(state)))
                    .as("not asked")
                    .isEmpty();
        }
    }

    @Test
    void papersAreThoseOfTheTableForCategoryAndTrack() {
        var scheme = new PaperRule(
                TENANT,
                ApplicationPaper.SECURITY_SCHEME,
                ProjectCategory.NEW,
                Submittables.TODAY,
                AskedFrom.LIGHT,
                null,
                NOW);
        var study = new PaperRule(
                TENANT,
                ApplicationPaper.FEASIBILITY_STUDY,
                ProjectCategory.NEW,
                Submittables.TODAY,
                AskedFrom.FULL,
                null,
                NOW);
        assertThat(refusing(some -> {
                    some.papersAsked = true;
                    some.paperRules.addAll(List.of(scheme, study));
                }))
                .as("1,000.00 is on the light track")
                .containsExactly("PAPER_MISSING papers.SECURITY_SCHEME");
        assertThat(refusing(some -> some.paperRules.addAll(List.of(scheme, study))))
                .as("advised only")
                .isEmpty();
        assertThat(refusing(some -> {
                    some.papersAsked = true;
                    some.paperRules.add(scheme);
                    some.papers.add(paper(ApplicationPaper.SECURITY_SCHEME, 1));
                }))
                .isEmpty();
        assertThat(refusing(some -> {
                    some.papersAsked = true;
                    some.paperRules.addAll(List.of(scheme, study));
                    some.stage = ProjectStage.RETURNED;
                    some.track = ProjectTrack.FULL;
                }))
                .as("what was returned keeps its track")
                .containsExactly("PAPER_MISSING papers.FEASIBILITY_STUDY", "PAPER_MISSING papers.SECURITY_SCHEME");
    }

    @Test
    void theNewestPaperOfEachKindCountsInTheOrderOfTheForm() {
        assertThat(PaperRules.newest(List.of(
                        paper(ApplicationPaper.OTHER, 1),
                        paper(ApplicationPaper.PRICE_BASIS, 2),
                        paper(ApplicationPaper.PRICE_BASIS, 3),
                        paper(ApplicationPaper.PRICE_BASIS, 1))))
                .extracting(paper -> paper.kind() + " " + paper.number())
                .containsExactly("PRICE_BASIS 3", "OTHER 1");
    }

    @Test
    void theSpecialTrackLeavesOutWhatItsOrderSaysAndNothingElse() {
        assertThat(refusing(some -> {
                    some.special = special(SkippedStep.TARGETS);
                    some.targets.clear();
                    some.goals = "";
                    some.catalogue.clear();
                }))
                .containsExactly("REQUIRED goals", "CATALOGUE_EMPTY catalogue");
    }

    @Test
    void onlyWhatIsReallyLackingIsToBeMadeGood() {
        var some = new Submittables();
        some.special = special(SkippedStep.TARGETS, SkippedStep.CATALOGUE, SkippedStep.BATCH);
        some.targets.clear();
        assertThat(SubmissionCheck.lacking(some.whole())).containsExactly(SkippedStep.TARGETS);
        var order = special(SkippedStep.TARGETS, SkippedStep.BATCH)
                .submitted(Set.of(SkippedStep.TARGETS, SkippedStep.BATCH), 30);
        assertThat(order.conditions(LocalDate.of(2026, 3, 2)))
                .as("a batch that was missed can't be made good")
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.dueOn()).isEqualTo(LocalDate.of(2026, 4, 1));
                    assertThat(condition.allocationNumber()).isEqualTo(2);
                    assertThat(condition.origin()).isEqualTo("TARGETS");
                });
    }

    @Test
    void sayingThatAnUnitOfAnotherTenantTakesPartIsCrossing() {
        assertThat(new Submittables().whole().crossesTenants()).isTrue();
        var alone = new Submittables();
        alone.participants.clear();
        assertThat(alone.whole().crossesTenants()).isFalse();
    }

    private static List<String> texts(java.util.function.Consumer<Submittables> change) {
        var some = new Submittables();
        change.accept(some);
        return SubmissionCheck.check(some.whole()).list().stream()
                .map(UserError::message)
                .collect(Collectors.toList());
    }

    private static Plan plan(int first, int last, PlanState state) {
        return new Plan(3, TENANT, "五年规划", first, last, state, 1, NOW);
    }

    private static PlanningAsked.PlannedTask task() {
        return new PlanningAsked.PlannedTask(
                new KeyTask(5, TENANT, 3, 4, 1, "K1", "任务", "说明", TENANT, LEAD), 2026, "目标", "五年规划");
    }

    private static ListEntry list(String word) {
        return new ListEntry(
                9,
                TENANT,
                ListKind.UNIFIED_BUILD,
                "统建-01",
                "统一建设",
                "全市统一建设",
                new EntryTerms(List.of(word), List.of(), List.of()),
                "直接使用",
                List.of(),
                Submittables.TODAY,
                null,
                1,
                null,
                NOW);
    }

    private static EstimateLine named(EstimateLine line, String title) {
        return new EstimateLine(
                line.id(),
                line.tenantId(),
                line.projectId(),
                line.ordinal(),
                line.costGroup(),
                title,
                line.quantity(),
                line.quantityUnit(),
                line.unitPrice(),
                line.submittedAmount(),
                line.cutAmount(),
                null,
                null,
                line.approvedAmount(),
                line.participantId(),
                line.leads());
    }

    private static CatalogueEntry bare(CatalogueEntry of) {
        return new CatalogueEntry(
                of.id(),
                of.tenantId(),
                of.projectId(),
                of.ordinal(),
                of.name(),
                of.providerTenantId(),
                of.providerUnitId(),
                null,
                List.of(),
                of.sharingType(),
                null,
                null,
                of.updateCycle(),
                EntryMetadata.NONE);
    }

    private static OwnBuild own(OwnBuildState state) {
        return new OwnBuild(
                1,
                TENANT,
                7,
                LEAD,
                "2026-0007",
                "健康平台",
                ProjectCategory.NEW,
                "有队伍",
                BigDecimal.TEN,
                state,
                NOW,
                "陈静",
                state == OwnBuildState.ASKED ? null : "答复",
                null,
                null,
                1);
    }

    private static ProjectPaper paper(ApplicationPaper kind, int number) {
        return new ProjectPaper(number, TENANT, 7, kind, number, 1, false, "a.pdf", "00", null, NOW, "陈静");
    }

    private static SpecialTrack special(SkippedStep... skipped) {
        return new SpecialTrack(
                1,
                TENANT,
                7,
                SpecialKind.values()[0],
                "市长",
                "防汛",
                null,
                Submittables.TODAY,
                List.of(skipped),
                List.of(),
                null);
    }
}
