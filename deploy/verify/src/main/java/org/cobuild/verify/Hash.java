package org.cobuild.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The hash of a tree (RFC 6962, section 2.1): of a leaf and of a node. */
abstract class Hash {
    static final int LENGTH = 32;

    /** The hash of that name in an export, or null. */
    static Hash named(String name) {
        return switch (name) {
            case "SHA-256" -> new Sha256();
            case "SM3" -> new Sm3();
            default -> null;
        };
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    final byte[] leaf(byte[] content, int from, int length) {
        update((byte) 0);
        update(content, from, length);
        return digest();
    }

    final byte[] node(byte[] left, byte[] right) {
        update((byte) 1);
        update(left, 0, LENGTH);
        update(right, 0, LENGTH);
        return digest();
    }

    final byte[] nothing() {
        return digest();
    }

    abstract void update(byte one);

    abstract void update(byte[] bytes, int from, int length);

    abstract byte[] digest();

    private static final class Sha256 extends Hash {
        private final MessageDigest digest = sha256();

        @Override
        void update(byte one) {
            digest.update(one);
        }

        @Override
        void update(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        @Override
        byte[] digest() {
            return digest.digest();
        }
    }

    private static final class Sm3 extends Hash {
        private final SM3Digest digest = new SM3Digest();

        @Override
        void update(byte one) {
            digest.update(one);
        }

        @Override
        void update(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        @Override
        byte[] digest() {
            var result = new byte[LENGTH];
            digest.doFinal(result, 0);
            return result;
        }
    }
}
