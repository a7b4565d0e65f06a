package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG;
import static org.cobuild.db.Tables.AUDIT_LOG_COUNTERSIGNATURE;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_HEAD;
import static org.cobuild.db.Tables.AUDIT_LOG_KEY;
import static org.cobuild.db.Tables.DOCUMENT;

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
import org.cobuild.platform.Sha256;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.archive.TenantArchive;
import org.jooq.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/**
 * Somebody who runs the database, and in some cases holds the key, changes the real log; the portal then exports it as
 * always, and both verifiers find what was done and where. What they said is the table in docs/log-tampering.md.
 */
@PortalTest
@Import(Logged.class)
class LogTamperingTest {
    private static final Path TABLE = Path.of("../docs/log-tampering.md");
    private static final String FILE = "the contract as it was handed in";

    @Autowired
    Logged logged;

    @Autowired
    LogSealing sealing;

    @Autowired
    LogKeys keys;

    @Autowired
    LogExport export;

    @Autowired
    TenantArchive archive;

    @Autowired
    TenantRepository tenants;

    @Autowired
    Access access;

    @Autowired
    PortalClock clock;

    @Value("${cobuild.data}")
    String data;

    @TempDir
    Path root;

    private final List<Long> made = new ArrayList<>();
    private long county;
    private String origin;
    private int exports;

    private interface Tampering {
        void change() throws IOException;
    }

    /** What somebody does, and how it is written down. @param heads whether it takes a head that was known before */
    private record Case(String kind, String how, boolean heads, Tampering change) {}

    @BeforeEach
    void aLog() throws IOException {
        county = filled(logged.tenant(null));
        origin = "cobuild/log/" + tenants.get(county).code();
    }

    /** A county with 12 entries, heads over 4, 8 and 12, which its city has countersigned, and a file. */
    private long filled(long city) throws IOException {
        var tenant = logged.tenant(city);
        made.add(tenant);
        made.add(city);
        keep();
        var start = clock.now().minus(Duration.ofHours(4));
        for (int n = 0; n < 12; n++) {
            clock.setTo(start.plus(Duration.ofMinutes(20L * n)));
            logged.tell(logged.decision(tenant, n)
                    .attachments(n == 2 ? List.of(Sha256.hex(FILE)) : List.of())
                    .build());
            if (n % 4 == 3) {
                assertThat(sealing.seal(tenant)).isPresent();
                assertThat(sealing.countersign(tenant)).isTrue();
            }
        }
        logged.sql
                .insertInto(DOCUMENT)
                .set(DOCUMENT.ID, Ids.next())
                .set(DOCUMENT.TENANT_ID, tenant)
                .set(DOCUMENT.NAME, "合同.pdf")
                .set(DOCUMENT.MEDIA_TYPE, "application/pdf")
                .set(DOCUMENT.BYTES, 1L)
                .set(DOCUMENT.SHA256, Sha256.hex(FILE))
                .set(DOCUMENT.UPLOADED_AT, clock.now())
                .execute();
        clock.release();
        return tenant;
    }

    private Path stored() {
        var sha256 = Sha256.hex(FILE);
        return Path.of(data, "files", "kept", sha256.substring(0, 2), sha256);
    }

    private void keep() throws IOException {
        Files.createDirectories(stored().getParent());
        Files.writeString(stored(), FILE);
    }

    @AfterEach
    void clear() {
        clock.release();
        made.forEach(tenant -> {
            logged.sql
                    .deleteFrom(DOCUMENT)
                    .where(DOCUMENT.TENANT_ID.eq(tenant))
                    .and(Logged.ALL)
                    .execute();
            logged.clear(tenant);
        });
    }

    @Test
    void aWholeLogHolds() throws IOException {
        var folder = exported();
        for (var told : both(folder, "--keys", keysFile(), "--heads", headsFile(folder))) {
            assertThat(told.findings()).as(told.all()).isEmpty();
            assertThat(told.exit()).isZero();
        }
        assertThat(Verifiers.java(folder).all()).contains("12").contains(origin);
    }

    @Test
    void theNationalAlgorithmsHold() throws IOException {
        var city = logged.tenant(null);
        logged.national(city);
        var tenant = filled(city);
        county = tenant;
        origin = "cobuild/log/" + tenants.get(tenant).code();
        var folder = exported();
        assertThat(Files.readString(folder.resolve("log.jsonl")))
                .contains("\"hash\":\"SM3\"", "\"algorithm\":\"SM2\"")
                .doesNotContain("Ed25519");
        for (var told : both(folder, "--keys", keysFile(), "--heads", headsFile(folder))) {
            assertThat(told.findings()).as(told.all()).isEmpty();
        }
        set(5, "SUBMISSION");
        for (var told : both(exported(), "--keys", keysFile())) {
            assertThat(told.codes()).contains("LEAF");
        }
    }

    @Test
    void theProofOfEveryEntryHolds() throws IOException {
        for (long position = 0; position < 12; position++) {
            var id = logged.sql
                    .select(AUDIT_LOG_ENTRY.ENTRY_ID)
                    .from(AUDIT_LOG_ENTRY)
                    .where(at(position))
                    .fetchSingle(AUDIT_LOG_ENTRY.ENTRY_ID);
            var file = root.resolve("proof-" + position + ".jsonl");
            Files.write(file, export.proof(county, id, LogExport.Telling.WHOLE).orElseThrow());
            for (var told : both(file, "--keys", keysFile())) {
                assertThat(told.findings()).as(told.all()).isEmpty();
            }
            Files.writeString(file, Files.readString(file).replace("12345.60", "12345.61"));
            for (var told : both(file, "--keys", keysFile())) {
                assertThat(told.exit()).as(told.all()).isEqualTo(1);
            }
        }
    }

    @Test
    void tenWaysToTamperAreFoundNamedAndLocated() throws IOException {
        var rows = new ArrayList<String>();
        for (var one : cases()) {
            logged.clear(made.stream().mapToLong(Long::longValue).toArray());
            aLog();
            var trusted = keysFile();
            var known = headsFile(exported());
            one.change().change();
            var folder = exported();
            var options =
                    one.heads() ? new Object[] {"--keys", trusted, "--heads", known} : new Object[] {"--keys", trusted};
            var java = Verifiers.java(folder, words(options));
            var script = Verifiers.script(folder, words(options));
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
                    var other = filled(logged.tenant(null));
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
                        () -> Files.writeString(stored(), FILE.replace("was", "is"))));
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
            var note = new Note(origin, head.getSize(), head.getRoot(), head.getHeadedAt());
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
                origin,
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

    private Path exported() {
        var folder = root.resolve("export-" + exports++);
        archive.write(tenants.get(county).code(), folder, "a test");
        return folder;
    }

    private Path keysFile() throws IOException {
        var file = root.resolve("keys-" + exports++ + ".jsonl");
        return Files.writeString(file, export.keyLines(tenants.get(county)));
    }

    /** The heads of an export, as an auditor keeps them. */
    private Path headsFile(Path folder) throws IOException {
        var heads = Files.readAllLines(folder.resolve("log.jsonl")).stream()
                .filter(line -> line.contains("\"line\":\"head\""))
                .toList();
        return Files.write(root.resolve("heads-" + exports++ + ".jsonl"), heads);
    }

    private static List<Verifiers.Told> both(Path export, Object... options) throws IOException {
        return List.of(Verifiers.java(export, words(options)), Verifiers.script(export, words(options)));
    }

    private static String[] words(Object... options) {
        return java.util.Arrays.stream(options).map(Object::toString).toArray(String[]::new);
    }
}
