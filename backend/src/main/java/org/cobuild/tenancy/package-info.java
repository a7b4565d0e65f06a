/**
 * Who is who and who may see what: tenants, units, people, posts, roles, API clients, the policy profile and the
 * working-day calendar, sign-in, and the tenant scope that every other room asks for. It owns the tables of those and
 * mints every {@link org.cobuild.tenancy.TenantScope}. It talks to platform alone.
 */
@NullMarked
package org.cobuild.tenancy;

import org.jspecify.annotations.NullMarked;
