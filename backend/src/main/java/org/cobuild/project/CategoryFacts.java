package org.cobuild.project;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the category of a project asks for. What another category asks for may stand here too, when the category was
 * changed meanwhile; {@link #asked} leaves it out.
 *
 * @param earlierProjectId of the same tenant: what is rebuilt, extended or upgraded
 * @param earlierSystem the same, of what is no project here
 * @param originalInvestment in yuan; null while not said, and for who does not see the plan
 * @param yearlyFee in yuan; null while not said, and for who does not see the plan
 * @param countsAs fixed by the submission
 */
record CategoryFacts(
        long id,
        long tenantId,
        long projectId,
        @Nullable Long earlierProjectId,
        @Nullable String earlierProject,
        @Nullable String earlierSystem,
        @Nullable BigDecimal originalInvestment,
        @Nullable String postEvaluation,
        @Nullable BigDecimal yearlyFee,
        @Nullable Integer periodMonths,
        @Nullable ProjectCategory countsAs) {

    /** Only what this category asks for. */
    CategoryFacts asked(ProjectCategory category) {
        var earlier = CategoryRules.hasEarlier(category);
        var evaluated = CategoryRules.hasPostEvaluation(category);
        var yearly = CategoryRules.isYearly(category);
        return new CategoryFacts(
                id,
                tenantId,
                projectId,
                earlier ? earlierProjectId : null,
                earlier ? earlierProject : null,
                earlier ? earlierSystem : null,
                category == ProjectCategory.UPGRADE ? originalInvestment : null,
                evaluated ? postEvaluation : null,
                yearly ? yearlyFee : null,
                yearly ? periodMonths : null,
                countsAs);
    }

    /** How it stands in the trail. */
    static @Nullable String inWords(@Nullable CategoryFacts facts) {
        return facts == null
                ? null
                : String.join(
                        " · ",
                        java.util.stream.Stream.of(
                                        facts.earlierProject,
                                        facts.earlierSystem,
                                        facts.originalInvestment,
                                        facts.postEvaluation,
                                        facts.yearlyFee,
                                        facts.periodMonths)
                                .filter(java.util.Objects::nonNull)
                                .map(String::valueOf)
                                .toList());
    }
}
