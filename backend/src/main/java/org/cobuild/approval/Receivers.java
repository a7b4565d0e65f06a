package org.cobuild.approval;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.min;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Whom a task can be handed to, or who can be asked about it: people of its tenant who may decide, in their posts. */
@Repository
class Receivers {
    private static final Field<String> ROLE = min(POST_ROLE.ROLE).as("role");
    private final DSLContext sql;
    private final Colleagues colleagues;

    Receivers(DSLContext sql, Colleagues colleagues) {
        this.sql = sql;
        this.colleagues = colleagues;
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

    /** At most {@link Colleagues#MOST}. @param search part of a person's or a unit's name; null for everybody */
    List<Receiver> search(Grant grant, @Nullable String search) {
        return colleagues
                .who(grant, Action.CASE_DECIDE, Colleagues.named(search), ROLE)
                .limit(Colleagues.MOST)
                .fetch(Receivers::receiver);
    }

    Optional<Receiver> find(Grant grant, long postId) {
        return colleagues
                .who(grant, Action.CASE_DECIDE, POST.ID.eq(postId), ROLE)
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

    private static Receiver receiver(Record row) {
        return new Receiver(
                row.get(POST.ID),
                row.get(PERSON.ID),
                row.get(PERSON.NAME),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(UNIT.ID),
                row.get(UNIT.NAME),
                Role.valueOf(row.get(ROLE)));
    }
}
