package org.cobuild.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cobuild.approval.sheet.SheetWords;
import org.cobuild.catalogue.ItemType;
import org.cobuild.catalogue.Openness;
import org.cobuild.catalogue.ResourceFormat;
import org.cobuild.catalogue.SharingType;
import org.cobuild.catalogue.SharingWay;
import org.cobuild.catalogue.UpdateCycle;
import org.cobuild.document.form.Form.Column;
import org.cobuild.document.form.Form.Entries;
import org.cobuild.document.form.Form.Entry;
import org.cobuild.document.form.Form.Fields;
import org.cobuild.document.form.Form.Row;
import org.cobuild.document.form.Form.Table;
import org.cobuild.planning.ListKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The application form 申报表 of a submission: its snapshot as the offices print it, and nothing that the snapshot doesn't
 * say. Units stand by the names of that day.
 */
final class SubmissionForm {
    private final JsonNode content;
    private final SheetWords words;
    private final Map<String, String> fields;
    private final Map<String, String> costGroups;
    private final Map<String, String> participants;

    /**
     * @param fields names of the fields by code
     * @param costGroups names of the cost groups by code
     */
    SubmissionForm(JsonNode content, SheetWords words, Map<String, String> fields, Map<String, String> costGroups) {
        this.content = content;
        this.words = words;
        this.fields = fields;
        this.costGroups = costGroups;
        this.participants = list("participants", each -> each).stream()
                .collect(Collectors.toMap(each -> text(each, "id"), each -> unit(each, "unit")));
    }

    /** What stands in it, from top to bottom. @param signature of who submitted it */
    List<Row> rows(String signature) {
        var rows = new ArrayList<Row>();
        rows.add(Fields.of(words.field("project", text(content, "title"))));
        rows.add(Fields.of(
                words.field("lead", unit(content, "lead")),
                words.field("category", word(ProjectCategory.class, content, "category"))));
        rows.add(Fields.of(
                words.field("application.field", named(fields, text(content, "field"))),
                words.field("planned", span(text(content, "plannedStartOn"), text(content, "plannedEndOn")))));
        rows.add(Fields.of(
                words.field("application.track", word(ProjectTrack.class, content, "track")),
                words.field("batch", batch())));
        rows.addAll(new SubmissionFormHead(content, words).rows());
        rows.add(Fields.of(
                words.field("submitted", words.money(amount(content, "amount"))),
                words.field("inFull", words.inFull(amount(content, "amount")))));
        rows.add(Fields.of(words.field("application.goals", text(content, "goals"))));
        rows.add(participants());
        rows.add(estimate());
        rows.add(sources());
        rows.add(milestones());
        if (!list("targets", each -> each).isEmpty()) {
            rows.add(targets());
        }
        rows.add(catalogue());
        if (!list("catalogue", each -> each).stream().allMatch(SubmissionForm::withoutMetadata)) {
            rows.add(metadata());
        }
        if (!list("precheck", each -> each).isEmpty()) {
            rows.add(precheck());
        }
        if (!list("papers", each -> each).isEmpty()) {
            rows.add(papers());
        }
        rows.add(new Entries(words.of("sent"), List.of(new Entry("", text(content, "note"), signature))));
        // As on paper: where it is signed and sealed.
        rows.add(new Entries(
                words.of("application.seal"), List.of(new Entry("", "\n\n", words.of("application.sealed")))));
        return rows;
    }

    private String batch() {
        var batch = content.get("batch");
        if (batch == null) {
            return "";
        }
        var named = text(batch, "year") + " " + text(batch, "title");
        var late = text(batch, "lateReason");
        return late.isEmpty() ? named : words.of("batch.late", named, late);
    }

