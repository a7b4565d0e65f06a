package org.cobuild.construction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.cobuild.platform.CreditCode;
import org.cobuild.platform.Money;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.project.ProjectStage;
import org.jspecify.annotations.Nullable;

/** What a contract must fulfil by itself, whatever else is recorded. */
final class AwardRules {
    /** From the first money on until the acceptance is applied for. */
    static final Set<ProjectStage> STAGES =
            EnumSet.of(ProjectStage.ALLOCATED, ProjectStage.PROCUREMENT, ProjectStage.CONSTRUCTION);

    private static final int MOST_TERMS = 50;
    private static final int MOST_PAYMENT_DAYS = 365;

    private AwardRules() {}

    /**
     * Every reason that speaks against the contract.
     *
     * @param prepaymentCap policy's largest share of prepayments, 0 to 1
     * @param statutoryMost policy's most days of payment to a small or medium supplier; unread when none are agreed
     */
    static Refusals check(
            Award award, ProjectStage stage, LocalDate today, BigDecimal prepaymentCap, int statutoryMost) {
        var refusals = new Refusals();
        text(refusals, "lot", award.lot(), 1, 32);
        text(refusals, "title", award.title(), 2, 200);
        text(refusals, "supplierName", award.supplierName(), 2, 200);
        refusals.unless(STAGES.contains(stage), ConstructionErrorCode.STAGE, "construction.contract.stage", "")
                .unless(
                        Money.positive(award.amount()),
                        ConstructionErrorCode.INVALID,
                        "construction.positive",
                        "amount")
                .unless(
                        award.creditCodeConfirmed() || CreditCode.checks(award.supplierCreditCode()),
                        ConstructionErrorCode.CREDIT_CODE_WARNING,
                        "construction.credit",
                        "supplierCreditCode",
                        award.supplierCreditCode());
        checkDays(refusals, award, today);
        checkPaymentDays(refusals, award, statutoryMost);
        checkTerms(refusals, award, prepaymentCap);
        return refusals;
    }

    private static void checkDays(Refusals refusals, Award award, LocalDate today) {
        refusals.unless(
                        !award.awardedOn().isAfter(today),
                        ConstructionErrorCode.DATES,
                        "construction.future",
                        "awardedOn")
                .unless(
                        !award.signedOn().isAfter(today),
                        ConstructionErrorCode.DATES,
                        "construction.future",
                        "signedOn")
                .unless(
                        !award.signedOn().isBefore(award.awardedOn()),
                        ConstructionErrorCode.DATES,
                        "construction.contract.signed",
                        "signedOn",
                        award.awardedOn().toString());
    }

    /**
     * How long a payment may at most be put off by agreement. State Council decree 802, art. 9: to a small or medium
     * enterprise, 60 days from delivery. The decree doesn't reach large ones; a year keeps slips of the keyboard out.
     */
    static int mostPaymentDays(SupplierSize size, int statutoryMost) {
        return size == SupplierSize.LARGE ? MOST_PAYMENT_DAYS : statutoryMost;
    }

    private static void checkPaymentDays(Refusals refusals, Award award, int statutoryMost) {
        var days = award.agreedPaymentDays();
        if (days == null) {
            return;
        }
        refusals.unless(
                        days >= 1 && days <= MOST_PAYMENT_DAYS,
                        ConstructionErrorCode.INVALID,
                        "construction.paymentDays",
                        "agreedPaymentDays",
                        MOST_PAYMENT_DAYS)
                .unless(
                        days > MOST_PAYMENT_DAYS || days <= mostPaymentDays(award.supplierSize(), statutoryMost),
                        ConstructionErrorCode.PAYMENT_DAYS,
                        "construction.paymentDays.most",
                        "agreedPaymentDays",
                        days,
                        statutoryMost);
    }

    private static void checkTerms(Refusals refusals, Award award, BigDecimal prepaymentCap) {
        var terms = award.terms();
        if (terms.isEmpty() || terms.size() > MOST_TERMS) {
            refusals.add(
                    ConstructionErrorCode.INVALID,
                    "construction.terms.number",
                    "terms",
                    String.valueOf(MOST_TERMS),
                    String.valueOf(terms.size()));
            return;
        }
        for (int i = 0; i < terms.size(); i++) {
            var path = "terms." + i + ".";
            text(refusals, path + "title", terms.get(i).title(), 2, 100);
            refusals.unless(
                    Money.positive(terms.get(i).amount()),
                    ConstructionErrorCode.INVALID,
                    "construction.positive",
                    path + "amount");
        }
        var sum = Money.sum(terms.stream().map(Award.Term::amount).toList());
        refusals.unless(
                Money.equal(sum, award.amount()),
                ConstructionErrorCode.TERMS_MISMATCH,
                "construction.terms.sum",
                "terms",
                Money.text(sum),
                Money.text(award.amount()),
                Money.text(award.amount().subtract(sum).abs()));
        checkPrepayment(refusals, award, prepaymentCap);
    }

    private static void checkPrepayment(Refusals refusals, Award award, BigDecimal cap) {
        var prepaid = Money.sum(award.terms().stream()
                .filter(term -> term.milestoneId() == null)
                .map(Award.Term::amount)
                .toList());
        var most = award.amount().multiply(cap).setScale(2, RoundingMode.DOWN);
        refusals.unless(
                prepaid.compareTo(most) <= 0,
                ConstructionErrorCode.PREPAYMENT_CAP,
                "construction.prepayment",
                "terms",
                Money.text(prepaid),
                Money.text(most),
                cap.movePointRight(2).stripTrailingZeros().toPlainString(),
                Money.text(prepaid.subtract(most)));
    }

    private static void text(Refusals refusals, String path, @Nullable String text, int least, int most) {
        Texts.check(refusals, ConstructionErrorCode.REQUIRED, ConstructionErrorCode.INVALID, path, text, least, most);
    }
}
