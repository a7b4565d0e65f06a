package org.cobuild.construction;

/** What a supplier declared itself to be at signing; fixed from then on. */
public enum SupplierSize {
    LARGE,
    MEDIUM,
    SMALL,
    MICRO
}
