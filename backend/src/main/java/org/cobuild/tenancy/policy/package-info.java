/**
 * The policy profile as people keep it: which rules have a number at all, what each number may be, who may set it for
 * what day, and what it was before. It owns {@code policy_value} and tells the folder and the screen of a
 * contradiction by the same words. It talks to the room around it, which reads the values in force.
 */
@NullMarked
package org.cobuild.tenancy.policy;

import org.jspecify.annotations.NullMarked;
