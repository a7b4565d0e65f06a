package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobuild.db.Tables.AUDIT_LOG;
import static org.cobuild.db.Tables.AUDIT_LOG_ENTRY;
import static org.cobuild.db.Tables.AUDIT_LOG_HEAD;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.cobuild.PortalTest;
import org.cobuild.Statements;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The proof of an entry of a long log costs as many statements as in a short one, and little time. {@code
 * -Dcobuild.log.entries=10000000} holds it to 10 ms; a normal run looks at 150,000 entries. Of the entries themselves only
 * those are there that are proved: a proof reads no others but at the right edge.
 */
@PortalTest
@Import(Logged.class)
class LongLogTest {
    private static final long ENTRIES = Long.getLong("cobuild.log.entries", 150_000);
    private static final int PROVED = 100;
    private static final double MILLIS = 10;

    @Autowired
    Logged logged;

    @Autowired
    LogTree tree;

    @Autowired
    LogKeys keys;

    @Autowired
    LogExport export;

    @Autowired
    TenantRepository tenants;

    @Autowired
    Access access;

    @Autowired
    PortalClock clock;

    @Autowired
    Statements statements;

    @TempDir
    Path folder;

    private long tenant;
    private final Map<Long, Long> entryIds = new HashMap<>();

    @AfterEach
    void clear() {
        logged.clear(tenant);
    }

    @Test
    void theProofOfAnEntryIsShort() throws IOException {
        tenant = logged.tenant(null);
        logged.decide(tenant, PROVED);
        var log = access.consequence(tenant);
        plant(log);
        var times = new ArrayList<Double>();
        for (var round = 0; round < 4; round++) {
            times.clear();
            for (var id : entryIds.values()) {
                var began = System.nanoTime();
                assertThat(export.proof(tenant, id, LogExport.Telling.WHOLE)).isPresent();
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        times.sort(null);
        System.out.printf(
                "proof of an entry of %,d: %.1f ms in the middle of %d, %.1f ms at worst%n",
                ENTRIES, times.get(PROVED / 2), PROVED, times.getLast());
        var some = entryIds.values().iterator().next();
        assertThat(statements.during(() -> export.proof(tenant, some, LogExport.Telling.WHOLE)))
                .hasSizeLessThanOrEqualTo(14);
        var proof = folder.resolve("proof.jsonl");
        Files.write(proof, export.proof(tenant, some, LogExport.Telling.WHOLE).orElseThrow());
        var told = Verifiers.java(proof);
        assertThat(told.findings()).as(told.all()).isEmpty();
        if (Long.getLong("cobuild.log.entries") != null) {
            assertThat(times.get(PROVED / 2)).isLessThan(MILLIS);
        }
    }

    /** Spreads the entries that are there over a long log, whose other leaves are random, and signs its head. */
    private void plant(Grant log) {
        var random = new Random(7);
        var leaves = new TreeMap<Long, byte[]>();
        for (long old = PROVED - 1; old >= 0; old--) {
            long position;
            do {
                position = random.nextLong(ENTRIES - PROVED) + PROVED;
            } while (leaves.containsKey(position));
            move(old, position, leaves);
        }
        var edge = ENTRIES / LogTree.TILE * LogTree.TILE;
        for (long first = 0; first < ENTRIES; first += LogTree.TILE) {
            var tile = new ArrayList<byte[]>();
            for (long position = first; position < Math.min(first + LogTree.TILE, ENTRIES); position++) {
                var leaf = leaves.get(position);
                if (leaf == null) {
                    leaf = new byte[TreeHash.SHA_256.bytes()];
                    random.nextBytes(leaf);
                    if (position >= edge) {
                        insert(position, leaf);
                    }
                }
                tile.add(leaf);
            }
            if (tile.size() == LogTree.TILE) {
                tree.keep(log, TreeHash.SHA_256, first / LogTree.TILE, tile);
            }
        }
        logged.sql
                .update(AUDIT_LOG)
                .set(AUDIT_LOG.SIZE, ENTRIES)
                .where(AUDIT_LOG.TENANT_ID.eq(tenant))
                .and(Logged.ALL)
                .execute();
        sign(log);
    }

    private void move(long old, long position, Map<Long, byte[]> leaves) {
        var here = AUDIT_LOG_ENTRY
                .TENANT_ID
                .eq(tenant)
                .and(AUDIT_LOG_ENTRY.POSITION.eq(old))
                .and(Logged.ALL);
        var row = logged.sql.selectFrom(AUDIT_LOG_ENTRY).where(here).fetchSingle();
        entryIds.put(position, row.getEntryId());
        leaves.put(position, row.getLeaf());
        assertThat(row.getLeaf())
                .isEqualTo(TreeHash.SHA_256.ofLeaf(row.getContent().getBytes(StandardCharsets.UTF_8)));
        logged.sql
                .update(AUDIT_LOG_ENTRY)
                .set(AUDIT_LOG_ENTRY.POSITION, position)
                .where(here)
                .execute();
    }

    private void insert(long position, byte[] leaf) {
        logged.sql
                .insertInto(AUDIT_LOG_ENTRY)
                .set(AUDIT_LOG_ENTRY.TENANT_ID, tenant)
                .set(AUDIT_LOG_ENTRY.POSITION, position)
                .set(AUDIT_LOG_ENTRY.ENTRY_ID, Ids.next())
                .set(AUDIT_LOG_ENTRY.CONTENT, "{}")
                .set(AUDIT_LOG_ENTRY.LEAF, Arrays.copyOf(leaf, leaf.length))
                .execute();
    }

    private void sign(Grant log) {
        var origin = "cobuild/log/" + tenants.get(tenant).code();
        var root = tree.root(log, TreeHash.SHA_256, ENTRIES, ENTRIES);
        var by = logged.call(() -> keys.signing(tenants.get(tenant))).orElseThrow();
        var note = new Note(origin, ENTRIES, root, clock.now().truncatedTo(ChronoUnit.MILLIS));
        logged.sql
                .insertInto(AUDIT_LOG_HEAD)
                .set(AUDIT_LOG_HEAD.ID, Ids.next())
                .set(AUDIT_LOG_HEAD.TENANT_ID, tenant)
                .set(AUDIT_LOG_HEAD.SIZE, ENTRIES)
                .set(AUDIT_LOG_HEAD.ROOT, root)
                .set(AUDIT_LOG_HEAD.HEADED_AT, note.at())
                .set(AUDIT_LOG_HEAD.KEY_ID, by.key().id())
                .set(
                        AUDIT_LOG_HEAD.SIGNATURE,
                        Note.line(
                                origin,
                                by.key().kind(),
                                by.key().publicKey(),
                                by.secret().sign(note.message())))
                .execute();
    }
}
