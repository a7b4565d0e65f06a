/**
 * How a person gets in and stays in: what guessing costs, and what a password has to be. It owns
 * the counts of failed sign-ins and the passwords that a person had before. It talks to platform and
 * the rest of tenancy alone.
 */
@NullMarked
package org.cobuild.tenancy.signin;

import org.jspecify.annotations.NullMarked;
