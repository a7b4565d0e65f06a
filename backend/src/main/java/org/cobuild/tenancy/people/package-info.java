/**
 * The people of a tenant for who looks after their sign-in: where they are signed in, the end of that, and the link by
 * which they set a password. It owns nothing: persons, posts and links belong to tenancy and its sign-in. It talks to
 * platform and the rest of tenancy alone.
 */
@NullMarked
package org.cobuild.tenancy.people;

import org.jspecify.annotations.NullMarked;
