package org.cobuild.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cobuild.approval.ApprovalCase;
import org.cobuild.approval.CaseSubject;
import org.cobuild.approval.sheet.SheetSubjects;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.catalogue.SharingType;
import org.cobuild.document.form.Form.Entry;
import org.cobuild.document.form.Form.Field;
import org.cobuild.document.form.Form.Fields;
import org.cobuild.document.form.Form.Row;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Money;
import org.cobuild.platform.NotFound;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the approval sheet says of a project: its summary as it is, and the plan as it was submitted, out of the snapshot,
 * for who sees it. What was cut since then is the difference to the case's amount.
 */
@Component
class ProjectSheet implements SheetSubjects {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final ProjectRepository projects;
    private final SubmissionRepository submissions;
    private final EstimateRepository lines;
    private final UnitRepository units;

    ProjectSheet(
            ProjectRepository projects,
            SubmissionRepository submissions,
            EstimateRepository lines,
            UnitRepository units) {
        this.projects = projects;
        this.submissions = submissions;
        this.lines = lines;
        this.units = units;
    }

    @Override
    public CaseSubject subject() {
        return CaseSubject.PROJECT;
    }

    @Override
    public Facts facts(Viewer viewer, ApprovalCase matter, SheetWords words) {
        var scope = viewer.scope();
        var project = projects.find(scope, matter.projectId()).orElseThrow(NotFound::new);
        var all = submissions.list(scope, List.of(project.id())).getOrDefault(project.id(), List.of());
        var submitted = submitted(all, matter);
        var plan = submitted == null ? null : plan(scope, submitted);
        var lead = words.name(units.named(List.of(project.unitId())).get(project.unitId()));
        var hidden = words.of("hidden");
        var rows = new ArrayList<Row>();
        rows.add(Fields.of(words.field("project", matter.title())));
        rows.add(Fields.of(
                words.field("lead", lead), words.field("participants", plan == null ? hidden : names(plan, words))));
        rows.add(Fields.of(
                words.field("category", words.of(project.category())),
                words.field(
                        "planned",
                        project.plannedStartOn() == null
                                ? ""
                                : project.plannedStartOn() + " – " + project.plannedEndOn())));
        if (plan != null) {
            planning(plan, words).ifPresent(rows::add);
        }
        var newest = !all.isEmpty() && all.getFirst().equals(submitted);
        rows.add(amounts(scope, matter, submitted, newest, words));
        rows.add(Fields.of(
                new Field(words.of("approved"), words.money(matter.amount()), true),
                words.field("inFull", words.inFull(matter.amount()))));
        rows.add(Fields.of(words.field("sources", plan == null ? hidden : sources(plan, matter.amount(), words))));
        rows.add(Fields.of(words.field("catalogue", plan == null ? hidden : catalogue(plan, words))));
        if (plan != null && plan.has("targets") && !plan.get("targets").isEmpty()) {
            rows.add(Fields.of(words.field("targets", targets(plan, words))));
        }
        return new Facts(
                words.of("title.PROJECT"),
                project.code(),
                submitted == null ? "" : words.of("version", submitted.number()),
                rows,
                submitted == null ? null : sent(submitted, plan, lead, words),
                plan == null ? Set.of() : Set.of(ProjectArea.PLAN),
                plan != null);
    }

    /** The key task that it serves, and the batch with the reason why it came late; nothing where neither was asked for. */
    private static Optional<Row> planning(JsonNode plan, SheetWords words) {
        var task = plan.get("keyTask");
        var batch = plan.get("batch");
        if (task == null && batch == null) {
            return Optional.empty();
        }
        var served = task == null
                ? ""
                : task.get("code").asString() + " " + task.get("title").asString();
        return Optional.of(Fields.of(
                words.field("keyTask", served), words.field("batch", batch == null ? "" : batch(batch, words))));
    }

    private static String batch(JsonNode batch, SheetWords words) {
        var named = batch.get("year").asInt() + " " + batch.get("title").asString();
        var late = batch.get("lateReason");
        return late == null || late.isNull() ? named : words.of("batch.late", named, late.asString());
    }

    /** What the case is about: the last version that was submitted before it ended. */
    private static @Nullable Submission submitted(List<Submission> newestFirst, ApprovalCase matter) {
        var closed = matter.closedAt();
        return newestFirst.stream()
                .filter(submission ->
                        closed == null || !submission.submittedAt().isAfter(closed))
                .findFirst()
                .orElse(null);
    }

    private @Nullable JsonNode plan(TenantScope scope, Submission submission) {
        var content = submissions.contents(scope, List.of(submission.id())).get(submission.id());
        return content == null ? null : JSON.readTree(content);
    }

