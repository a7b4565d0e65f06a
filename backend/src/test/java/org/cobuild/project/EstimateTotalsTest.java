package org.cobuild.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.PROJECT;

import java.math.BigDecimal;
import java.util.List;
import org.cobuild.db.tables.records.ProjectRecord;
import org.junit.jupiter.api.Test;

/** The totals of a returned project, whose lines carry cuts, when some of its lines are changed. */
class EstimateTotalsTest {
    @Test
    void whatSomeLinesChangeIsWhatAllLinesGive() {
        var kept = Submittables.line(1, "600.00", null, true).withCut(new BigDecimal("50.00"), "压价", null);
        var cut = Submittables.line(2, "300.00", null, true).withCut(new BigDecimal("30.00"), "重复", null);
        var dearer = Submittables.line(2, "310.00", null, true).withCutOf(cut);
        var added = Submittables.line(3, "7.00", null, true);
        var project = new ProjectRecord();
        EstimateWrites.totals(List.of(kept, cut)).forEach(project::set);
        var after = EstimateWrites.totals(project, List.of(cut), List.of(dearer, added));
        assertThat(after).isEqualTo(EstimateWrites.totals(List.of(kept, dearer, added)));
        assertThat(after.get(PROJECT.CUT_AMOUNT))
                .as("another amount is judged anew")
                .isEqualByComparingTo("50.00");
        assertThat(after.get(PROJECT.APPROVED_AMOUNT)).isEqualByComparingTo("867.00");
    }
}
