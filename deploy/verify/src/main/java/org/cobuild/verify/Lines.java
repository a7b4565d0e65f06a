package org.cobuild.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** Reads a line at a time; memory grows with what comes, never with what is announced, and ends at 16 MiB. */
final class Lines implements Closeable {
    static final int LONGEST = 16 * 1024 * 1024;
    private static final byte LINE_FEED = '\n';

    private final InputStream in;
    private final MessageDigest before = Hash.sha256();
    private final byte[] chunk = new byte[1 << 16];
    private int at;
    private int filled;

    /** The line, without its line feed: the first {@link #length} bytes. Whoever reads it may change them. */
    byte[] bytes = new byte[1 << 14];

    int length;
    long number;
    boolean ended;
    boolean tooLong;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line, if there is one. */
    boolean next() throws IOException {
        length = 0;
        ended = false;
        tooLong = false;
        boolean any = false;
        while (!ended && (at < filled || fill())) {
            any = true;
            int stop = at;
            while (stop < filled && chunk[stop] != LINE_FEED) {
                stop++;
            }
            ended = stop < filled;
            take(stop - at);
            at = ended ? stop + 1 : stop;
        }
        if (any) {
            number++;
        }
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(chunk));
        return filled > 0;
    }

    private void take(int count) {
        if (!tooLong && count >= LONGEST - length) {
            tooLong = true;
            before.update(bytes, 0, length);
            length = 0;
        }
        if (tooLong) {
            before.update(chunk, at, count);
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(LONGEST, Math.max(length + count, 2 * bytes.length)));
        }
        System.arraycopy(chunk, at, bytes, length, count);
        length += count;
    }

    /** Takes the line into the digest of all bytes before the next. To be called once, before its bytes are changed. */
    void pass() {
        before.update(bytes, 0, length);
        if (ended) {
            before.update(LINE_FEED);
        }
    }

    /** The digest of all lines that were passed; it begins anew afterwards. */
    byte[] digest() {
        return before.digest();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
