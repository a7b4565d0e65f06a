package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cobuild.approval.RouteFacts;
import org.cobuild.tenancy.policy.PolicyRule;
import org.cobuild.tenancy.policy.PolicyUnit;
import org.jspecify.annotations.Nullable;

/**
 * For which matters a route is. What is not told, any matter meets.
 *
 * @param categories codes that the subject's room gives; empty for any
 * @param from the amount is at least this; null for any
 * @param below the amount is less than this; null for any
 * @param crossing whether units of other tenants take part; null for either
 * @param special for the special track alone; such a route is taken before all that are not
 */
public record RouteConditions(
        List<String> categories,
        @Nullable Bound from,
        @Nullable Bound below,
        @Nullable Boolean crossing,
        boolean special) {
    public static final RouteConditions NONE = new RouteConditions(List.of(), null, null, null, false);

    /** More than all the others together. */
    private static final int SPECIAL = 4;

    /** A number of yuan, or the policy value of that name on the day of submission. */
    public record Bound(String told) {
        private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

        static @Nullable Bound read(@Nullable String told) {
            return told == null || told.isBlank() ? null : new Bound(told.strip());
        }

        boolean isNumber() {
            return NUMBER.matcher(told).matches();
        }

        /** A number, or the name of a rule that counts yuan. */
        boolean stands() {
            return isNumber()
                    || PolicyRule.named(told)
                            .filter(rule -> rule.unit() == PolicyUnit.YUAN)
                            .isPresent();
        }

        /** Null when nobody can tell its value. */
        @Nullable
        BigDecimal in(Map<String, BigDecimal> policy) {
            return isNumber() ? new BigDecimal(told) : policy.get(told);
        }
    }

    /** The names of policy values that it needs. */
    Stream<String> policyNames() {
        return Stream.of(Optional.ofNullable(from), Optional.ofNullable(below))
                .flatMap(Optional::stream)
                .filter(bound -> !bound.isNumber())
                .map(Bound::told);
    }

    /** How much it tells: of two that both fit, the one that tells more is taken. */
    int weight() {
        return (categories.isEmpty() ? 0 : 1)
                + (from == null && below == null ? 0 : 1)
                + (crossing == null ? 0 : 1)
                + (special ? SPECIAL : 0);
    }

    boolean fits(RouteFacts facts, Map<String, BigDecimal> policy) {
        return (categories.isEmpty() || facts.category() != null && categories.contains(facts.category()))
                && (from == null || facts.amount().compareTo(value(from, policy)) >= 0)
                && (below == null || facts.amount().compareTo(value(below, policy)) < 0)
                && (crossing == null || crossing == facts.crossing())
                && (!special || facts.special());
    }

    /** Whether a matter could meet both, and neither tells more than the other. */
    boolean rivals(RouteConditions other, Map<String, BigDecimal> policy) {
        return weight() == other.weight()
                && meet(categories, other.categories)
                && (crossing == null || other.crossing == null || crossing.equals(other.crossing))
                && !ends(below, other.from, policy)
                && !ends(other.below, from, policy);
    }

    /** Whether it asks for at least as much as for less than. */
    boolean isEmptyRange(Map<String, BigDecimal> policy) {
        return ends(below, from, policy);
    }

    private static boolean meet(Collection<String> one, Collection<String> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    /** Whether a range ends before, or where, another begins; unknown values are not said to. */
    private static boolean ends(@Nullable Bound below, @Nullable Bound from, Map<String, BigDecimal> policy) {
        if (below == null || from == null) {
            return false;
        }
        var end = below.in(policy);
        var begin = from.in(policy);
        return below.equals(from) || end != null && begin != null && end.compareTo(begin) <= 0;
    }

    private static BigDecimal value(Bound bound, Map<String, BigDecimal> policy) {
        return Objects.requireNonNull(bound.in(policy));
    }
}
