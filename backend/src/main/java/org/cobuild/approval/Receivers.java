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
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.approval.flow.Seat;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Post;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Whom a task can be handed to, or who can be asked about it: people of its tenant who may decide; and who can confirm
 * what they take part in: people of whatever tenant in units that do.
 */
@Repository
class Receivers {
    private static final Field<String> ROLE = min(POST_ROLE.ROLE).as("role");
    private static final Field<Integer> TAKES_PART = DSL.field(DSL.name("takes_part"), Integer.class);
    private final DSLContext sql;
    private final Colleagues colleagues;
    private final PortalClock clock;

    Receivers(DSLContext sql, Colleagues colleagues, PortalClock clock) {
        this.sql = sql;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /**
     * Somebody in a post.
     *
     * @param role one in which it acts
     * @param takesPart whether the person holds a post, this one or another, in a unit that leads the matter or takes
     *     part in it
     */
    record Receiver(
            long postId,
            long tenantId,
            long personId,
            String personName,
            String title,
            String titleEn,
            long unitId,
            String unitName,
            Role role,
            boolean takesPart) {
        Seat seat() {
            return new Seat(unitId, role, postId);
        }
    }

    /** At most {@link Colleagues#MOST}. @param search part of a person's or a unit's name; null for everybody */
    List<Receiver> search(TenantScope scope, @Nullable String search) {
        return deciders(scope, Colleagues.named(search), Set.of())
                .limit(Colleagues.MOST)
                .fetch(Receivers::receiver);
    }

    /** @param partUnitIds units that lead the matter or take part in it */
    Optional<Receiver> find(TenantScope scope, long postId, Set<Long> partUnitIds) {
        return deciders(scope, POST.ID.eq(postId), partUnitIds).fetchOptional(Receivers::receiver);
    }

    /** Whoever was asked in that post, of whatever tenant, as long as somebody holds it. */
    Optional<Receiver> anybody(TenantScope scope, long postId) {
        return colleagues
                .who(scope::tree, Action.PROJECT_READ, POST.ID.eq(postId), ROLE, takesPart(scope, Set.of()))
                .fetchOptional(Receivers::receiver);
    }

    private SelectLimitStep<Record> deciders(TenantScope scope, Condition which, Set<Long> partUnitIds) {
        return colleagues.who(scope::owns, Action.CASE_DECIDE, which, ROLE, takesPart(scope, partUnitIds));
    }

    /** People of that unit who can act for somebody, at most {@link Colleagues#MOST}. @param rights one of them at least */
    List<Receiver> searchActing(TenantScope scope, Set<Action> rights, long unitId, @Nullable String search) {
        return acting(scope, rights, POST.UNIT_ID.eq(unitId).and(Colleagues.named(search)))
                .limit(Colleagues.MOST)
                .fetch(Receivers::receiver);
    }

    Optional<Receiver> findActing(TenantScope scope, Set<Action> rights, long postId) {
        return acting(scope, rights, POST.ID.eq(postId)).fetchOptional(Receivers::receiver);
    }

    private SelectLimitStep<Record> acting(TenantScope scope, Set<Action> rights, Condition which) {
        return colleagues.who(scope::owns, rights, which, ROLE, takesPart(scope, Set.of()));
    }

    /**
     * People of units that take part, at most {@link Colleagues#MOST}, by those units.
     *
     * @param parts of each matter, without the unit that leads
     */
    Map<Set<Long>, List<Receiver>> searchConfirming(
            TenantScope scope, Collection<Set<Long>> parts, @Nullable String search) {
        return Colleagues.most(
                parts.stream().filter(units -> !units.isEmpty()).toList(),
                (units, place) -> confirming(scope, Colleagues.named(search), units, place),
                Receivers::receiver);
    }

    Optional<Receiver> findConfirming(TenantScope scope, long postId, Set<Long> unitIds) {
        return confirming(scope, POST.ID.eq(postId), unitIds, Colleagues.place(0))
                .fetchOptional(Receivers::receiver);
    }

    private SelectLimitStep<Record> confirming(
            TenantScope scope, Condition which, Set<Long> unitIds, Field<Integer> place) {
        return colleagues.who(
                scope::tree,
                Action.PARTICIPATION_ANSWER,
                POST.UNIT_ID.in(unitIds).and(which),
                ROLE,
                takesPart(scope, unitIds),
                place);
    }

    /** Separation of duties looks at the person, whatever post one acts in: a scalar subquery, as scopes have them. */
    private Field<Integer> takesPart(TenantScope scope, Set<Long> unitIds) {
        var other = POST.as("other_post");
        var found = sql.selectOne()
                .from(other)
                .where(other.PERSON_ID.eq(PERSON.ID))
                .and(other.UNIT_ID.in(unitIds))
                .and(other.ENABLED.isTrue())
                .and(scope.tree(other))
                .limit(1);
        return DSL.coalesce(DSL.field(found), DSL.inline(0)).as(TAKES_PART);
    }

    /** The posts that somebody holds in the city, with their roles. */
    List<Post> posts(TenantScope scope, long personId) {
        return sql
                .select(POST.ID, POST.TENANT_ID, POST.UNIT_ID, POST.CODE, POST.TITLE, POST.TITLE_EN, POST_ROLE.ROLE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(TenantScope.alongside(POST_ROLE, POST))
                .where(POST.PERSON_ID.eq(personId))
                .and(PostTerm.held(clock.now()))
                .and(scope.tree(POST))
                .fetchGroups(POST.ID)
                .values()
                .stream()
                .map(rows -> post(personId, rows))
                .toList();
    }

    private static Post post(long personId, List<? extends Record> rows) {
        var first = rows.getFirst();
        return new Post(
                first.get(POST.ID),
                first.get(POST.TENANT_ID),
                first.get(POST.UNIT_ID),
                personId,
                first.get(POST.CODE),
                first.get(POST.TITLE),
                first.get(POST.TITLE_EN),
                rows.stream().map(row -> Role.valueOf(row.get(POST_ROLE.ROLE))).collect(Collectors.toSet()));
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
                row.get(POST.TENANT_ID),
                row.get(PERSON.ID),
                row.get(PERSON.NAME),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(UNIT.ID),
                row.get(UNIT.NAME),
                Role.valueOf(row.get(ROLE)),
                row.get(TAKES_PART) > 0);
    }
}
