/**
 * Reorganisations: units are renamed, moved, merged, divided and closed by one act with a day, and what they hold
 * follows. It owns {@code unit_change} and its parts and moves posts itself; other rooms move what is theirs as {@link
 * org.cobuild.tenancy.unit.UnitFollower}. It talks to tenancy, onboarding and platform.
 */
@NullMarked
@NamedInterface("unit")
package org.cobuild.tenancy.unit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
