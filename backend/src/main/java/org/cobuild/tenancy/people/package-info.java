/**
 * The people of a tenant for its administrators: which posts they hold from when until when, what they would leave
 * behind, which seats are vacant; where they are signed in, the end of that, and the link by which they set a password.
 * It owns nothing: persons, posts and links belong to tenancy and its sign-in. It talks to platform and the rest of
 * tenancy alone, and hears what waits from other rooms by {@link org.cobuild.tenancy.onboarding.StandingUse}.
 */
@NullMarked
package org.cobuild.tenancy.people;

import org.jspecify.annotations.NullMarked;
