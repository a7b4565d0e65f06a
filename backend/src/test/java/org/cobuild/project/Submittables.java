package org.cobuild.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.catalogue.EntryMetadata;
import org.cobuild.catalogue.InformationItem;
import org.cobuild.catalogue.ItemType;
import org.cobuild.catalogue.Openness;
import org.cobuild.catalogue.ResourceFormat;
import org.cobuild.catalogue.SharingType;
import org.cobuild.catalogue.SharingWay;
import org.cobuild.catalogue.UpdateCycle;
import org.cobuild.planning.ListEntry;
import org.cobuild.planning.OfferedBatch;
import org.cobuild.planning.Plan;
import org.cobuild.planning.PlanningAsked;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.PolicyValue;
import org.cobuild.tenancy.ProjectSight;
import org.jspecify.annotations.Nullable;

/**
 * A project to which nothing is lacking, in memory: led by one unit, built with two others, of 1,000.00 yuan. Tests take
 * something away and see what is refused for it.
 */
final class Submittables {
    static final long TENANT = 1;
    static final long COUNTY = 2;
    static final long LEAD = 10;
    static final long FIRST = 21;
    static final long SECOND = 22;
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    String goals = "居民健康档案一人一档";
    ProjectCategory category = ProjectCategory.NEW;
    ProjectStage stage = ProjectStage.DRAFT;

    @Nullable
    LocalDate start = LocalDate.of(2026, 4, 1);

    @Nullable
    LocalDate end = LocalDate.of(2026, 12, 31);

    @Nullable
    Long keyTask;

    @Nullable
    ProjectTrack track;

    BigDecimal approved = new BigDecimal("1000.00");
    final List<Participant> participants = new ArrayList<>(List.of(
            participant(FIRST, ParticipantState.CONFIRMED, "300.00", false),
            participant(SECOND, ParticipantState.CONFIRMED, "100.00", false)));
    final List<EstimateLine> lines = new ArrayList<>(
            List.of(line(1, "600.00", null, true), line(2, "300.00", FIRST, false), line(3, "100.00", SECOND, false)));
    final List<FundingSource> sources = new ArrayList<>(
            List.of(source(FundSource.DEVELOPMENT, null, "700.00"), source(FundSource.COUNTY, FIRST, "300.00")));
    final List<Milestone> milestones = new ArrayList<>(List.of(milestone(60), milestone(40)));
    final List<CatalogueEntry> catalogue = new ArrayList<>(List.of(entry(LEAD, SharingType.UNCONDITIONAL, null, null)));
    final List<PerformanceTarget> targets = new ArrayList<>(List.of(
            target(TargetGroup.QUANTITY, "6", "个", "清单"),
            target(TargetGroup.SOCIAL, "60", "%", "统计"),
            target(TargetGroup.SATISFACTION, "90", "%", "调查")));
    final List<Plan> plans = new ArrayList<>();
    final Map<Long, PlanningAsked.PlannedTask> tasks = new HashMap<>();
    final List<OfferedBatch> batches = new ArrayList<>();
    final List<FrameworkEntry> framework = new ArrayList<>();
    final List<FrameworkRuling> rulings = new ArrayList<>();
    final List<ListEntry> lists = new ArrayList<>();
    final List<ProjectPaper> papers = new ArrayList<>();
    final List<PaperRule> paperRules = new ArrayList<>();

    @Nullable
    OwnBuild ownBuild;

    @Nullable
    CategoryFacts facts;

    @Nullable
    SpecialTrack special;

    boolean frameworkAsked;
    boolean completeAsked;
    boolean consentAsked;
    boolean categoryAsked;
    boolean papersAsked;
    int targetsEach = 1;

    /** What stands in the way of a complete project after a change: code and place, e.g. {@code REQUIRED goals}. */
    static List<String> refusing(Consumer<Submittables> change) {
        var some = new Submittables();
        change.accept(some);
        return said(SubmissionCheck.check(some.whole()));
    }

