/**
 * How a person gets in and stays in: what guessing costs. It owns the counts of failed sign-ins. It talks to platform and
 * the rest of tenancy alone.
 */
@NullMarked
package org.cobuild.tenancy.signin;

import org.jspecify.annotations.NullMarked;
