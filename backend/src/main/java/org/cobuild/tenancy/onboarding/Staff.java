package org.cobuild.tenancy.onboarding;

import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over lines about units and people from sources other than a folder: a sheet, a form. Lines add and change; what
 * is not among them stays as it is. Whoever calls has asked {@link org.cobuild.tenancy.Access}, which the grant proves.
 *
 * <p>The number of statements is constant in the number of lines: a large source is handed over in batches, units
 * first, each batch in a transaction of its own or all in the caller's.
 */
@Service
public class Staff {
    private final UnitPlanner units;
    private final PeoplePlanner people;
    private final PlanTrail trail;
    private final TenantRepository tenants;
    private final PortalClock clock;

    Staff(UnitPlanner units, PeoplePlanner people, PlanTrail trail, TenantRepository tenants, PortalClock clock) {
        this.units = units;
        this.people = people;
        this.trail = trail;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Works out what the lines would change, and writes nothing. Lines at fault are left out, and so are those that
     * refer to them; their faults are noted on their origins.
     *
     * @param whole takes what no single line is at fault for, e.g. that nobody would be left for an open task
     */
    @Transactional(readOnly = true)
    public Planned plan(Grant grant, List<UnitLine> unitLines, List<PersonLine> personLines, Origin whole) {
        return work(grant, unitLines, personLines, whole);
    }

    /**
     * Works out what the lines change, writes it, and leaves an entry in the trail for every change. Lines at fault are
     * left out as above; nothing at all is written when {@code whole} is at fault.
     */
    @Transactional
    public Planned apply(
            Change.Actor by, Grant grant, List<UnitLine> unitLines, List<PersonLine> personLines, Origin whole) {
        var planned = work(grant, unitLines, personLines, whole);
        if (!whole.faultless()) {
            return Planned.NOTHING;
        }
        trail.execute(planned, by, grant.tenantId());
        return planned;
    }

    private Planned work(Grant grant, List<UnitLine> unitLines, List<PersonLine> personLines, Origin whole) {
        var today = clock.today(tenants.get(grant.tenantId()).zone());
        var planned = units.plan(grant, today, unitLines, Extent.SOME, whole, java.util.Set.of());
        return Planned.together(
                planned.planned(), people.plan(grant, planned.open(), personLines, Extent.SOME, whole, true));
    }
}
