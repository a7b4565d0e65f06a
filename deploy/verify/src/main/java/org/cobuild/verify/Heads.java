package org.cobuild.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Checks heads: whose they are, when, by which keys, and whether their roots are those of the entries. */
final class Heads {
    static final long SKEW = 10 * 60 * 1000L;
    private static final int SECONDS = 8;
    private static final int MOST_WITNESSES = 20;

    private final String log;
    private final Keys keys;
    private final Known known;
    private final Findings findings;
    private final long latest;

    private long last = Numbers.NONE;
    private long newest = Numbers.NONE;
    /** The latest time of entries that no head has covered yet, and whose it is. */
    private long latestUncovered = Numbers.NONE;

    private Findings.Place latestPlace;
    private long held;
    private boolean failing;
    /** Of heads that stand before their last entry: the largest, the first, and what had held before that. */
    private long early;

    private long firstEarly;
    private long heldBeforeIt;

    private long count;
    private long covered;
    private long countersigned;
    private long countersignatures;
    private final Set<String> witnesses = new TreeSet<>();
    private long silentSince = Numbers.NONE;
    private long longestSilence;

    Heads(String log, Keys keys, Known known, Findings findings, long now) {
        this.log = log;
        this.keys = keys;
        this.known = known;
        this.findings = findings;
        this.latest = now + SKEW;
    }

    /**
     * Checks a head.
     *
     * @param entries how many it should cover
     * @param root the root over these, or null when it can't be told
     * @param line number of the line
     */
    void check(Note note, long entries, byte[] root, long line) {
        var place = new Findings.Place("place.head", note.size(), line);
        count++;
        if (!note.origin().equals(log)) {
            findings.add(Code.LOG, place, "log.head", note.origin(), log);
            return;
        }
        time(note, place);
        known.head(note);
        boolean signed = signatures(note, place);
        if (root(note, entries, root, place) && signed) {
            covered = Math.max(covered, note.size());
        }
    }

    long count() {
        return count;
    }

    /** The time of the newest head so far, none of the future. */
    long newest() {
        return newest;
    }

    /** An entry that the next head covers. */
    void entry(long time, Findings.Place place) {
        if (latestUncovered == Numbers.NONE || time > latestUncovered) {
            latestUncovered = time;
            latestPlace = place;
        }
    }

    private void time(Note note, Findings.Place place) {
        if (latestUncovered != Numbers.NONE && latestUncovered > note.time() + SKEW) {
            findings.add(
                    Code.TIME, latestPlace, "time.later", Numbers.time(latestUncovered), Numbers.time(note.time()));
        }
        latestUncovered = Numbers.NONE;
        if (note.time() > latest) {
            findings.add(Code.TIME, place, "time.future", Numbers.time(note.time()));
            return;
        }
        if (note.time() < last) {
            findings.add(Code.TIME, place, "time.head", Numbers.time(note.time()), Numbers.time(last));
        }
        last = note.time();
        newest = Math.max(newest, last);
    }

    private boolean root(Note note, long entries, byte[] root, Findings.Place place) {
        if (note.size() > entries) {
            if (early == 0) {
                firstEarly = note.size();
                heldBeforeIt = held;
            }
            early = Math.max(early, note.size());
            return false; // whether they come shows at the end
        }
        if (note.size() == entries && Arrays.equals(root, note.root())) {
            held = note.size();
            failing = false;
            return true;
        }
        if (note.size() < entries) {
            findings.add(Code.FORMAT, place, "head.late", note.size(), entries);
        }
        if (failing) {
            findings.more(Code.ROOT);
        } else {
            findings.add(Code.ROOT, Findings.Place.entries(held, note.size() - 1), "root.other", note.size());
        }
        failing = true;
        return false;
    }

    /** Whether the tenant has signed with a key that is trusted for it, and nothing that doesn't hold. */
    private boolean signatures(Note note, Findings.Place place) {
        long witnessed = countersignatures(note, place);
        boolean any = false;
        boolean good = false;
        boolean sound = true;
        var why = new Fault("key.unknown");
        for (var signature : note.signatures()) {
            if (!signature.name().equals(log) || isCountersignature(signature)) {
                continue;
            }
            any = true;
            for (var key : keys.of(log)) {
                if (key.number() != signature.number()) {
                    continue;
                }
                if (key.verifies(note.text(), signature.rest())) {
                    var distrust = distrust(key, note.time(), witnessed);
                    good |= distrust == null;
                    why = distrust == null ? why : distrust;
                } else {
                    findings.add(Code.SIGNATURE, place, "signature.other", key.fingerprint());
                    sound = false;
                }
            }
        }
        if (!any) {
            findings.add(Code.SIGNATURE, place, "signature.none");
        } else if (!good && sound) {
            findings.add(Code.KEY, place, why.key, why.with);
        }
        return good && sound;
    }

