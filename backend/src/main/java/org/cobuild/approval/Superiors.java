package org.cobuild.approval;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Before which seat of a unit something is brought that the unit has let wait too long 上报. */
@Component
public class Superiors {
    /** Whoever of these is there first. */
    private static final List<Role> SEATS = List.of(Role.AUTHORITY_DIRECTOR, Role.DEPUTY, Role.AUTHORITY_CHIEF);

    private final DSLContext sql;
    private final PortalClock clock;

    Superiors(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Roles in which somebody may act now, by unit; units are of the grant's tenant. */
    public Map<Long, List<Role>> held(Grant grant, Collection<Long> unitIds) {
        return sql.selectDistinct(POST.UNIT_ID, POST_ROLE.ROLE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(grant.on(POST_ROLE))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(grant.on(POST))
                .and(POST.UNIT_ID.in(unitIds))
                .and(PostTerm.held(clock.now()))
                .and(PERSON.ENABLED.isTrue())
                .fetchGroups(POST.UNIT_ID, row -> Role.valueOf(row.get(POST_ROLE.ROLE)));
    }

    /**
     * The superior seat, nobody where none is held.
     *
     * @param held roles that are held in the unit
     * @param own the seat that let it wait, above which to look; null for the unit as such
     */
    public static Optional<Role> of(Collection<Role> held, @Nullable Role own) {
        return SEATS.stream()
                .takeWhile(role -> role != own)
                .filter(held::contains)
                .findFirst();
    }
}
