package org.cobuild.project;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A project's money by source, as it is planned when the project is approved. */
final class FundingPlan {
    /** Who gains first by a cut: the development fund, then the company, the province, the counties, revenue. */
    private static final List<FundSource> CUT_ORDER = List.of(
            FundSource.DEVELOPMENT,
            FundSource.COMPANY,
            FundSource.PROVINCIAL,
            FundSource.COUNTY,
            FundSource.REINVESTMENT);

    private FundingPlan() {}

    /**
     * The sources less what was cut, adding up to the approved amount.
     *
     * @param cut not more than the sources together
     */
    static Map<FundSource, BigDecimal> afterCut(List<FundingSource> sources, BigDecimal cut) {
        var planned = new EnumMap<FundSource, BigDecimal>(FundSource.class);
        sources.forEach(source -> planned.merge(source.source(), source.amount(), BigDecimal::add));
        var left = cut;
        for (var source : CUT_ORDER) {
            var less = planned.getOrDefault(source, BigDecimal.ZERO).min(left);
            planned.computeIfPresent(source, (key, amount) -> amount.subtract(less));
            left = left.subtract(less);
        }
        if (left.signum() > 0) {
            throw new IllegalStateException("more was cut than the sources have");
        }
        return planned;
    }
}
