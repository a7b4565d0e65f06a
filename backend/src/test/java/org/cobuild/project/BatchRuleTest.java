package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.project.Batches.TODAY;
import static org.cobuild.project.Batches.asked;
import static org.cobuild.project.Batches.batch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.cobuild.Said;
import org.cobuild.planning.OfferedBatch;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Into which batch a project is submitted, clause by clause. */
class BatchRuleTest {
    private static final OfferedBatch LONG_CLOSED = batch(1, -90, -60);
    private static final OfferedBatch CLOSED = batch(2, -30, -1);
    private static final OfferedBatch OPEN = batch(3, -1, 5);
    private static final OfferedBatch OPEN_LONGER = batch(4, 0, 9);
    private static final OfferedBatch NEXT = batch(5, 1, 20);
    private static final OfferedBatch LATER = batch(6, 30, 60);

    private ProjectStage stage = ProjectStage.DRAFT;
    private @Nullable Long keeps;
    private @Nullable SpecialTrack special;

    @Test
    void theOpenOnesComeFirstThenTheClosedThenThoseToComeEachByClosingTheLastFirst() {
        assertThat(ids(BatchRule.inOrder(asked(LONG_CLOSED, NEXT, OPEN, LATER, CLOSED, OPEN_LONGER))))
                .containsExactly(4L, 3L, 2L, 1L, 6L, 5L);
    }

    @ParameterizedTest
    @CsvSource({
        // stage, its batch, whether its next submission is asked for one
        "DRAFT, , true",
        "CO_BUILDING, , true",
        "WITHDRAWN, 3, true",
        "RETURNED, 3, false",
        "RETURNED, , false",
        "REOPENED, 3, false",
        "REOPENED, , true"
    })
    void whatWasReturnedOrAppealsKeepsItsBatch(ProjectStage stage, @Nullable Long batch, boolean asked) {
        this.stage = stage;
        keeps = batch;
        assertThat(ids(BatchRule.offered(whole(CLOSED, OPEN)))).isEqualTo(asked ? List.of(3L, 2L) : List.of());
    }

    @Test
    void theNextOneIsNamedAsLongAsNoneHasOpened() {
        assertThat(BatchRule.notOpenYet(whole(LATER, NEXT))).isEqualTo(NEXT);
        assertThat(BatchRule.notOpenYet(whole(NEXT, LATER))).isEqualTo(NEXT);
        assertThat(BatchRule.notOpenYet(whole(NEXT, OPEN))).isNull();
        assertThat(BatchRule.notOpenYet(whole(NEXT, CLOSED))).isNull();
        assertThat(BatchRule.notOpenYet(whole())).isNull();
    }

    @Test
    void whereNothingIsAskedThereIsNoBatch() {
        assertThat(choose(null, null)).isEqualTo("null []");
    }

    @Test
    void theOnlyOneThatIsOpenIsChosenAndNoReasonKept() {
        assertThat(choose(null, null, LONG_CLOSED, CLOSED, OPEN, NEXT)).isEqualTo("3 null []");
        assertThat(choose(null, "晚了", OPEN)).isEqualTo("3 null []");
        assertThat(choose(3L, "晚了", OPEN)).isEqualTo("3 null []");
    }

    @Test
    void ofSeveralOpenOnesOneHasToBeNamed() {
        assertThat(choose(null, null, OPEN, OPEN_LONGER)).isEqualTo("null [BATCH_CHOICE batchId]");
        assertThat(choose(3L, null, OPEN, OPEN_LONGER)).isEqualTo("3 null []");
        assertThat(choose(4L, null, OPEN, OPEN_LONGER)).isEqualTo("4 null []");
    }

