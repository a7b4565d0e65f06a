package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cobuild.approval.RouteFacts;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whether the matters that a route takes would be taken without it; pure. Conditions change only at the categories and
 * amounts that some route names, so that a matter of each kind between them stands for all.
 */
final class RouteCover {
    private static final BigDecimal LEAST = new BigDecimal("0.01");

    private RouteCover() {}

    /**
     * A matter that this route alone takes, if there is any.
     *
     * @param candidates routes for the same matters, with it
     * @param policy values of the bounds; a route with one that nobody has set takes nothing
     */
    static Optional<RouteFacts> uncovered(String code, Collection<Route> candidates, Map<String, BigDecimal> policy) {
        var standing = candidates.stream()
                .filter(route -> route.data().conditions().policyNames().allMatch(policy::containsKey))
                .toList();
        var others = standing.stream()
                .filter(route -> !route.data().code().equals(code))
                .toList();
        return facts(standing, policy)
                .filter(facts -> RouteChoice.best(standing, facts, policy).stream()
                        .anyMatch(route -> route.data().code().equals(code)))
                .filter(facts -> RouteChoice.best(others, facts, policy).isEmpty())
                .findFirst();
    }

    private static Stream<RouteFacts> facts(List<Route> routes, Map<String, BigDecimal> policy) {
        var amounts = amounts(routes, policy);
        return categories(routes).stream()
                .flatMap(category -> amounts.stream()
                        .flatMap(amount -> Stream.of(false, true)
                                .flatMap(crossing -> Stream.of(false, true)
                                        .map(special ->
                                                new RouteFacts(category.orElse(null), amount, crossing, special)))));
    }

    /** The categories that any route names, and none of them. */
    private static List<Optional<String>> categories(List<Route> routes) {
        var named = new ArrayList<Optional<String>>();
        named.add(Optional.empty());
        routes.stream()
                .flatMap(route -> route.data().conditions().categories().stream())
                .distinct()
                .sorted()
                .forEach(category -> named.add(Optional.of(category)));
        return named;
    }

    private static Collection<BigDecimal> amounts(List<Route> routes, Map<String, BigDecimal> policy) {
        var amounts = new TreeSet<BigDecimal>();
        amounts.add(Money.ZERO);
        for (var route : routes) {
            var conditions = route.data().conditions();
            Stream.of(Optional.ofNullable(conditions.from()), Optional.ofNullable(conditions.below()))
                    .flatMap(Optional::stream)
                    .map(bound -> bound.in(policy))
                    .forEach(bound -> add(amounts, bound));
        }
        return amounts;
    }

    private static void add(Collection<BigDecimal> amounts, @Nullable BigDecimal bound) {
        if (bound != null && bound.signum() > 0) {
            amounts.add(bound);
            amounts.add(bound.subtract(LEAST));
        }
    }
}
