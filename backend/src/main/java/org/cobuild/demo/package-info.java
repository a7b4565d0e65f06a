/**
 * Fills an empty portal with the demo: the tenants of the folder, people who can sign in, and years of projects that are
 * replayed through the API as the people who did it, with the clock at the day on which they did. It owns nothing but
 * the file of credentials. It is the top room: it knows tenancy and otherwise speaks GraphQL like any client.
 */
@NullMarked
package org.cobuild.demo;

import org.jspecify.annotations.NullMarked;
