package org.cobuild.project;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.cobuild.catalogue.SharingType;
import org.cobuild.platform.Money;
import org.cobuild.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an approved project was approved with, out of its last submission: for the rooms above, which file it. */
@Component
public class ApprovedPlans {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final SubmissionRepository submissions;

    ApprovedPlans(SubmissionRepository submissions) {
        this.submissions = submissions;
    }

    /**
     * Content of the approved submission.
     *
     * @param targets in the order of the submission
     * @param sources the money by source after the cut, those without any left out
     * @param catalogue how many entries of the catalogue it names, {@code shared} how many of them others get
     */
    public record ApprovedPlan(List<Target> targets, Map<FundSource, BigDecimal> sources, int catalogue, int shared) {}

    /** A target as it was submitted; value and unit are null where it is only done or not. */
    public record Target(
            String indicator,
            TargetComparison comparison,
            @Nullable String value,
            @Nullable String unit) {}

    /** Empty for a project that came without a submission, and for who does not see it whole. */
    public Optional<ApprovedPlan> find(TenantScope scope, Project project) {
        var all = submissions.list(scope, List.of(project.id())).getOrDefault(project.id(), List.of());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var newest = all.getFirst().id();
        return Optional.ofNullable(submissions.contents(scope, List.of(newest)).get(newest))
                .map(JSON::readTree)
                .map(content -> read(content, project.approved()));
    }

    private static ApprovedPlan read(JsonNode content, BigDecimal approved) {
        var sharing = new EnumMap<SharingType, Integer>(SharingType.class);
        content.path("catalogue")
                .forEach(entry -> sharing.merge(
                        SharingType.valueOf(entry.get("sharingType").asString()), 1, Integer::sum));
        var entries = content.path("catalogue").size();
        return new ApprovedPlan(
                StreamSupport.stream(content.path("targets").spliterator(), false)
                        .map(ApprovedPlans::target)
                        .toList(),
                sources(content.path("fundingSources"), approved),
                entries,
                entries - sharing.getOrDefault(SharingType.NOT_SHARED, 0));
    }

    private static Map<FundSource, BigDecimal> sources(JsonNode planned, BigDecimal approved) {
        var all = StreamSupport.stream(planned.spliterator(), false)
                .map(ProjectSheet::source)
                .toList();
        var cut = Money.sum(all.stream().map(FundingSource::amount).toList()).subtract(approved);
        return FundingPlan.afterCut(all, cut.max(BigDecimal.ZERO)).entrySet().stream()
                .filter(source -> Money.positive(source.getValue()))
                .collect(toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        BigDecimal::add,
                        () -> new EnumMap<>(FundSource.class)));
    }

    private static Target target(JsonNode target) {
        return new Target(
                target.get("indicator").asString(),
                TargetComparison.valueOf(target.get("comparison").asString()),
                text(target.get("target")),
                text(target.get("targetUnit")));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.asString();
    }
}
