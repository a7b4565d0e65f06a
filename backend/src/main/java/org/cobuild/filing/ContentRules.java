package org.cobuild.filing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cobuild.platform.Money;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.jspecify.annotations.Nullable;

/** What may stand in a filing; pure. What is not told yet is no fault. */
final class ContentRules {
    /** Nothing that one unit files costs a trillion yuan. */
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");

    private static final int MOST_ENTRIES = 100_000;

    private ContentRules() {}

    /** The content as it is kept; reasons why it can't be are noted. */
    static FilingContent clean(Refusals refusals, FilingKind kind, FilingContent told, LocalDate today) {
        category(refusals, kind, told);
        refusals.unless(
                told.approvedOn() == null || !told.approvedOn().isAfter(today),
                FilingErrorCode.DATE,
                "filing.approved",
                "content.approvedOn",
                today.toString());
        counts(refusals, told);
        return new FilingContent(
                name(refusals, "content.name", told.name()),
                told.category(),
                text(refusals, "approver", told.approver(), 200),
                text(refusals, "approvalNumber", told.approvalNumber(), 64),
                told.approvedOn(),
                text(refusals, "targets", told.targets(), 4_000),
                money(refusals, "investment", told.investment()),
                money(refusals, "operationMoney", told.operationMoney()),
                text(refusals, "fundingChannel", told.fundingChannel(), 500),
                told.catalogueCount(),
                told.sharedCount(),
                told.openedCount(),
                text(refusals, "sharingNote", told.sharingNote(), 1_000),
                text(refusals, "systems", told.systems(), 1_000),
                within(refusals, "protectionLevel", told.protectionLevel(), 1, 5),
                text(refusals, "protectionNumber", told.protectionNumber(), 64),
                told.protectionDueOn(),
                told.cryptographyDueOn(),
                text(refusals, "earlierProject", told.earlierProject(), 200));
    }

    static String name(Refusals refusals, String path, @Nullable String name) {
        return Texts.check(refusals, FilingErrorCode.REQUIRED, FilingErrorCode.INVALID, path, name, 2, 200);
    }

    private static void category(Refusals refusals, FilingKind kind, FilingContent told) {
        refusals.unless(
                FilingRules.fits(kind, told.category()),
                FilingErrorCode.CATEGORY,
                "filing.category." + kind,
                "content.category");
    }

    private static void counts(Refusals refusals, FilingContent told) {
        within(refusals, "catalogueCount", told.catalogueCount(), 0, MOST_ENTRIES);
        var most = told.catalogueCount() == null ? MOST_ENTRIES : told.catalogueCount();
        atMost(refusals, "sharedCount", told.sharedCount(), most);
        atMost(refusals, "openedCount", told.openedCount(), most);
    }

    /** Not more than there are entries. */
    private static void atMost(Refusals refusals, String field, @Nullable Integer count, int most) {
        refusals.unless(
                count == null || (count >= 0 && count <= most),
                FilingErrorCode.INVALID,
                "filing.count",
                "content." + field,
                Integer.toString(most));
    }

    private static @Nullable Integer within(
            Refusals refusals, String field, @Nullable Integer value, int least, int most) {
        refusals.unless(
                value == null || (value >= least && value <= most),
                FilingErrorCode.INVALID,
                "filing.number",
                "content." + field,
                Integer.toString(least),
                Integer.toString(most));
        return value;
    }

    private static @Nullable BigDecimal money(Refusals refusals, String field, @Nullable BigDecimal amount) {
        refusals.unless(
                amount == null || (amount.signum() >= 0 && amount.compareTo(MOST_MONEY) < 0),
                FilingErrorCode.INVALID,
                "filing.money",
                "content." + field,
                amount == null ? "" : Money.text(amount));
        return amount;
    }

    private static @Nullable String text(Refusals refusals, String field, @Nullable String text, int most) {
        return Texts.clean(Texts.check(
                refusals, FilingErrorCode.REQUIRED, FilingErrorCode.INVALID, "content." + field, text, 0, most));
    }
}
