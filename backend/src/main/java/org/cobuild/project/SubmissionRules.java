package org.cobuild.project;

import org.cobuild.platform.Money;
import org.cobuild.platform.Refusals;

/**
 * What stands in the way of a submission. Each rule is a function of the project alone and notes every place where it is
 * broken; their clauses stand in the texts beside them. {@link SubmissionCheck} has them all.
 */
final class SubmissionRules {
    private SubmissionRules() {}

    static void goalsAreStated(Submittable whole, Refusals refusals) {
        refusals.unless(!whole.project().goals().isBlank(), ProjectErrorCode.REQUIRED, "project.submit.goals", "goals");
    }

    /** Where a plan in force covers the year in which it starts, it says which of the key tasks it serves. */
    static void itServesATaskOfThePlan(Submittable whole, Refusals refusals) {
        var project = whole.project();
        var asked = whole.asked();
        var plan = asked.binding(project.plannedStartOn());
        var chosen = project.keyTaskId();
        refusals.unless(
                plan == null || (chosen != null && asked.tasks().containsKey(chosen)),
                ProjectErrorCode.TASK_MISSING,
                chosen == null ? "project.submit.task" : "project.submit.task.closed",
                "keyTask",
                plan == null ? "" : plan.title(),
                Integer.toString(asked.year(project.plannedStartOn())));
    }

    static void aBatchHasOpened(Submittable whole, Refusals refusals) {
        var next = BatchRule.notOpenYet(whole);
        refusals.unless(
                next == null,
                ProjectErrorCode.BATCH_UPCOMING,
                "project.submit.batch",
                "batch",
                next == null ? "" : next.batch().title(),
                next == null ? "" : next.window().opensOn().toString());
    }

    /**
     * Silence is never consent. A suspended tenant can't answer, and holds nobody up as long as no money is asked of it:
     * its part stays open, and nothing is decided for it.
     */
    static void everyParticipantHasConfirmed(Submittable whole, Refusals refusals) {
        for (int i = 0; i < whole.participants().size(); i++) {
            var participant = whole.participants().get(i);
            var state = participant.state();
            refusals.unless(
                    state == ParticipantState.CONFIRMED
                            || state == ParticipantState.APPOINTED
                            || goesOnWithout(participant),
                    ProjectErrorCode.PARTICIPANT_OPEN,
                    "project.submit.participant." + (participant.suspended() ? "SUSPENDED" : state),
                    "participants." + i + ".state",
                    participant.packageTitle());
        }
    }

    private static boolean goesOnWithout(Participant participant) {
        return participant.suspended()
                && participant.state() == ParticipantState.ASKED
                && participant.wholeShare().signum() == 0;
    }

    static void theEstimateHasLines(Submittable whole, Refusals refusals) {
        refusals.unless(
                !whole.lines().isEmpty(), ProjectErrorCode.REQUIRED, "project.submit.estimate", "estimateLines");
    }

    static void everyLineBelongsToSomebody(Submittable whole, Refusals refusals) {
        for (int i = 0; i < whole.lines().size(); i++) {
            var line = whole.lines().get(i);
            refusals.unless(
                    line.leads() != (line.participantId() != null),
                    ProjectErrorCode.LINE_UNASSIGNED,
                    "project.submit.line",
                    "estimateLines." + i + ".participant",
                    Integer.toString(line.ordinal()),
                    line.title());
        }
    }

    static void everyShareIsTheSumOfItsLines(Submittable whole, Refusals refusals) {
        for (int i = 0; i < whole.participants().size(); i++) {
            var participant = whole.participants().get(i);
            var sum = whole.packageOf(participant);
            refusals.unless(
                    participant.appointed() || Money.equal(participant.wholeShare(), sum),
                    ProjectErrorCode.SHARE_MISMATCH,
                    "project.submit.share",
                    "participants." + i + ".share",
                    participant.packageTitle(),
                    Money.text(participant.wholeShare()),
                    Money.text(sum));
        }
    }

    static void sourcesAddUpToTheEstimate(Submittable whole, Refusals refusals) {
        refusals.unless(
                Money.equal(whole.funded(), whole.estimate()),
                ProjectErrorCode.SOURCES_MISMATCH,
                "project.submit.sources",
                "fundingSources",
                Money.text(whole.funded()),
                Money.text(whole.estimate()),
                Money.text(whole.funded().subtract(whole.estimate()).abs()));
    }

    /** A county's money comes from a participant, and is what that participant has confirmed as its share. */
    static void countyMoneyNamesWhoPays(Submittable whole, Refusals refusals) {
        for (int i = 0; i < whole.sources().size(); i++) {
            var source = whole.sources().get(i);
            refusals.unless(
                    source.source() != FundSource.COUNTY || source.participantId() != null,
                    ProjectErrorCode.REQUIRED,
                    "project.submit.county",
                    "fundingSources." + i + ".participant");
        }
        for (var participant : whole.participants()) {
            var paying = whole.sources().stream()
                    .filter(source -> Long.valueOf(participant.id()).equals(source.participantId()))
                    .toList();
            var sum = Money.sum(paying.stream().map(FundingSource::amount).toList());
            refusals.unless(
                    paying.isEmpty() || Money.equal(sum, participant.wholeShare()),
                    ProjectErrorCode.SOURCES_MISMATCH,
                    "project.submit.countyShare",
                    paying.isEmpty() ? "" : "fundingSources." + whole.sources().indexOf(paying.getFirst()) + ".amount",
                    participant.packageTitle(),
                    Money.text(sum),
                    Money.text(participant.wholeShare()));
        }
    }

