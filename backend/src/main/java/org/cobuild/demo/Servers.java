package org.cobuild.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.cobuild.platform.GlobalId;
import org.cobuild.resource.ServerPlacement;
import org.cobuild.resource.ServerRegister;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The servers of the register, entered by each authority in one list. */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class Servers {
    private final ServerRegister register;
    private final Access access;

    Servers(ServerRegister register, Access access) {
        this.register = register;
        this.access = access;
    }

    void plan(Item settings, Calendar calendar, Cast cast, Replay replay) {
        for (var list : settings.items("servers")) {
            var on = list.date("on");
            replay.at(calendar.at(on, LocalTime.of(15, 0)), "servers", () -> enter(list, calendar.day(on), cast));
        }
    }

    private void enter(Item list, LocalDate on, Cast cast) {
        var tenant = list.text("tenant");
        var by = cast.holder(tenant + "/authority", Role.AUTHORITY_CLERK);
        var entries = new ArrayList<ServerRegister.Entry>();
        for (var row : list.items("units")) {
            var unit = GlobalId.valueOf(cast.unitId(tenant + "/" + row.text("unit")))
                    .value();
            for (var placement : ServerPlacement.values()) {
                var count = Integer.parseInt(row.text(placement.name(), "0"));
                for (int i = 1; i <= count; i++) {
                    var name = "%s-%s-%02d"
                            .formatted(row.text("label"), List.of("云", "托", "管").get(placement.ordinal()), i);
                    entries.add(new ServerRegister.Entry(unit, name, placement, on));
                }
            }
        }
        register.register(by, access.consequence(by.tenantId()), entries);
    }
}