    @Test
    void whenNoneIsOpenItComesLateIntoTheOneThatClosedLast() {
        assertThat(choose(null, " 等待批复 ", LONG_CLOSED, CLOSED, NEXT)).isEqualTo("2 等待批复 []");
        assertThat(choose(null, "等待批复", CLOSED, LONG_CLOSED)).isEqualTo("2 等待批复 []");
        assertThat(choose(1L, "等待批复", LONG_CLOSED, CLOSED)).isEqualTo("1 等待批复 []");
        assertThat(choose(2L, "等待批复", CLOSED, OPEN))
                .as("also while another one is open")
                .isEqualTo("2 等待批复 []");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u200b"})
    void whatComesLateSaysWhy(@Nullable String reason) {
        assertThat(choose(null, reason, CLOSED)).isEqualTo("null [BATCH_LATE lateReason]");
        assertThat(choose(2L, reason, CLOSED, OPEN)).isEqualTo("null [BATCH_LATE lateReason]");
    }

    @Test
    void theReasonHasTwoToFiveHundredSigns() {
        var longest = "晚".repeat(500);
        assertThat(choose(2L, longest, CLOSED)).isEqualTo("2 " + longest + " []");
        assertThat(choose(2L, "晚了", CLOSED)).isEqualTo("2 晚了 []");
        assertThat(choose(2L, "晚", CLOSED)).contains("[INVALID lateReason]");
        assertThat(choose(2L, longest + "了", CLOSED)).contains("[INVALID lateReason]");
    }

    @Test
    void theRefusalOfALateOneNamesBatchAndDay() {
        var refusals = new Refusals();
        BatchRule.choose(whole(CLOSED), null, null, refusals);
        assertThat(refusals.list().getFirst().message())
                .contains("第2批")
                .contains(TODAY.minusDays(1).toString());
    }

    @Test
    void onTheSpecialTrackWhatComesLateGoesIntoNoneAndSaysNothing() {
        special = special(SkippedStep.KEY_TASK, SkippedStep.BATCH);
        assertThat(choose(null, null, CLOSED)).isEqualTo("null []");
        assertThat(choose(2L, "晚了", CLOSED)).isEqualTo("null []");
        assertThat(choose(null, null, CLOSED, OPEN))
                .as("into one that is open it goes")
                .isEqualTo("3 null []");
        special = special(SkippedStep.KEY_TASK);
        assertThat(choose(null, null, CLOSED)).isEqualTo("null [BATCH_LATE lateReason]");
    }

    @Test
    void oneThatHasNotOpenedIsRefusedOnce() {
        assertThat(choose(5L, null, NEXT, OPEN)).isEqualTo("null [BATCH_UPCOMING batchId]");
        assertThat(choose(5L, null, NEXT, CLOSED)).isEqualTo("null [BATCH_UPCOMING batchId]");
        assertThat(choose(5L, null, NEXT, LATER))
                .as("that none has opened is refused by a rule of its own")
                .isEqualTo("null []");
        assertThat(choose(null, null, NEXT, LATER)).isEqualTo("null []");
    }

    @Test
    void oneThatIsNotOfferedIsNotFound() {
        assertThatThrownBy(() -> choose(9L, null, OPEN)).isInstanceOf(NotFound.class);
        stage = ProjectStage.RETURNED;
        assertThat(choose(null, null, OPEN)).isEqualTo("null []");
        assertThatThrownBy(() -> choose(3L, null, OPEN)).isInstanceOf(NotFound.class);
    }

    /** The batch, the reason why it comes late, and what is said against it. */
    private String choose(@Nullable Long wanted, @Nullable String lateReason, OfferedBatch... batches) {
        var refusals = new Refusals();
        var entry = BatchRule.choose(whole(batches), wanted, lateReason, refusals);
        var chosen = entry == null ? "null" : entry.offered().batch().id() + " " + entry.lateReason();
        return chosen + " " + Said.in(refusals);
    }

    private static List<Long> ids(List<OfferedBatch> batches) {
        return batches.stream().map(each -> each.batch().id()).toList();
    }

    private static SpecialTrack special(SkippedStep... skipped) {
        return new SpecialTrack(
                1,
                1,
                7,
                SpecialKind.URGENT,
                "市长",
                "防汛",
                null,
                LocalDate.EPOCH,
                Arrays.asList(skipped),
                List.of(),
                null);
    }

    private Submittable whole(OfferedBatch... batches) {
        var project = Batches.project(stage, keeps);
        return new Submittable(
                project,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                asked(batches),
                Checked.of(project, List.of(), List.of(), null, List.of()),
                List.of(),
                Framework.of(project, List.of(), List.of(), List.of(), List.of()),
                null,
                null,
                special,
                List.of(),
                List.of(),
                new SubmissionPolicy.Numbers(
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        new PaperTable(1, 1, List.of(), List.of()),
                        TODAY,
                        1,
                        30,
                        null,
                        null,
                        null,
                        null));
    }
}
