package org.cobuild.tenancy;

import static org.cobuild.db.Tables.PERSON;

import java.security.SecureRandom;
import org.cobuild.platform.NotFound;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Persons as the portal's own parts set them up: onboarding gives nobody a password, this does. */
@Service
public class People {
    private static final String BCRYPT = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final DSLContext sql;
    private final PasswordEncoder passwords;

    People(DSLContext sql, PasswordEncoder passwords) {
        this.sql = sql;
        this.passwords = passwords;
    }

    /**
     * Lets a person sign in with that password.
     *
     * @throws NotFound when nobody has that login name
     */
    @Transactional
    public void setPassword(String username, String password) {
        var changed = sql.update(PERSON)
                .set(PERSON.PASSWORD_HASH, passwords.encode(password))
                .where(PERSON.USERNAME.eq(username))
                .execute();
        if (changed == 0) {
            throw new NotFound();
        }
    }

    /** A hash in form that no password has: it takes as long to check as a real one and never matches. */
    static String unusablePassword() {
        var hash = new StringBuilder("{bcrypt}$2a$10$");
        RANDOM.ints(53, 0, BCRYPT.length()).forEach(at -> hash.append(BCRYPT.charAt(at)));
        return hash.toString();
    }
}
