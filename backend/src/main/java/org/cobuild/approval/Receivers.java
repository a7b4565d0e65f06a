package org.cobuild.approval;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Rights;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Whom a task can be handed to, or who can be asked about it: people of its tenant who may decide, in their posts. */
@Repository
class Receivers {
    static final int MOST = 50;
    private static final List<String> DECIDING = Arrays.stream(Role.values())
            .filter(role -> Rights.of(role).contains(Action.CASE_DECIDE))
            .map(Role::name)
            .toList();
    private final DSLContext sql;
    private final PortalClock clock;

    Receivers(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Somebody in a post.
     *
     * @param role one in which it decides
     */
    record Receiver(
            long postId,
            long personId,
            String personName,
            String title,
            String titleEn,
            long unitId,
            String unitName,
            Role role) {
        Seat seat() {
            return new Seat(unitId, role, postId);
        }
    }

    /** At most {@link #MOST}, by unit and name. @param search part of a person's or a unit's name; null for everybody */
    List<Receiver> search(Grant grant, @Nullable String search) {
        Condition named = search == null
                ? noCondition()
                : PERSON.NAME.contains(search).or(UNIT.NAME.contains(search)).or(UNIT.NAME_EN.contains(search));
        return select(grant)
                .and(named)
                .groupBy(POST.ID, PERSON.ID, PERSON.NAME, POST.TITLE, POST.TITLE_EN, UNIT.ID, UNIT.NAME)
                .orderBy(UNIT.NAME, PERSON.NAME, POST.ID)
                .limit(MOST)
                .fetch(Receivers::receiver);
    }

    Optional<Receiver> find(Grant grant, long postId) {
        return select(grant)
                .and(POST.ID.eq(postId))
                .groupBy(POST.ID, PERSON.ID, PERSON.NAME, POST.TITLE, POST.TITLE_EN, UNIT.ID, UNIT.NAME)
                .fetchOptional(Receivers::receiver);
    }

    /** Names of those who hold the posts, by post. */
    Map<Long, String> names(TenantScope scope, Collection<Long> postIds) {
        return postIds.isEmpty()
                ? Map.of()
                : sql.select(POST.ID, PERSON.NAME)
                        .from(POST)
                        .join(PERSON)
                        .on(PERSON.ID.eq(POST.PERSON_ID))
                        .where(POST.ID.in(postIds))
                        .and(scope.tree(POST))
                        .fetchMap(POST.ID, PERSON.NAME);
    }

    private SelectConditionStep<? extends Record> select(Grant grant) {
        return sql.select(
                        POST.ID,
                        PERSON.ID,
                        PERSON.NAME,
                        POST.TITLE,
                        POST.TITLE_EN,
                        UNIT.ID,
                        UNIT.NAME,
                        min(POST_ROLE.ROLE).as("role"))
                .from(POST)
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .join(UNIT)
                .on(UNIT.ID.eq(POST.UNIT_ID))
                .and(grant.on(UNIT))
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(grant.on(POST_ROLE))
                .where(grant.on(POST))
                .and(PERSON.ENABLED.isTrue())
                .and(PostTerm.held(clock.now()))
                .and(POST_ROLE.ROLE.in(DECIDING));
    }

    private static Receiver receiver(Record row) {
        return new Receiver(
                row.get(POST.ID),
                row.get(PERSON.ID),
                row.get(PERSON.NAME),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(UNIT.ID),
                row.get(UNIT.NAME),
                Role.valueOf(row.get("role", String.class)));
    }
}
