package org.cobuild.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Heads that were known before: a file of {@code head} lines, such as an earlier export, or one note. */
final class Known {
    private static final int MOST = 100_000;
    private static final int LONGEST_NOTE = 1 << 16;

    private final List<Head> heads = new ArrayList<>();
    private final String log;
    private final Findings findings;
    private int reached;

    private record Head(long size, byte[] root, long time) {}

    private Known(String log, Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    static Known none(String log, Findings findings) {
        return new Known(log, findings);
    }

    /** Reads those of one log. */
    static Known read(Path file, String log, Findings findings) throws IOException, Fault {
        var known = new Known(log, findings);
        boolean others = false;
        try (var lines = new Lines(Files.newInputStream(file))) {
            while (lines.next()) {
                if (lines.number == 1 && (lines.length == 0 || lines.bytes[0] != '{')) {
                    others = !known.add(note(file));
                    break;
                }
                try {
                    var line = Line.of(lines.bytes, lines.tooLong ? 0 : lines.length);
                    if (line.kind().equals("head")) {
                        others |= !known.add(Note.read(line.string("note")));
                    }
                } catch (Fault fault) {
                    throw new Fault("heads.line", file, lines.number, fault);
                }
            }
        }
        if (known.heads.isEmpty()) {
            throw new Fault(others ? "heads.others" : "heads.none", file, log);
        }
        known.heads.sort(Comparator.comparingLong(Head::size));
        return known;
    }

    private static Note note(Path file) throws IOException, Fault {
        try (var in = Files.newInputStream(file)) {
            return Note.read(new String(in.readNBytes(LONGEST_NOTE), java.nio.charset.StandardCharsets.UTF_8));
        } catch (Fault noNote) {
            throw new Fault("heads.none", file);
        }
    }

    private boolean add(Note note) throws Fault {
        if (!note.origin().equals(log)) {
            return false;
        }
        if (heads.size() == MOST) {
            throw new Fault("heads.many", MOST);
        }
        heads.add(new Head(note.size(), note.root(), note.time()));
        return true;
    }

    int count() {
        return heads.size();
    }

    /** Holds what was known against the entries that have come so far. */
    void entries(Tree tree) {
        while (reached < heads.size() && heads.get(reached).size <= tree.size()) {
            var head = heads.get(reached++);
            if (head.size == tree.size() && !Arrays.equals(head.root, tree.root())) {
                fork(head, "fork.entries");
            }
        }
    }

    void head(Note note) {
        heads.stream()
                .filter(head -> head.size == note.size() && !Arrays.equals(head.root, note.root()))
                .findFirst()
                .ifPresent(head -> fork(head, "fork.head"));
    }

    private void fork(Head head, String key) {
        findings.add(Code.FORK, new Findings.Place("place.known", head.size), key, Numbers.time(head.time));
    }

    /** Nothing comes any more. */
    void end(long entries) {
        heads.stream()
                .filter(head -> head.size > entries)
                .forEach(head -> findings.add(
                        Code.TRUNCATED,
                        Findings.Place.entries(entries, head.size - 1),
                        "truncated.known",
                        head.size,
                        Numbers.time(head.time)));
    }
}
