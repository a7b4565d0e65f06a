package org.cobuild.tenancy;

import java.util.Collection;

/**
 * What the caller was shown outside of GraphQL, such as a file that it downloads; published before it is shown. {@code
 * audit} hears it and keeps what is of another tenant.
 */
public record Viewed(Viewer viewer, Collection<? extends Owned> rows) {}
