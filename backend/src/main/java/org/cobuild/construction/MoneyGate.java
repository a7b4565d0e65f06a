package org.cobuild.construction;

import java.util.List;
import org.cobuild.funding.FundingErrorCode;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;

/** Lets the ledger's refusals speak in this room's codes and name this room's fields. */
final class MoneyGate {
    private MoneyGate() {}

    /** Books; what the ledger refuses is refused here with the same sentence. */
    static void pass(String path, Runnable booking) {
        try {
            booking.run();
        } catch (Refused refused) {
            throw new Refused(refused.errors().stream()
                    .map(error -> new UserError(
                            List.of(path),
                            error.code() == FundingErrorCode.STAGE
                                    ? ConstructionErrorCode.STAGE
                                    : ConstructionErrorCode.MONEY,
                            error.message(),
                            error.clause(),
                            error.lift()))
                    .toList());
        }
    }
}
