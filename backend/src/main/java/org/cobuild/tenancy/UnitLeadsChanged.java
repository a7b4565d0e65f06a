package org.cobuild.tenancy;

import java.util.Set;

/**
 * That units of counties are led from above by others than before, or by nobody any more. Who keeps what follows from
 * that listens in the same transaction; the units are written already.
 */
public record UnitLeadsChanged(Set<Long> unitIds) {}
