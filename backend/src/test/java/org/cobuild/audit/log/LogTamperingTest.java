package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG;
import static org.cobuild.db.Tables.AUDIT_LOG_COUNTERSIGNATURE;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_HEAD;
import static org.cobuild.db.Tables.AUDIT_LOG_KEY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cobuild.PortalTest;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.TenantRepository;
import org.jooq.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Somebody who runs the database, and in some cases holds the key, changes the real log; the portal then exports it as
 * always, and both verifiers find what was done and where. What they said is the table in docs/log-tampering.md.
 */
@PortalTest
@Import({Logged.class, Exports.class})
class LogTamperingTest {
    private static final Path TABLE = Path.of("../docs/log-tampering.md");

    @Autowired
    Logged logged;

    @Autowired
    LogSealing sealing;

    @Autowired
    LogKeys keys;

    @Autowired
    TenantRepository tenants;

    @Autowired
    PortalClock clock;

    @Autowired
    Exports exports;

    @TempDir
    Path root;

    private long county;

    private interface Tampering {
        void change() throws IOException;
    }

    /** What somebody does, and how it is written down. @param heads whether it takes a head that was known before */
    private record Case(String kind, String how, boolean heads, Tampering change) {}

    @AfterEach
    void clear() {
        exports.clear();
    }

    @Test
    void tenWaysToTamperAreFoundNamedAndLocated() throws IOException {
        var rows = new ArrayList<String>();
        for (var one : cases()) {
            exports.clear();
            county = exports.county();
            var trusted = exports.keys(county, root).toString();
            var known = exports.heads(exports.export(county, root), root).toString();
            one.change().change();
            var folder = exports.export(county, root);
            var options =
                    one.heads() ? new String[] {"--keys", trusted, "--heads", known} : new String[] {"--keys", trusted};
            var java = Verifiers.java(folder, options);
            var script = Verifiers.script(folder, options);
            assertThat(java.exit()).as(one.how() + "\n" + java.all()).isEqualTo(1);
            assertThat(script.codes())
                    .as(one.how() + "\n" + script.all() + java.all())
                    .isEqualTo(java.codes());
            rows.add("| " + one.kind() + " | " + one.how() + " | "
                    + String.join(
                            "<br>",
                            new TreeSet<>(java.findings().stream()
                                    .map(LogTamperingTest::place)
                                    .toList()))
                    + " | " + (one.heads() ? "`--keys`, `--heads`" : "`--keys`") + " |");
        }
        var table = Files.readString(TABLE);
        var start = table.indexOf("|---|---|---|---|\n") + "|---|---|---|---|\n".length();
        var now = table.substring(0, start) + String.join("\n", rows) + "\n";
        if (Boolean.getBoolean("cobuild.regenerate")) {
            Files.writeString(TABLE, now);
        }
        assertThat(Files.readString(TABLE))
                .as("renewed by -Dcobuild.regenerate=true")
                .isEqualTo(now);
    }

    /** Code and place of a finding, without what it means. */
    private static String place(String line) {
        var means = line.indexOf(": ");
        return "`" + line.substring(0, line.indexOf(' ')) + "` "
                + line.substring(line.indexOf(' '), means < 0 ? line.length() : means)
                        .strip()
                        .replaceAll(" \\(line \\d+\\)|, line \\d+", "");
    }

