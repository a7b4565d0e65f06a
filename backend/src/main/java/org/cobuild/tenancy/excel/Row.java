package org.cobuild.tenancy.excel;

import java.util.List;
import java.util.Set;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.UnitKind;
import org.jspecify.annotations.Nullable;

/** A row that was checked. */
sealed interface Row {
    int row();

    /** Null when the cell names none. */
    @Nullable
    Tenant tenant();

    /** What keeps it from being taken in; empty for a good row. */
    List<Finding> findings();

    /** Whether taking it in would change anything. */
    boolean changes();

    default boolean good() {
        return findings().isEmpty();
    }

    /** A unit; the fields of a row with findings are not to be used. */
    record UnitRow(
            int row,
            @Nullable Tenant tenant,
            String code,
            String name,
            String nameEn,
            UnitKind kind,
            @Nullable String parentCode,
            @Nullable String creditCode,
            boolean changes,
            List<Finding> findings)
            implements Row {}

    /** A person in a post; the fields of a row with findings are not to be used. */
    record PersonRow(
            int row,
            @Nullable Tenant tenant,
            String unitCode,
            String username,
            String name,
            @Nullable String nameEn,
            String phone,
            String postCode,
            String title,
            String titleEn,
            Set<Role> roles,
            boolean changes,
            List<Finding> findings)
            implements Row {}
}
