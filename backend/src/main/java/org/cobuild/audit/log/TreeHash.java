package org.cobuild.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How a log is hashed: leaves and nodes apart, so that none can pass for the other (RFC 6962, section 2.1). It is chosen
 * when a log begins and stays.
 */
enum TreeHash {
    SHA_256("SHA-256");

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private final String algorithm;

    TreeHash(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The root of a tree without leaves. */
    byte[] ofNothing() {
        return digest().digest();
    }

    byte[] ofLeaf(byte[] content) {
        var digest = digest();
        digest.update(LEAF);
        return digest.digest(content);
    }

    byte[] ofNode(byte[] left, byte[] right) {
        var digest = digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
