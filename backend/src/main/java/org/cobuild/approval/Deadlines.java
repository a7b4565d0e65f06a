package org.cobuild.approval;

import java.time.LocalDate;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.WorkingDays;
import org.springframework.stereotype.Component;

/** Until when a step is to be decided: so many working days of the city's calendar, from the day it is reached. */
@Component
class Deadlines {
    private final WorkingDays days;
    private final PortalClock clock;

    Deadlines(WorkingDays days, PortalClock clock) {
        this.days = days;
        this.clock = clock;
    }

    LocalDate of(Tenant tenant, Step step) {
        return days.after(tenant.cityId(), clock.today(tenant.zone()), step.workingDays());
    }
}
