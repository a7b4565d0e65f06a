package org.cobuild.project;

import java.math.BigDecimal;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;

/** What each category asks for before the submission, where the policy asks at all, and as what an upgrade counts. */
final class CategoryRules {
    private CategoryRules() {}

    static boolean hasEarlier(ProjectCategory category) {
        return hasPostEvaluation(category) || category == ProjectCategory.UPGRADE;
    }

    static boolean hasPostEvaluation(ProjectCategory category) {
        return category == ProjectCategory.REBUILD || category == ProjectCategory.EXTENSION;
    }

    static boolean isYearly(ProjectCategory category) {
        return category == ProjectCategory.OM || category == ProjectCategory.SERVICE;
    }

    /**
     * An upgrade counts as O&M when it costs at most that share of the original investment and at most that much.
     *
     * @param amount what it costs, in yuan
     * @param ratio policy value upgrade_operation_ratio, 0 to 1
     * @param limit policy value upgrade_operation_limit, in yuan
     * @return the category itself for any other; null where one of the numbers is not known
     */
    static @Nullable ProjectCategory countsAs(
            ProjectCategory category,
            BigDecimal amount,
            @Nullable BigDecimal original,
            @Nullable BigDecimal ratio,
            @Nullable BigDecimal limit) {
        if (category != ProjectCategory.UPGRADE) {
            return category;
        }
        if (original == null || ratio == null || limit == null) {
            return null;
        }
        return amount.compareTo(original.multiply(ratio)) <= 0 && amount.compareTo(limit) <= 0
                ? ProjectCategory.OM
                : ProjectCategory.UPGRADE;
    }

    /** What is rebuilt, extended or upgraded has a name: a project here, or a system that is none. */
    static void theEarlierOneIsNamed(Submittable whole, Refusals refusals) {
        var facts = whole.facts();
        require(
                whole,
                refusals,
                !hasEarlier(whole.project().category())
                        || (facts != null && (facts.earlierProjectId() != null || facts.earlierSystem() != null)),
                "earlierSystem");
    }

    /** Filing: a rebuild or extension also has the earlier project's post-evaluation. */
    static void theEarlierOneWasEvaluated(Submittable whole, Refusals refusals) {
        var facts = whole.facts();
        require(
                whole,
                refusals,
                !hasPostEvaluation(whole.project().category()) || (facts != null && facts.postEvaluation() != null),
                "postEvaluation");
    }

    /** Without it nobody knows whether the upgrade counts as O&M. */
    static void anUpgradeSaysTheOriginalInvestment(Submittable whole, Refusals refusals) {
        var facts = whole.facts();
        require(
                whole,
                refusals,
                whole.project().category() != ProjectCategory.UPGRADE
                        || (facts != null && facts.originalInvestment() != null),
                "originalInvestment");
    }

    static void yearlyServicesSayFeeAndPeriod(Submittable whole, Refusals refusals) {
        var facts = whole.facts();
        var yearly = isYearly(whole.project().category());
        require(whole, refusals, !yearly || (facts != null && facts.yearlyFee() != null), "yearlyFee");
        require(whole, refusals, !yearly || (facts != null && facts.periodMonths() != null), "periodMonths");
    }

    private static void require(Submittable whole, Refusals refusals, boolean met, String field) {
        refusals.unless(
                met || !whole.policy().categoryRules(),
                ProjectErrorCode.REQUIRED,
                "project.submit.category." + field,
                field);
    }
}
