package org.cobuild.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.cobuild.verify.Findings.Place;

/** Checks an export or a proof, a line at a time. */
final class Check {
    private static final String EXPORT = "cobuild-log-export-1";
    private static final String PROOF = "cobuild-log-proof-1";
    private static final Place WHOLE = new Place("place.whole");

    private final Lines lines;
    private final Keys keys;
    private final Findings findings;
    private final long now;

    private String log = "";
    private String tenant = "";
    private String writtenAt = "";
    private boolean proof;
    private long announced = -1;
    private Hash hash = Hash.named("SHA-256");
    private Known known;
    private Heads heads;
    private Entries entries;

    private boolean keysPassed;
    private boolean ended;
    private boolean cut;

    Check(Lines lines, Keys keys, Findings findings, long now) {
        this.lines = lines;
        this.keys = keys;
        this.findings = findings;
        this.now = now;
    }

    /**
     * Checks all of it.
     *
     * @param knownHeads file of heads that were known, or null
     * @param files folder of the attachments, or null
     * @throws Fault when it isn't an export or a proof at all, or what was handed in beside can't be read
     */
    void run(Path knownHeads, Path files) throws IOException, Fault {
        if (!begin()) {
            return;
        }
        known = knownHeads == null ? Known.none(log, findings) : Known.read(knownHeads, log, findings);
        heads = new Heads(log, keys, known, findings, now);
        entries = new Entries(log, proof ? announced : -1, hash, heads, known, files, findings, now);
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
        if (lines.length >= 3
                && lines.bytes[0] == (byte) 0xef
                && lines.bytes[1] == (byte) 0xbb
                && lines.bytes[2] == (byte) 0xbf) {
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
            hash = Hash.named(line.string("hash"));
            if (hash == null) {
                findings.add(Code.FORMAT, place, "export.hash", line.string("hash"));
                return false;
            }
        } catch (Fault fault) {
            findings.format(place, fault);
            return false;
        }
        findings.attempt(place, () -> tenant = line.string("tenant"));
        findings.attempt(place, () -> announced = line.number("size"));
        findings.attempt(place, () -> writtenAt = Numbers.time(line.time("at")));
        cut(place);
        return announced >= 0 || !proof;
    }

    private void cut(Place place) {
        if (!lines.ended) {
            cut = true;
            findings.add(Code.CUT, place, "cut.line");
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
            findings.attempt(place, () -> end(line, place));
            return;
        }
        lines.pass();
        switch (kind) {
            case "export" -> findings.add(Code.FORMAT, place, "line.order", kind);
            case "key" -> {
                if (keysPassed) {
                    findings.add(Code.FORMAT, place, "line.order", kind);
                }
                findings.attempt(place, () -> keys.said(Key.read(line), findings, place));
            }
            case "entry" -> {
                keysPassed = true;
                entries.entry(line, place);
            }
            case "text" -> findings.attempt(place, () -> entries.text(line, place));
            case "inclusion" -> {
                if (proof) {
                    findings.attempt(place, () -> entries.inclusion(line, place));
                }
            }
            case "head" -> {
                keysPassed = true;
                findings.attempt(place, () -> {
                    var note = Note.read(line.string("note"));
                    heads.check(note, entries.covered(), entries.root(), lines.number);
                });
            }
            default -> {} // of a later format
        }
    }

    private void end(Line line, Place place) throws Fault {
        var digest = HexFormat.of().formatHex(lines.digest());
        if (!line.string("sha256").equals(digest)) {
            boolean returns = lines.length > 0 && lines.bytes[lines.length - 1] == '\r';
            findings.add(Code.FORMAT, WHOLE, returns ? "end.returns" : "end.digest");
        }
        if (line.number("entries") != entries.count()) {
            findings.add(Code.FORMAT, place, "end.entries", line.number("entries"), entries.count());
        }
    }

    private void finish() throws IOException {
        if (!ended && !cut) {
            findings.add(Code.CUT, Place.line(lines.number), "cut.end");
        }
        if (!proof) {
            if (announced >= 0 && announced != entries.count()) {
                findings.add(Code.FORMAT, WHOLE, "export.size", announced, entries.count());
            }
            known.end(entries.covered());
            if (heads.count() == 0 && entries.count() > 0) {
                findings.add(Code.SIGNATURE, Place.entries(0, entries.count() - 1), "signature.no-head");
            }
        } else if (entries.root() == null || heads.count() == 0) {
            findings.add(Code.FORMAT, WHOLE, "proof.lacks");
        }
        heads.end(entries.covered());
        entries.end();
    }

    void tell(Summary summary) {
        if (entries == null) {
            return;
        }
        summary.tell(proof ? "told.proof" : "told.export", log, tenant, writtenAt);
        entries.tell(summary);
        heads.tell(summary, proof ? 0 : entries.covered());
        summary.tell(keys.handedIn() ? "told.keys-handed-in" : "told.keys-of-the-export");
        for (var key : keys.all()) {
            summary.tell("told.key", key.name(), key.algorithm(), key.fingerprint());
        }
        entries.tellWhatIsMissing(summary);
        if (known.count() > 0) {
            summary.tell("told.known", known.count());
        }
    }
}
