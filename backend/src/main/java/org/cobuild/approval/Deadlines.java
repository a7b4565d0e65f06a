package org.cobuild.approval;

import org.cobuild.approval.flow.Moment;
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

    /** This moment, where the tenant is. */
    Moment now(Tenant tenant) {
        var today = clock.today(tenant.zone());
        return new Moment(clock.now(), workingDays -> days.after(tenant.cityId(), today, workingDays));
    }
}
