package org.cobuild.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks name and password. A wrong name takes as long as a wrong password. */
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
        var matches = passwords.matches(
                given, person.map(PersonRepository.Person::passwordHash).orElse(decoy));
        return person.filter(p -> matches)
                .map(p -> signedIn(p.id(), p.username()))
                .orElseThrow(() -> new BadCredentialsException("name or password"));
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
