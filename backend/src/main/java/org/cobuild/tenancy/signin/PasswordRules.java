package org.cobuild.tenancy.signin;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.TenancyErrorCode;

/** What a password has to be: 等保 level 3 asks for complexity and leaves the numbers to the operator; these are ours. */
public final class PasswordRules {
    /** Passwords that may not come again, the one in use included. */
    static final int REMEMBERED = 5;

    private static final int LEAST = 10;
    private static final int KINDS = 3;

    /** Bytes that bcrypt takes; it refuses more. */
    private static final int MOST_BYTES = 72;

    private PasswordRules() {}

    /**
     * Notes every rule that the password breaks.
     *
     * @param names what it may not contain: the login name and the person's names
     */
    public static void check(Refusals refusals, String path, String password, Stream<String> names) {
        var invalid = TenancyErrorCode.INVALID;
        var length = password.codePointCount(0, password.length());
        refusals.unless(length >= LEAST, invalid, "password.short", path, LEAST, length);
        refusals.unless(canBeHashed(password), invalid, "password.long", path, MOST_BYTES);
        refusals.unless(!Texts.hasControl(password), invalid, "text.control", path);
        refusals.unless(kinds(password) >= KINDS, invalid, "password.kinds", path, KINDS, kinds(password));
        var lower = password.toLowerCase(Locale.ROOT);
        refusals.unless(
                names.map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .noneMatch(name -> !name.isEmpty() && lower.contains(name)),
                invalid,
                "password.name",
                path);
    }

    /** Whether bcrypt takes all of it: older passwords may be longer. */
    public static boolean canBeHashed(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Of capital letters, small letters, digits and everything else, how many kinds it has. */
    static long kinds(String password) {
        return password.codePoints()
                .map(c -> c >= 'A' && c <= 'Z' ? 1 : c >= 'a' && c <= 'z' ? 2 : c >= '0' && c <= '9' ? 3 : 4)
                .distinct()
                .count();
    }
}
