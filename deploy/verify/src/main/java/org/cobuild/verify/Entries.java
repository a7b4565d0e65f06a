package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.cobuild.verify.Findings.Place;

/** Checks entries with their openings, texts and files, and grows the tree over them. */
final class Entries {
    private static final int LONGEST_SHOWN = 4000;

    private final String log;
    private final byte[] logBytes;
    private final long ofProof;
    private final Hash hash;
    private final Heads heads;
    private final Known known;
    private final Findings findings;
    private final long latest;
    private final Tree tree;
    private final Attachments attachments;
    private final Digests texts = new Digests();
    private final MessageDigest sha256 = Hash.sha256();

    private long next;
    private long count;
    private long erased;
    private byte[] leaf;
    private byte[] proved;
    private String shown = "";

    /**
     * @param ofProof size of the tree of a proof, or -1 for an export
     * @param files folder of the attachments, or null
     */
    Entries(String log, long ofProof, Hash hash, Heads heads, Known known, Path files, Findings findings, long now)
            throws IOException {
        this.log = log;
        this.logBytes = log.getBytes(UTF_8);
        this.ofProof = ofProof;
        this.hash = hash;
        this.heads = heads;
        this.known = known;
        this.findings = findings;
        this.latest = now + Heads.SKEW;
        this.tree = new Tree(hash);
        this.attachments = new Attachments(files, findings);
        known.entries(tree);
    }

    private boolean isProof() {
        return ofProof >= 0;
    }

    /** How many lines of entries came. */
    long count() {
        return count;
    }

    /** How many entries a head covers that stands here. */
    long covered() {
        return isProof() ? ofProof : next;
    }

    /** The root over these, or null when it can't be told. */
    byte[] root() {
        return isProof() ? proved : tree.size() == next ? tree.root() : null;
    }

    void entry(Line line, Place place) throws IOException {
        long expected = next;
        long position = expected;
        try {
            position = line.number("position");
        } catch (Fault fault) {
            findings.format(place, fault);
        }
        var here = Place.entry(position);
        boolean inPlace = isProof() ? count == 0 : position >= expected;
        if (isProof()) {
            if (count > 0 || position >= ofProof) {
                findings.add(Code.FORMAT, here, "proof.entry", ofProof);
            }
        } else if (position < expected) {
            findings.add(Code.POSITION, here, "position.order", expected);
        } else if (position > expected) {
            findings.add(Code.POSITION, Place.entries(expected, position - 1), "position.missing", position - expected);
        }
        count++;
        if (inPlace) {
            next = position + 1;
        }
        findings.attempt(here, () -> {
            var content = line.text("content");
            leaf = leaf(line, content, here);
            if (isProof()) {
                shown = new String(line.bytes, content.from(), Math.min(LONGEST_SHOWN, content.length()), UTF_8);
            } else if (inPlace) {
                tree.append(leaf);
                if (tree.size() == next) {
                    known.entries(tree);
                }
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
        heads.entry(entry.time(), here);
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
        findings.attempt(here, () -> {
            var opening = line.text("opening");
            sha256.update(line.bytes, opening.from(), opening.length());
            var digest = sha256.digest();
            if (told != null && !Arrays.equals(told, digest)) {
                findings.add(Code.OPENING, here, "opening.other");
            }
            Entry.checkOpening(line.bytes, opening);
        });
    }

    void text(Line line, Place place) throws Fault {
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

    void inclusion(Line line, Place place) throws Fault {
        if (leaf == null || proved != null) {
            throw new Fault("line.order", "inclusion");
        }
        long position = line.number("position");
        long size = line.number("size");
        if (position != next - 1 || size != ofProof || position >= size) {
            throw new Fault("proof.inclusion");
        }
        proved = Tree.root(hash, leaf, position, size, line.hashes("hashes"));
        if (proved == null) {
            proved = new byte[0];
            findings.add(Code.ROOT, place, "root.proof");
        }
    }

    /** Nothing comes any more. */
    void end() throws IOException {
        attachments.rest();
    }

    void tell(Summary summary) {
        if (isProof()) {
            summary.tell("told.entry", next - 1, ofProof);
            summary.out().println("  " + Words.clean(shown, LONGEST_SHOWN));
        } else {
            summary.tell("told.entries", count);
        }
    }

    void tellWhatIsMissing(Summary summary) {
        if (erased > 0) {
            summary.tell("told.erased", erased);
        }
        summary.tell("told.texts", texts.size(), texts.size() - texts.marked());
        summary.tell("told.files", attachments.count(), attachments.missing(), attachments.checked());
        if (attachments.others() > 0) {
            summary.tell("told.other-files", attachments.others());
        }
    }
}
