package org.cobuild.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The keys that are trusted: those handed in, or else what the export says of itself. */
final class Keys {
    /** Far more than a tenant and its witnesses have in decades. */
    private static final int MOST = 10_000;

    private final List<Key> all = new ArrayList<>();
    private final boolean handedIn;

    private Keys(boolean handedIn) {
        this.handedIn = handedIn;
    }

    static Keys ofTheExport() {
        return new Keys(false);
    }

    /** Reads a file of keys; it has nothing else. */
    static Keys read(Path file) throws IOException, Fault {
        var keys = new Keys(true);
        try (var lines = new Lines(Files.newInputStream(file))) {
            while (lines.next()) {
                if (!lines.tooLong && lines.length == 0) {
                    continue;
                }
                keys.all.add(key(lines, file));
                if (keys.all.size() > MOST) {
                    throw new Fault("keys.many", MOST);
                }
            }
        }
        if (keys.all.isEmpty()) {
            throw new Fault("keys.none", file);
        }
        return keys;
    }

    private static Key key(Lines lines, Path file) throws Fault {
        Line line;
        try {
            if (lines.tooLong) {
                throw new Fault("line.long");
            }
            line = Line.of(lines.bytes, lines.length);
        } catch (Fault noJson) {
            throw new Fault("keys.no-key", file, lines.number);
        }
        if (!line.kind().equals("key")) {
            throw new Fault("keys.no-key", file, lines.number);
        }
        try {
            return Key.read(line);
        } catch (Fault unusable) {
            throw new Fault("keys.line", file, lines.number, unusable);
        }
    }

    boolean handedIn() {
        return handedIn;
    }

    List<Key> all() {
        return all;
    }

    List<Key> of(String name) {
        return all.stream().filter(key -> key.name().equals(name)).toList();
    }

    /** Takes what an export says of a key, as far as no keys were handed in. */
    void said(Key key, Findings findings, Findings.Place place) throws Fault {
        if (!handedIn) {
            if (all.size() == MOST) {
                throw new Fault("keys.many", MOST);
            }
            all.add(key);
            return;
        }
        var trusted = of(key.name());
        if (!trusted.isEmpty() && trusted.stream().noneMatch(key::sameAs)) {
            findings.add(Code.KEY, place, "key.another", key.name(), key.fingerprint());
        }
    }
}
