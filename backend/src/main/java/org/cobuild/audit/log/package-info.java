/**
 * The log of decisions that an outsider can check ({@code docs/log.md}, and why it is made so in {@code
 * docs/decisions/log-of-decisions.md}). {@link org.cobuild.audit.log.DecisionLog} adds to it in the deciding transaction,
 * {@link org.cobuild.audit.log.LogSealing} signs and countersigns its heads, {@link org.cobuild.audit.log.LogExport}
 * writes it, and the proof of one entry, for whoever checks. It owns the tables {@code audit_log…}, reads the trail's, and
 * asks other rooms for their texts ({@link org.cobuild.audit.log.LoggedTexts}).
 */
@NullMarked
@NamedInterface("log")
package org.cobuild.audit.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