    static void weightsAddUpTo100(Submittable whole, Refusals refusals) {
        var sum = whole.milestones().stream().mapToInt(Milestone::weight).sum();
        refusals.unless(
                sum == 100, ProjectErrorCode.WEIGHTS, "project.submit.weights", "milestones", Integer.toString(sum));
    }

    static void milestonesLieInThePlannedTime(Submittable whole, Refusals refusals) {
        var start = whole.project().plannedStartOn();
        var end = whole.project().plannedEndOn();
        for (int i = 0; i < whole.milestones().size(); i++) {
            var milestone = whole.milestones().get(i);
            refusals.unless(
                    start == null || !milestone.baselineStartOn().isBefore(start),
                    ProjectErrorCode.DATES,
                    "project.submit.early",
                    "milestones." + i + ".baselineStartOn",
                    milestone.title(),
                    String.valueOf(start));
            refusals.unless(
                    end == null || !milestone.baselineEndOn().isAfter(end),
                    ProjectErrorCode.DATES,
                    "project.submit.late",
                    "milestones." + i + ".baselineEndOn",
                    milestone.title(),
                    String.valueOf(end));
        }
    }

    /** What can't be measured can't be evaluated later: a number with its unit, and by what it will be shown. */
    static void targetsCanBeMeasured(Submittable whole, Refusals refusals) {
        for (int i = 0; i < whole.targets().size(); i++) {
            var target = whole.targets().get(i);
            var path = "targets." + i;
            require(refusals, !target.numbered() || target.target() != null, path, "target", target);
            require(refusals, !target.numbered() || target.targetUnit() != null, path, "targetUnit", target);
            require(refusals, target.evidence() != null, path, "evidence", target);
        }
    }

    private static void require(Refusals refusals, boolean met, String path, String field, PerformanceTarget target) {
        refusals.unless(
                met,
                ProjectErrorCode.REQUIRED,
                "project.submit.target." + field,
                path + "." + field,
                Integer.toString(target.ordinal()),
                target.indicator());
    }

    static void everyPartHasTargets(Submittable whole, Refusals refusals) {
        for (var part : TargetGroup.Part.values()) {
            var there = whole.targets().stream()
                    .filter(target -> target.group().part() == part)
                    .count();
            refusals.unless(
                    there >= whole.policy().targetsEach(),
                    ProjectErrorCode.TARGETS_MISSING,
                    "project.submit.targets." + part,
                    "targets",
                    Integer.toString(whole.policy().targetsEach()),
                    Long.toString(there));
        }
    }

    static void theCatalogueIsNotEmpty(Submittable whole, Refusals refusals) {
        refusals.unless(
                !whole.catalogue().isEmpty(),
                ProjectErrorCode.CATALOGUE_EMPTY,
                "project.submit.catalogue",
                "catalogue");
    }

    static void restrictedEntriesNameTheirLaw(Submittable whole, Refusals refusals) {
        for (int i = 0; i < whole.catalogue().size(); i++) {
            var entry = whole.catalogue().get(i);
            refusals.unless(
                    !entry.lacksLegalBasis(),
                    ProjectErrorCode.LEGAL_BASIS_MISSING,
                    "project.submit.legalBasis",
                    "catalogue." + i + ".legalBasis",
                    entry.name());
            refusals.unless(
                    !entry.lacksCondition(),
                    ProjectErrorCode.REQUIRED,
                    "project.submit.condition",
                    "catalogue." + i + ".sharingCondition",
                    entry.name());
        }
    }

    static void entriesAreProvidedByWhoTakesPart(Submittable whole, Refusals refusals) {
        for (int i = 0; i < whole.catalogue().size(); i++) {
            var entry = whole.catalogue().get(i);
            refusals.unless(
                    entry.providerUnitId() == whole.project().unitId()
                            || whole.participants().stream().anyMatch(p -> p.unitId() == entry.providerUnitId()),
                    ProjectErrorCode.INVALID,
                    "project.submit.provider",
                    "catalogue." + i + ".provider",
                    entry.name());
        }
    }

    /** What a clause of the lists hits is given up, or kept for a reason. */
    static void everyHitIsAnswered(Submittable whole, Refusals refusals) {
        var checked = whole.checked();
        var entries = checked.entriesById();
        for (var hit : checked.hits()) {
            if (hit.verdict() == PrecheckVerdict.OPEN) {
                var entry = java.util.Objects.requireNonNull(entries.get(hit.entryId()));
                refusals.add(
                        ProjectErrorCode.PRECHECK_OPEN,
                        "project.submit.precheck." + hit.place(),
                        switch (hit.place()) {
                            case TITLE -> "title";
                            case GOALS -> "goals";
                            case LINE ->
                                "estimateLines." + (java.util.Objects.requireNonNull(hit.lineOrdinal()) - 1) + ".title";
                        },
                        String.valueOf(hit.lineOrdinal()),
                        shortened(hit.text()),
                        Refusals.words("project.precheck.kind." + entry.kind()),
                        entry.clause(),
                        entry.title(),
                        shortened(entry.content()),
                        entry.suggestion());
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
