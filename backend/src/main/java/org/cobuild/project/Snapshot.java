package org.cobuild.project;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.catalogue.CatalogueEntry;
import org.cobuild.planning.ListEntry;
import org.cobuild.platform.CanonicalJson;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The content of a submission as canonical JSON (RFC 8785): keys sorted, no white space, amounts as decimal strings, so
 * that equal content has an equal digest. It names units as they are called on the day.
 */
final class Snapshot {
    private Snapshot() {}

    /**
     * @param special as it is submitted; null for the usual way
     * @param batch into which batch it goes; null for none, or for the one in which it stays
     */
    static String of(
            Submittable whole,
            @Nullable SpecialTrack special,
            int number,
            @Nullable String note,
            BatchRule.@Nullable Entry batch,
            @Nullable ProjectTrack track,
            Map<Long, Unit> units) {
        var project = whole.project();
        var content = object(
                "format", "cobuild-submission-1",
                "number", number,
                "note", note,
                "code", project.code(),
                "title", project.title(),
                "goals", project.goals(),
                "category", project.category().name(),
                "field", project.field(),
                "track", text(track),
                "lead", unit(units.get(project.unitId())),
                "plannedStartOn", text(project.plannedStartOn()),
                "plannedEndOn", text(project.plannedEndOn()),
                "amount", money(whole.estimate()),
                "cutAmount", money(EstimateWrites.sum(whole.lines(), EstimateLine::cutAmount)));
        planning(whole, batch, content);
        content.put("builder", builder(whole.ownBuild()));
        category(whole, content);
        if (special != null) {
            content.put("special", special(special));
        }
        if (!whole.reopenings().isEmpty()) {
            content.put(
                    "reopenings",
                    whole.reopenings().stream().map(Snapshot::reopening).toList());
        }
        content.put(
                "participants",
                whole.participants().stream().map(p -> participant(p, units)).toList());
        content.put("estimateLines", whole.lines().stream().map(Snapshot::line).toList());
        content.put(
                "fundingSources", whole.sources().stream().map(Snapshot::source).toList());
        content.put(
                "milestones",
                whole.milestones().stream().map(Snapshot::milestone).toList());
        content.put("targets", whole.targets().stream().map(Snapshot::target).toList());
        framework(whole.framework(), units, content);
        content.put(
                "catalogue",
                whole.catalogue().stream().map(entry -> entry(entry, units)).toList());
        content.put(
                "papers",
                PaperRules.newest(whole.papers()).stream().map(Snapshot::paper).toList());
        var entries = whole.checked().entriesById();
        content.put(
                "precheck",
                whole.checked().hits().stream()
                        .map(hit -> hit(hit, entries.get(hit.entryId())))
                        .toList());
        return CanonicalJson.write(content);
    }

    /** Which key task it serves and into which batch it goes, as both are called on the day; nothing where there is none. */
    private static void planning(
            Submittable whole, BatchRule.@Nullable Entry entry, Map<String, @Nullable Object> content) {
        var chosen = whole.project().keyTaskId();
        var planned = chosen == null ? null : whole.asked().tasks().get(chosen);
        if (planned != null) {
            var task = planned.task();
            content.put(
                    "keyTask",
                    object(
                            "id", id("KeyTask", task.id()),
                            "code", task.code(),
                            "title", task.title(),
                            "year", planned.year(),
                            "goal", planned.goal(),
                            "plan", planned.plan()));
        }
        var offered = entry == null ? BatchRule.kept(whole) : entry.offered();
        if (offered != null) {
            var batch = offered.batch();
            content.put(
                    "batch",
                    object(
                            "id", id("ApplicationBatch", batch.id()),
                            "year", batch.year(),
                            "title", batch.title(),
                            "closesOn", text(offered.window().closesOn()),
                            "lateReason", entry == null ? null : entry.lateReason()));
        }
    }

