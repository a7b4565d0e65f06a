package org.cobuild.tenancy;

import static org.cobuild.db.Tables.DICTIONARY_ENTRY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.DictionaryEntryRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** {@code dictionaries.yaml}: lists of words that screens offer, in the order in which they stand. */
@Component
class DictionariesFile implements FolderPart {
    private final DSLContext sql;

    DictionariesFile(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String file() {
        return "dictionaries.yaml";
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        var names = new HashSet<String>();
        var entries = new ArrayList<DictionaryEntryRecord>();
        for (var row : rows) {
            row.onlyKeys("dictionary", "entries");
            var dictionary = row.code("dictionary");
            if (dictionary.length() > 32 || !names.add(dictionary)) {
                row.wrong("folder.twice", dictionary);
                continue;
            }
            var codes = new HashSet<String>();
            for (var entry : row.rows("entries")) {
                entry.onlyKeys("code", "name", "nameEn");
                var code = entry.code("code");
                if (!codes.add(code)) {
                    entry.wrong("folder.twice", code);
                    continue;
                }
                entries.add(new DictionaryEntryRecord(
                        grant.tenantId(), dictionary, code, codes.size(), entry.text("name"), entry.text("nameEn")));
            }
        }
        sql.deleteFrom(DICTIONARY_ENTRY)
                .where(grant.on(DICTIONARY_ENTRY))
                .and(DICTIONARY_ENTRY.DICTIONARY.in(names))
                .execute();
        sql.batchInsert(entries).execute();
    }
}
