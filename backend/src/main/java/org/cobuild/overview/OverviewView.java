package org.cobuild.overview;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cobuild.overview.OverviewRepository.Returns;
import org.cobuild.overview.OverviewRepository.Slice;
import org.cobuild.platform.Money;
import org.cobuild.project.ProjectStage;
import org.cobuild.resource.ServerPlacement;
import org.cobuild.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/** What the caller has under way, as one page shows it: approved new projects, O&M and services apart. */
record OverviewView(
        Instant asOf,
        int projectCount,
        BigDecimal approved,
        BigDecimal allocated,
        BigDecimal contracted,
        BigDecimal paid,
        int serviceCount,
        BigDecimal serviceApproved,
        List<StageSum> byStage,
        List<TenantSum> byTenant,
        List<FieldSum> byField,
        List<StageSum> pipeline,
        int serversManaged,
        int serversHosted,
        int serversCloud,
        BigDecimal revenue,
        BigDecimal reinvested,
        BigDecimal reinvestmentUsed) {
    /** Percent × percent. */
    private static final BigDecimal WHOLE = new BigDecimal(100 * 100);

    /** @param tenants those that get a row, in order */
    static OverviewView of(
            Instant asOf,
            List<Slice> slices,
            List<Tenant> tenants,
            Map<Long, Integer> participations,
            Map<ServerPlacement, Integer> servers,
            Returns returns,
            BigDecimal used) {
        var projects = slices.stream().filter(Slice::isNewProject).toList();
        var services = slices.stream()
                .filter(slice -> slice.stage().approved() && slice.isService())
                .toList();
        var byTenant = projects.stream().collect(groupingBy(Slice::tenantId));
        return new OverviewView(
                asOf,
                count(projects),
                total(projects, Slice::approved),
                total(projects, Slice::allocated),
                total(projects, Slice::contracted),
                total(projects, Slice::paid),
                count(services),
                total(services, Slice::approved),
                stages(projects, ProjectStage::approved, Slice::approved),
                tenants.stream()
                        .map(tenant -> TenantSum.of(
                                tenant,
                                byTenant.getOrDefault(tenant.id(), List.of()),
                                participations.getOrDefault(tenant.id(), 0)))
                        .toList(),
                fields(projects),
                stages(slices, stage -> !stage.approved(), Slice::submitted),
                servers.getOrDefault(ServerPlacement.MANAGED, 0),
                servers.getOrDefault(ServerPlacement.HOSTED, 0),
                servers.getOrDefault(ServerPlacement.CLOUD, 0),
                returns.revenue(),
                returns.reinvested(),
                used);
    }

    private static List<StageSum> stages(
            List<Slice> slices, Predicate<ProjectStage> which, Function<Slice, BigDecimal> amount) {
        var byStage = slices.stream().collect(groupingBy(Slice::stage));
        return Stream.of(ProjectStage.values())
                .filter(which)
                .map(stage -> {
                    var own = byStage.getOrDefault(stage, List.of());
                    return new StageSum(stage, count(own), total(own, amount));
                })
                .toList();
    }

    private static List<FieldSum> fields(List<Slice> projects) {
        return projects.stream().collect(groupingBy(Slice::field)).entrySet().stream()
                .map(field ->
                        new FieldSum(field.getKey(), count(field.getValue()), total(field.getValue(), Slice::approved)))
                .sorted(Comparator.comparing(FieldSum::approved).reversed().thenComparing(FieldSum::field))
                .toList();
    }

    private static int count(Collection<Slice> slices) {
        return slices.stream().mapToInt(Slice::count).sum();
    }

    private static BigDecimal total(Collection<Slice> slices, Function<Slice, BigDecimal> amount) {
        return Money.sum(slices.stream().map(amount).toList());
    }

    /** @param amount approved; for a stage before approval what was submitted */
    record StageSum(ProjectStage stage, int count, BigDecimal amount) {}

    /** @param progress mean weighted by approved amount, 0..1; null without projects */
    record TenantSum(
            Tenant tenant,
            int count,
            BigDecimal approved,
            BigDecimal paid,
            @Nullable BigDecimal progress,
            int participating) {

        static TenantSum of(Tenant tenant, List<Slice> projects, int participating) {
            var approved = total(projects, Slice::approved);
            var done = projects.stream().map(Slice::done).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new TenantSum(
                    tenant,
                    OverviewView.count(projects),
                    approved,
                    total(projects, Slice::paid),
                    // Never rounded up: nothing is shown as done that isn't.
                    approved.signum() == 0 ? null : done.divide(approved.multiply(WHOLE), 6, RoundingMode.DOWN),
                    participating);
        }
    }

    record FieldSum(String field, int count, BigDecimal approved) {}
}
