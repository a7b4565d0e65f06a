package org.cobuild.audit.log;

import static org.cobuild.db.Tables.AUDIT_CHANGE;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Change;
import org.cobuild.tenancy.Grant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries of a log with what the trail says of them, and the texts that they were about. */
@Repository
class LogReading {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final DSLContext sql;
    private final List<LoggedTexts> texts;

    LogReading(DSLContext sql, List<LoggedTexts> texts) {
        this.sql = sql;
        this.texts = texts;
    }

    /**
     * An entry of the log.
     *
     * @param opening null when it was erased
     * @param textSha256 digest of the text that was decided on; null for none
     */
    record Entry(
            long position,
            long entryId,
            String content,
            byte[] leaf,
            @Nullable String opening,
            @Nullable String textSha256) {}

    private record Told(String actor, @Nullable String detail) {}

    /** Entries from a position on, by position. */
    List<Entry> from(Grant log, long position, int most) {
        return read(log, AUDIT_LOG_ENTRY.POSITION.between(position, position + most - 1));
    }

    /** Entries of acts of the trail. */
    List<Entry> of(Grant log, Collection<Long> entryIds) {
        return read(log, AUDIT_LOG_ENTRY.ENTRY_ID.in(entryIds));
    }

    private List<Entry> read(Grant log, Condition which) {
        var rows = sql.selectFrom(AUDIT_LOG_ENTRY)
                .where(log.on(AUDIT_LOG_ENTRY))
                .and(which)
                .orderBy(AUDIT_LOG_ENTRY.POSITION)
                .fetch();
        var ids = rows.getValues(AUDIT_LOG_ENTRY.ENTRY_ID);
        var told = told(log, ids);
        var changes = changes(log, ids);
        var entries = new ArrayList<Entry>();
        for (var row : rows) {
            var words = told.get(row.getEntryId());
            var opening = row.getSalt() == null || words == null
                    ? null
                    : EntryText.opening(
                            row.getSalt(),
                            words.actor(),
                            words.detail(),
                            changes.getOrDefault(row.getEntryId(), List.of()));
            entries.add(new Entry(
                    row.getPosition(),
                    row.getEntryId(),
                    row.getContent(),
                    row.getLeaf(),
                    opening,
                    text(row.getContent())));
        }
        return entries;
    }

    private Map<Long, Told> told(Grant log, Collection<Long> ids) {
        return sql.select(AUDIT_ENTRY.ID, AUDIT_ENTRY.ACTOR_NAME, AUDIT_ENTRY.DETAIL)
                .from(AUDIT_ENTRY)
                .where(log.on(AUDIT_ENTRY))
                .and(AUDIT_ENTRY.ID.in(ids))
                .fetchMap(AUDIT_ENTRY.ID, row -> new Told(row.value2(), row.value3()));
    }

    private Map<Long, List<Change.Field>> changes(Grant log, Collection<Long> ids) {
        return sql.select(
                        AUDIT_CHANGE.ENTRY_ID, AUDIT_CHANGE.FIELD, AUDIT_CHANGE.BEFORE_VALUE, AUDIT_CHANGE.AFTER_VALUE)
                .from(AUDIT_CHANGE)
                .where(log.on(AUDIT_CHANGE))
                .and(AUDIT_CHANGE.ENTRY_ID.in(ids))
                .orderBy(AUDIT_CHANGE.ENTRY_ID, AUDIT_CHANGE.ORDINAL)
                .fetchGroups(AUDIT_CHANGE.ENTRY_ID, row -> new Change.Field(row.value2(), row.value3(), row.value4()));
    }

    /** An entry that somebody has made unreadable has none. */
    private static @Nullable String text(String content) {
        try {
            JsonNode text = JSON.readTree(content).path("facts").path("text");
            return text.isString() ? text.stringValue() : null;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Texts by their digests, from the rooms that have them. */
    Map<String, String> texts(Grant log, Collection<String> sha256) {
        if (sha256.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, String>();
        texts.forEach(room -> found.putAll(room.find(log, sha256)));
        return found;
    }
}
