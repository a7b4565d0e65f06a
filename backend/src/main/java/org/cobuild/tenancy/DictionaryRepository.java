package org.cobuild.tenancy;

import static org.cobuild.db.Tables.DICTIONARY_ENTRY;

import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads dictionaries; a county inherits its city's entries and may override them by code. */
@Repository
public class DictionaryRepository {
    private final DSLContext sql;

    DictionaryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** An entry of a dictionary. */
    public record DictionaryEntry(String code, String name, String nameEn) {}

    public List<DictionaryEntry> list(TenantScope scope, String dictionary) {
        var t = DICTIONARY_ENTRY;
        var entries = new LinkedHashMap<String, DictionaryEntry>();
        sql.select(t.CODE, t.NAME, t.NAME_EN)
                .from(t)
                .where(TenantScope.marked(t, t.TENANT_ID.in(scope.tenantId(), scope.cityId())))
                .and(t.DICTIONARY.eq(dictionary))
                .orderBy(t.TENANT_ID.eq(scope.tenantId()), t.ORDINAL, t.CODE)
                .forEach(row ->
                        entries.put(row.value1(), new DictionaryEntry(row.value1(), row.value2(), row.value3())));
        return List.copyOf(entries.values());
    }
}
