package org.cobuild.tenancy.signin;

import java.util.Collection;
import org.cobuild.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The portal's two policies of the second factor, between which a test may choose; it is offered otherwise. */
@TestComponent
@Primary
public class MovablePolicy extends SecondFactorPolicy {
    private final SecondFactorPolicy strict = new SecondFactorPolicy("required", false);
    private volatile boolean required;

    MovablePolicy() {
        super("offered", false);
    }

    public void require(boolean now) {
        required = now;
    }

    @Override
    public boolean requires(Collection<Role> roles) {
        return required ? strict.requires(roles) : super.requires(roles);
    }
}
