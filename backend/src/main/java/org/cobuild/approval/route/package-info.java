/**
 * The routes of a tenant: what its data says of how a matter is decided, in versions that are never changed. It owns the
 * tables {@code approval_route*}; the room around it makes a case's steps and tasks out of a version.
 */
@NullMarked
package org.cobuild.approval.route;

import org.jspecify.annotations.NullMarked;