    private Table participants() {
        return table(
                "participants",
                List.of(
                        column("unit", 5),
                        column("role", 2),
                        column("package", 9),
                        number("share", 3),
                        column("state", 2)),
                list(
                        "participants",
                        each -> List.of(
                                unit(each, "unit"),
                                word(ParticipantRole.class, each, "role"),
                                joined(text(each, "packageTitle"), text(each, "packageScope")),
                                money(each, "share"),
                                word(ParticipantState.class, each, "state"))),
                null);
    }

    private Table estimate() {
        var place = new int[1];
        return table(
                "estimate",
                List.of(
                        number("ordinal", 2),
                        column("costGroup", 3),
                        column("title", 6),
                        number("quantity", 3),
                        number("unitPrice", 3),
                        number("amount", 3),
                        column("owner", 4)),
                list(
                        "estimateLines",
                        each -> List.of(
                                Integer.toString(++place[0]),
                                named(costGroups, text(each, "costGroup")),
                                text(each, "title"),
                                text(each, "quantity") + " " + text(each, "quantityUnit"),
                                money(each, "unitPrice"),
                                money(each, "amount"),
                                owner(each))),
                List.of("", "", words.of("application.total"), "", "", money(content, "amount"), ""));
    }

    private Table sources() {
        return table(
                "sources",
                List.of(column("source", 4), column("payer", 6), number("amount", 3), column("boundary", 8)),
                list(
                        "fundingSources",
                        each -> List.of(
                                word(FundSource.class, each, "source"),
                                participants.getOrDefault(text(each, "participant"), ""),
                                money(each, "amount"),
                                text(each, "boundary"))),
                null);
    }

    private Table milestones() {
        return table(
                "milestones",
                List.of(column("milestone", 8), number("weight", 2), column("from", 4), column("to", 4)),
                list(
                        "milestones",
                        each -> List.of(
                                text(each, "title"),
                                text(each, "weight") + " %",
                                text(each, "baselineStartOn"),
                                text(each, "baselineEndOn"))),
                null);
    }

    private Table targets() {
        return table(
                "targets",
                List.of(column("group", 3), column("indicator", 7), column("target", 5), column("evidence", 7)),
                list(
                        "targets",
                        each -> List.of(
                                word(TargetGroup.class, each, "group"),
                                text(each, "indicator"),
                                joined(
                                        word(TargetComparison.class, each, "comparison"),
                                        text(each, "target") + text(each, "targetUnit")),
                                joined(text(each, "evidence"), text(each, "note")))),
                null);
    }

    private Table catalogue() {
        var place = new int[1];
        return table(
                "catalogue",
                List.of(
                        number("ordinal", 2),
                        column("resource", 6),
                        column("provider", 5),
                        column("sharing", 3),
                        column("terms", 8),
                        column("cycle", 2)),
                list(
                        "catalogue",
                        each -> List.of(
                                Integer.toString(++place[0]),
                                text(each, "name"),
                                unit(each, "provider"),
                                word(SharingType.class, each, "sharingType"),
                                joined(text(each, "sharingCondition"), text(each, "legalBasis")),
                                word(UpdateCycle.class, each, "updateCycle"))),
                null);
    }

    private static boolean withoutMetadata(JsonNode entry) {
        return Stream.of("categoryClass", "resourceCode", "items", "format", "sharingWay", "openness")
                .allMatch(field -> text(entry, field).isEmpty());
    }

    /** What the national catalogue asks of each entry, by its place in the table above. */
    private Table metadata() {
        var place = new int[1];
        return table(
                "metadata",
                List.of(
                        number("ordinal", 2),
                        column("category", 5),
                        column("resourceCode", 4),
                        column("items", 8),
                        column("format", 4),
                        column("openness", 3)),
                list(
                        "catalogue",
                        each -> List.of(
                                Integer.toString(++place[0]),
                                Stream.of("categoryClass", "categoryItem", "categorySubitem", "categoryDetail")
                                        .map(level -> text(each, level))
                                        .filter(level -> !level.isEmpty())
                                        .collect(Collectors.joining(" / ")),
                                text(each, "resourceCode"),
                                items(each),
                                joined(
                                        word(ResourceFormat.class, each, "format"),
                                        word(SharingWay.class, each, "sharingWay")),
                                joined(word(Openness.class, each, "openness"), text(each, "openCondition")))),
                null);
    }

