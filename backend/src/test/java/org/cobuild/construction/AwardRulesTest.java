package org.cobuild.construction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cobuild.Said;
import org.cobuild.platform.CreditCode;
import org.cobuild.platform.Refusals;
import org.cobuild.project.ProjectStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a contract must fulfil by itself, clause by clause. */
class AwardRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final int STATUTORY_MOST = 60;
    private static final String PLACES = "91370900MA3C1234X";
    private static final String CODE = PLACES + CreditCode.checkCharacter(PLACES);
    private static final String WRONG_CODE = PLACES + (CODE.endsWith("0") ? "1" : "0");

    private String lot = "A";
    private String title = "平台开发";
    private String supplier = "数字公司";
    private String code = CODE;
    private boolean confirmed;
    private SupplierSize size = SupplierSize.SMALL;
    private String amount = "1000.00";
    private LocalDate awarded = TODAY.minusDays(9);
    private LocalDate signed = TODAY.minusDays(2);
    private @Nullable Integer days;
    private List<Award.Term> terms = List.of(term("预付", null, "300.00"), term("验收", 1L, "700.00"));
    private BigDecimal cap = new BigDecimal("0.30");

    @Test
    void nothingSpeaksAgainstAWholeContract() {
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProjectStage.class)
    void contractsAreRecordedFromTheFirstMoneyUntilTheAcceptanceIsAppliedFor(ProjectStage stage) {
        var takes = stage == ProjectStage.ALLOCATED
                || stage == ProjectStage.PROCUREMENT
                || stage == ProjectStage.CONSTRUCTION;
        assertThat(Said.in(AwardRules.check(award(), stage, TODAY, cap, STATUTORY_MOST)))
                .isEqualTo(takes ? List.of() : List.of("STAGE"));
        assertThat(AwardRules.STAGES.contains(stage)).isEqualTo(takes);
    }

    @Test
    void lotTitleAndSupplierHaveTheirLengths() {
        lot = "标".repeat(32);
        title = "开".repeat(200);
        supplier = "司".repeat(200);
        assertThat(said()).isEmpty();
        lot = "标".repeat(33);
        title = "开".repeat(201);
        supplier = "司".repeat(201);
        assertThat(said()).containsExactly("INVALID lot", "INVALID title", "INVALID supplierName");
        lot = "标";
        title = "开";
        supplier = "司";
        assertThat(said()).containsExactly("INVALID title", "INVALID supplierName");
        lot = " ";
        title = "";
        supplier = "\u200b";
        assertThat(said()).containsExactly("REQUIRED lot", "REQUIRED title", "REQUIRED supplierName");
    }

    @Test
    void theAmountIsMoreThanZero() {
        amount = "0.01";
        terms = List.of(term("验收", 1L, "0.01"));
        assertThat(said()).isEmpty();
        amount = "0.00";
        assertThat(said()).contains("INVALID amount");
        amount = "-0.01";
        assertThat(said()).contains("INVALID amount");
    }

    @Test
    void aCreditCodeWithAWrongCheckCharacterIsConfirmed() {
        code = WRONG_CODE;
        assertThat(said()).containsExactly("CREDIT_CODE_WARNING supplierCreditCode");
        confirmed = true;
        assertThat(said()).isEmpty();
        code = CODE;
        assertThat(said()).isEmpty();
    }

    @Test
    void itIsAwardedAndSignedTodayAtTheLatestAndSignedNotBeforeTheAward() {
        awarded = TODAY;
        signed = TODAY;
        assertThat(said()).isEmpty();
        awarded = TODAY.plusDays(1);
        signed = TODAY.plusDays(1);
        assertThat(said()).containsExactly("DATES awardedOn", "DATES signedOn");
        awarded = TODAY.minusDays(1);
        assertThat(said()).containsExactly("DATES signedOn");
        signed = TODAY.minusDays(2);
        assertThat(said()).containsExactly("DATES signedOn");
        signed = TODAY.minusDays(1);
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SMALL, , ",
        "SMALL, 1, ",
        "SMALL, 60, ",
        "SMALL, 61, PAYMENT_DAYS",
        "MICRO, 61, PAYMENT_DAYS",
        "MEDIUM, 61, PAYMENT_DAYS",
        "SMALL, 365, PAYMENT_DAYS",
        "SMALL, 366, INVALID",
        "SMALL, 0, INVALID",
        "SMALL, -1, INVALID",
        "LARGE, 61, ",
        "LARGE, 365, ",
        "LARGE, 366, INVALID",
        "LARGE, 0, INVALID"
    })
    void paymentIsPutOffAsLongAsTheSuppliersSizeAllows(
            SupplierSize size, @Nullable Integer days, @Nullable String refused) {
        this.size = size;
        this.days = days;
        assertThat(said()).isEqualTo(refused == null ? List.of() : List.of(refused + " agreedPaymentDays"));
    }

    @ParameterizedTest
    @EnumSource(SupplierSize.class)
    void onlyALargeSupplierMayWaitAYear(SupplierSize size) {
        assertThat(AwardRules.mostPaymentDays(size, 45)).isEqualTo(size == SupplierSize.LARGE ? 365 : 45);
    }

    @Test
    void aContractHasOneToFiftyTerms() {
        amount = "50.00";
        terms = Stream.generate(() -> term("验收", 1L, "1.00")).limit(50).toList();
        assertThat(said()).isEmpty();
        terms = Stream.generate(() -> term("验收", 1L, "1.00")).limit(51).toList();
        assertThat(said()).containsExactly("INVALID terms");
        terms = List.of();
        assertThat(said()).containsExactly("INVALID terms");
    }

    @Test
    void aTermHasATitleOfTwoToAHundredSignsAndAnAmountAboveZero() {
        terms = List.of(term("验收", 1L, "0.01"), term("验".repeat(100), 1L, "999.99"));
        assertThat(said()).isEmpty();
        terms = List.of(
                term("验收", 1L, "1000.01"),
                term(" ", 1L, "0.00"),
                term("验", 1L, "-0.01"),
                term("验".repeat(101), 1L, "1.00"),
                term("验收", 1L, "-1.00"));
        assertThat(said())
                .containsExactly(
                        "REQUIRED terms.1.title",
                        "INVALID terms.1.amount",
                        "INVALID terms.2.title",
                        "INVALID terms.2.amount",
                        "INVALID terms.3.title",
                        "INVALID terms.4.amount");
    }

    @Test
    void theTermsAddUpToTheContract() {
        terms = List.of(term("初验", 1L, "300.0"), term("终验", 2L, "700"));
        assertThat(said()).isEmpty();
        terms = List.of(term("初验", 1L, "300.00"), term("终验", 2L, "700.01"));
        assertThat(said()).containsExactly("TERMS_MISMATCH terms");
        terms = List.of(term("初验", 1L, "300.00"), term("终验", 2L, "699.97"));
        assertThat(said()).containsExactly("TERMS_MISMATCH terms");
        assertThat(words())
                .contains("999.97")
                .contains("1,000.00")
                .contains("0.03")
                .doesNotContain("-");
    }

    @ParameterizedTest
    @CsvSource({
        // prepaid, the rest, the contract, the cap
        "300.00, 700.00, 1000.00, 0.30, true",
        "300.01, 699.99, 1000.00, 0.30, false",
        "0.01, 999.99, 1000.00, 0, false",
        "1000.00, , 1000.00, 1, true",
        // 30 % of 100.05 is 30.015: half a fen does not count.
        "30.01, 70.04, 100.05, 0.30, true",
        "30.02, 70.03, 100.05, 0.30, false"
    })
    void prepaymentsAreWithinTheShareOfThePolicy(
            String prepaid, @Nullable String rest, String amount, BigDecimal cap, boolean holds) {
        this.amount = amount;
        this.cap = cap;
        terms = rest == null
                ? List.of(term("预付", null, prepaid))
                : List.of(term("预付", null, prepaid), term("验收", 1L, rest));
        assertThat(said()).isEqualTo(holds ? List.of() : List.of("PREPAYMENT_CAP terms"));
    }

    @Test
    void allTermsWithoutAMilestoneAreOnePrepayment() {
        terms = List.of(term("预付", null, "200.00"), term("备货", null, "150.50"), term("验收", 1L, "649.50"));
        assertThat(said()).containsExactly("PREPAYMENT_CAP terms");
        assertThat(words())
                .as("prepaid, the most, the share and what is too much")
                .contains("350.50", "300.00")
                .containsPattern("30 ?%")
                .containsPattern("[ ¥]50\\.50");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        title = "";
        signed = TODAY.plusDays(1);
        days = 61;
        terms = List.of(term("预付", null, "400.00"));
        assertThat(said())
                .containsExactly(
                        "REQUIRED title",
                        "DATES signedOn",
                        "PAYMENT_DAYS agreedPaymentDays",
                        "TERMS_MISMATCH terms",
                        "PREPAYMENT_CAP terms");
    }

    private List<String> said() {
        return Said.in(check());
    }

    private String words() {
        return check().list().getFirst().message();
    }

    private Refusals check() {
        return AwardRules.check(award(), ProjectStage.ALLOCATED, TODAY, cap, STATUTORY_MOST);
    }

    private Award award() {
        return new Award(
                7, lot, title, supplier, code, confirmed, size, new BigDecimal(amount), awarded, signed, days, terms);
    }

    private static Award.Term term(String title, @Nullable Long milestoneId, String amount) {
        return new Award.Term(title, milestoneId, new BigDecimal(amount));
    }
}
