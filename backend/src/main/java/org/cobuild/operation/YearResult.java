package org.cobuild.operation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.cobuild.platform.Money;

/**
 * What the close of a year makes of its sums.
 *
 * @param net revenue − cost
 * @param lossCarried loss of earlier years that is set off against a positive net
 * @param lossLeft loss that is carried on to later years
 * @param reinvested share that flows back to the fund, never negative
 */
record YearResult(BigDecimal net, BigDecimal lossCarried, BigDecimal lossLeft, BigDecimal reinvested) {

    /**
     * Operating revenue feeds later construction 运营收益反哺: the policy's share of what is left of a positive net
     * after earlier losses, rounded half up to the fen. A loss feeds nothing back and isn't charged to the fund; where
     * the policy carries it forward, later nets make up for it first.
     *
     * @param lossBefore what the year before left to be made up for
     * @param carries policy value {@code carry_loss_forward}
     * @param ratio policy value {@code reinvestment_ratio}, 0..1
     */
    static YearResult of(
            BigDecimal revenue, BigDecimal cost, BigDecimal lossBefore, boolean carries, BigDecimal ratio) {
        var net = revenue.subtract(cost);
        var profit = net.max(Money.ZERO);
        var owed = carries ? lossBefore : Money.ZERO;
        var setOff = owed.min(profit);
        var loss = carries ? net.negate().max(Money.ZERO) : Money.ZERO;
        return new YearResult(
                net,
                setOff,
                owed.subtract(setOff).add(loss),
                profit.subtract(setOff).multiply(ratio).setScale(2, RoundingMode.HALF_UP));
    }
}
