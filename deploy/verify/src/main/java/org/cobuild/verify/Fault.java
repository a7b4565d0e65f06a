package org.cobuild.verify;

/** What was read is not as described: the key of the words that say so, and what stands in them. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    final String key;
    final transient Object[] with;

    Fault(String key, Object... with) {
        super(key, null, false, false);
        this.key = key;
        this.with = with;
    }
}
