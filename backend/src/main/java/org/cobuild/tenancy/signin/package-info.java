/**
 * How a person gets in and stays in: what guessing costs, what a password has to be, and whom a second
 * factor is asked of. It owns the counts of failed sign-ins, the passwords that a person had before, second factors and
 * recovery codes. It talks to platform and
 * the rest of tenancy alone.
 */
@NullMarked
package org.cobuild.tenancy.signin;

import org.jspecify.annotations.NullMarked;
