package org.cobuild.platform;

/** A record that is a GraphQL {@code Node}: the API shows its id opaque and typed. */
public interface Identified {
    long id();

    /** Name of its GraphQL type. */
    default String nodeType() {
        return getClass().getSimpleName();
    }
}
