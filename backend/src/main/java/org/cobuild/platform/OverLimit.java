package org.cobuild.platform;

/** More of something at once than a caller, or the portal, may have: answered as a GraphQL error {@code OVER_LIMIT}. */
public final class OverLimit extends RuntimeException {
    private final int limit;

    /**
     * @param key key of a text in {@code messages/platform}
     * @param limit its argument
     */
    public OverLimit(String key, int limit) {
        super(key, null, false, false);
        this.limit = limit;
    }

    int limit() {
        return limit;
    }
}
