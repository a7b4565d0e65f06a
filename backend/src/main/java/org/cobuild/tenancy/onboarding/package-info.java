/**
 * A tenant as data that can be reviewed: reads its folder or other sources of units and people, checks them, works out
 * what would change, and applies that in one transaction; writes folders from the database and makes new ones from
 * templates. It owns no table of its own: it plans changes of tenancy's, and other rooms add their files as {@link
 * org.cobuild.tenancy.onboarding.FolderPart} and what they hold as {@link
 * org.cobuild.tenancy.onboarding.StandingUse}. It talks to tenancy and platform.
 */
@NullMarked
@NamedInterface("onboarding")
package org.cobuild.tenancy.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
