package org.cobuild.project;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A line of the estimate: quantity × unit price, submitted, cut and approved.
 *
 * @param costGroup a code of the dictionary {@code cost_group}
 * @param submittedAmount quantity × unit price, rounded to the fen
 * @param cutAmount what the review cut, 0 to the submitted amount
 * @param participantId to whose package it belongs; null when to the lead's, or to nobody's yet
 * @param leads whether it belongs to the lead
 */
record EstimateLine(
        long id,
        long tenantId,
        long projectId,
        int ordinal,
        String costGroup,
        String title,
        BigDecimal quantity,
        String quantityUnit,
        BigDecimal unitPrice,
        BigDecimal submittedAmount,
        BigDecimal cutAmount,
        @Nullable String cutReason,
        @Nullable String cutClause,
        BigDecimal approvedAmount,
        @Nullable Long participantId,
        boolean leads)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }

    /** This line with the cut that it had before, unless its amount has changed: then it is judged anew. */
    EstimateLine withCutOf(@Nullable EstimateLine before) {
        return before == null || submittedAmount.compareTo(before.submittedAmount) != 0
                ? this
                : withCut(before.cutAmount, before.cutReason, before.cutClause);
    }

    EstimateLine withCut(BigDecimal cut, @Nullable String reason, @Nullable String clause) {
        return new EstimateLine(
                id,
                tenantId,
                projectId,
                ordinal,
                costGroup,
                title,
                quantity,
                quantityUnit,
                unitPrice,
                submittedAmount,
                cut,
                reason,
                clause,
                submittedAmount.subtract(cut),
                participantId,
                leads);
    }

    /**
     * What makes lines the same thing when their unit prices are compared: the letters and digits of title and unit,
     * narrow and small.
     */
    String priceKey() {
        return plain(title, 200) + '|' + plain(quantityUnit, 20);
    }

    private static String plain(String text, int most) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        // Some letters become several.
        return plain.codePoints()
                .limit(most)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** How it stands in the trail. */
    String inWords() {
        return "%s · %s · %s %s × %s"
                .formatted(costGroup, title, quantity.stripTrailingZeros().toPlainString(), quantityUnit, unitPrice);
    }

    /** How its cut stands in the trail. */
    String cutInWords() {
        return cutAmount + (cutReason == null ? "" : " · " + cutReason);
    }
}
