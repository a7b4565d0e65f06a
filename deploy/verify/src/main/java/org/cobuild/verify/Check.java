package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.cobuild.verify.Findings.Place;

/** Checks an export or a proof, a line at a time. */
final class Check {
    private static final String EXPORT = "cobuild-log-export-1";
    private static final String PROOF = "cobuild-log-proof-1";
    private static final Place WHOLE = new Place("place.whole");
    private static final int LONGEST_SHOWN = 4000;

    private final Lines lines;
    private final Keys keys;
    private final Findings findings;
    private final long latest;
    private final MessageDigest sha256 = Hash.sha256();
    private final Digests texts = new Digests();

    private String log = "";
    private byte[] logBytes = {};
    private String tenant = "";
    private String writtenAt = "";
    private boolean proof;
    private long announced = -1;
    private Hash hash = Hash.named("SHA-256");
    private Tree tree;
    private Attachments attachments;
    private Known known;
    private Heads heads;

    private boolean keysPassed;
    private boolean ended;
    private boolean cut;
    private long next;
    private long entries;
    private long erased;
    private byte[] leaf;
    private byte[] root;
    private String shown;

    Check(Lines lines, Keys keys, Findings findings, long now) {
        this.lines = lines;
        this.keys = keys;
        this.findings = findings;
        this.latest = now + Heads.SKEW;
    }

    /**
     * Checks all of it.
     *
     * @param knownHeads file of heads that were known, or null
     * @param files folder of the attachments, or null
     * @throws Fault when it isn't an export or a proof at all, or what was handed in beside can't be read
     */
    void run(Path knownHeads, Path files, long now) throws IOException, Fault {
        if (!begin()) {
            return;
        }
        attachments = new Attachments(files, findings);
        known = knownHeads == null ? Known.none(log, findings) : Known.read(knownHeads, log, findings);
        heads = new Heads(log, keys, known, findings, now);
        tree = new Tree(hash);
        known.entries(tree);
        while (lines.next()) {
            if (ended) {
                findings.add(Code.FORMAT, Place.line(lines.number), "end.more");
                break;
            }
            line();
            cut(Place.line(lines.number));
        }
        finish();
    }

    /** Reads the first line; false when what follows can't be understood. */
    private boolean begin() throws IOException, Fault {
        if (!lines.next()) {
            throw new Fault("input.empty");
        }
        if (lines.length >= 3 && lines.bytes[0] == (byte) 0xef && lines.bytes[1] == (byte) 0xbb && lines.bytes[2] == (byte) 0xbf) {
            throw new Fault("input.bom");
        }
        Line line;
        try {
            line = Line.of(lines.bytes, lines.tooLong ? 0 : lines.length);
        } catch (Fault noJson) {
            throw new Fault("input.other", noJson);
        }
        if (!line.kind().equals("export")) {
            throw new Fault("input.other", new Fault("input.kind"));
        }
        lines.pass();
        var place = Place.line(1);
        try {
            var format = line.string("format");
            proof = format.equals(PROOF);
            if (!proof && !format.equals(EXPORT)) {
                findings.add(Code.FORMAT, place, "export.format", format);
                return false;
            }
            log = line.string("log");
            logBytes = log.getBytes(UTF_8);
            hash = Hash.named(line.string("hash"));
            if (hash == null) {
                findings.add(Code.FORMAT, place, "export.hash", line.string("hash"));
                return false;
            }
        } catch (Fault fault) {
            findings.format(place, fault);
            return false;
        }
        attempt(place, () -> tenant = line.string("tenant"));
        attempt(place, () -> announced = line.number("size"));
        attempt(place, () -> writtenAt = Numbers.time(line.time("at")));
        cut(place);
        return true;
    }

    private void cut(Place place) {
        if (!lines.ended) {
            cut = true;
            findings.add(Code.CUT, place, "cut.line");
        }
    }

    private interface Step {
        void take() throws Fault, IOException;
    }

    private void attempt(Place place, Step step) throws IOException {
        try {
            step.take();
        } catch (Fault fault) {
            findings.format(place, fault);
        }
    }

