package org.cobuild.tenancy;

import org.cobuild.platform.Refusals;

/** Texts of the sign-in page's answers, in the caller's language. */
final class SignInTexts {
    private SignInTexts() {}

    static String text(String key) {
        return Refusals.refused(TenancyErrorCode.INVALID, key, "")
                .errors()
                .getFirst()
                .message();
    }
}
