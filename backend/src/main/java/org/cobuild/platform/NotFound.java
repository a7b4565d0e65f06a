package org.cobuild.platform;

/**
 * There is no such thing in the caller's scope. Says nothing more: what is out of scope must answer exactly like what
 * does not exist.
 */
public final class NotFound extends RuntimeException {
    public NotFound() {
        super("not found", null, false, false);
    }
}
