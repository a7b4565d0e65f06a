package org.cobuild.tenancy;

import java.time.ZoneId;
import org.cobuild.platform.Identified;
import org.jspecify.annotations.Nullable;

/**
 * A city's or a county's portal.
 *
 * @param cityId the city of its tree; itself for a city or a lone county
 * @param parentId the city above, null for a city, a lone county and the operator
 * @param tileRow row of its schematic tile, from 1
 */
public record Tenant(
        long id,
        long cityId,
        @Nullable Long parentId,
        String code,
        TenantLevel level,
        String name,
        String nameEn,
        @Nullable String regionCode,
        String timeZone,
        @Nullable Integer tileRow,
        @Nullable Integer tileColumn,
        TenantStatus status)
        implements Identified {

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
