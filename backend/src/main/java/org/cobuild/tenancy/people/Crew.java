package org.cobuild.tenancy.people;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.PostRecord;
import org.cobuild.db.tables.records.PostRoleRecord;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who works in units of a tenant, as acts on posts and alarms look at it; and writes what acts change. */
@Repository
class Crew {
    private final DSLContext sql;
    private final PortalClock clock;

    Crew(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A role in a unit. */
    record Seat(long unitId, Role role) {}

    /**
     * A post with who holds it.
     *
     * @param personEnabled whether the person may sign in at all
     * @param provider that gave it at sign-in; null: by hand or by a folder
     */
    record Member(
            long postId,
            long personId,
            String username,
            String name,
            boolean personEnabled,
            long unitId,
            String unitCode,
            String unitName,
            String code,
            String title,
            String titleEn,
            boolean enabled,
            @Nullable Instant beginsAt,
            @Nullable Instant endsAt,
            @Nullable String provider,
            Set<Role> roles) {

        boolean notOver(Instant at) {
            return PostTerm.notOver(enabled, endsAt, at);
        }

        /** Whether at that instant somebody acts in it. */
        boolean acts(Instant at) {
            return personEnabled && notOver(at) && (beginsAt == null || !beginsAt.isAfter(at));
        }

        List<Seat> seats() {
            return roles.stream().map(role -> new Seat(unitId, role)).toList();
        }
    }

    /** Posts that are not over in those units and of the administrators, and all that those persons ever held. */
    List<Member> of(Grant grant, Collection<Long> unitIds, Collection<Long> personIds) {
        var duty = POST_ROLE.as("duty");
        return read(
                grant,
                POST.PERSON_ID
                        .in(personIds)
                        .or(PostTerm.notOver(clock.now())
                                .and(POST.UNIT_ID
                                        .in(unitIds)
                                        .or(POST.ID.in(DSL.select(duty.POST_ID)
                                                .from(duty)
                                                .where(grant.on(duty))
                                                .and(duty.ROLE.in(Duties.ALL)))))));
    }

    /** Who acts in those units now. */
    List<Member> acting(Grant grant, Collection<Long> unitIds) {
        return read(
                grant, POST.UNIT_ID.in(unitIds).and(PostTerm.held(clock.now())).and(PERSON.ENABLED.isTrue()));
    }

    private List<Member> read(Grant grant, Condition which) {
        var members = new LinkedHashMap<Long, Member>();
        sql.select(PERSON.ID, PERSON.USERNAME, PERSON.NAME, PERSON.ENABLED, UNIT.ID, UNIT.CODE, UNIT.NAME)
                .select(POST.ID, POST.CODE, POST.TITLE, POST.TITLE_EN, POST.ENABLED, POST.BEGINS_AT, POST.ENDS_AT)
                .select(POST.PROVIDER, POST_ROLE.ROLE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(grant.on(POST_ROLE))
                .join(UNIT)
                .on(UNIT.ID.eq(POST.UNIT_ID))
                .and(grant.on(UNIT))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(grant.on(POST))
                .and(which)
                .orderBy(PERSON.USERNAME, POST.CODE)
                .forEach(row -> members.computeIfAbsent(row.get(POST.ID), id -> member(row))
                        .roles()
                        .add(Role.valueOf(row.get(POST_ROLE.ROLE))));
        return List.copyOf(members.values());
    }

    /** Seats of the tenant in which somebody acts now. */
    Set<Seat> taken(Grant grant) {
        return sql
                .selectDistinct(POST.UNIT_ID, POST_ROLE.ROLE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.POST_ID.eq(POST.ID))
                .and(grant.on(POST_ROLE))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(grant.on(POST))
                .and(PostTerm.held(clock.now()))
                .and(PERSON.ENABLED.isTrue())
                .fetch(row -> new Seat(row.value1(), Role.valueOf(row.value2())))
                .stream()
                .collect(Collectors.toSet());
    }

    void end(Grant grant, Collection<Long> postIds, Instant at) {
        if (!postIds.isEmpty()) {
            sql.update(POST)
                    .set(POST.ENDS_AT, at)
                    .where(grant.on(POST))
                    .and(POST.ID.in(postIds))
                    .execute();
        }
    }

    void insert(Grant grant, List<Member> made) {
        var now = clock.now();
        Rows.insert(
                sql,
                POST,
                made.stream()
                        .map(post -> new PostRecord(
                                post.postId(),
                                grant.tenantId(),
                                post.unitId(),
                                post.personId(),
                                post.code(),
                                post.title(),
                                post.titleEn(),
                                true,
                                now,
                                post.beginsAt(),
                                null,
                                post.provider()))
                        .toList());
        Rows.insert(
                sql,
                POST_ROLE,
                made.stream()
                        .flatMap(post -> post.roles().stream()
                                .map(role -> new PostRoleRecord(grant.tenantId(), post.postId(), role.name())))
                        .toList());
    }

    void enable(long personId, boolean enabled) {
        sql.update(PERSON)
                .set(PERSON.ENABLED, enabled)
                .where(PERSON.ID.eq(personId))
                .execute();
    }

    /** {@code username.unit}, as a folder names it; a further post there gets a number. */
    static String code(List<Member> known, String username, String unitCode) {
        var taken = known.stream().map(Member::code).collect(Collectors.toCollection(HashSet::new));
        var base = username + "." + unitCode;
        var fitting = base.length() <= 60
                ? base
                : base.substring(0, 50) + Integer.toString(base.hashCode() & Integer.MAX_VALUE, 36);
        var code = fitting;
        for (int number = 2; taken.contains(code); number++) {
            code = fitting + "." + number;
        }
        return code;
    }

    private static Member member(Record row) {
        return new Member(
                row.get(POST.ID),
                row.get(PERSON.ID),
                row.get(PERSON.USERNAME),
                row.get(PERSON.NAME),
                row.get(PERSON.ENABLED),
                row.get(UNIT.ID),
                row.get(UNIT.CODE),
                row.get(UNIT.NAME),
                row.get(POST.CODE),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(POST.ENABLED),
                row.get(POST.BEGINS_AT),
                row.get(POST.ENDS_AT),
                row.get(POST.PROVIDER),
                EnumSet.noneOf(Role.class));
    }
}