    private List<Case> cases() {
        return List.of(
                new Case("edit", "the amount of an entry, its hash left as it was", false, () -> set(5, "SUBMISSION")),
                new Case("edit", "an entry with its hash", false, () -> {
                    set(5, "SUBMISSION");
                    rehash(5);
                }),
                new Case(
                        "edit",
                        "the name of who decided, in the trail",
                        false,
                        () -> logged.sql
                                .update(AUDIT_ENTRY)
                                .set(AUDIT_ENTRY.ACTOR_NAME, "张三")
                                .where(AUDIT_ENTRY.TENANT_ID.eq(county))
                                .and(AUDIT_ENTRY.SUBJECT_ID.eq(1_005L))
                                .and(Logged.ALL)
                                .execute()),
                new Case("drop", "an entry", false, () -> drop(5)),
                new Case("drop", "an entry, and those behind it moved up", false, () -> {
                    drop(5);
                    shift(6, -1);
                    size(11);
                }),
                new Case("reorder", "two entries", false, () -> {
                    move(5, 100);
                    move(6, 5);
                    move(100, 6);
                }),
                new Case("insert", "an entry, and those behind it moved down", false, () -> {
                    shift(5, 1);
                    logged.sql.execute(
                            "insert into audit_log_entry (tenant_id, position, entry_id, content, leaf, salt)"
                                    + " select tenant_id, 5, entry_id + 1, replace(content, 'taskDecide', 'projectRefuse'),"
                                    + " leaf, null from audit_log_entry where tenant_id = ? and position = 4 /*scope:all*/",
                            county);
                    rehash(5);
                    size(13);
                }),
                new Case(
                        "back-date",
                        "an entry that is made today for two hours ago, and signed by the portal",
                        false,
                        () -> {
                            clock.setTo(clock.now().minus(Duration.ofHours(2)));
                            logged.decide(county, 1);
                            clock.release();
                            assertThat(sealing.seal(county)).isPresent();
                        }),
                new Case(
                        "fork",
                        "an entry and all heads behind it, signed again with the tenant's own key",
                        true,
                        () -> {
                            set(9, "SUBMISSION");
                            rehash(9);
                            deleteHeads(8);
                            sign(12, current());
                        }),
                new Case("swap keys", "the tenant's key, and all heads signed again with the new one", false, () -> {
                    var own = another();
                    resign(own);
                }),
                new Case("truncate", "the last four entries with their head", true, () -> {
                    for (var position = 8; position < 12; position++) {
                        drop(position);
                    }
                    deleteHeads(8);
                    size(8);
                }),
                new Case("replay", "an entry of another tenant in the place of one", false, () -> {
                    var other = exports.county();
                    logged.sql.execute(
                            "update audit_log_entry mine join audit_log_entry theirs on theirs.tenant_id = ? and"
                                    + " theirs.position = mine.position set mine.content = theirs.content, mine.leaf ="
                                    + " theirs.leaf, mine.salt = null where mine.tenant_id = ? and mine.position = 5"
                                    + " /*scope:all*/",
                            other,
                            county);
                }),
                new Case(
                        "altered attachment",
                        "the file that was handed in with an entry",
                        false,
                        () -> exports.alterFile()));
    }

    private Condition at(long position) {
        return AUDIT_LOG_ENTRY
                .TENANT_ID
                .eq(county)
                .and(AUDIT_LOG_ENTRY.POSITION.eq(position))
                .and(Logged.ALL);
    }

    private void set(long position, String kind) {
        logged.sql
                .update(AUDIT_LOG_ENTRY)
                .set(AUDIT_LOG_ENTRY.CONTENT, content(position).replace("\"DECISION\"", "\"" + kind + "\""))
                .where(at(position))
                .execute();
    }

    private String content(long position) {
        return logged.sql
                .select(AUDIT_LOG_ENTRY.CONTENT)
                .from(AUDIT_LOG_ENTRY)
                .where(at(position))
                .fetchSingle(AUDIT_LOG_ENTRY.CONTENT);
    }

    private void rehash(long position) {
        logged.sql
                .update(AUDIT_LOG_ENTRY)
                .set(
                        AUDIT_LOG_ENTRY.LEAF,
                        TreeHash.SHA_256.ofLeaf(content(position).getBytes(StandardCharsets.UTF_8)))
                .where(at(position))
                .execute();
    }

    private void drop(long position) {
        logged.sql.deleteFrom(AUDIT_LOG_ENTRY).where(at(position)).execute();
    }

    private void move(long from, long to) {
        logged.sql
                .update(AUDIT_LOG_ENTRY)
                .set(AUDIT_LOG_ENTRY.POSITION, to)
                .where(at(from))
                .execute();
    }

