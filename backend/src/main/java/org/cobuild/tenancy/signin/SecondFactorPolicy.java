package org.cobuild.tenancy.signin;

import java.util.Collection;
import java.util.Locale;
import org.cobuild.tenancy.Rights;
import org.cobuild.tenancy.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whom the portal asks for a second factor, whether they want one or not: {@code cobuild.second-factor} is
 * {@code required} or {@code offered}. Unset it is required, in a demo offered, whose people come in by one click. Whoever
 * has set one up is asked for it under either.
 */
@Component
public class SecondFactorPolicy {
    private enum Asks {
        REQUIRED,
        OFFERED
    }

    private final Asks asks;

    SecondFactorPolicy(
            @Value("${cobuild.second-factor:}") String setting, @Value("${cobuild.demo:false}") boolean demo) {
        asks = setting.isBlank() ? demo ? Asks.OFFERED : Asks.REQUIRED : read(setting);
    }

    private static Asks read(String setting) {
        try {
            return Asks.valueOf(setting.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("cobuild.second-factor is required or offered, not " + setting, e);
        }
    }

    /** Whether whoever holds these roles has to have one. */
    public boolean requires(Collection<Role> roles) {
        return asks == Asks.REQUIRED && Rights.needSecondFactor(roles);
    }
}
