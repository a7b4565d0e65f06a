package org.cobuild.platform;

/** An argument that no rule of business could accept: answered as a GraphQL error {@code BAD_REQUEST}. */
public final class BadInput extends RuntimeException {
    /** @param key key of a text in {@code messages/platform} */
    public BadInput(String key) {
        super(key, null, false, false);
    }
}
