package org.cobuild.verify;

import java.util.List;

/** The Merkle tree of RFC 6962 while its leaves come: of what came it keeps one hash for each complete subtree. */
final class Tree {
    private final Hash hash;
    private final byte[][] complete = new byte[Long.SIZE - 1][];
    private long size;

    Tree(Hash hash) {
        this.hash = hash;
    }

    long size() {
        return size;
    }

    void append(byte[] leaf) {
        var joined = leaf;
        int level = 0;
        for (; (size >> level & 1) == 1; level++) {
            joined = hash.node(complete[level], joined);
        }
        complete[level] = joined;
        size++;
    }

    byte[] root() {
        byte[] joined = null;
        for (int level = 0; size >> level > 0; level++) {
            if ((size >> level & 1) == 1) {
                joined = joined == null ? complete[level] : hash.node(complete[level], joined);
            }
        }
        return joined == null ? hash.nothing() : joined;
    }

    /**
     * The root to which an inclusion proof leads from a leaf (RFC 9162, section 2.1.3.2), or null when it has too few
     * hashes or too many for its place.
     */
    static byte[] root(Hash hash, byte[] leaf, long position, long size, List<byte[]> proof) {
        long node = position;
        long last = size - 1;
        var joined = leaf;
        for (var beside : proof) {
            if (last == 0) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                joined = hash.node(beside, joined);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                joined = hash.node(joined, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? joined : null;
    }
}
