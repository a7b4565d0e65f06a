/**
 * The register of centralised resources: servers, how each is centralised and which unit uses it. It owns the tables
 * {@code resource_…}. It talks to platform and tenancy alone; overview counts its rows.
 */
@NullMarked
package org.cobuild.resource;

import org.jspecify.annotations.NullMarked;
