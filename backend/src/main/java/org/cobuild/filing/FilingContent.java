package org.cobuild.filing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cobuild.project.ProjectCategory;
import org.jspecify.annotations.Nullable;

/**
 * What a filing says; null: not told. It is what comes in and, once {@link ContentRules} have cleaned it, what is kept.
 *
 * @param approver who approved it, or who decided a small purchase
 * @param investment in yuan, not negative
 * @param operationMoney in yuan a year, not negative
 * @param sharedCount of the entries of the catalogue, as {@code openedCount}
 * @param protectionDueOn by when the certificate of graded protection follows
 * @param cryptographyDueOn by when the assessment of the cryptography follows
 * @param earlierProject what a rebuild or extension goes on with
 */
public record FilingContent(
        String name,
        ProjectCategory category,
        @Nullable String approver,
        @Nullable String approvalNumber,
        @Nullable LocalDate approvedOn,
        @Nullable String targets,
        @Nullable BigDecimal investment,
        @Nullable BigDecimal operationMoney,
        @Nullable String fundingChannel,
        @Nullable Integer catalogueCount,
        @Nullable Integer sharedCount,
        @Nullable Integer openedCount,
        @Nullable String sharingNote,
        @Nullable String systems,
        @Nullable Integer protectionLevel,
        @Nullable String protectionNumber,
        @Nullable LocalDate protectionDueOn,
        @Nullable LocalDate cryptographyDueOn,
        @Nullable String earlierProject) {

    /** Nothing but what a draft begins with. */
    static FilingContent of(String name, ProjectCategory category) {
        return new FilingContent(
                name, category, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    /** Its fields in words, in the order of the form: for the trail, and to tell whether two say the same. */
    Map<String, @Nullable String> inWords() {
        var words = new LinkedHashMap<String, @Nullable String>();
        words.put("name", name);
        words.put("category", category.name());
        words.put("approver", approver);
        words.put("approvalNumber", approvalNumber);
        words.put("approvedOn", text(approvedOn));
        words.put("targets", targets);
        words.put("investment", money(investment));
        words.put("operationMoney", money(operationMoney));
        words.put("fundingChannel", fundingChannel);
        words.put("catalogueCount", text(catalogueCount));
        words.put("sharedCount", text(sharedCount));
        words.put("openedCount", text(openedCount));
        words.put("sharingNote", sharingNote);
        words.put("systems", systems);
        words.put("protectionLevel", text(protectionLevel));
        words.put("protectionNumber", protectionNumber);
        words.put("protectionDueOn", text(protectionDueOn));
        words.put("cryptographyDueOn", text(cryptographyDueOn));
        words.put("earlierProject", earlierProject);
        return words;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String money(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(2).toPlainString();
    }
}
