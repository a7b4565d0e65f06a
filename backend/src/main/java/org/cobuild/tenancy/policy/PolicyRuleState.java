package org.cobuild.tenancy.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands for the caller's tenant.
 *
 * @param inForce today's value, null when neither the tenant nor its city has one
 * @param planned values that are not in force yet, the next one first
 * @param history values of earlier days, the last one first
 * @param countyMay what a county may do with the city's value of today
 * @param least the least that the caller's tenant may have, by the city's value of today
 */
record PolicyRuleState(
        PolicyRule rule,
        @Nullable PolicyValue inForce,
        List<PolicyValue> planned,
        List<PolicyValue> history,
        CountyMay countyMay,
        boolean inherited,
        BigDecimal least,
        BigDecimal most,
        boolean viewerCanSet) {

    static PolicyRuleState of(PolicyTimeline timeline, PolicyRule rule, Viewer viewer, LocalDate today) {
        var tenantId = viewer.tenantId();
        var cityId = timeline.cityId();
        var inForce = timeline.inForce(tenantId, rule.title(), today);
        var city = timeline.own(cityId, rule.title(), today);
        // What bounds a county; null where nobody does.
        var above = tenantId == cityId ? null : city;
        var may = city == null ? CountyMay.NO : CountyMay.valueOf(city.countyMay());
        var all = new ArrayList<>(timeline.own(cityId, rule.title()).values());
        if (tenantId != cityId) {
            all.addAll(timeline.own(tenantId, rule.title()).values());
        }
        return new PolicyRuleState(
                rule,
                inForce,
                all.stream()
                        .filter(value -> value.effectiveOn().isAfter(today))
                        .sorted(Comparator.comparing(PolicyValue::effectiveOn))
                        .toList(),
                all.stream()
                        .filter(value -> !value.effectiveOn().isAfter(today) && !Objects.equals(value, inForce))
                        .sorted(Comparator.comparing(PolicyValue::effectiveOn).reversed())
                        .toList(),
                may,
                inForce != null && inForce.tenantId() != tenantId,
                above != null && (may == CountyMay.RAISE || may == CountyMay.NO) ? above.number() : rule.least(),
                above != null && (may == CountyMay.LOWER || may == CountyMay.NO) ? above.number() : rule.most(),
                viewer.may(Action.POLICY_SET, tenantId) && (above == null || may != CountyMay.NO));
    }

    public String name() {
        return rule.title();
    }

    public String title() {
        return PolicyWords.name(rule, Locale.SIMPLIFIED_CHINESE);
    }

    public String titleEn() {
        return PolicyWords.name(rule, Locale.ENGLISH);
    }

    public PolicyGroup group() {
        return rule.group();
    }

    public PolicyUnit unit() {
        return rule.unit();
    }
}