    /** What its category asks for and was said; nothing where nothing was. */
    private static void category(Submittable whole, Map<String, @Nullable Object> content) {
        var said = whole.facts();
        if (said != null) {
            var facts = said.asked(whole.project().category());
            content.put(
                    "categoryFacts",
                    object(
                            "earlierProject", facts.earlierProject(),
                            "earlierSystem", facts.earlierSystem(),
                            "originalInvestment",
                                    facts.originalInvestment() == null ? null : money(facts.originalInvestment()),
                            "postEvaluation", facts.postEvaluation(),
                            "yearlyFee", facts.yearlyFee() == null ? null : money(facts.yearlyFee()),
                            "periodMonths", facts.periodMonths(),
                            "countsAs", text(whole.countsAs())));
        }
    }

    private static Map<String, @Nullable Object> builder(@Nullable OwnBuild own) {
        return own == null
                ? object("kind", "COMPANY")
                : object(
                        "kind", "OWN",
                        "reason", own.reason(),
                        "consent", own.state().name(),
                        "answer", own.answer(),
                        "answeredBy", own.answeredByName());
    }

    private static Map<String, @Nullable Object> special(SpecialTrack track) {
        return object(
                "kind", track.kind().name(),
                "leader", track.leader(),
                "basis", track.basis(),
                "basisNumber", track.basisNumber(),
                "basisOn", track.basisOn().toString(),
                "skipped", track.skipped().stream().map(Enum::name).toList(),
                "lacking", track.lacking().stream().map(Enum::name).toList(),
                "makeGoodDays", track.makeGoodDays());
    }

    private static Map<String, @Nullable Object> reopening(Reopening reopening) {
        return object(
                "kind", reopening.kind().name(),
                "reason", reopening.reason(),
                "reopenedAt", reopening.reopenedAt().toString(),
                "by", reopening.personName());
    }

    private static Map<String, @Nullable Object> participant(Participant p, Map<Long, Unit> units) {
        return object(
                "id", id("Participant", p.id()),
                "unit", unit(units.get(p.unitId())),
                "role", p.role().name(),
                "state", p.state().name(),
                "round", p.round(),
                "packageTitle", p.packageTitle(),
                "packageScope", p.packageScope(),
                "share", money(p.wholeShare()));
    }

    private static Map<String, @Nullable Object> line(EstimateLine line) {
        return object(
                "id", id("EstimateLine", line.id()),
                "costGroup", line.costGroup(),
                "title", line.title(),
                "quantity", line.quantity().stripTrailingZeros().toPlainString(),
                "quantityUnit", line.quantityUnit(),
                "unitPrice", money(line.unitPrice()),
                "amount", money(line.submittedAmount()),
                "cutAmount", money(line.cutAmount()),
                "participant", line.participantId() == null ? null : id("Participant", line.participantId()));
    }

    private static Map<String, @Nullable Object> source(FundingSource source) {
        return object(
                "source", source.source().name(),
                "participant", source.participantId() == null ? null : id("Participant", source.participantId()),
                "amount", money(source.amount()),
                "boundary", source.boundary());
    }

    private static Map<String, @Nullable Object> milestone(Milestone milestone) {
        return object(
                "title", milestone.title(),
                "weight", milestone.weight(),
                "baselineStartOn", milestone.baselineStartOn().toString(),
                "baselineEndOn", milestone.baselineEndOn().toString());
    }

    private static Map<String, @Nullable Object> target(PerformanceTarget target) {
        return object(
                "id", id("PerformanceTarget", target.id()),
                "group", target.group().name(),
                "indicator", target.indicator(),
                "comparison", target.comparison().name(),
                "target", target.plainTarget(),
                "targetUnit", target.targetUnit(),
                "evidence", target.evidence(),
                "note", target.note());
    }

