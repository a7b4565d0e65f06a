package org.cobuild.tenancy;

import static org.cobuild.db.Tables.PERSON;

import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.platform.NotFound;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Persons as the portal's own parts set them up: onboarding gives nobody a password, this does. */
@Service
public class People {
    private static final String BCRYPT = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final DSLContext sql;
    private final PersonRepository people;
    private final PasswordEncoder passwords;

    People(DSLContext sql, PersonRepository people, PasswordEncoder passwords) {
        this.sql = sql;
        this.people = people;
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

    /** Hashes of passwords by login name, worked out side by side; for {@link #setHashes}. */
    public Map<String, String> hash(Map<String, String> passwordsByUsername) {
        return passwordsByUsername.entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> String.valueOf(passwords.encode(entry.getValue()))));
    }

    /** Lets those people sign in; {@link #hash} made the hashes. */
    @Transactional
    public void setHashes(Map<String, String> hashesByUsername) {
        hashesByUsername.forEach((username, hash) -> sql.update(PERSON)
                .set(PERSON.PASSWORD_HASH, hash)
                .where(PERSON.USERNAME.eq(username))
                .execute());
    }

    /** The signed-in form of a person, as if it had typed its password; null when there is none of that name. */
    public @Nullable Authentication signedIn(String username) {
        return people.findByUsername(username)
                .map(person -> PersonAuthentication.signedIn(person.id(), person.username()))
                .orElse(null);
    }

    /** A hash in form that no password has: it takes as long to check as a real one and never matches. */
    public static String unusablePassword() {
        var hash = new StringBuilder("{bcrypt}$2a$10$");
        RANDOM.ints(53, 0, BCRYPT.length()).forEach(at -> hash.append(BCRYPT.charAt(at)));
        return hash.toString();
    }
}
