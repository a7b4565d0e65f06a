package org.cobuild.tenancy.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes by time after RFC 6238 as every authenticator app makes them (SHA-1, 6 digits, 30 s), and recovery codes. A code
 * counts one step early and late: clocks of telephones differ, and typing takes time.
 */
final class OneTimeCodes {
    private static final int SECRET_BYTES = 20;
    private static final int DIGITS = 6;
    private static final int RECOVERY_CODES = 10;

    /** So long that nobody guesses one, and a plain digest tells nothing of it. */
    private static final int RECOVERY_BYTES = 10;

    private static final int GROUP = 4;
    private static final long STEP_SECONDS = 30;
    private static final String ISSUER = "Cobuild";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private OneTimeCodes() {}

    static byte[] secret() {
        return bytes(SECRET_BYTES);
    }

    /** The secret as it is typed into an app. */
    static String text(byte[] secret) {
        return new Base32().encodeToString(secret);
    }

    /** What the QR code says to an app. */
    static String uri(byte[] secret, String username) {
        var name = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                .formatted(ISSUER, name, text(secret), ISSUER);
    }

    /** Which step's code it is, of those that count now and come after {@code lastStep}; empty when of none. */
    static OptionalLong step(byte[] secret, String code, Instant now, long lastStep) {
        var step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(each -> each > lastStep && same(code(secret, each), code))
                .findFirst();
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the spaces and dashes between groups, full-width signs as plain ones. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether it can be a code by time; anything else is tried as a recovery code. */
    static boolean byTime(String plain) {
        return plain.length() == DIGITS && plain.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** In groups, as they are shown. */
    static List<String> recoveryCodes() {
        return Stream.generate(() -> text(bytes(RECOVERY_BYTES)).replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-"))
                .limit(RECOVERY_CODES)
                .toList();
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