    /** What one rule alone says. */
    List<String> refusing(BiConsumer<Submittable, Refusals> rule) {
        var refusals = new Refusals();
        rule.accept(whole(), refusals);
        return said(refusals);
    }

    static List<String> said(Refusals refusals) {
        return refusals.list().stream()
                .map(error -> error.code() + " " + String.join(".", error.path()))
                .toList();
    }

    Submittable whole() {
        var project = new Project(
                7,
                TENANT,
                TENANT,
                LEAD,
                "2026-0007",
                "健康平台",
                goals,
                category,
                "health",
                stage,
                ProjectSight.WHOLE,
                approved,
                BigDecimal.ZERO,
                approved,
                null,
                null,
                null,
                start,
                end,
                keyTask,
                null,
                track,
                1,
                NOW,
                NOW);
        return new Submittable(
                project,
                participants,
                lines,
                sources,
                milestones,
                catalogue,
                new PlanningAsked(TODAY, plans, tasks, batches),
                Checked.of(project, lines, lists, null, List.of()),
                targets,
                Framework.of(project, participants, catalogue, framework, rulings),
                ownBuild,
                facts,
                special,
                papers,
                List.of(),
                new SubmissionPolicy.Numbers(
                        targetsEach,
                        frameworkAsked,
                        completeAsked,
                        consentAsked,
                        categoryAsked,
                        papersAsked,
                        new PaperTable(TENANT, TENANT, paperRules, List.<PolicyValue>of()),
                        TODAY,
                        1,
                        30,
                        new BigDecimal("300.00"),
                        new BigDecimal("2000.00"),
                        null,
                        null));
    }

    static Participant participant(long unit, ParticipantState state, String share, boolean suspended) {
        return new Participant(
                unit,
                TENANT,
                7,
                COUNTY,
                unit,
                ParticipantRole.CO_BUILDER,
                state,
                "第" + unit + "包",
                "范围",
                new BigDecimal(share),
                true,
                suspended,
                1,
                null,
                null,
                null,
                null,
                null);
    }

    static EstimateLine line(int ordinal, String amount, @Nullable Long participant, boolean leads) {
        var price = new BigDecimal(amount);
        return new EstimateLine(
                100 + ordinal,
                TENANT,
                7,
                ordinal,
                "core",
                "第" + ordinal + "项",
                BigDecimal.ONE,
                "套",
                price,
                price,
                BigDecimal.ZERO,
                null,
                null,
                price,
                participant,
                leads);
    }

    static FundingSource source(FundSource source, @Nullable Long participant, String amount) {
        return new FundingSource(1, TENANT, 7, 1, source, participant, new BigDecimal(amount), null);
    }

    static Milestone milestone(int weight) {
        return new Milestone(1, TENANT, 7, 1, "上线", weight, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 12, 31));
    }

    static PerformanceTarget target(
            TargetGroup group, @Nullable String number, @Nullable String unit, @Nullable String evidence) {
        return new PerformanceTarget(
                1,
                TENANT,
                7,
                1,
                group,
                "指标",
                TargetComparison.AT_LEAST,
                number == null ? null : new BigDecimal(number),
                unit,
                evidence,
                null);
    }

    static CatalogueEntry entry(
            long provider, SharingType sharing, @Nullable String condition, @Nullable String legalBasis) {
        return new CatalogueEntry(
                1,
                TENANT,
                7,
                1,
                "健康档案",
                TENANT,
                provider,
                "摘要",
                List.of(new InformationItem("姓名", ItemType.values()[0])),
                sharing,
                condition,
                legalBasis,
                UpdateCycle.values()[0],
                new EntryMetadata(
                        "类",
                        "项",
                        null,
                        null,
                        "370900-1",
                        ResourceFormat.values()[0],
                        SharingWay.values()[0],
                        Openness.OPEN,
                        null,
                        null,
                        List.of()));
    }
}