    /** Names with their types; names alone in snapshots from before there were types. */
    private String items(JsonNode entry) {
        var typed = entry.get("informationItems");
        return typed == null
                ? text(entry, "items").replace("\n", words.of("and"))
                : StreamSupport.stream(typed.spliterator(), false)
                        .map(item -> {
                            var type = word(ItemType.class, item, "type");
                            return text(item, "name") + (type.isEmpty() ? "" : words.of("typed", type));
                        })
                        .collect(Collectors.joining(words.of("and")));
    }

    private Table precheck() {
        return table(
                "precheck",
                List.of(
                        column("clause", 6),
                        column("hit", 7),
                        number("amount", 3),
                        column("verdict", 3),
                        column("reason", 6)),
                list(
                        "precheck",
                        each -> List.of(
                                joined(word(ListKind.class, each, "list"), text(each, "clause")),
                                text(each, "text"),
                                each.get("amount").isNull() ? "" : money(each, "amount"),
                                word(PrecheckVerdict.class, each, "verdict"),
                                text(each, "reason"))),
                null);
    }

    /** With digests: whoever holds the paper and a file can tell whether it is the one that was handed in. */
    private Table papers() {
        return table(
                "papers",
                List.of(column("paper", 5), number("version", 2), column("file", 6), column("digest", 9)),
                list(
                        "papers",
                        each -> List.of(
                                word(ApplicationPaper.class, each, "kind"),
                                text(each, "number"),
                                joined(text(each, "name"), text(each, "note")),
                                text(each, "sha256"))),
                null);
    }

    private Table table(String key, List<Column> columns, List<List<String>> rows, @Nullable List<String> total) {
        return new Table(
                words.of("application." + key),
                columns,
                rows,
                rows.isEmpty() ? null : total,
                words.of("application.none"));
    }

    private Column column(String key, int share) {
        return new Column(words.of("application.column." + key), share, false);
    }

    private Column number(String key, int share) {
        return new Column(words.of("application.column." + key), share, true);
    }

    private String owner(JsonNode line) {
        var participant = text(line, "participant");
        return participant.isEmpty() ? unit(content, "lead") : participants.getOrDefault(participant, "");
    }

    private <T> List<T> list(String name, Function<JsonNode, T> each) {
        var list = content.get(name);
        return list == null
                ? List.of()
                : StreamSupport.stream(list.spliterator(), false).map(each).toList();
    }

    private <E extends Enum<E>> String word(Class<E> type, JsonNode thing, String name) {
        return word(words, type, text(thing, name));
    }

    /** An enum's word; empty where the snapshot says nothing. */
    static <E extends Enum<E>> String word(SheetWords words, Class<E> type, String value) {
        return value.isEmpty() ? "" : words.of(Enum.valueOf(type, value));
    }

    private String money(JsonNode thing, String name) {
        return words.money(amount(thing, name));
    }

    static BigDecimal amount(JsonNode thing, String name) {
        return new BigDecimal(thing.get(name).asString());
    }

    private static String unit(JsonNode thing, String name) {
        var unit = thing.get(name);
        return unit == null || unit.isNull() ? "" : text(unit, "name");
    }

    /** What the snapshot says by a name; empty where it says nothing, as older ones do. */
    static String text(JsonNode thing, String name) {
        var value = thing.get(name);
        return value == null || value.isNull() ? "" : value.asString();
    }

    private static String named(Map<String, String> names, String code) {
        return names.getOrDefault(code, code);
    }

    private static String span(String from, String to) {
        return from.isEmpty() && to.isEmpty() ? "" : from + " – " + to;
    }

    static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "\n" + other;
    }
}
