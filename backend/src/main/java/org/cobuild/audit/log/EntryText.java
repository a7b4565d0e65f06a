package org.cobuild.audit.log;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cobuild.platform.CanonicalJson;
import org.cobuild.platform.Change;
import org.cobuild.platform.Sha256;
import org.jspecify.annotations.Nullable;

/** What an entry and its opening say, in the published form (docs/log.md). */
final class EntryText {
    private static final String FORMAT = "cobuild-log-entry-1";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EntryText() {}

    /**
     * What stands in the log itself.
     *
     * @param told digest of the opening
     */
    static String content(String origin, DecisionLog.Act act, String told) {
        var change = act.change();
        var content = new TreeMap<String, Object>();
        content.put("format", FORMAT);
        content.put("log", origin);
        content.put("id", Long.toString(act.id()));
        content.put("kind", Objects.requireNonNull(LogKind.of(change.action())).name());
        content.put("act", change.action());
        content.put(
                "subject",
                new TreeMap<>(Map.of("type", change.subjectType(), "id", Long.toString(change.subjectId()))));
        if (change.projectId() != null) {
            content.put("project", Long.toString(change.projectId()));
        }
        content.put("time", time(act.at()));
        content.put("unit", change.by().unitName());
        if (change.by().postTitle() != null) {
            content.put("post", change.by().postTitle());
        }
        if (change.amount() != null) {
            content.put(
                    "amount",
                    change.amount().setScale(2, RoundingMode.UNNECESSARY).toPlainString());
        }
        content.put("facts", change.facts());
        content.put("attachments", change.attachments());
        content.put("told", told);
        return CanonicalJson.write(content);
    }

    /** What the trail says of it, which the content has the digest of. @param salt see {@link DecisionLog} */
    static String opening(byte[] salt, String actor, @Nullable String detail, List<Change.Field> changes) {
        var opening = new TreeMap<String, Object>();
        opening.put("salt", HexFormat.of().formatHex(salt));
        opening.put("actor", actor);
        if (detail != null) {
            opening.put("detail", detail);
        }
        opening.put("changes", changes.stream().map(EntryText::change).toList());
        return CanonicalJson.write(opening);
    }

    private static TreeMap<String, Object> change(Change.Field change) {
        var told = new TreeMap<String, Object>();
        told.put("field", change.name());
        if (change.before() != null) {
            told.put("before", change.before());
        }
        if (change.after() != null) {
            told.put("after", change.after());
        }
        return told;
    }

    static String told(String opening) {
        return Sha256.hex(opening);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