    /** Nothing where nothing of it was written. Parts and overlaps are lists of their own, so that versions are compared. */
    private static void framework(Framework framework, Map<Long, Unit> units, Map<String, @Nullable Object> content) {
        if (framework.isBlank()) {
            return;
        }
        content.put("framework", object("goals", framework.goals(), "contents", framework.contents()));
        content.put(
                "frameworkParts",
                framework.parts().stream().map(part -> part(part, units)).toList());
        content.put(
                "frameworkOverlaps",
                framework.overlaps().stream()
                        .map(overlap -> object(
                                "name", overlap.one().text(),
                                "kind", overlap.kind().name(),
                                "one", side(overlap.one(), units),
                                "other", side(overlap.other(), units),
                                "reason", overlap.reason(),
                                "ruledBy", overlap.ruledByName()))
                        .toList());
    }

    private static Map<String, @Nullable Object> part(FrameworkPart part, Map<Long, Unit> units) {
        return object(
                "id", part.participantId() == null ? "lead" : id("Participant", part.participantId()),
                "unit", unit(units.get(part.unitId())),
                "businessFlow", part.businessFlow(),
                "dataFlow", part.dataFlow(),
                "scope", part.scope(),
                "interfaces",
                        part.interfaces().stream()
                                .map(one -> object(
                                        "name", one.name(),
                                        "direction", one.direction().name(),
                                        "counterpart", one.counterpart(),
                                        "data", one.data()))
                                .toList());
    }

    private static Map<String, @Nullable Object> side(FrameworkOverlap.Side side, Map<Long, Unit> units) {
        return object("unit", unit(units.get(side.unitId())), "text", side.text());
    }

    private static Map<String, @Nullable Object> entry(CatalogueEntry entry, Map<Long, Unit> units) {
        var metadata = entry.metadata();
        return object(
                "name", entry.name(),
                "provider", unit(units.get(entry.providerUnitId())),
                "summary", entry.summary(),
                "items", entry.items(),
                "sharingType", entry.sharingType().name(),
                "sharingCondition", entry.sharingCondition(),
                "legalBasis", entry.legalBasis(),
                "updateCycle", entry.updateCycle().name(),
                "informationItems",
                        entry.informationItems().stream()
                                .map(item -> object("name", item.name(), "type", text(item.type())))
                                .toList(),
                "categoryClass", metadata.categoryClass(),
                "categoryItem", metadata.categoryItem(),
                "categorySubitem", metadata.categorySubitem(),
                "categoryDetail", metadata.categoryDetail(),
                "resourceCode", metadata.code(),
                "format", text(metadata.format()),
                "sharingWay", text(metadata.sharingWay()),
                "openness", text(metadata.openness()),
                "openCondition", metadata.openCondition(),
                "publishedOn", text(metadata.publishedOn()),
                "relatedCodes", metadata.relatedCodes());
    }

    private static Map<String, @Nullable Object> paper(ProjectPaper paper) {
        // Versions of one kind are compared with each other, whatever their files are called.
        return object(
                "id", paper.kind().name(),
                "kind", paper.kind().name(),
                "number", paper.number(),
                "name", paper.name(),
                "sha256", paper.sha256(),
                "note", paper.note());
    }

    private static Map<String, @Nullable Object> hit(PrecheckHit hit, @Nullable ListEntry entry) {
        return object(
                "place", hit.place().name(),
                "line", hit.lineId() == null ? null : id("EstimateLine", hit.lineId()),
                "text", hit.text(),
                "amount", hit.amount() == null ? null : money(hit.amount()),
                "list", entry == null ? null : entry.kind().name(),
                "clause", entry == null ? null : entry.clause(),
                "verdict", hit.verdict().name(),
                "reason", hit.reason(),
                "answeredBy", hit.answeredByName());
    }

    private static @Nullable Map<String, @Nullable Object> unit(@Nullable Unit unit) {
        return unit == null ? null : object("id", id("Unit", unit.id()), "name", unit.name());
    }

    private static String id(String type, long id) {
        return new GlobalId(type, id).toString();
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Keys and values in turn; sorted by key, as UTF-16 compares them. */
    private static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        var object = new TreeMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }
}
