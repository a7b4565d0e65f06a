package org.cobuild.filing;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Money;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Texts;
import org.cobuild.platform.Together;
import org.cobuild.project.ApprovedPlans;
import org.cobuild.project.FundSource;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectCategory;
import org.cobuild.project.TargetComparison;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a draft begins with: out of what a project was approved with, so that nobody types what the portal knows. */
@Component
class FilingStart {
    private static final int LONGEST = 4_000;
    private static final Map<TargetComparison, String> SIGNS =
            Map.of(TargetComparison.AT_LEAST, " ≥ ", TargetComparison.AT_MOST, " ≤ ", TargetComparison.EQUAL, " = ");
    private final DSLContext sql;
    private final ApprovedPlans plans;
    private final UnitRepository units;
    private final Access access;
    private final PortalClock clock;

    FilingStart(DSLContext sql, ApprovedPlans plans, UnitRepository units, Access access, PortalClock clock) {
        this.sql = sql;
        this.plans = plans;
        this.units = units;
        this.access = access;
        this.clock = clock;
    }

    /** @param projectId null by hand */
    Filing draft(
            long tenantId, long unitId, @Nullable Long projectId, FilingKind kind, int year, FilingContent content) {
        var now = clock.now();
        var parts = FilingRules.parts(kind, content, Set.of());
        return new Filing(
                Ids.next(),
                tenantId,
                unitId,
                projectId,
                kind,
                year,
                FilingState.DRAFT,
                null,
                0,
                parts.size(),
                FilingRules.there(parts),
                content,
                null,
                1,
                now,
                now);
    }

    /** What a project's approval says. @param project approved, and seen whole */
    FilingContent of(Viewer viewer, Project project, FilingKind kind) {
        var words =
                new SheetWords(LocaleContextHolder.getLocale(), viewer.tenant().zone());
        var plan = plans.find(viewer.scope(), project);
        var built = kind == FilingKind.CONSTRUCTION;
        return new FilingContent(
                project.title(),
                category(kind, project.category()),
                authority(project).orElse(null),
                project.replyNumber(),
                project.approvedOn(),
                plan.map(FilingStart::targets).map(Texts::clean).orElse(null),
                built ? project.approved() : null,
                null,
                built
                        ? plan.map(known -> sources(known, words))
                                .map(Texts::clean)
                                .orElse(null)
                        : null,
                plan.map(ApprovedPlans.ApprovedPlan::catalogue).orElse(null),
                plan.map(ApprovedPlans.ApprovedPlan::shared).orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What is built is operated afterwards, whatever it was built as. */
    private static ProjectCategory category(FilingKind kind, ProjectCategory category) {
        return FilingRules.fits(kind, category) ? category : ProjectCategory.OM;
    }

    /** The authority of the project's tenant, which issues the replies. */
    private Optional<String> authority(Project project) {
        var asked = new Together();
        var found = units.ofKind(asked, access.consequence(project.tenantId()), UnitKind.AUTHORITY);
        asked.fetch(sql);
        return found.rows().stream().findFirst().map(Unit::name);
    }

    private static String targets(ApprovedPlans.ApprovedPlan plan) {
        var lines = plan.targets().stream().map(FilingStart::target).collect(Collectors.joining("\n"));
        return lines.length() <= LONGEST ? lines : lines.substring(0, LONGEST);
    }

    private static String target(ApprovedPlans.Target target) {
        var sign = SIGNS.get(target.comparison());
        if (sign == null || target.value() == null) {
            return target.indicator();
        }
        return target.indicator() + sign + target.value() + (target.unit() == null ? "" : " " + target.unit());
    }

    private static String sources(ApprovedPlans.ApprovedPlan plan, SheetWords words) {
        return plan.sources().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<FundSource, ?> source) -> source.getKey()))
                .map(source -> words.of(source.getKey()) + " " + Money.text(source.getValue()))
                .collect(Collectors.joining(words.chinese() ? "；" : "; "));
    }
}
