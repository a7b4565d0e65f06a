package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.project.Batches.asked;
import static org.cobuild.project.Batches.batch;
import static org.cobuild.project.ReopeningKind.APPEAL;
import static org.cobuild.project.ReopeningKind.NEXT_BATCH;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.cobuild.Said;
import org.cobuild.planning.OfferedBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When what was refused may come forward again, clause by clause. */
class ReopeningRulesTest {
    private static final long ITS_OWN = 5;
    private static final long OTHER = 6;

    @ParameterizedTest
    @CsvSource({"0, 0, false", "0, 1, true", "1, 1, false", "1, 2, true", "2, 2, false", "3, 2, false"})
    void itAppealsAsOftenAsThePolicySays(int appeals, int allowed, boolean may) {
        var before = Collections.nCopies(appeals, reopened(APPEAL, ITS_OWN));
        assertThat(appeal(ITS_OWN, allowed, before)).isEqualTo(may ? List.of() : List.of("APPEAL_SPENT kind"));
    }

    @Test
    void onlyAppealsInTheSameBatchCount() {
        assertThat(appeal(
                        ITS_OWN,
                        1,
                        List.of(reopened(APPEAL, OTHER), reopened(NEXT_BATCH, ITS_OWN), reopened(APPEAL, null))))
                .isEmpty();
    }

    @Test
    void withoutABatchTheAppealsWithoutOneCount() {
        assertThat(appeal(null, 1, List.of(reopened(APPEAL, OTHER)))).isEmpty();
        assertThat(appeal(null, 1, List.of(reopened(APPEAL, null)))).containsExactly("APPEAL_SPENT kind");
    }

    @Test
    void anAppealNeedsNoOpenBatch() {
        assertThat(appeal(ITS_OWN, 1, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 9, false", "0, 9, true", "-9, 0, true", "-9, -1, false"})
    void itIsAppliedForAgainWhileAnotherBatchIsOpen(int opens, int closes, boolean may) {
        assertThat(again(ITS_OWN, batch(OTHER, opens, closes)))
                .isEqualTo(may ? List.of() : List.of("BATCH_UPCOMING kind"));
    }

    @Test
    void itsOwnBatchIsNoOther() {
        assertThat(again(ITS_OWN, batch(ITS_OWN, -1, 1))).containsExactly("BATCH_UPCOMING kind");
        assertThat(again(ITS_OWN)).containsExactly("BATCH_UPCOMING kind");
        assertThat(again(ITS_OWN, batch(ITS_OWN, -1, 1), batch(OTHER, -1, 1))).isEmpty();
        assertThat(again(null, batch(ITS_OWN, -1, 1)))
                .as("what was in none may go into any")
                .isEmpty();
    }

    @Test
    void appealsThatAreSpentDoNotKeepItFromTheNextBatch() {
        assertThat(Said.in(ReopeningRules.check(
                        NEXT_BATCH,
                        Batches.project(ProjectStage.REFUSED, ITS_OWN),
                        List.of(reopened(APPEAL, ITS_OWN)),
                        asked(batch(OTHER, -1, 1)),
                        0)))
                .isEmpty();
    }

    private static List<String> appeal(@Nullable Long batch, int allowed, List<Reopening> before) {
        return Said.in(
                ReopeningRules.check(APPEAL, Batches.project(ProjectStage.REFUSED, batch), before, asked(), allowed));
    }

    private static List<String> again(@Nullable Long batch, OfferedBatch... batches) {
        return Said.in(ReopeningRules.check(
                NEXT_BATCH, Batches.project(ProjectStage.REFUSED, batch), List.of(), asked(batches), 1));
    }

    private static Reopening reopened(ReopeningKind kind, @Nullable Long batch) {
        return new Reopening(1, 1, 7, kind, batch, "理由", Instant.EPOCH, "陈静");
    }
}
