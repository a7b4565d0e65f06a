package org.cobuild.platform;

/** The caller sees the thing, but may not do this with it. */
public final class Forbidden extends RuntimeException {
    private final String reason;

    /** @param reason key of a text in {@code messages/platform}, e.g. {@code forbidden.role} */
    public Forbidden(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
