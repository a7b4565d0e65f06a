package org.cobuild.project;

import static org.cobuild.tenancy.policy.PolicyRule.APPEALS_PER_BATCH;
import static org.cobuild.tenancy.policy.PolicyRule.APPLICATION_PAPERS;
import static org.cobuild.tenancy.policy.PolicyRule.CATALOGUE_COMPLETE;
import static org.cobuild.tenancy.policy.PolicyRule.CATEGORY_RULES;
import static org.cobuild.tenancy.policy.PolicyRule.EMERGENCY_FILING_DAYS;
import static org.cobuild.tenancy.policy.PolicyRule.FRAMEWORK_PLAN;
import static org.cobuild.tenancy.policy.PolicyRule.LIGHT_TRACK_LIMIT;
import static org.cobuild.tenancy.policy.PolicyRule.OWN_BUILD_CONSENT;
import static org.cobuild.tenancy.policy.PolicyRule.PERFORMANCE_TARGETS;
import static org.cobuild.tenancy.policy.PolicyRule.PROCEDURE_THRESHOLD;
import static org.cobuild.tenancy.policy.PolicyRule.UPGRADE_OPERATION_LIMIT;
import static org.cobuild.tenancy.policy.PolicyRule.UPGRADE_OPERATION_RATIO;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.policy.PolicyRule;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers of the lead's policy profile and the table of its papers that a submission is checked and sorted by, as they are today. */
@Component
class SubmissionPolicy {
    private static final List<String> NAMES = Stream.of(
                    PERFORMANCE_TARGETS,
                    FRAMEWORK_PLAN,
                    CATALOGUE_COMPLETE,
                    PROCEDURE_THRESHOLD,
                    LIGHT_TRACK_LIMIT,
                    OWN_BUILD_CONSENT,
                    CATEGORY_RULES,
                    APPLICATION_PAPERS,
                    APPEALS_PER_BATCH,
                    EMERGENCY_FILING_DAYS,
                    UPGRADE_OPERATION_RATIO,
                    UPGRADE_OPERATION_LIMIT)
            .map(PolicyRule::title)
            .toList();
    private final PolicyProfile policy;
    private final PaperRuleRepository papers;
    private final PortalClock clock;
    private final DSLContext sql;

    SubmissionPolicy(PolicyProfile policy, PaperRuleRepository papers, PortalClock clock, DSLContext sql) {
        this.policy = policy;
        this.papers = papers;
        this.clock = clock;
        this.sql = sql;
    }

    /**
     * What the profile says.
     *
     * @param targetsEach how many performance targets outputs, benefits and satisfaction need each; 0 where nobody has set
     *     it
     * @param framework whether a co-built project needs a framework plan; not where nobody has set it
     * @param completeCatalogue whether entries of the catalogue need all their metadata; not where nobody has set it
     * @param ownBuildConsent whether a lead that builds by itself needs the consent of the big-data authority; not where
     *     nobody has set it
     * @param categoryRules whether a project says what its category asks for; not where nobody has set it
     * @param papers whether an application needs the papers of its category and track; not where nobody has set it
     * @param table which papers these are
     * @param today on which
     * @param appealsPerBatch how often a refused project may appeal in one batch; once where nobody has set it
     * @param makeGoodDays within how many days after the approval the special track makes good what it left out; 30 where
     *     nobody has set it
     * @param threshold from which amount on, in yuan, there is a review; null where nobody has set it
     * @param lightLimit from which amount on, in yuan, the procedure is the full one; null where nobody has set it
     * @param upgradeRatio up to which share of the original investment, 0 to 1, an upgrade may count as O&M; null where
     *     nobody has set it
     * @param upgradeLimit up to which amount, in yuan, it may; null where nobody has set it
     */
    record Numbers(
            int targetsEach,
            boolean framework,
            boolean completeCatalogue,
            boolean ownBuildConsent,
            boolean categoryRules,
            boolean papers,
            PaperTable table,
            LocalDate today,
            int appealsPerBatch,
            int makeGoodDays,
            @Nullable BigDecimal threshold,
            @Nullable BigDecimal lightLimit,
            @Nullable BigDecimal upgradeRatio,
            @Nullable BigDecimal upgradeLimit) {
        private static Numbers of(Collection<PolicyValue> inForce, PaperTable table, LocalDate today) {
            Map<String, BigDecimal> byName =
                    inForce.stream().collect(Collectors.toMap(PolicyValue::name, PolicyValue::number));
            return new Numbers(
                    byName.getOrDefault(PERFORMANCE_TARGETS.title(), BigDecimal.ZERO)
                            .intValueExact(),
                    flag(byName, FRAMEWORK_PLAN),
                    flag(byName, CATALOGUE_COMPLETE),
                    flag(byName, OWN_BUILD_CONSENT),
                    flag(byName, CATEGORY_RULES),
                    flag(byName, APPLICATION_PAPERS),
                    table,
                    today,
                    byName.getOrDefault(APPEALS_PER_BATCH.title(), BigDecimal.ONE)
                            .intValueExact(),
                    byName.getOrDefault(EMERGENCY_FILING_DAYS.title(), BigDecimal.valueOf(30))
                            .intValueExact(),
                    byName.get(PROCEDURE_THRESHOLD.title()),
                    byName.get(LIGHT_TRACK_LIMIT.title()),
                    byName.get(UPGRADE_OPERATION_RATIO.title()),
                    byName.get(UPGRADE_OPERATION_LIMIT.title()));
        }

        private static boolean flag(Map<String, BigDecimal> byName, PolicyRule rule) {
            return byName.getOrDefault(rule.title(), BigDecimal.ZERO).signum() > 0;
        }

        /** As what a project counts, for that amount in yuan; null where that is not known. */
        @Nullable
        ProjectCategory countsAs(ProjectCategory category, BigDecimal amount, @Nullable CategoryFacts facts) {
            return CategoryRules.countsAs(
                    category, amount, facts == null ? null : facts.originalInvestment(), upgradeRatio, upgradeLimit);
        }

        /** The papers that an application of that kind has, whether or not they are required. */
        List<ApplicationPaper> asked(ProjectCategory category, @Nullable ProjectTrack track) {
            return table.asked(category, track, today);
        }

        @Nullable
        ProjectTrack track(BigDecimal amount) {
            return ProjectTrack.of(amount, threshold, lightLimit);
        }
    }

    /** What says so, beside other lists. */
    Listed list(Together together, Viewer lead) {
        var tenant = lead.tenant();
        var today = clock.today(tenant.zone());
        return new Listed(
                tenant,
                today,
                policy.list(together, tenant.id(), tenant.cityId(), NAMES, today),
                papers.list(together, lead.scope()));
    }

    /** What was read beside other lists. */
    record Listed(Tenant tenant, LocalDate today, Together.Part<PolicyValue> values, Together.Part<PaperRule> papers) {
        Numbers numbers() {
            return Numbers.of(
                    PolicyProfile.inForce(tenant.id(), values.rows()),
                    new PaperTable(tenant.id(), tenant.cityId(), papers.rows(), values.rows()),
                    today);
        }
    }

    Numbers of(Viewer lead) {
        var all = new Together();
        var listed = list(all, lead);
        all.fetch(sql);
        return listed.numbers();
    }
}
