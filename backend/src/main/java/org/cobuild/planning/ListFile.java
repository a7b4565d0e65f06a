package org.cobuild.planning;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.PlannedChange;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code lists.yaml}: the unified-build and negative lists of a tenant. An entry in force is never rewritten: it gets a
 * last day, and another one with the same number goes on from the day after. What no longer stands in the file stays.
 */
@Component
class ListFile implements FolderPart<List<ListFile.Line>> {
    private static final String TERM = ".{2," + ListRules.LONGEST_TERM + "}";
    private static final Shape SHAPE = Shape.list(
            Key.choice("kind", "UNIFIED_BUILD 统建清单，NEGATIVE 负面清单 Which list", ListKind.class),
            Key.text("clause", 40, "编号，如 统建-03 Number of the clause"),
            Key.text("title", "名称 Title"),
            Key.text("content", 2_000, "条文 What it says"),
            Key.texts("any", TERM, "识别词，碰到一个即可 Words of which one is enough").optional(),
            Key.texts("all", TERM, "还须同时出现的词 Words that must all be there, too").optional(),
            Key.texts("none", TERM, "出现即不算的词 Words beside which it is not meant")
                    .optional(),
            Key.text("suggestion", 500, "建议：改用什么、怎么办 What to do instead"),
            Key.texts(
                            "categories",
                            "[A-Za-z0-9_]{1,32}",
                            "适用的类别代码；不填则不限 Codes of the categories that it is for; any when absent")
                    .optional(),
            Key.day("effectiveOn", "生效日期 First day in force"),
            Key.day("untilOn", "最后一天；不填则一直有效 Last day in force").optional());
    private final ListEntryRepository entries;
    private final PortalClock clock;

