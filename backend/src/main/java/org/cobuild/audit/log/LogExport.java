package org.cobuild.audit.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cobuild.platform.CanonicalJson;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Sha256;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.archive.ArchivePart;
import org.springframework.stereotype.Component;

/**
 * Writes a log, or the proof of one entry, in the published form (docs/log.md), so that somebody else can check it
 * without the portal. Memory stays the same however long the log is, but for the digests of texts.
 */
@Component
public class LogExport implements ArchivePart {
    private static final int AT_ONCE = 500;
    private final DecisionLog logs;
    private final LogReading entries;
    private final LogTree tree;
    private final HeadRepository heads;
    private final LogKeys keys;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;

    LogExport(
            DecisionLog logs,
            LogReading entries,
            LogTree tree,
            HeadRepository heads,
            LogKeys keys,
            TenantRepository tenants,
            Access access,
            PortalClock clock) {
        this.logs = logs;
        this.entries = entries;
        this.tree = tree;
        this.heads = heads;
        this.keys = keys;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
    }

    /** What of an entry whoever asks for its proof may read. */
    public enum Telling {
        /** With its opening and the text that was decided on. */
        WHOLE,
        /** The entry alone. */
        ENTRY
    }

    @Override
    public List<String> write(Grant grant, Path folder) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve("log.jsonl"))) {
            write(grant, out);
        }
        return List.of();
    }

    /** All of a tenant's log; an empty one has no entries. */
    public void write(Grant grant, OutputStream to) throws IOException {
        var tenant = tenants.get(grant.tenantId());
        var state = logs.state(grant);
        var origin = logs.origin(tenant.code());
        var size = state.map(DecisionLog.State::size).orElse(0L);
        var hash = state.map(log -> log.name().hash()).orElse(TreeHash.SHA_256);
        var lines = new Lines(to);
        begin(lines, "cobuild-log-export-1", tenant, origin, hash, size);
        var due = new Heads(grant, origin);
        var given = new HashSet<String>();
        for (long at = 0; at < size; at += AT_ONCE) {
            var some = entries.from(grant, at, (int) Math.min(AT_ONCE, size - at));
            var texts = texts(grant, some, given);
            for (var entry : some) {
                entry(lines, entry, texts, given);
                due.write(lines, entry.position() + 1);
            }
        }
        lines.end(size);
    }

    /**
     * The proof of an entry under the newest head that covers it, countersigned if there is such a one.
     *
     * @param entryId its act in the trail
     * @return empty when it is none, or no head covers it yet
     */
    public Optional<byte[]> proof(long tenantId, long entryId, Telling telling) {
        var grant = access.consequence(tenantId);
        var entry = entries.of(grant, List.of(entryId)).stream().findFirst().orElse(null);
        var state = logs.state(grant).orElse(null);
        if (entry == null || state == null) {
            return Optional.empty();
        }
        var origin = state.name().origin();
        return heads.newestCountersigned(grant, origin)
                .filter(head -> head.size() > entry.position())
                .or(() -> heads.newest(grant, origin).filter(head -> head.size() > entry.position()))
                .map(head -> proof(grant, state, entry, head, telling));
    }

    private byte[] proof(Grant grant, DecisionLog.State state, LogReading.Entry entry, LogHead head, Telling telling) {
        try (var bytes = new java.io.ByteArrayOutputStream()) {
            var hash = state.name().hash();
            var path = tree.hashes(
                            grant, hash, head.size(), List.of(MerkleTree.inclusion(entry.position(), head.size())))
                    .getFirst();
            var lines = new Lines(bytes);
            begin(lines, "cobuild-log-proof-1", tenants.get(grant.tenantId()), head.origin(), hash, head.size());
            var whole = telling == Telling.WHOLE;
            var texts = whole ? texts(grant, List.of(entry), Set.of()) : Map.<String, String>of();
            entry(lines, whole ? entry : closed(entry), texts, new HashSet<>());
            lines.write(Map.of(
                    "line", "inclusion",
                    "position", entry.position(),
                    "size", head.size(),
                    "hashes", path.stream().map(LogExport::base64).toList()));
            lines.write(Map.of("line", "head", "note", head.signedNote()));
            lines.end(1);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static LogReading.Entry closed(LogReading.Entry entry) {
        return new LogReading.Entry(
                entry.position(), entry.entryId(), entry.content(), entry.leaf(), null, entry.textSha256());
    }

    private void begin(Lines lines, String format, Tenant tenant, String origin, TreeHash hash, long size)
            throws IOException {
        lines.write(Map.of(
                "line",
                "export",
                "format",
                format,
                "log",
                origin,
                "tenant",
                tenant.name(),
                "hash",
                hash.title(),
                "size",
                size,
                "at",
                EntryText.time(clock.now())));
        lines.raw(keyLines(tenant));
    }

    /** The public keys of a tenant and of its witness, as they are handed out. */
    public String keyLines(Tenant tenant) {
        var text = new StringBuilder();
        keys.list(access.consequence(tenant.id())).forEach(key -> text.append(key.line(logs.origin(tenant.code()))));
        if (tenant.parentId() != null) {
            var witness = tenants.get(tenant.parentId());
            keys.list(access.consequence(witness.id()))
                    .forEach(key -> text.append(key.line(logs.origin(witness.code()))));
        }
        return text.toString();
    }

    private Map<String, String> texts(Grant grant, List<LogReading.Entry> some, Set<String> given) {
        return entries.texts(
                grant,
                some.stream()
                        .map(LogReading.Entry::textSha256)
                        .filter(Objects::nonNull)
                        .filter(digest -> !given.contains(digest))
                        .distinct()
                        .toList());
    }

    private static void entry(Lines lines, LogReading.Entry entry, Map<String, String> texts, Set<String> given)
            throws IOException {
        var line = new TreeMap<String, Object>();
        line.put("line", "entry");
        line.put("position", entry.position());
        line.put("content", entry.content());
        line.put("leaf", base64(entry.leaf()));
        if (entry.opening() != null) {
            line.put("opening", entry.opening());
        }
        lines.write(line);
        var digest = entry.textSha256();
        var text = digest == null ? null : texts.get(digest);
        if (digest != null && text != null && given.add(digest)) {
            lines.write(Map.of("line", "text", "sha256", digest, "text", text));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The heads of a log in their order, some at a time. */
    private final class Heads {
        private final Grant log;
        private final String origin;
        private final Deque<LogHead> next = new ArrayDeque<>();
        private long read;
        private boolean all;

        Heads(Grant log, String origin) {
            this.log = log;
            this.origin = origin;
        }

        void write(Lines lines, long size) throws IOException {
            if (next.isEmpty() && !all) {
                var some = heads.after(log, origin, read, AT_ONCE);
                next.addAll(some);
                all = some.size() < AT_ONCE;
                read = some.isEmpty() ? read : some.getLast().size();
            }
            while (!next.isEmpty() && next.getFirst().size() <= size) {
                lines.write(Map.of("line", "head", "note", next.removeFirst().signedNote()));
            }
        }
    }

    /** Lines of JSON, and the digest of all of them. */
    private static final class Lines {
        private final DigestOutputStream out;

        Lines(OutputStream to) {
            out = new DigestOutputStream(new java.io.BufferedOutputStream(to, 1 << 16), Sha256.fresh());
        }

        void write(Map<String, ?> line) throws IOException {
            raw(CanonicalJson.write(line) + "\n");
        }

        void raw(String lines) throws IOException {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }

        void end(long count) throws IOException {
            var digest = HexFormat.of().formatHex(out.getMessageDigest().digest());
            write(Map.of("line", "end", "entries", count, "sha256", digest));
            out.flush();
        }
    }
}