    private void shift(long from, long by) {
        logged.positions(county).stream()
                .filter(position -> position >= from)
                .sorted(by > 0 ? java.util.Comparator.reverseOrder() : java.util.Comparator.naturalOrder())
                .forEach(position -> move(position, position + by));
    }

    private void size(long size) {
        logged.sql
                .update(AUDIT_LOG)
                .set(AUDIT_LOG.SIZE, size)
                .where(AUDIT_LOG.TENANT_ID.eq(county))
                .and(Logged.ALL)
                .execute();
    }

    private void deleteHeads(long above) {
        logged.sql
                .deleteFrom(AUDIT_LOG_COUNTERSIGNATURE)
                .where(AUDIT_LOG_COUNTERSIGNATURE.TENANT_ID.eq(county))
                .and(AUDIT_LOG_COUNTERSIGNATURE.SIZE.gt(above))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .deleteFrom(AUDIT_LOG_HEAD)
                .where(AUDIT_LOG_HEAD.TENANT_ID.eq(county))
                .and(AUDIT_LOG_HEAD.SIZE.gt(above))
                .and(Logged.ALL)
                .execute();
    }

    private LogKeys.Signing current() {
        return keys.signing(tenants.get(county)).orElseThrow();
    }

    /** A key in the place of the tenant's, which nobody was told of. */
    private LogKeys.Signing another() {
        var before = current().key();
        var fresh = logged.call(() -> keys.renew(tenants.get(county)));
        logged.sql
                .update(AUDIT_LOG_HEAD)
                .set(AUDIT_LOG_HEAD.KEY_ID, fresh.key().id())
                .where(AUDIT_LOG_HEAD.TENANT_ID.eq(county))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .deleteFrom(AUDIT_LOG_KEY)
                .where(AUDIT_LOG_KEY.ID.eq(before.id()))
                .and(Logged.ALL)
                .execute();
        logged.sql
                .update(AUDIT_LOG_KEY)
                .set(AUDIT_LOG_KEY.FROM_AT, before.from())
                .where(AUDIT_LOG_KEY.ID.eq(fresh.key().id()))
                .and(Logged.ALL)
                .execute();
        return fresh;
    }

    private void resign(LogKeys.Signing by) {
        for (var head : logged.sql
                .selectFrom(AUDIT_LOG_HEAD)
                .where(AUDIT_LOG_HEAD.TENANT_ID.eq(county))
                .and(Logged.ALL)
                .fetch()) {
            var note = new Note(exports.origin(county), head.getSize(), head.getRoot(), head.getHeadedAt());
            logged.sql
                    .update(AUDIT_LOG_HEAD)
                    .set(AUDIT_LOG_HEAD.SIGNATURE, line(note, by))
                    .where(AUDIT_LOG_HEAD.ID.eq(head.getId()))
                    .and(Logged.ALL)
                    .execute();
        }
    }

    private static String line(Note note, LogKeys.Signing by) {
        return Note.line(
                note.origin(),
                by.key().kind(),
                by.key().publicKey(),
                by.secret().sign(note.message()));
    }

    private void sign(long size, LogKeys.Signing by) {
        var leaves = new ArrayList<byte[]>();
        for (long position = 0; position < size; position++) {
            leaves.add(TreeHash.SHA_256.ofLeaf(content(position).getBytes(StandardCharsets.UTF_8)));
        }
        var note = new Note(
                exports.origin(county),
                size,
                DecisionLogTest.naive(leaves),
                clock.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        logged.sql
                .insertInto(AUDIT_LOG_HEAD)
                .set(AUDIT_LOG_HEAD.ID, Ids.next())
                .set(AUDIT_LOG_HEAD.TENANT_ID, county)
                .set(AUDIT_LOG_HEAD.SIZE, size)
                .set(AUDIT_LOG_HEAD.ROOT, note.root())
                .set(AUDIT_LOG_HEAD.HEADED_AT, note.at())
                .set(AUDIT_LOG_HEAD.KEY_ID, by.key().id())
                .set(AUDIT_LOG_HEAD.SIGNATURE, line(note, by))
                .execute();
    }
}
