package org.cobuild.approval;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Rights;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who can get a copy of a case: people of its tenant, in posts that see it as it is. */
@Repository
class Readers {
    static final int MOST = 50;
    private static final List<String> READING = Arrays.stream(Role.values())
            .filter(role -> Rights.of(role).contains(Action.PROJECT_READ))
            .map(Role::name)
            .toList();
    private final DSLContext sql;
    private final PortalClock clock;

    Readers(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Somebody in a post. @param sees whether it sees the case */
    record Reader(GlobalId postId, String personName, String title, String titleEn, String unitName, boolean sees) {}

    /**
     * Those who see the case, at most {@link #MOST}, by unit and name.
     *
     * @param search part of a person's or a unit's name; null for everybody
     */
    List<Reader> search(Grant grant, ApprovalCase matter, @Nullable String search) {
        Condition named = search == null
                ? noCondition()
                : PERSON.NAME.contains(search).or(UNIT.NAME.contains(search)).or(UNIT.NAME_EN.contains(search));
        return List.copyOf(
                select(grant, matter, named.and(seenBy(grant, matter)), MOST).values());
    }

    /** By post, whether they see the case or not; posts of other tenants and those that nobody holds are absent. */
    Map<Long, Reader> find(Grant grant, ApprovalCase matter, Collection<Long> postIds) {
        return select(grant, matter, POST.ID.in(postIds), postIds.size());
    }

    private Map<Long, Reader> select(Grant grant, ApprovalCase matter, Condition which, int most) {
        Field<Integer> sees = max(when(seenBy(grant, matter), inline(1)).otherwise(inline(0)));
        return sql.select(POST.ID, PERSON.NAME, POST.TITLE, POST.TITLE_EN, UNIT.NAME, sees)
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
                .and(POST_ROLE.ROLE.in(READING))
                .and(which)
                .groupBy(POST.ID, PERSON.NAME, POST.TITLE, POST.TITLE_EN, UNIT.NAME)
                .orderBy(UNIT.NAME, PERSON.NAME, POST.ID)
                .limit(most)
                .fetchMap(POST.ID, row -> reader(row, row.get(sees) > 0));
    }

    private Condition seenBy(Grant grant, ApprovalCase matter) {
        return TenantScope.seenBy(
                grant, POST.UNIT_ID, POST_ROLE.ROLE, matter.projectId(), ProjectArea.REVIEW, clock.now());
    }

    private static Reader reader(Record row, boolean sees) {
        return new Reader(
                new GlobalId("Post", row.get(POST.ID)),
                row.get(PERSON.NAME),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(UNIT.NAME),
                sees);
    }
}
