package org.cobuild.approval.route;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.approval.route.RouteData.Assignee;
import org.cobuild.approval.route.RouteData.Level;
import org.cobuild.approval.route.RouteData.UnitName;
import org.cobuild.approval.route.RouteRepository.UnitKey;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Rights;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Who could act in a step: the roles that decide, in the open units of a tenant and of the city above it. */
@Repository
class RouteSeats {
    /** Roles that may decide at all: a step for another one would wait for ever. */
    static final Set<Role> DECIDING = Stream.of(Role.values())
            .filter(role -> role != Role.BREAK_GLASS && Rights.of(role).contains(Action.CASE_DECIDE))
            .collect(Collectors.toUnmodifiableSet());

    private final DSLContext sql;
    private final PortalClock clock;

    RouteSeats(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A role in a unit that somebody holds today.
     *
     * @param people ids of those who hold it
     * @param names their names; empty for a unit of the city above, whose people are not the tenant's to read
     */
    record Seat(
            Level level,
            String unit,
            String unitName,
            String unitNameEn,
            Role role,
            Set<Long> people,
            List<String> names,
            UnitKey key) {
        public int held() {
            return people.size();
        }

        boolean is(Assignee assignee) {
            return level == assignee.level() && unit.equals(assignee.unitCode()) && role == assignee.role();
        }
    }

    List<Seat> all(Grant grant) {
        var seats = new LinkedHashMap<List<Object>, Seat>();
        sql.select(UNIT.TENANT_ID, UNIT.ID, UNIT.CODE, UNIT.NAME, UNIT.NAME_EN, POST_ROLE.ROLE, PERSON.ID, PERSON.NAME)
                .from(TENANT)
                .join(UNIT)
                .on(TenantScope.alongside(UNIT, TENANT.ID).or(UNIT.TENANT_ID.eq(TENANT.PARENT_ID)))
                .join(POST)
                .on(POST.UNIT_ID.eq(UNIT.ID))
                .and(TenantScope.alongside(POST, UNIT.TENANT_ID))
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(TenantScope.alongside(POST_ROLE, POST))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(TENANT.ID.eq(grant.tenantId()))
                .and(UNIT.CLOSED_ON.isNull())
                .and(PERSON.ENABLED.isTrue())
                .and(PostTerm.held(clock.now()))
                .and(POST_ROLE.ROLE.in(DECIDING.stream().map(Role::name).toList()))
                .orderBy(UNIT.CODE, POST_ROLE.ROLE, PERSON.NAME)
                .forEach(row -> {
                    var own = row.get(UNIT.TENANT_ID) == grant.tenantId();
                    var role = Role.valueOf(row.get(POST_ROLE.ROLE));
                    var seat = seats.computeIfAbsent(
                            List.of(row.get(UNIT.ID), role),
                            key -> new Seat(
                                    own ? Level.OWN : Level.ABOVE,
                                    row.get(UNIT.CODE),
                                    row.get(UNIT.NAME),
                                    row.get(UNIT.NAME_EN),
                                    role,
                                    new java.util.TreeSet<>(),
                                    new ArrayList<>(),
                                    new UnitKey(row.get(UNIT.TENANT_ID), row.get(UNIT.ID))));
                    if (seat.people().add(row.get(PERSON.ID)) && own) {
                        seat.names().add(row.get(PERSON.NAME));
                    }
                });
        return List.copyOf(seats.values());
    }

    static Map<UnitName, UnitKey> units(List<Seat> seats) {
        return seats.stream()
                .collect(Collectors.toMap(
                        seat -> new UnitName(seat.level(), seat.unit()), Seat::key, (one, same) -> one));
    }
}