    private void line() throws IOException {
        var place = Place.line(lines.number);
        if (lines.tooLong) {
            lines.pass();
            findings.add(Code.FORMAT, place, "line.long");
            return;
        }
        Line line;
        try {
            line = Line.of(lines.bytes, lines.length);
        } catch (Fault fault) {
            lines.pass();
            if (lines.ended) {
                findings.format(place, fault);
            }
            return;
        }
        if (!line.has("line")) {
            findings.add(Code.FORMAT, place, "line.lacks", "line");
        }
        var kind = line.kind();
        if (kind.equals("end")) {
            ended = true;
            attempt(place, () -> end(line, place));
            return;
        }
        lines.pass();
        switch (kind) {
            case "export" -> findings.add(Code.FORMAT, place, "line.order", kind);
            case "key" -> {
                if (keysPassed) {
                    findings.add(Code.FORMAT, place, "line.order", kind);
                }
                attempt(place, () -> keys.said(Key.read(line), findings, place));
            }
            case "entry" -> {
                keysPassed = true;
                entry(line, place);
            }
            case "text" -> attempt(place, () -> text(line, place));
            case "inclusion" -> attempt(place, () -> inclusion(line, place));
            case "head" -> {
                keysPassed = true;
                attempt(place, () -> head(line));
            }
            default -> {} // of a later format
        }
    }

    private void entry(Line line, Place place) throws IOException {
        long expected = next;
        long position = expected;
        try {
            position = line.number("position");
        } catch (Fault fault) {
            findings.format(place, fault);
        }
        var here = Place.entry(position);
        boolean inPlace = proof ? entries == 0 : position >= expected;
        if (proof) {
            if (entries > 0 || position >= announced) {
                findings.add(Code.FORMAT, here, "proof.entry", announced);
            }
        } else if (position < expected) {
            findings.add(Code.POSITION, here, "position.order", expected);
        } else if (position > expected) {
            findings.add(Code.POSITION, Place.entries(expected, position - 1), "position.missing", position - expected);
        }
        entries++;
        if (inPlace) {
            next = position + 1;
        }
        attempt(here, () -> {
            var content = line.text("content");
            leaf = leaf(line, content, here);
            if (inPlace && !proof) {
                tree.append(leaf);
                if (tree.size() == next) {
                    known.entries(tree);
                }
            }
            if (proof) {
                shown = new String(line.bytes, content.from(), Math.min(LONGEST_SHOWN, content.length()), UTF_8);
            }
            byte[] told = null;
            try {
                told = content(Entry.read(line.bytes, content, logBytes), here);
            } finally {
                opening(line, told, here);
            }
        });
    }

    /** The leaf that the export has: where it isn't that of the content, the tree above still tells what else holds. */
    private byte[] leaf(Line line, Line.Span content, Place here) {
        var computed = hash.leaf(line.bytes, content.from(), content.length());
        try {
            var said = line.hash("leaf");
            if (!Arrays.equals(said, computed)) {
                findings.add(Code.LEAF, here, "leaf.other");
            }
            return said;
        } catch (Fault fault) {
            findings.format(here, fault);
            return computed;
        }
    }

    /** @return the digest of the opening */
    private byte[] content(Entry entry, Place here) throws IOException {
        if (!entry.ours()) {
            findings.add(Code.LOG, here, "log.entry", log);
        }
        if (entry.time() > latest) {
            findings.add(Code.TIME, here, "time.future", Numbers.time(entry.time()));
        } else if (heads.newest() != Numbers.NONE && entry.time() < heads.newest() - Heads.SKEW) {
            findings.add(Code.TIME, here, "time.entry", Numbers.time(entry.time()), Numbers.time(heads.newest()));
        }
        if (entry.text() != null) {
            texts.add(entry.text());
        }
        for (var attachment : entry.attachments()) {
            attachments.named(attachment, here);
        }
        return entry.told();
    }

