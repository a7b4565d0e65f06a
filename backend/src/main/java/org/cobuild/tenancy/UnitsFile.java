package org.cobuild.tenancy;

import static org.cobuild.db.Tables.UNIT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cobuild.db.tables.records.UnitRecord;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** {@code units.yaml}: the organisations of a tenant. A unit that stands here no longer is kept: history names it. */
@Component
class UnitsFile {
    static final String NAME = "units.yaml";
    private static final String CREDIT_CODE = "[0-9A-HJ-NPQRTUW-Y]{18}";
    private final DSLContext sql;
    private final PortalClock clock;

    UnitsFile(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Writes the units; answers all units of the tenant by code. */
    Map<String, Unit> apply(Grant grant, List<FolderRow> rows) {
        var known = sql.selectFrom(UNIT).where(grant.on(UNIT)).fetchMap(UNIT.CODE);
        var seen = new HashSet<String>();
        // In the order of the file: a parent stands before its children.
        var written = new ArrayList<UnitRecord>();
        for (var row : rows) {
            row.onlyKeys("code", "parent", "name", "nameEn", "kind", "creditCode");
            var code = row.code("code");
            if (code.isEmpty() || !seen.add(code)) {
                row.wrong("folder.twice", code);
                continue;
            }
            var unit = known.get(code);
            if (unit == null) {
                unit = new UnitRecord();
                unit.setId(Ids.next());
                unit.setTenantId(grant.tenantId());
                unit.setCode(code);
                unit.setCreatedAt(clock.now());
            }
            fill(unit, row, known);
            known.put(code, unit);
            if (unit.modified()) {
                written.add(unit);
            }
        }
        Rows.upsert(sql, UNIT, written);
        var units = new HashMap<String, Unit>();
        known.forEach((code, unit) -> units.put(code, unit(unit)));
        return units;
    }

    private static void fill(UnitRecord unit, FolderRow row, Map<String, UnitRecord> known) {
        var parentCode = row.textOrNull("parent");
        var parent = parentCode == null ? null : known.get(parentCode);
        if (parentCode != null && parent == null) {
            row.wrong("folder.unit.parent", parentCode);
        }
        var credit = row.textOrNull("creditCode");
        // A wrong check character is no fault here: real early codes fail it (GB 32100-2015).
        if (credit != null && !credit.matches(CREDIT_CODE)) {
            row.wrong("folder.credit", credit);
            credit = null;
        }
        unit.setParentId(parent == null ? null : parent.getId());
        unit.setName(row.text("name"));
        unit.setNameEn(row.text("nameEn"));
        unit.setKind(row.one("kind", UnitKind.class).name());
        unit.setCreditCode(credit);
        if (unit.getKind().equals(UnitKind.OPERATOR.name())) {
            row.wrong("folder.unknown", "kind", unit.getKind());
        }
    }

    private static Unit unit(UnitRecord unit) {
        return new Unit(
                unit.getId(),
                unit.getTenantId(),
                unit.getCode(),
                unit.getName(),
                unit.getNameEn(),
                UnitKind.valueOf(unit.getKind()));
    }
}
