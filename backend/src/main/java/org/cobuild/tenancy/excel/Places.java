package org.cobuild.tenancy.excel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.excel.Row.UnitRow;
import org.jspecify.annotations.Nullable;

/** The units in which people may be placed: those of the workbook and those that are known, by name or code. */
final class Places {
    private final Map<String, Place> byKey = new HashMap<>();

    /** @param returnedRow the row of the unit when it can't be taken in and isn't known either; null when it can */
    record Place(
            String code,
            String name,
            UnitKind kind,
            @Nullable Integer returnedRow) {}

    Places(Known known, List<UnitRow> units) {
        known.units().forEach(unit -> put(unit.tenantId(), new Place(unit.code(), unit.name(), unit.kind(), null)));
        for (var unit : units) {
            if (unit.tenant() == null) {
                continue;
            }
            if (unit.good()) {
                put(unit.tenant().id(), new Place(unit.code(), unit.name(), unit.kind(), null));
            } else {
                var place = new Place(unit.code(), unit.name(), unit.kind(), unit.row());
                keys(unit.tenant().id(), place).forEach(key -> byKey.putIfAbsent(key, place));
            }
        }
    }

    private void put(long tenantId, Place place) {
        keys(tenantId, place).forEach(key -> byKey.put(key, place));
    }

    private static List<String> keys(long tenantId, Place place) {
        return List.of(tenantId + " " + CellText.key(place.name()), tenantId + " " + CellText.key(place.code()));
    }

    @Nullable
    Place find(Tenant tenant, String nameOrCode) {
        return byKey.get(tenant.id() + " " + CellText.key(nameOrCode));
    }
}
