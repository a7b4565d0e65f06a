package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A head: a signed note whose text is a checkpoint (C2SP).
 *
 * @param text what is signed, with its last line feed
 */
record Note(String text, String origin, long size, byte[] root, long time, List<Signature> signatures) {
    /** More than anybody needs; a signature costs time. */
    private static final int MOST_SIGNATURES = 64;

    private static final String DASH = "\u2014 ";
    private static final String TIME = "time ";

    /** A line of a signature: name and number of the key, and what stands behind the number. */
    record Signature(String name, int number, byte[] rest) {}

    static Note read(String note) throws Fault {
        int blank = note.indexOf("\n\n");
        if (blank < 0) {
            throw new Fault("note.blank");
        }
        var text = note.substring(0, blank + 1);
        var lines = text.split("\n", -1);
        if (lines.length != 5 || lines[0].isEmpty() || !lines[3].startsWith(TIME)) {
            throw new Fault("note.lines");
        }
        var size = lines[1].getBytes(UTF_8);
        var time = lines[3].substring(TIME.length()).getBytes(UTF_8);
        var read = new Note(
                text,
                lines[0],
                Numbers.whole(size, 0, size.length),
                Numbers.base64(lines[2]),
                Numbers.time(time, 0, time.length),
                signatures(note.substring(blank + 2)));
        if (read.size < 0 || read.root == null || read.root.length != Hash.LENGTH || read.time == Numbers.NONE) {
            throw new Fault("note.lines");
        }
        return read;
    }

    private static List<Signature> signatures(String lines) throws Fault {
        var signatures = new ArrayList<Signature>();
        for (int at = 0; at < lines.length(); ) {
            int stop = lines.indexOf('\n', at);
            int space = lines.indexOf(' ', at + DASH.length());
            if (!lines.startsWith(DASH, at) || stop < 0 || space < 0 || space > stop) {
                throw new Fault("note.signature", signatures.size() + 1);
            }
            var name = lines.substring(at + DASH.length(), space);
            var bytes = Numbers.base64(lines.substring(space + 1, stop));
            if (name.isEmpty()
                    || bytes == null
                    || bytes.length < Integer.BYTES
                    || signatures.size() == MOST_SIGNATURES) {
                throw new Fault("note.signature", signatures.size() + 1);
            }
            signatures.add(new Signature(
                    name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length)));
            at = stop + 1;
        }
        return signatures;
    }
}
