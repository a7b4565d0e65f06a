package org.cobuild.verify;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Digests that were seen, each with a mark: the first 127 bits of each, about 30 bytes of memory, so that a million fit
 * beside all else in 64 MB. It grows in 256 parts, none of which is large.
 */
final class Digests {
    /** Nobody can make up digests that all fall into one place. */
    private static final long SEED = new SecureRandom().nextLong();

    private final long[][] parts = new long[256][4];
    private final int[] counts = new int[256];
    private long size;
    private long marked;

    long size() {
        return size;
    }

    long marked() {
        return marked;
    }

    /** Adds a digest; false when it is there. */
    boolean add(byte[] digest) {
        int part = digest[0] & 0xff;
        int at = find(parts[part], high(digest), low(digest));
        if (parts[part][at + 1] != 0) {
            return false;
        }
        if (4 * ++counts[part] > parts[part].length * 3 / 2) {
            parts[part] = larger(parts[part]);
            at = find(parts[part], high(digest), low(digest));
        }
        put(parts[part], at, high(digest), low(digest));
        size++;
        return true;
    }

    boolean has(byte[] digest) {
        var part = parts[digest[0] & 0xff];
        return part[find(part, high(digest), low(digest)) + 1] != 0;
    }

    /** Marks a digest; false when it isn't there or has its mark. */
    boolean mark(byte[] digest) {
        var part = parts[digest[0] & 0xff];
        int at = find(part, high(digest), low(digest)) + 1;
        if (part[at] == 0 || (part[at] & 1) == 1) {
            return false;
        }
        part[at] |= 1;
        marked++;
        return true;
    }

    private static long high(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong(8);
    }

    /** Its last bit is the mark, and 0 would be an empty place. */
    private static long low(byte[] digest) {
        long low = ByteBuffer.wrap(digest).getLong(16) & ~1L;
        return low == 0 ? 2 : low;
    }

    private static int find(long[] part, long high, long low) {
        int places = part.length / 2;
        int at = (int) ((high ^ SEED) * (low ^ SEED | 1) >>> 32) & places - 1;
        while (part[2 * at + 1] != 0 && (part[2 * at] != high || (part[2 * at + 1] & ~1L) != low)) {
            at = at + 1 & places - 1;
        }
        return 2 * at;
    }

    private static void put(long[] part, int at, long high, long low) {
        part[at] = high;
        part[at + 1] = low;
    }

    private static long[] larger(long[] part) {
        var larger = new long[2 * part.length];
        for (int i = 0; i < part.length; i += 2) {
            if (part[i + 1] != 0) {
                put(larger, find(larger, part[i], part[i + 1] & ~1L), part[i], part[i + 1]);
            }
        }
        return larger;
    }
}
