package org.cobuild.platform;

import java.util.List;

/**
 * A rule of business refuses: the transaction is rolled back and the mutation answers the reasons as data, all at once.
 */
public final class Refused extends RuntimeException {
    private final transient List<UserError> errors;

    public Refused(List<UserError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<UserError> errors() {
        return errors;
    }
}
