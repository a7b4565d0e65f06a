package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Looks after the roles in units that open tasks and routes turn to: somebody has to hold them. */
@Component
class Seats {
    private final DSLContext sql;
    private final List<StandingUse> uses;
    private final PortalClock clock;

    Seats(DSLContext sql, List<StandingUse> uses, PortalClock clock) {
        this.sql = sql;
        this.uses = uses;
        this.clock = clock;
    }

    /** A role in a unit. */
    record Seat(long unitId, Role role) {}

    /**
     * Notes the seats that would be left with nobody while something waits for them.
     *
     * @param lost seats of posts that change or end, as they were
     * @param taken seats of the posts that are told
     * @param touched ids of the posts that change or end
     */
    void check(Grant grant, Set<Seat> lost, Set<Seat> taken, Set<Long> touched, Origin whole, boolean routesToo) {
        var left = new HashSet<>(lost);
        left.removeAll(taken);
        if (left.isEmpty()) {
            return;
        }
        left.removeAll(heldByOthers(grant, touched));
        for (var use : uses) {
            for (var needed : use.seats(grant)) {
                if (!left.contains(new Seat(needed.unitId(), needed.role()))) {
                    continue;
                }
                if (needed.route() == null) {
                    whole.fault(
                            "",
                            "folder.seat.tasks",
                            unitCode(grant, needed.unitId()),
                            needed.role().name(),
                            needed.tasks());
                } else if (routesToo) {
                    whole.fault(
                            "",
                            "folder.seat.route",
                            unitCode(grant, needed.unitId()),
                            needed.role().name(),
                            needed.route());
                }
            }
        }
    }

    private Set<Seat> heldByOthers(Grant grant, Set<Long> touched) {
        return Set.copyOf(sql.selectDistinct(POST.UNIT_ID, POST_ROLE.ROLE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(grant.on(POST_ROLE))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .and(PERSON.ENABLED.isTrue())
                .where(grant.on(POST))
                .and(PostTerm.held(clock.now()))
                .and(POST.ID.notIn(touched))
                .fetch(row -> new Seat(row.value1(), Role.valueOf(row.value2()))));
    }

    private String unitCode(Grant grant, long unitId) {
        return String.valueOf(sql.select(UNIT.CODE)
                .from(UNIT)
                .where(grant.on(UNIT))
                .and(UNIT.ID.eq(unitId))
                .fetchOne(UNIT.CODE));
    }

    /** Who holds what in which unit as it stands: codes of units and roles, joined by {@link #key}. */
    Set<String> standing(Grant grant) {
        return Set.copyOf(sql.selectDistinct(UNIT.CODE, POST_ROLE.ROLE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(grant.on(POST_ROLE))
                .join(UNIT)
                .on(UNIT.ID.eq(POST.UNIT_ID))
                .and(grant.on(UNIT))
                .where(grant.on(POST))
                .and(PostTerm.held(clock.now()))
                .fetch(row -> key(row.value1(), Role.valueOf(row.value2()))));
    }

    static String key(String unitCode, Role role) {
        return unitCode + " " + role.name();
    }
}
