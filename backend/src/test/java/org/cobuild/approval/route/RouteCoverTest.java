package org.cobuild.approval.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.RouteFacts;
import org.cobuild.approval.route.RouteConditions.Bound;
import org.cobuild.approval.route.RouteRepository.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which matters would be left without a route. */
class RouteCoverTest {
    private static final Map<String, BigDecimal> POLICY = Map.of("leading_group_limit", new BigDecimal("5000000"));

    @Test
    void oneThatTellsMoreLeavesItsMattersToTheOneThatTakesAll() {
        var all = List.of(route("all", List.of(), null, null, null), route("new", List.of("NEW"), "100", null, true));
        assertThat(RouteCover.uncovered("new", all, POLICY)).isEmpty();
        assertThat(RouteCover.uncovered("all", all, POLICY))
                .contains(new RouteFacts(null, new BigDecimal("0.00"), false));
        assertThat(RouteCover.uncovered("none", all, POLICY)).isEmpty();
    }

    @Test
    void rangesHaveToMeetToTheFen() {
        var low = route("low", List.of(), null, "5000000", null);
        var high = route("high", List.of(), "leading_group_limit", null, null);
        var between = route("between", List.of(), "4000000", "6000000", true);
        assertThat(RouteCover.uncovered("between", List.of(low, high, between), POLICY))
                .isEmpty();
        var lower = route("low", List.of(), null, "4999999.99", null);
        assertThat(RouteCover.uncovered("between", List.of(lower, high, between), POLICY))
                .contains(new RouteFacts(null, new BigDecimal("4999999.99"), true));
    }

    @Test
    void categoriesAndLevelsCountEachByItself() {
        var all = List.of(
                route("new", List.of("NEW"), null, null, null),
                route("om", List.of("OM"), null, null, null),
                route("here", List.of("NEW", "OM"), null, "1000", false));
        assertThat(RouteCover.uncovered("here", all, POLICY)).isEmpty();
        assertThat(RouteCover.uncovered("om", all, POLICY).map(RouteFacts::category))
                .contains("OM");
        var across = List.of(route("across", List.of(), null, null, true), route("all", List.of(), null, null, null));
        assertThat(RouteCover.uncovered("across", across, POLICY)).isEmpty();
        assertThat(RouteCover.uncovered("all", across, POLICY).map(RouteFacts::crossing))
                .contains(false);
    }

    @Test
    void theSpecialTrackIsAMatterOfItsOwn() {
        var both = List.of(route("special", List.of(), null, null, null), route("all", List.of(), null, null, null));
        assertThat(RouteCover.uncovered("special", both, POLICY)).isEmpty();
        assertThat(RouteCover.uncovered("all", both, POLICY).map(RouteFacts::special))
                .contains(false);
    }

    @Test
    void oneWhosePolicyValueNobodyHasSetTakesNothing() {
        var all = List.of(
                route("all", List.of(), null, null, null), route("high", List.of(), "leading_group_limit", null, null));
        assertThat(RouteCover.uncovered("high", all, Map.of())).isEmpty();
        assertThat(RouteCover.uncovered("all", all, Map.of())).isPresent();
    }

    private static Route route(
            String code,
            List<String> categories,
            @Nullable String from,
            @Nullable String below,
            @Nullable Boolean crossing) {
        return new Route(
                1,
                1,
                null,
                new RouteData(
                        code,
                        CaseSubject.PROJECT,
                        code,
                        code,
                        new RouteConditions(
                                categories, Bound.read(from), Bound.read(below), crossing, code.startsWith("special")),
                        List.of()),
                Map.of());
    }
}
