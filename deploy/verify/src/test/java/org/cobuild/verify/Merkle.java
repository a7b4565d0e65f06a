package org.cobuild.verify;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, written down as it stands there. */
record Merkle(boolean sm3) {
    byte[] leaf(byte[] content) {
        return hash(new byte[] {0}, content);
    }

    byte[] root(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return hash();
        }
        return n == 1
                ? leaves.get(0)
                : hash(new byte[] {1}, root(leaves.subList(0, split(n))), root(leaves.subList(split(n), n)));
    }

    List<byte[]> path(int m, List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        var path = m < k ? path(m, leaves.subList(0, k)) : path(m - k, leaves.subList(k, n));
        path.add(root(m < k ? leaves.subList(k, n) : leaves.subList(0, k)));
        return path;
    }

    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    private byte[] hash(byte[]... parts) {
        if (sm3) {
            var digest = new org.bouncycastle.crypto.digests.SM3Digest();
            for (var part : parts) {
                digest.update(part, 0, part.length);
            }
            var result = new byte[32];
            digest.doFinal(result, 0);
            return result;
        }
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
