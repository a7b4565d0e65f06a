package org.cobuild.tenancy.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.TenancyErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What a number of a rule may not be: out of its range, other than the city lets a county choose, in contradiction to
 * another rule. Looks at every day from the change on, since what is planned has to fit as well; each reason is told
 * once, for the first day on which it holds. The folder and the screen ask here.
 */
final class PolicyChecks {
    private final PolicyTimeline timeline;
    private final Refusals refusals;
    private final LongFunction<String> tenantName;

    PolicyChecks(PolicyTimeline timeline, Refusals refusals, LongFunction<String> tenantName) {
        this.timeline = timeline;
        this.refusals = refusals;
        this.tenantName = tenantName;
    }

    /** Looks at a value that came into the timeline. */
    void came(PolicyRule rule, PolicyValue value) {
        if (!value.inherits() && !range(refusals, rule, value.number(), clause(value))) {
            return;
        }
        around(rule, value.tenantId(), value.effectiveOn());
    }

    /** Notes a number that the rule cannot have at all, whatever stands; answers whether it can. */
    static boolean range(Refusals refusals, PolicyRule rule, BigDecimal number, String clause) {
        if (rule.holds(number)) {
            return true;
        }
        refusals.add(
                TenancyErrorCode.POLICY_RANGE,
                "policy.range." + (rule.unit() == PolicyUnit.FLAG ? "flag" : "between"),
                "value",
                PolicyWords.name(rule),
                PolicyWords.value(rule, rule.least()),
                PolicyWords.value(rule, rule.most()),
                clause);
        return false;
    }

    /** Looks at what holds of a rule from a day on, after a value came or went. */
    void around(PolicyRule rule, long tenantId, LocalDate from) {
        if (tenantId == timeline.cityId()) {
            counties(rule, from);
        } else {
            var breach = breach(tenantId, rule, from);
            if (breach != null) {
                refusals.add(
                        TenancyErrorCode.POLICY_OVERRIDE,
                        "policy.override." + breach.city.countyMay(),
                        "value",
                        PolicyWords.name(rule),
                        PolicyWords.value(rule, breach.city.number()),
                        PolicyWords.value(rule, breach.own.number()),
                        breach.day.toString(),
                        clause(breach.city));
            }
        }
        Arrays.stream(PolicyPair.values()).filter(pair -> pair.concerns(rule)).forEach(pair -> {
            contradiction(pair, tenantId, from);
        });
    }

    private void counties(PolicyRule rule, LocalDate from) {
        var breaches = timeline.countiesWith(List.of(rule.title())).stream()
                .map(county -> breach(county, rule, from))
                .filter(Objects::nonNull)
                .toList();
        if (!breaches.isEmpty()) {
            refusals.add(
                    TenancyErrorCode.POLICY_OVERRIDE,
                    "policy.counties",
                    "value",
                    PolicyWords.name(rule),
                    breaches.stream()
                            .map(breach -> tenantName.apply(breach.own.tenantId()) + " "
                                    + PolicyWords.value(rule, breach.own.number()))
                            .collect(Collectors.joining(comma())),
                    clause(breaches.getFirst().city));
        }
    }

    private @Nullable Breach breach(long county, PolicyRule rule, LocalDate from) {
        for (var day : timeline.days(county, List.of(rule.title()), from)) {
            var own = timeline.own(county, rule.title(), day);
            var city = timeline.own(timeline.cityId(), rule.title(), day);
            if (own != null
                    && city != null
                    && !CountyMay.valueOf(city.countyMay()).allows(city.number(), own.number())) {
                return new Breach(day, city, own);
            }
        }
        return null;
    }

    private void contradiction(PolicyPair pair, long tenantId, LocalDate from) {
        var found = contradicting(pair, tenantId, from);
        if (found != null) {
            refusals.add(TenancyErrorCode.POLICY_CONTRADICTS, "policy.pair." + pair, "value", found.words(pair));
        }
        if (tenantId == timeline.cityId() && found == null) {
            var names = timeline
                    .countiesWith(List.of(pair.low().title(), pair.high().title()))
                    .stream()
                    .filter(county -> contradicting(pair, county, from) != null)
                    .map(tenantName::apply)
                    .collect(Collectors.joining(comma()));
            if (!names.isEmpty()) {
                refusals.add(
                        TenancyErrorCode.POLICY_CONTRADICTS,
                        "policy.pair.counties",
                        "value",
                        PolicyWords.name(pair.low()),
                        PolicyWords.name(pair.high()),
                        names);
            }
        }
    }

    private @Nullable Contradiction contradicting(PolicyPair pair, long tenantId, LocalDate from) {
        var names = List.of(pair.low().title(), pair.high().title());
        for (var day : timeline.days(tenantId, names, from)) {
            var low = timeline.inForce(tenantId, pair.low().title(), day);
            var high = timeline.inForce(tenantId, pair.high().title(), day);
            if (low != null && high != null && !pair.agree(low.number(), high.number())) {
                return new Contradiction(day, low.number(), high.number());
            }
        }
        return null;
    }

    private static String clause(PolicyValue value) {
        return Objects.requireNonNullElse(value.clause(), "");
    }

    private static String comma() {
        return Refusals.plainText("policy.comma", LocaleContextHolder.getLocale());
    }

    private record Breach(LocalDate day, PolicyValue city, PolicyValue own) {}

    private record Contradiction(LocalDate day, BigDecimal low, BigDecimal high) {
        Object[] words(PolicyPair pair) {
            return new Object[] {
                PolicyWords.name(pair.low()),
                PolicyWords.value(pair.low(), low),
                PolicyWords.name(pair.high()),
                PolicyWords.value(pair.high(), high),
                day.toString()
            };
        }
    }
}
