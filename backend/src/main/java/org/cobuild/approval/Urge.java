package org.cobuild.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody urged everybody who was pending in a case; never edited, never deleted. Names are kept as they were
 * then.
 */
record Urge(long caseId, @Nullable String note, String personName, String unitName, Instant urgedAt) {}
