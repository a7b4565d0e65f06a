package org.cobuild.tenancy.onboarding;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.jspecify.annotations.Nullable;

/** {@code tenant.yaml}: which city's or county's portal it is. */
final class TenantFile {
    static final String NAME = TenantFolder.TENANT_FILE;
    static final Shape SHAPE = Shape.group(
            Key.pattern("code", TenantFolder.CODE.pattern(), "租户代码，与资料夹同名 Code of the tenant, the folder's name"),
            Key.choice("level", "级别 Level", TenantLevel.class, TenantLevel.PLATFORM),
            Key.pattern("parent", TenantFolder.CODE.pattern(), "上级市的租户代码 Code of the city above, for a county")
                    .optional(),
            Key.text("name", "名称 Name"),
            Key.text("nameEn", "英文名称 English name"),
            Key.pattern("regionCode", "[1-9][0-9]{5}", "行政区划代码 GB/T 2260，功能区没有则不写 Region code; none for a zone")
                    .optional(),
            Key.text("timeZone", 40, "时区 Time zone"),
            Key.whole("tileRow", 1, 50, "驾驶舱示意图的行 Row of its tile in the cockpit")
                    .optional(),
            Key.whole("tileColumn", 1, 50, "驾驶舱示意图的列 Column of its tile in the cockpit")
                    .optional());

    private TenantFile() {}

    /** A tenant as its file describes it. */
    record Line(
            Origin from,
            String code,
            TenantLevel level,
            @Nullable String parent,
            String name,
            String nameEn,
            @Nullable String regionCode,
            String timeZone,
            @Nullable Integer tileRow,
            @Nullable Integer tileColumn) {}

    static Line read(FolderRow row, String folder) {
        var line = new Line(
                row,
                row.text("code"),
                row.one("level", TenantLevel.class),
                row.textOrNull("parent"),
                row.text("name"),
                row.text("nameEn"),
                row.textOrNull("regionCode"),
                row.text("timeZone"),
                row.numberOrNull("tileRow"),
                row.numberOrNull("tileColumn"));
        if (!line.code().isEmpty() && !line.code().equals(folder)) {
            row.fault("code", "folder.tenant.code", folder);
        }
        if (line.level() == TenantLevel.CITY && line.parent() != null) {
            row.fault("parent", "folder.tenant.level", line.level().name());
        }
        try {
            ZoneId.of(line.timeZone());
        } catch (DateTimeException e) {
            if (!line.timeZone().isEmpty()) {
                row.fault("timeZone", "folder.tenant.zone", line.timeZone());
            }
        }
        return line;
    }

    static Map<String, Object> write(Tenant tenant, @Nullable String parentCode) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("code", tenant.code());
        entry.put("level", tenant.level().name());
        UnitsFile.put(entry, "parent", parentCode);
        entry.put("name", tenant.name());
        entry.put("nameEn", tenant.nameEn());
        UnitsFile.put(entry, "regionCode", tenant.regionCode());
        entry.put("timeZone", tenant.timeZone());
        UnitsFile.put(entry, "tileRow", tenant.tileRow());
        UnitsFile.put(entry, "tileColumn", tenant.tileColumn());
        return entry;
    }
}