    private void opening(Line line, byte[] told, Place here) throws IOException {
        if (!line.has("opening")) {
            erased++;
            return;
        }
        attempt(here, () -> {
            var opening = line.text("opening");
            sha256.update(line.bytes, opening.from(), opening.length());
            var digest = sha256.digest();
            if (told != null && !Arrays.equals(told, digest)) {
                findings.add(Code.OPENING, here, "opening.other");
            }
            Entry.checkOpening(line.bytes, opening);
        });
    }

    private void text(Line line, Place place) throws Fault {
        var declared = line.text("sha256");
        var digest = Numbers.digest(line.bytes, declared.from(), declared.to());
        if (digest == null) {
            throw new Fault("line.no-digest", "sha256");
        }
        var text = line.text("text");
        sha256.update(line.bytes, text.from(), text.length());
        if (!Arrays.equals(sha256.digest(), digest)) {
            findings.add(Code.TEXT, place, "text.other");
        }
        if (!texts.has(digest)) {
            findings.add(Code.TEXT, place, "text.unnamed");
        }
        texts.mark(digest);
    }

    private void inclusion(Line line, Place place) throws Fault {
        if (!proof) {
            return; // of a later format
        }
        if (leaf == null || root != null) {
            throw new Fault("line.order", "inclusion");
        }
        long position = line.number("position");
        long size = line.number("size");
        if (position != next - 1 || size != announced || position >= size) {
            throw new Fault("proof.inclusion");
        }
        root = Tree.root(hash, leaf, position, size, line.hashes("hashes"));
        if (root == null) {
            root = new byte[0];
            findings.add(Code.ROOT, place, "root.proof");
        }
    }

    private void head(Line line) throws Fault {
        var note = Note.read(line.string("note"));
        if (proof) {
            heads.check(note, announced, root, lines.number);
        } else {
            heads.check(note, next, tree.size() == next ? tree.root() : null, lines.number);
        }
    }

    private void end(Line line, Place place) throws Fault {
        var digest = HexFormat.of().formatHex(lines.digest());
        if (!line.string("sha256").equals(digest)) {
            boolean returns = lines.length > 0 && lines.bytes[lines.length - 1] == '\r';
            findings.add(Code.FORMAT, WHOLE, returns ? "end.returns" : "end.digest");
        }
        if (line.number("entries") != entries) {
            findings.add(Code.FORMAT, place, "end.entries", line.number("entries"), entries);
        }
    }

    private void finish() throws IOException {
        if (!ended && !cut) {
            findings.add(Code.CUT, Place.line(lines.number), "cut.end");
        }
        if (proof) {
            if (entries == 0 || root == null || heads.count() == 0) {
                findings.add(Code.FORMAT, WHOLE, "proof.lacks");
            }
            heads.end(announced);
        } else {
            if (announced >= 0 && announced != entries) {
                findings.add(Code.FORMAT, WHOLE, "export.size", announced, entries);
            }
            heads.end(next);
            known.end(next);
        }
        attachments.rest();
    }

    void tell(Summary summary) {
        if (heads == null) {
            return;
        }
        summary.tell(proof ? "told.proof" : "told.export", log, tenant, writtenAt);
        if (proof) {
            summary.tell("told.entry", next - 1, announced);
            summary.out().println("  " + Words.clean(shown == null ? "" : shown, LONGEST_SHOWN));
        } else {
            summary.tell("told.entries", entries);
        }
        heads.tell(summary, proof ? 0 : next);
        summary.tell(keys.handedIn() ? "told.keys-handed-in" : "told.keys-of-the-export");
        for (var key : keys.all()) {
            summary.tell("told.key", key.name(), key.algorithm(), key.fingerprint());
        }
        if (erased > 0) {
            summary.tell("told.erased", erased);
        }
        summary.tell("told.texts", texts.size(), texts.size() - texts.marked());
        summary.tell("told.files", attachments.count(), attachments.missing(), attachments.checked());
        if (attachments.others() > 0) {
            summary.tell("told.other-files", attachments.others());
        }
        if (known.count() > 0) {
            summary.tell("told.known", known.count());
        }
    }
}
