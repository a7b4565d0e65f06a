package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.onboarding.Shape.Key;

/** {@code units.yaml}: the organisations of a tenant. */
final class UnitsFile {
    static final String NAME = "units.yaml";
    static final Shape SHAPE = Shape.list(
            Key.code("code", 64, "单位代码，租户内唯一，不再改变 Code of the unit, unique in the tenant, never changed"),
            Key.code("parent", 64, "上级单位的代码 Code of the unit above").optional(),
            Key.code("ledBy", 64, "双重领导：上一级市的单位的代码 Code of the unit of the city above that leads it beside its county")
                    .optional(),
            Key.choice("kind", "单位类别 What kind of organisation", UnitKind.class, UnitKind.OPERATOR),
            Key.text("name", "名称 Name"),
            Key.text("nameEn", "英文名称 English name"),
            Key.pattern("creditCode", "[0-9A-HJ-NPQRTUW-Y]{18}", "统一社会信用代码 Unified social credit code, GB 32100-2015")
                    .optional());

    private UnitsFile() {}

    static List<UnitLine> read(List<FolderRow> rows) {
        return rows.stream()
                .map(row -> new UnitLine(
                        row,
                        row.text("code"),
                        row.textOrNull("parent"),
                        row.textOrNull("ledBy"),
                        row.text("name"),
                        row.text("nameEn"),
                        row.one("kind", UnitKind.class),
                        row.textOrNull("creditCode")))
                .toList();
    }

    static List<Map<String, Object>> write(List<UnitLine> units) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var unit : units) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("code", unit.code());
            put(entry, "parent", unit.parent());
            put(entry, "ledBy", unit.ledBy());
            entry.put("kind", unit.kind().name());
            entry.put("name", unit.name());
            entry.put("nameEn", unit.nameEn());
            put(entry, "creditCode", unit.creditCode());
            entries.add(entry);
        }
        return entries;
    }

    static void put(Map<String, Object> entry, String key, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            entry.put(key, value);
        }
    }
}