    /** Why a key isn't trusted for what it signed at a time, or null when it is. */
    private static Fault distrust(Key key, long time, long witnessed) {
        if (!key.inItsDays(time)) {
            return new Fault("key.days", key.fingerprint(), Numbers.time(time));
        }
        if (key.revoked() == null) {
            return null;
        }
        if (time >= key.revoked()) {
            return new Fault("key.revoked", key.fingerprint(), Numbers.time(key.revoked()));
        }
        return witnessed != Numbers.NONE && witnessed < key.revoked()
                ? null
                : new Fault("key.revoked-unwitnessed", key.fingerprint(), Numbers.time(key.revoked()));
    }

    private boolean isCountersignature(Note.Signature signature) {
        return keys.of(log).stream().anyMatch(key -> key.witness() == signature.number());
    }

    /** Checks countersignatures; when the first was made of those that hold, or NONE. */
    private long countersignatures(Note note, Findings.Place place) {
        long first = Numbers.NONE;
        for (var signature : note.signatures()) {
            if (signature.name().equals(log)) {
                continue; // nobody is their own witness
            }
            for (var key : keys.of(signature.name())) {
                if (key.witness() != signature.number()) {
                    continue;
                }
                long time = countersigned(note, key, signature.rest());
                if (time == Numbers.NONE) {
                    findings.add(Code.SIGNATURE, place, "signature.witness", key.name(), key.fingerprint());
                } else if (!key.inItsDays(time) || key.revoked() != null && time >= key.revoked()) {
                    findings.add(Code.KEY, place, "key.witness", key.name(), Numbers.time(time));
                } else if (key.revoked() == null) {
                    // Of a revoked key nobody knows whether its time was true.
                    first = first == Numbers.NONE ? time : Math.min(first, time);
                    countersignatures++;
                    if (witnesses.size() < MOST_WITNESSES) {
                        witnesses.add(key.name());
                    }
                }
            }
        }
        witness(note, first != Numbers.NONE);
        return first;
    }

    private static long countersigned(Note note, Key key, byte[] rest) {
        if (rest.length < SECONDS) {
            return Numbers.NONE;
        }
        long seconds = ByteBuffer.wrap(rest).getLong();
        if (seconds < 0 || seconds > Long.MAX_VALUE / 1000) {
            return Numbers.NONE;
        }
        var text = "cosignature/v1\ntime " + seconds + '\n' + note.text();
        return key.verifies(text, Arrays.copyOfRange(rest, SECONDS, rest.length)) ? seconds * 1000 : Numbers.NONE;
    }

    private void witness(Note note, boolean byOne) {
        if (silentSince == Numbers.NONE) {
            silentSince = note.time();
        }
        longestSilence = Math.max(longestSilence, note.time() - silentSince);
        if (byOne) {
            countersigned++;
            silentSince = note.time();
        }
    }

    /** Nothing comes any more. */
    void end(long entries) {
        if (early > entries) {
            findings.add(Code.TRUNCATED, Findings.Place.entries(entries, early - 1), "truncated.head", early, entries);
        }
        if (early > 0 && firstEarly <= entries) {
            findings.add(Code.FORMAT, new Findings.Place("place.whole"), "head.early", firstEarly);
            findings.add(Code.ROOT, Findings.Place.entries(heldBeforeIt, firstEarly - 1), "root.other", firstEarly);
        }
    }

    void tell(Summary summary, long entries) {
        if (newest == Numbers.NONE) {
            summary.tell("told.no-heads");
        } else {
            summary.tell("told.heads", count, covered, Numbers.time(newest));
            summary.tell("told.countersignatures", countersignatures, String.join(", ", witnesses));
        }
        if (covered < entries) {
            summary.tell("told.uncovered", entries - covered);
        }
        if (countersigned < count) {
            summary.tell("told.unwitnessed", count - countersigned, Summary.duration(longestSilence));
        }
    }
}
