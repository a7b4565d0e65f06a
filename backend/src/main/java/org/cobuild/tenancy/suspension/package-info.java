/**
 * Suspended tenants: nobody of one signs in or writes, its clocks stand, and the others go on. It owns {@code
 * tenant_suspension}; other rooms move their deadlines as {@link org.cobuild.tenancy.suspension.StoppedClock}. It talks to
 * tenancy and platform.
 */
@NullMarked
@NamedInterface("suspension")
package org.cobuild.tenancy.suspension;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
