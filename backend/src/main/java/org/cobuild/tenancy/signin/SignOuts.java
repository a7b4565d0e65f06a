package org.cobuild.tenancy.signin;

import org.springframework.stereotype.Component;

/** Ends all that a person has: sessions, tokens, and codes that would get tokens. In the caller's transaction. */
@Component
public class SignOuts {
    private final PasswordRepository passwords;

    SignOuts(PasswordRepository passwords) {
        this.passwords = passwords;
    }

    /** @return how many sessions ended */
    public int everywhere(long personId, String username) {
        return passwords.endAll(personId, username, "");
    }

    /** All but that session; the empty one: none goes on. */
    void elsewhere(long personId, String username, String sessionId) {
        passwords.endAll(personId, username, sessionId);
    }
}
