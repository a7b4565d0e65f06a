package org.cobuild.tenancy.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.onboarding.DraftReview;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The rules of a tenant that is a draft: what it would inherit from its city, and what it says itself. */
@Controller
class PolicyDrafts {
    private final PolicyProfile profile;
    private final PortalClock clock;

    PolicyDrafts(PolicyProfile profile, PortalClock clock) {
        this.profile = profile;
        this.clock = clock;
    }

    record DraftPolicy(
            String name,
            String title,
            String titleEn,
            PolicyUnit unit,
            @Nullable BigDecimal inherited,
            @Nullable LocalDate inheritedFrom,
            @Nullable String clause,
            CountyMay countyMay,
            @Nullable BigDecimal own,
            @Nullable LocalDate ownFrom,
            @Nullable String ownClause) {

        private static DraftPolicy of(PolicyRule rule, @Nullable PolicyValue city, @Nullable FolderRow own) {
            return new DraftPolicy(
                    rule.title(),
                    PolicyWords.name(rule, Locale.SIMPLIFIED_CHINESE),
                    PolicyWords.name(rule, Locale.ENGLISH),
                    rule.unit(),
                    city == null ? null : city.number(),
                    city == null ? null : city.effectiveOn(),
                    city == null ? null : city.clause(),
                    city == null ? CountyMay.ANY : CountyMay.valueOf(city.countyMay()),
                    own == null ? null : new BigDecimal(own.decimal("value")),
                    own == null ? null : own.date("effectiveOn"),
                    own == null ? null : own.textOrNull("clause"));
        }
    }

    @SchemaMapping(typeName = "OnboardingReview", field = "policies")
    List<DraftPolicy> policies(DraftReview of) {
        var parent = of.parent();
        var today = clock.today(parent == null ? ZoneOffset.UTC : parent.zone());
        var timeline = parent == null ? null : new PolicyTimeline(parent.cityId(), profile.history(parent.cityId()));
        var own = of.rows("policy.yaml", PolicyFile.SHAPE).stream()
                .filter(row -> row.textOrNull("value") != null)
                .collect(Collectors.toMap(row -> row.text("name"), Function.identity(), (first, second) -> second));
        return Arrays.stream(PolicyRule.values())
                .map(rule -> DraftPolicy.of(
                        rule,
                        timeline == null ? null : timeline.own(timeline.cityId(), rule.title(), today),
                        own.get(rule.title())))
                .toList();
    }
}
