package org.cobuild.project;

import java.math.BigDecimal;
import java.util.Map;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what the category of a draft asks for, or makes it good in an approved project that left it out. Only the submission
 * asks for what is lacking.
 */
@Service
public class CategoryService {
    private static final int MOST_MONTHS = 120;
    private final CategoryRepository categories;
    private final ProjectRepository projects;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    CategoryService(
            CategoryRepository categories,
            ProjectRepository projects,
            Drafts drafts,
            ApplicationEventPublisher events) {
        this.categories = categories;
        this.projects = projects;
        this.drafts = drafts;
        this.events = events;
    }

    /** What the category asks for, as it shall be. */
    public record Save(
            GlobalId projectId,
            int version,
            @Nullable GlobalId earlierProjectId,
            @Nullable String earlierSystem,
            @Nullable BigDecimal originalInvestment,
            @Nullable String postEvaluation,
            @Nullable BigDecimal yearlyFee,
            @Nullable Integer periodMonths,
            @Nullable String clientMutationId) {}

    /** Replaces all of it. */
    @Transactional
    public Project save(Viewer viewer, Save input) {
        var draft = drafts.open(viewer, input.projectId().of("Project"), input.version(), SkippedStep.CATEGORY);
        var before = categories.find(draft.grant(), draft.id()).orElse(null);
        var earlier = earlier(viewer, input.earlierProjectId());
        var after = after(draft, input, earlier, before);
        categories.save(after);
        events.publishEvent(draft.change("projectCategorySave", viewer)
                .field("categoryFacts", CategoryFacts.inWords(before), CategoryFacts.inWords(after))
                .build());
        return drafts.save(draft, Map.of());
    }

    private @Nullable Project earlier(Viewer viewer, @Nullable GlobalId id) {
        return id == null
                ? null
                : projects.find(viewer.scope(), id.of("Project")).orElseThrow(NotFound::new);
    }

    private static CategoryFacts after(
            Draft draft, Save input, @Nullable Project earlier, @Nullable CategoryFacts before) {
        var refusals = new Refusals();
        var system = text(refusals, "earlierSystem", input.earlierSystem(), 200);
        refusals.unless(
                earlier == null || (earlier.tenantId() == draft.tenantId() && earlier.id() != draft.id()),
                ProjectErrorCode.INVALID,
                "project.category.elsewhere",
                "earlierProjectId");
        refusals.unless(
                earlier == null || system == null, ProjectErrorCode.INVALID, "project.category.both", "earlierSystem");
        money(refusals, "originalInvestment", input.originalInvestment());
        money(refusals, "yearlyFee", input.yearlyFee());
        var months = input.periodMonths();
        refusals.unless(
                months == null || (months >= 1 && months <= MOST_MONTHS),
                ProjectErrorCode.INVALID,
                "project.category.months",
                "periodMonths",
                Integer.toString(MOST_MONTHS));
        var evaluation = text(refusals, "postEvaluation", input.postEvaluation(), 2_000);
        refusals.throwIfAny();
        return new CategoryFacts(
                before == null ? Ids.next() : before.id(),
                draft.tenantId(),
                draft.id(),
                earlier == null ? null : earlier.id(),
                earlier == null ? null : earlier.code() + " " + earlier.title(),
                system,
                input.originalInvestment(),
                evaluation,
                input.yearlyFee(),
                months,
                before == null ? null : before.countsAs());
    }

    private static void money(Refusals refusals, String path, @Nullable BigDecimal amount) {
        if (amount != null) {
            Rules.money(refusals, path, amount);
        }
    }

    /** Nothing, or at least two characters. */
    private static @Nullable String text(Refusals refusals, String path, @Nullable String given, int most) {
        var text = Texts.clean(given);
        return text == null
                ? null
                : Texts.check(refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, path, text, 2, most);
    }
}
