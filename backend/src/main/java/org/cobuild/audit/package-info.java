/**
 * The trail: who did what, in which post, from where, and what changed from which value to which; a project's timeline
 * is made of the same entries. It owns {@code audit_entry} and {@code audit_change} and hears every {@link
 * org.cobuild.platform.Change} in its transaction; {@code audit_view} keeps who of other tenants was shown a tenant's data. It talks to tenancy alone.
 */
@NullMarked
package org.cobuild.audit;

import org.jspecify.annotations.NullMarked;
