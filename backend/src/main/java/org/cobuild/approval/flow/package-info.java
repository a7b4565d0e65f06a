/**
 * The engine: where a case stands, as a value ({@link org.cobuild.approval.flow.CaseFlow}), what is allowed in it ({@link
 * org.cobuild.approval.flow.CaseRules}) and what a verb makes of it ({@link org.cobuild.approval.flow.CaseMoves}). Pure
 * functions: they read no database and no clock, and know nothing of the rooms around them.
 */
@NullMarked
@NamedInterface("flow")
package org.cobuild.approval.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
