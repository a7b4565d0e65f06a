package org.cobuild.tenancy;

import java.util.List;
import org.cobuild.tenancy.signin.PasswordRules;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks name and password. A wrong name takes as long as a wrong password. Only here is a password known in clear, so a
 * hash of an older make is made anew here.
 */
@Component
class PersonAuthentication implements AuthenticationProvider {
    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final String decoy;

    PersonAuthentication(PersonRepository people, PasswordEncoder passwords) {
        this.people = people;
        this.passwords = passwords;
        this.decoy = String.valueOf(passwords.encode("no password at all"));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var given = String.valueOf(attempt.getCredentials());
        var person = people.findByUsername(attempt.getName());
        var hash = person.map(PersonRepository.Person::passwordHash).orElse(decoy);
        var older = passwords.upgradeEncoding(hash);
        if (!passwords.matches(given, hash)) {
            if (older) {
                // Such a hash may be quicker to check, which would tell that there is such a name.
                passwords.matches(given, decoy);
            }
            throw wrong();
        }
        var known = person.orElseThrow(PersonAuthentication::wrong);
        if (older && PasswordRules.canBeHashed(given)) {
            people.renewHash(known.id(), hash, String.valueOf(passwords.encode(given)));
        }
        return signedIn(known.id(), known.username());
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("name or password");
    }

    static Authentication signedIn(long personId, String username) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new PersonPrincipal(personId, username), null, List.of());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
