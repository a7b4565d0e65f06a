package org.cobuild.tenancy.client;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Names and secrets of machine clients. A secret has 256 random bits: nobody guesses it, so nothing counts guesses. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int ID_BITS = 40;

    private Secrets() {}

    static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Eight letters and digits, to tell clients of a tenant apart. */
    static String id() {
        var number = Long.toString((1L << ID_BITS) | RANDOM.nextLong(1L << ID_BITS), 36);
        return number.toLowerCase(Locale.ROOT);
    }
}
