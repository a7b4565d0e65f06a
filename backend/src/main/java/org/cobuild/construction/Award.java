package org.cobuild.construction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobuild.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An award and its contract, as the authority records them; its texts are clean.
 *
 * @param agreedPaymentDays days from delivery within which payment is agreed; null when nothing is agreed
 */
record Award(
        long projectId,
        String lot,
        String title,
        String supplierName,
        String supplierCreditCode,
        boolean creditCodeConfirmed,
        SupplierSize supplierSize,
        BigDecimal amount,
        LocalDate awardedOn,
        LocalDate signedOn,
        @Nullable Integer agreedPaymentDays,
        List<Term> terms) {

    Award {
        lot = clean(lot);
        title = clean(title);
        supplierName = clean(supplierName);
    }

    private static String clean(String text) {
        return Objects.requireNonNullElse(Texts.clean(text), "");
    }

    /** A term of payment; a prepayment has no milestone. */
    record Term(String title, @Nullable Long milestoneId, BigDecimal amount) {
        Term {
            title = clean(title);
        }
    }
}
