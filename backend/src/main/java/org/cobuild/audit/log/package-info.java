/**
 * The log of decisions that an outsider can check ({@code docs/decisions/log-of-decisions.md}). So far it has the Merkle
 * tree over its entries: which hashes a root or a proof needs, and what it is made of them. It owns nothing yet and knows
 * nobody.
 */
@NullMarked
package org.cobuild.audit.log;

import org.jspecify.annotations.NullMarked;
