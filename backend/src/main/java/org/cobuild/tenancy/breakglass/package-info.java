/**
 * Emergencies: the portal's operator, who reads no business data, looks into one tenant's for some hours and a reason. The
 * tenant is told at once, reads what was looked at in its log of views, and ends it when it wants. It owns {@code
 * break_glass}. It talks to tenancy and platform.
 */
@NullMarked
@NamedInterface("breakglass")
package org.cobuild.tenancy.breakglass;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
