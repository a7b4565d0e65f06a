package org.cobuild.project;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;

/** All the rules of a submission: they answer {@code submissionRefusals} and refuse {@code projectSubmit}. */
final class SubmissionCheck {
    /** @param step that the special track may leave out, with all its rules; null: nobody is let off */
    private record Rule(@Nullable SkippedStep step, BiConsumer<Submittable, Refusals> check) {
        static Rule of(BiConsumer<Submittable, Refusals> check) {
            return new Rule(null, check);
        }
    }

    private static final List<Rule> ALL = List.of(
            Rule.of(SubmissionRules::goalsAreStated),
            new Rule(SkippedStep.KEY_TASK, SubmissionRules::itServesATaskOfThePlan),
            new Rule(SkippedStep.BATCH, SubmissionRules::aBatchHasOpened),
            Rule.of(SubmissionRules::everyParticipantHasConfirmed),
            Rule.of(SubmissionRules::theEstimateHasLines),
            Rule.of(SubmissionRules::everyLineBelongsToSomebody),
            Rule.of(SubmissionRules::everyShareIsTheSumOfItsLines),
            Rule.of(SubmissionRules::sourcesAddUpToTheEstimate),
            Rule.of(SubmissionRules::countyMoneyNamesWhoPays),
            Rule.of(SubmissionRules::weightsAddUpTo100),
            Rule.of(SubmissionRules::milestonesLieInThePlannedTime),
            new Rule(SkippedStep.TARGETS, SubmissionRules::targetsCanBeMeasured),
            new Rule(SkippedStep.TARGETS, SubmissionRules::everyPartHasTargets),
            new Rule(SkippedStep.FRAMEWORK, FrameworkRules::theFrameworkIsWritten),
            new Rule(SkippedStep.FRAMEWORK, FrameworkRules::scopesDoNotOverlap),
            Rule.of(BuilderRules::ownBuildHasConsent),
            new Rule(SkippedStep.CATEGORY, CategoryRules::theEarlierOneIsNamed),
            new Rule(SkippedStep.CATEGORY, CategoryRules::theEarlierOneWasEvaluated),
            new Rule(SkippedStep.CATEGORY, CategoryRules::anUpgradeSaysTheOriginalInvestment),
            new Rule(SkippedStep.CATEGORY, CategoryRules::yearlyServicesSayFeeAndPeriod),
            new Rule(SkippedStep.CATALOGUE, SubmissionRules::theCatalogueIsNotEmpty),
            new Rule(SkippedStep.CATALOGUE, SubmissionRules::restrictedEntriesNameTheirLaw),
            new Rule(SkippedStep.CATALOGUE, CatalogueRules::everyEntryIsComplete),
            Rule.of(SubmissionRules::entriesAreProvidedByWhoTakesPart),
            new Rule(SkippedStep.PAPERS, PaperRules::everyPaperIsThere),
            new Rule(SkippedStep.PRECHECK, SubmissionRules::everyHitIsAnswered));

    private SubmissionCheck() {}

    /** Every reason at once, but for steps that the special track leaves out. */
    static Refusals check(Submittable whole) {
        var refusals = new Refusals();
        ALL.stream()
                .filter(rule -> !whole.skips(rule.step()))
                .forEach(rule -> rule.check().accept(whole, refusals));
        return refusals;
    }

    /** Every reason of one step, also of one that the special track leaves out. */
    static Refusals of(SkippedStep step, Submittable whole) {
        var refusals = new Refusals();
        ALL.stream()
                .filter(rule -> rule.step() == step)
                .forEach(rule -> rule.check().accept(whole, refusals));
        return refusals;
    }

    /** The steps that the special track leaves out and that would have stood in the way. */
    static Set<SkippedStep> lacking(Submittable whole) {
        return Stream.of(SkippedStep.values())
                .filter(whole::skips)
                .filter(step -> !of(step, whole).list().isEmpty())
                .collect(Collectors.toSet());
    }
}
