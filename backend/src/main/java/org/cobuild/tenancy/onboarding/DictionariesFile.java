package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.DICTIONARY_ENTRY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.DictionaryEntryRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * {@code dictionaries.yaml}: lists of words that screens offer, in the order in which they stand. A dictionary that does
 * not stand here is left as it is; a word that no longer stands in one is taken away unless something uses it.
 */
@Component
class DictionariesFile implements FolderPart<List<DictionariesFile.Words>> {
    static final String NAME = "dictionaries.yaml";
    static final Shape SHAPE = Shape.list(
            Key.code("dictionary", 32, "字典：field、cost_group、reply_series Which dictionary"),
            Key.rows(
                    "entries",
                    Shape.group(
                            Key.code("code", 64, "代码，使用后不再改变 Code, never changed once used"),
                            Key.text("name", "名称 Name"),
                            Key.text("nameEn", "英文名称 English name")),
                    "条目，按显示顺序 Entries in the order of the screens"));
    private final DSLContext sql;
    private final List<StandingUse> uses;

    DictionariesFile(DSLContext sql, List<StandingUse> uses) {
        this.sql = sql;
        this.uses = uses;
    }

    /** One dictionary as the file has it. */
    record Words(FolderRow from, String dictionary, List<Word> words) {}

    record Word(String code, String name, String nameEn) {}

    @Override
    public String file() {
        return NAME;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<Words> read(Standing standing, List<FolderRow> rows) {
        var names = new HashSet<String>();
        var dictionaries = new ArrayList<Words>();
        for (var row : rows) {
            var dictionary = row.text("dictionary");
            if (!names.add(dictionary)) {
                row.fault("dictionary", "folder.twice", dictionary);
            }
            var codes = new HashSet<String>();
            var words = new ArrayList<Word>();
            for (var entry : row.rows("entries")) {
                var code = entry.text("code");
                if (!codes.add(code)) {
                    entry.fault("code", "folder.twice", code);
                }
                words.add(new Word(code, entry.text("name"), entry.text("nameEn")));
            }
            dictionaries.add(new Words(row, dictionary, words));
        }
        return dictionaries;
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<Words> data) {
        var known = standing(grant);
        var changes = new ArrayList<PlannedChange>();
        var touched = new ArrayList<Words>();
        for (var wanted : data) {
            var before = known.getOrDefault(wanted.dictionary(), List.of());
            if (!before.equals(wanted.words())) {
                touched.add(wanted);
                changes.addAll(changes(grant, wanted, before));
            }
        }
        return new Planned(changes, () -> write(grant, touched));
    }

    private List<PlannedChange> changes(Grant grant, Words wanted, List<Word> before) {
        var changes = new ArrayList<PlannedChange>();
        var were = before.stream().collect(Collectors.toMap(Word::code, word -> word));
        for (var word : wanted.words()) {
            var was = were.remove(word.code());
            var change = change(grant, wanted, was == null ? "dictionaryEntryAdd" : "dictionaryEntryChange", word)
                    .field("name", was == null ? null : was.name(), word.name())
                    .field("nameEn", was == null ? null : was.nameEn(), word.nameEn());
            if (change.changesAnything()) {
                changes.add(change.build());
            }
        }
        var used = were.isEmpty() ? Set.<String>of() : used(grant, wanted.dictionary());
        before.stream().filter(word -> were.containsKey(word.code())).forEach(word -> {
            if (used.contains(word.code())) {
                wanted.from().fault("entries", "folder.dictionary.used", wanted.dictionary(), word.code(), word.name());
            }
            changes.add(change(grant, wanted, "dictionaryEntryRemove", word)
                    .field("name", word.name(), null)
                    .build());
        });
        if (changes.isEmpty()) {
            changes.add(PlannedChange.of(
                            "dictionaryOrder", "Tenant", grant.tenantId(), wanted.dictionary(), wanted.dictionary())
                    .field("order", order(before), order(wanted.words()))
                    .build());
        }
        return changes;
    }

    private static PlannedChange.Builder change(Grant grant, Words dictionary, String action, Word word) {
        return PlannedChange.of(
                action, "Tenant", grant.tenantId(), dictionary.dictionary() + "." + word.code(), word.name());
    }

    private static String order(List<Word> words) {
        return words.stream().map(Word::code).collect(Collectors.joining(" "));
    }

    private Set<String> used(Grant grant, String dictionary) {
        return uses.stream()
                .flatMap(use -> use.codes(grant, dictionary).stream())
                .collect(Collectors.toSet());
    }

    private Map<String, List<Word>> standing(Grant grant) {
        var known = new LinkedHashMap<String, List<Word>>();
        sql.selectFrom(DICTIONARY_ENTRY)
                .where(grant.on(DICTIONARY_ENTRY))
                .orderBy(DICTIONARY_ENTRY.DICTIONARY, DICTIONARY_ENTRY.ORDINAL, DICTIONARY_ENTRY.CODE)
                .forEach(row -> known.computeIfAbsent(row.getDictionary(), name -> new ArrayList<>())
                        .add(new Word(row.getCode(), row.getName(), row.getNameEn())));
        return known;
    }

    private void write(Grant grant, List<Words> touched) {
        if (touched.isEmpty()) {
            return;
        }
        sql.deleteFrom(DICTIONARY_ENTRY)
                .where(grant.on(DICTIONARY_ENTRY))
                .and(DICTIONARY_ENTRY.DICTIONARY.in(
                        touched.stream().map(Words::dictionary).toList()))
                .execute();
        var entries = new ArrayList<DictionaryEntryRecord>();
        for (var wanted : touched) {
            var ordinal = 0;
            for (var word : wanted.words()) {
                entries.add(new DictionaryEntryRecord(
                        grant.tenantId(), wanted.dictionary(), word.code(), ++ordinal, word.name(), word.nameEn()));
            }
        }
        Rows.insert(sql, DICTIONARY_ENTRY, entries);
    }

    @Override
    public List<Map<String, Object>> export(Grant grant) {
        var entries = new ArrayList<Map<String, Object>>();
        standing(grant).forEach((dictionary, words) -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("dictionary", dictionary);
            entry.put(
                    "entries",
                    words.stream()
                            .map(word -> {
                                var one = new LinkedHashMap<String, Object>();
                                one.put("code", word.code());
                                one.put("name", word.name());
                                one.put("nameEn", word.nameEn());
                                return one;
                            })
                            .toList());
            entries.add(entry);
        });
        return entries;
    }
}
