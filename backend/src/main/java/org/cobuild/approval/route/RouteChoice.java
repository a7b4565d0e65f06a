package org.cobuild.approval.route;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobuild.approval.ApprovalErrorCode;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.RouteFacts;
import org.cobuild.approval.route.RouteRepository.Route;
import org.cobuild.platform.Money;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** Finds the route of a new case: of those in force that fit its facts, the one that tells most of them. */
@Component
public class RouteChoice {
    private final RouteRepository routes;
    private final PolicyProfile profile;

    RouteChoice(RouteRepository routes, PolicyProfile profile) {
        this.routes = routes;
        this.profile = profile;
    }

    /** @param policy the policy values of the day that the tenant's routes of this subject name, by name */
    public record Chosen(Route route, Map<String, BigDecimal> policy) {
        /** The steps that a case of that amount passes. */
        public List<RouteData.StepData> steps(BigDecimal amount) {
            return route.data().steps().stream()
                    .filter(step -> step.abovePolicy() == null
                            || amount.compareTo(policy.getOrDefault(step.abovePolicy(), amount)) > 0)
                    .toList();
        }
    }

    /** The routes of a subject that are in force on a day, to choose from for several matters. */
    public record Candidates(
            String tenantName, CaseSubject subject, List<Route> routes, Map<String, BigDecimal> policy) {
        /**
         * The route that a case takes.
         *
         * @throws org.cobuild.platform.Refused ROUTE_MISSING when none fits, or two fit equally well
         */
        public Chosen choose(RouteFacts facts) {
            if (routes.isEmpty()) {
                throw Refusals.refused(
                        ApprovalErrorCode.ROUTE_MISSING, "approval.route.missing." + subject, "", tenantName);
            }
            var best = best(routes, facts, policy);
            if (best.isEmpty()) {
                throw Refusals.refused(
                        ApprovalErrorCode.ROUTE_MISSING, "approval.route.unfit", "", tenantName, words(facts));
            }
            if (best.size() > 1) {
                throw Refusals.refused(
                        ApprovalErrorCode.ROUTE_MISSING,
                        "approval.route.rivals",
                        "",
                        best.get(0).data().name(),
                        best.get(1).data().name(),
                        words(facts));
            }
            return new Chosen(best.getFirst(), policy);
        }
    }

    /**
     * The route that a case which is opened on that day takes.
     *
     * @throws org.cobuild.platform.Refused ROUTE_MISSING when none fits, or two fit equally well
     */
    public Chosen choose(Tenant tenant, Grant grant, CaseSubject subject, RouteFacts facts, LocalDate today) {
        return candidates(tenant, grant, subject, today).choose(facts);
    }

    /** The routes of a tenant that are in force on a day, with the policy values of that day. */
    public Candidates candidates(Tenant tenant, Grant grant, CaseSubject subject, LocalDate today) {
        var inForce = routes.inForce(grant, subject, today);
        return new Candidates(
                tenant.name(),
                subject,
                inForce,
                policy(
                        tenant.id(),
                        tenant.cityId(),
                        inForce.stream().map(Route::data).toList(),
                        today));
    }

    /** Those that fit and tell most. */
    static List<Route> best(Collection<Route> candidates, RouteFacts facts, Map<String, BigDecimal> policy) {
        return candidates.stream()
                .filter(route -> route.data().conditions().fits(facts, policy))
                .collect(
                        Collectors.groupingBy(route -> route.data().conditions().weight()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** The policy values that routes name, as they are on a day; one that nobody has set is absent. */
    Map<String, BigDecimal> policy(long tenantId, long cityId, Collection<RouteData> named, LocalDate on) {
        return values(
                tenantId,
                cityId,
                named.stream().flatMap(RouteData::policyNames).distinct().toList(),
                on);
    }

    /** The policy values of those names as they are on a day; one that nobody has set is absent. */
    Map<String, BigDecimal> values(long tenantId, long cityId, List<String> names, LocalDate on) {
        return names.isEmpty()
                ? Map.of()
                : profile.inForce(tenantId, cityId, names, on).stream()
                        .collect(Collectors.toMap(PolicyValue::name, PolicyValue::number));
    }

    static String words(RouteFacts facts) {
        var category = Optional.ofNullable(facts.category())
                .map(code -> Optional.ofNullable(
                                Refusals.findWords("approval.category." + code.toLowerCase(Locale.ROOT)))
                        .orElse(code))
                .orElse("—");
        return Refusals.words(
                "approval.route.facts",
                category,
                Money.text(facts.amount()),
                Refusals.words(facts.crossing() ? "approval.crossing" : "approval.notCrossing")
                        + (facts.special() ? Refusals.words("approval.special") : ""));
    }
}
