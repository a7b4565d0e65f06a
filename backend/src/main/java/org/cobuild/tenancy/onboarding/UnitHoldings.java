package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts what units hold: enabled posts, units of counties that they lead too, and what the rooms say. */
@Component
public class UnitHoldings {
    private final DSLContext sql;
    private final List<StandingUse> uses;
    private final PortalClock clock;

    UnitHoldings(DSLContext sql, List<StandingUse> uses, PortalClock clock) {
        this.sql = sql;
        this.uses = uses;
        this.clock = clock;
    }

    /** By unit; a unit that holds nothing is absent. */
    public Map<Long, List<StandingUse.UnitUse>> of(Grant grant, Collection<Long> unitIds) {
        var held = new HashMap<Long, List<StandingUse.UnitUse>>();
        if (unitIds.isEmpty()) {
            return held;
        }
        var kind = DSL.inline("posts").as("kind");
        sql.select(POST.UNIT_ID, kind, count())
                .from(POST)
                .where(grant.on(POST))
                .and(POST.UNIT_ID.in(unitIds))
                .and(PostTerm.notOver(clock.now()))
                .groupBy(POST.UNIT_ID)
                // Of counties: their rows are of other tenants.
                .unionAll(DSL.select(UNIT.LEAD_UNIT_ID, DSL.inline("led"), count())
                        .from(UNIT)
                        .where(UNIT.LEAD_TENANT_ID.eq(grant.tenantId()))
                        .and(UNIT.LEAD_UNIT_ID.in(unitIds))
                        .and(UNIT.CLOSED_ON.isNull())
                        .and(SystemScope.all(SystemScope.Reason.ONBOARDING))
                        .groupBy(UNIT.LEAD_UNIT_ID))
                .forEach(row -> held.computeIfAbsent(row.value1(), id -> new ArrayList<>())
                        .add(new StandingUse.UnitUse(row.value1(), row.value2(), row.value3())));
        uses.forEach(use -> use.units(grant, unitIds)
                .forEach(one -> held.computeIfAbsent(one.unitId(), id -> new ArrayList<>())
                        .add(one)));
        return held;
    }

    /** Of those posts the ones that a provider gave, by unit: no folder ends them. */
    Map<Long, StandingUse.UnitUse> byProviders(Grant grant, Collection<Long> unitIds) {
        return unitIds.isEmpty()
                ? Map.of()
                : sql.select(POST.UNIT_ID, count())
                        .from(POST)
                        .where(grant.on(POST))
                        .and(POST.UNIT_ID.in(unitIds))
                        .and(POST.PROVIDER.isNotNull())
                        .and(PostTerm.notOver(clock.now()))
                        .groupBy(POST.UNIT_ID)
                        .fetchMap(
                                POST.UNIT_ID,
                                row -> new StandingUse.UnitUse(row.value1(), "providerPosts", row.value2()));
    }
}
