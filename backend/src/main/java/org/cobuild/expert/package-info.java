/**
 * What experts say in a case: the pool of a tenant, the draw of a panel that anybody can repeat, recusals, scores and
 * the conclusion. It owns the tables {@code expert} and {@code expert_…}. It talks to project, for who leads and takes
 * part, to approval, for the case and who reviews in it, and to document, for the signed minutes.
 */
@NullMarked
package org.cobuild.expert;

import org.jspecify.annotations.NullMarked;