    ListFile(ListEntryRepository entries, PortalClock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** An entry as the file has it, of no tenant yet. */
    record Line(FolderRow from, ListEntry entry) {}

    /** What makes an entry one of its own. */
    private record Key3(ListKind kind, String clause, LocalDate effectiveOn) {
        static Key3 of(ListEntry entry) {
            return new Key3(entry.kind(), entry.clause(), entry.effectiveOn());
        }
    }

    @Override
    public String file() {
        return "lists.yaml";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<Line> read(Standing standing, List<FolderRow> rows) {
        var lines = new ArrayList<Line>();
        var seen = new HashSet<Key3>();
        for (var row : rows) {
            var refusals = new Refusals();
            var terms = new EntryTerms(
                    ListRules.terms(refusals, "any", row.texts("any")),
                    ListRules.terms(refusals, "all", row.texts("all")),
                    ListRules.terms(refusals, "none", row.texts("none")));
            ListRules.recognisable(refusals, terms);
            var until = row.textOrNull("untilOn") == null ? null : row.date("untilOn");
            ListRules.order(refusals, row.date("effectiveOn"), until);
            var entry = new ListEntry(
                    0,
                    0,
                    row.one("kind", ListKind.class),
                    row.text("clause"),
                    row.text("title"),
                    row.text("content"),
                    terms,
                    row.text("suggestion"),
                    row.texts("categories").stream().distinct().sorted().toList(),
                    row.date("effectiveOn"),
                    until,
                    1,
                    null,
                    clock.now());
            if (row.faultless()) {
                refusals.list()
                        .forEach(refusal -> row.fault(
                                "",
                                "folder.lists.rule",
                                refusal.message(),
                                Objects.requireNonNullElse(lift(refusal.lift()), "")));
            }
            if (row.faultless() && !seen.add(Key3.of(entry))) {
                row.fault("clause", "folder.twice", entry.clause() + " " + entry.effectiveOn());
            }
            lines.add(new Line(row, entry));
        }
        return lines;
    }

    private static @Nullable String lift(@Nullable String text) {
        return text == null ? null : "；" + text;
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<Line> lines) {
        var stand = entries.all(grant);
        var byKey = stand.stream().collect(toMap(Key3::of, entry -> entry));
        var today = standing.today();
        var after = new HashMap<Key3, ListEntry>(byKey);
        var changes = new ArrayList<PlannedChange>();
        var written = new LinkedHashMap<Key3, Line>();
        for (var line : lines) {
            var key = Key3.of(line.entry());
            var known = byKey.get(key);
            if (known != null
                    && known.says(line.entry())
                    && Objects.equals(known.untilOn(), line.entry().untilOn())) {
                continue;
            }
            check(line, known, stand.isEmpty(), today);
            var entry = owned(line.entry(), grant, known);
            changes.add(change(entry, known));
            after.put(key, entry);
            written.put(key, line);
        }
        written.forEach((key, line) -> {
            var entry = Objects.requireNonNull(after.get(key));
            var refusals = new Refusals();
            ListRules.once(refusals, after.values(), entry);
            if (!refusals.isEmpty()) {
                line.from()
                        .fault(
                                "clause",
                                "folder.lists.twice",
                                key.clause(),
                                key.effectiveOn().toString());
            }
        });
        return new Planned(
                changes,
                () -> entries.save(written.keySet().stream().map(after::get).toList()));
    }

    /** @param first whether the tenant has no lists yet: what was decided until now was decided without any */
    private static void check(Line line, @Nullable ListEntry known, boolean first, LocalDate today) {
        var entry = line.entry();
        if (known == null) {
            if (!first && entry.effectiveOn().isBefore(today)) {
                line.from().fault("effectiveOn", "folder.lists.past", entry.clause(), today.toString());
            }
        } else if (!entry.effectiveOn().isAfter(today) && !known.says(entry)) {
            line.from()
                    .fault(
                            "content",
                            "folder.lists.inforce",
                            entry.clause(),
                            entry.effectiveOn().toString());
        } else if (known.ended(today) || entry.ended(today)) {
            line.from()
                    .fault(
                            "untilOn",
                            "folder.lists.until",
                            entry.clause(),
                            String.valueOf(known.ended(today) ? known.untilOn() : entry.untilOn()));
        }
    }

    private ListEntry owned(ListEntry told, Grant grant, @Nullable ListEntry known) {
        return new ListEntry(
                known == null ? Ids.next() : known.id(),
                grant.tenantId(),
                told.kind(),
                told.clause(),
                told.title(),
                told.content(),
                told.terms(),
                told.suggestion(),
                told.categories(),
                told.effectiveOn(),
                told.untilOn(),
                known == null ? 1 : known.version() + 1,
                null,
                clock.now());
    }

    private static PlannedChange change(ListEntry entry, @Nullable ListEntry known) {
        return PlannedChange.of(
                        known == null ? "listEntryAdd" : "listEntryEnd",
                        "Tenant",
                        entry.tenantId(),
                        entry.clause(),
                        entry.title())
                .field("entry", known == null ? null : known.inWords(), entry.inWords())
                .field("suggestion", known == null ? null : known.suggestion(), entry.suggestion())
                .field("effectiveOn", known == null ? null : known.effectiveOn(), entry.effectiveOn())
                .field("untilOn", known == null ? null : known.untilOn(), entry.untilOn())
                .build();
    }

    @Override
    public List<Map<String, Object>> export(Grant grant) {
        return entries.all(grant).stream().map(ListFile::row).toList();
    }

    private static Map<String, Object> row(ListEntry entry) {
        var row = new LinkedHashMap<String, Object>();
        row.put("kind", entry.kind());
        row.put("clause", entry.clause());
        row.put("title", entry.title());
        row.put("content", entry.content());
        put(row, "any", entry.terms().any());
        put(row, "all", entry.terms().all());
        put(row, "none", entry.terms().none());
        row.put("suggestion", entry.suggestion());
        put(row, "categories", entry.categories());
        row.put("effectiveOn", entry.effectiveOn());
        if (entry.untilOn() != null) {
            row.put("untilOn", entry.untilOn());
        }
        return row;
    }

    private static void put(Map<String, Object> row, String key, List<String> values) {
        if (!values.isEmpty()) {
            row.put(key, values);
        }
    }
}
