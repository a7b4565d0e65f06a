package org.cobuild.audit.log;

import java.security.MessageDigest;
import java.util.function.Supplier;
import org.cobuild.platform.Sha256;

/**
 * How a log is hashed: leaves and nodes apart, so that none can pass for the other (RFC 6962, section 2.1). It is chosen
 * when a log begins and stays.
 */
enum TreeHash {
    SHA_256("SHA-256", Sha256::fresh),
    /** GB/T 32905. */
    SM3("SM3", org.bouncycastle.jcajce.provider.digest.SM3.Digest::new);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final int BYTES = 32;
    private final String title;
    private final Supplier<MessageDigest> digest;

    TreeHash(String title, Supplier<MessageDigest> digest) {
        this.title = title;
        this.digest = digest;
    }

    int bytes() {
        return BYTES;
    }

    /** Its name in what is published. */
    String title() {
        return title;
    }

    /** The root of a tree without leaves. */
    byte[] ofNothing() {
        return digest.get().digest();
    }

    byte[] ofLeaf(byte[] content) {
        var leaf = digest.get();
        leaf.update(LEAF);
        return leaf.digest(content);
    }

    byte[] ofNode(byte[] left, byte[] right) {
        var node = digest.get();
        node.update(NODE);
        node.update(left);
        return node.digest(right);
    }
}
