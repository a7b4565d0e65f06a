package org.cobuild.planning;

/** A batch with the window that holds for the tenant that asks. */
public record OfferedBatch(ApplicationBatch batch, Window window) {}
