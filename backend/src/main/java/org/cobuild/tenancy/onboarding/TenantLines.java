package org.cobuild.tenancy.onboarding;

import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Tenant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over lines about a tenant's units and people from other sources than a folder: they add and change, what is not
 * among them stays. It is planned, written and told to the trail as a folder's lines are.
 */
@Service
public class TenantLines {
    private final UnitPlanner units;
    private final PeoplePlanner people;
    private final PlanTrail trail;
    private final PortalClock clock;

    TenantLines(UnitPlanner units, PeoplePlanner people, PlanTrail trail, PortalClock clock) {
        this.units = units;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Writes units in the caller's transaction; how many changes that was. Faults are noted with the lines' origins, and
     * lines at fault are left out.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int takeUnits(Grant grant, Tenant tenant, List<UnitLine> lines, Origin whole, Change.Actor by) {
        var planned = units.plan(grant, null, clock.today(tenant.zone()), lines, Extent.SOME, whole, java.util.Set.of())
                .planned();
        trail.execute(planned, by, tenant.id());
        return planned.changes().size();
    }

    /** As {@link #takeUnits}, for people and their posts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int takePeople(Grant grant, Tenant tenant, List<PersonLine> lines, Origin whole, Change.Actor by) {
        var planned = people.plan(grant, units.standing(grant), lines, Extent.SOME, whole, tenant.zone(), true);
        trail.execute(planned, by, tenant.id());
        return planned.changes().size();
    }
}