    private Row amounts(
            TenantScope scope, ApprovalCase matter, @Nullable Submission submission, boolean newest, SheetWords words) {
        var amount = submission == null ? null : submission.amount();
        if (amount == null) {
            return Fields.of(words.field("submitted", words.of("hidden")), words.field("cut", words.of("hidden")));
        }
        var cut = words.money(amount.subtract(matter.amount()));
        var places = newest
                ? lines.list(scope, List.of(matter.projectId())).getOrDefault(matter.projectId(), List.of()).stream()
                        .filter(line -> Money.positive(line.cutAmount()))
                        .count()
                : 0;
        return Fields.of(
                words.field("submitted", words.money(amount)),
                words.field("cut", places == 0 ? cut : words.of("cut.places", cut, places)));
    }

    /** Participants by the names of that day; in English as they are called now. */
    private String names(JsonNode plan, SheetWords words) {
        var parts = StreamSupport.stream(plan.get("participants").spliterator(), false)
                .map(each -> each.get("unit"))
                .filter(unit -> !unit.isNull())
                .toList();
        Map<Long, Unit> named = words.chinese()
                ? Map.of()
                : units.named(parts.stream().map(ProjectSheet::unitId).toList());
        return parts.stream()
                .map(unit -> {
                    var now = named.get(unitId(unit));
                    return now == null ? unit.get("name").asString() : words.name(now);
                })
                .distinct()
                .collect(Collectors.joining(words.of("and")));
    }

    private static long unitId(JsonNode unit) {
        return GlobalId.valueOf(unit.get("id").asString()).of("Unit");
    }

    /** Sources less what was cut, as they are planned when it is approved, with what each may be used for. */
    private static String sources(JsonNode plan, BigDecimal approved, SheetWords words) {
        var all = StreamSupport.stream(plan.get("fundingSources").spliterator(), false)
                .map(ProjectSheet::source)
                .toList();
        var cut = Money.sum(all.stream().map(FundingSource::amount).toList()).subtract(approved);
        var uses = new EnumMap<FundSource, TreeSet<String>>(FundSource.class);
        all.stream()
                .filter(source -> source.boundary() != null)
                .forEach(source -> uses.computeIfAbsent(source.source(), key -> new TreeSet<>())
                        .add(source.boundary()));
        return FundingPlan.afterCut(all, cut.max(BigDecimal.ZERO)).entrySet().stream()
                .filter(source -> Money.positive(source.getValue()))
                .map(source -> {
                    var text = words.of("source", words.of(source.getKey()), words.money(source.getValue()));
                    var use = uses.get(source.getKey());
                    return use == null ? text : words.of("source.use", text, String.join(words.of("and"), use));
                })
                .collect(Collectors.joining(words.of("then")));
    }

    static FundingSource source(JsonNode source) {
        var boundary = source.get("boundary");
        return new FundingSource(
                0,
                0,
                0,
                0,
                FundSource.valueOf(source.get("source").asString()),
                null,
                new BigDecimal(source.get("amount").asString()),
                boundary.isNull() ? null : boundary.asString());
    }

    private static String catalogue(JsonNode plan, SheetWords words) {
        var count = new EnumMap<SharingType, Integer>(SharingType.class);
        var lawful = 0;
        for (var entry : plan.get("catalogue")) {
            var sharing = SharingType.valueOf(entry.get("sharingType").asString());
            count.merge(sharing, 1, Integer::sum);
            lawful += sharing.restricted() && !entry.get("legalBasis").isNull() ? 1 : 0;
        }
        var conditional = count.getOrDefault(SharingType.CONDITIONAL, 0);
        var not = count.getOrDefault(SharingType.NOT_SHARED, 0);
        var text = words.of(
                "catalogue.counts",
                plan.get("catalogue").size(),
                count.getOrDefault(SharingType.UNCONDITIONAL, 0),
                conditional,
                not);
        return conditional + not == 0 ? text : text + words.of("catalogue.lawful", conditional + not, lawful);
    }

    private static String targets(JsonNode plan, SheetWords words) {
        var count = new EnumMap<TargetGroup.Part, Integer>(TargetGroup.Part.class);
        for (var target : plan.get("targets")) {
            count.merge(TargetGroup.valueOf(target.get("group").asString()).part(), 1, Integer::sum);
        }
        return words.of(
                "targets.counts",
                count.getOrDefault(TargetGroup.Part.OUTPUTS, 0),
                count.getOrDefault(TargetGroup.Part.BENEFITS, 0),
                count.getOrDefault(TargetGroup.Part.SATISFACTION, 0));
    }

    private static Entry sent(Submission submission, @Nullable JsonNode plan, String lead, SheetWords words) {
        var note = plan == null ? null : plan.get("note");
        return new Entry(
                "",
                note == null || note.isNull() ? words.of("sent.version", submission.number()) : note.asString(),
                words.signed(lead, submission.personName(), submission.actingFor(), submission.submittedAt()));
    }
}
