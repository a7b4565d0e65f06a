package org.cobuild.audit.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.cobuild.platform.Sha256;

/**
 * A head as it is signed: a checkpoint as C2SP describes it, with the time in a line of its own (docs/log.md).
 *
 * @param at to the millisecond
 */
record Note(String origin, long size, byte[] root, Instant at) {
    private static final int KEY_NUMBER = 4;

    /** What is signed. */
    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\ntime " + EntryText.time(at)
                + "\n";
    }

    static Note parse(String text) {
        var lines = text.split("\n", -1);
        return new Note(
                lines[0],
                Long.parseLong(lines[1]),
                Base64.getDecoder().decode(lines[2]),
                Instant.parse(lines[3].substring("time ".length())));
    }

    /** The whole note. @param signatures lines */
    String signed(Iterable<String> signatures) {
        return text() + "\n" + String.join("", signatures);
    }

    byte[] message() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** What a witness signs. */
    byte[] countersigned(Instant when) {
        return ("cosignature/v1\ntime " + when.getEpochSecond() + "\n" + text()).getBytes(StandardCharsets.UTF_8);
    }

    static String line(String name, KeyKind kind, byte[] publicKey, byte[] signature) {
        return line(name, number(name, kind, publicKey, false), signature);
    }

    static String countersignatureLine(String name, KeyKind kind, byte[] publicKey, Instant when, byte[] signature) {
        var told = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(when.getEpochSecond())
                .put(signature)
                .array();
        return line(name, number(name, kind, publicKey, true), told);
    }

    private static String line(String name, byte[] number, byte[] told) {
        var bytes = ByteBuffer.allocate(KEY_NUMBER + told.length)
                .put(number)
                .put(told)
                .array();
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    /** By which a signature names its key. */
    static byte[] number(String name, KeyKind kind, byte[] publicKey, boolean countersigns) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        bytes.write('\n');
        bytes.writeBytes(kind.type(countersigns));
        bytes.writeBytes(publicKey);
        return Arrays.copyOf(Sha256.of(bytes.toByteArray()), KEY_NUMBER);
    }

    /** What a line of {@link #line} carries behind the key's number. */
    static byte[] signature(String line) {
        var bytes =
                Base64.getDecoder().decode(line.strip().substring(line.strip().lastIndexOf(' ') + 1));
        return Arrays.copyOfRange(bytes, KEY_NUMBER, bytes.length);
    }

    /** Whether both say the same of the entries, at whatever time. */
    boolean sameTree(Note other) {
        return size == other.size && Arrays.equals(root, other.root);
    }
}
