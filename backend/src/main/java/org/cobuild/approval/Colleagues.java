package org.cobuild.approval;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Rights;
import org.cobuild.tenancy.Role;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** People in the posts that they hold now, by unit and name. */
@Repository
class Colleagues {
    /** So many are offered at once; who isn't among them is searched for. */
    static final int MOST = 50;

    /** Of several searches in one statement, which it is. */
    private static final Field<Integer> PLACE = field(name("place"), Integer.class);

    private static final List<Field<?>> FIELDS =
            List.of(POST.ID, POST.TENANT_ID, PERSON.ID, PERSON.NAME, POST.TITLE, POST.TITLE_EN, UNIT.ID, UNIT.NAME);
    private final DSLContext sql;
    private final PortalClock clock;

    Colleagues(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param in which tenants' rows: the condition of a scope or a grant
     * @param rights what they may do by one of their roles: one of these at least
     * @param more worked out of those of a post's roles, or of the person
     */
    SelectLimitStep<Record> who(
            Function<Table<?>, Condition> in, Set<Action> rights, Condition which, Field<?>... more) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> !Collections.disjoint(Rights.of(role), rights))
                .map(Role::name)
                .toList();
        return sql.select(FIELDS)
                .select(more)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .join(UNIT)
                .on(UNIT.ID.eq(POST.UNIT_ID))
                .and(in.apply(UNIT))
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(in.apply(POST_ROLE))
                .where(in.apply(POST))
                .and(PERSON.ENABLED.isTrue())
                .and(PostTerm.held(clock.now()))
                .and(POST_ROLE.ROLE.in(roles))
                .and(which)
                .groupBy(FIELDS)
                .orderBy(UNIT.NAME, PERSON.NAME, POST.ID);
    }

    SelectLimitStep<Record> who(Function<Table<?>, Condition> in, Action right, Condition which, Field<?>... more) {
        return who(in, Set.of(right), which, more);
    }

    /**
     * At most {@value #MOST} people for each of what is asked for, in one statement; for which there are none is absent.
     *
     * @param who the people for one of them: {@link #who}, with that field among what is worked out more
     */
    static <K, R> Map<K, List<R>> most(
            Collection<K> asked,
            BiFunction<K, Field<Integer>, SelectLimitStep<Record>> who,
            RecordMapper<Record, R> mapper) {
        var places = List.copyOf(asked);
        Select<Record> all = null;
        for (int i = 0; i < places.size(); i++) {
            var one = who.apply(places.get(i), place(i)).limit(MOST);
            all = all == null ? one : all.unionAll(one);
        }
        return all == null
                ? Map.of()
                : all.fetchGroups(PLACE, mapper).entrySet().stream()
                        .collect(Collectors.toMap(found -> places.get(found.getKey()), Map.Entry::getValue));
    }

    static Field<Integer> place(int of) {
        return inline(of).as(PLACE);
    }

    /** @param search part of a person's or a unit's name; null for everybody */
    static Condition named(@Nullable String search) {
        return search == null
                ? noCondition()
                : PERSON.NAME.contains(search).or(UNIT.NAME.contains(search)).or(UNIT.NAME_EN.contains(search));
    }
}
