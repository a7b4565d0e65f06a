package org.cobuild.tenancy.people;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.TenantStatus;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Persons by the posts that they hold in a tenant, in force or not; for the operator in any. */
@Repository
class PeopleRepository {
    private final DSLContext sql;
    private final PortalClock clock;

    PeopleRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Posts of one tenant, or of all for the operator, who lets the first administrators in. */
    private static Condition of(@Nullable Grant grant) {
        return grant == null ? SystemScope.all(SystemScope.Reason.ONBOARDING) : grant.on(POST);
    }

    Map<Long, Person> find(@Nullable Grant grant, Collection<Long> ids) {
        return sql.selectDistinct(PERSON.ID, PERSON.USERNAME, PERSON.NAME, PERSON.NAME_EN, PERSON.ENABLED)
                .from(PERSON)
                .join(POST)
                .on(POST.PERSON_ID.eq(PERSON.ID))
                .where(PERSON.ID.in(ids))
                .and(of(grant))
                .fetchMap(PERSON.ID, PeopleRepository::person);
    }

    /** Whoever has that login name, in whatever tenant and whether it may sign in or not; for its provider alone. */
    Optional<Person> findAccount(String username) {
        return sql.select(PERSON.ID, PERSON.USERNAME, PERSON.NAME, PERSON.NAME_EN, PERSON.ENABLED)
                .from(PERSON)
                .where(PERSON.USERNAME.eq(username))
                .fetchOptional(PeopleRepository::person);
    }

    void insert(Person person, String passwordHash) {
        sql.insertInto(PERSON)
                .set(PERSON.ID, person.id())
                .set(PERSON.USERNAME, person.username())
                .set(PERSON.NAME, person.name())
                .set(PERSON.NAME_EN, person.nameEn())
                .set(PERSON.PASSWORD_HASH, passwordHash)
                .set(PERSON.ENABLED, true)
                .set(PERSON.SIGN_IN_EPOCH, 0)
                .set(PERSON.CREATED_AT, clock.now())
                .execute();
    }

    /** By login name; one more than the page. */
    List<Person> list(@Nullable Grant grant, @Nullable String search, Page page) {
        var words = search == null ? "" : search.strip();
        return sql.selectDistinct(PERSON.ID, PERSON.USERNAME, PERSON.NAME, PERSON.NAME_EN, PERSON.ENABLED)
                .from(PERSON)
                .join(POST)
                .on(POST.PERSON_ID.eq(PERSON.ID))
                .where(of(grant))
                .and(
                        words.isEmpty()
                                ? DSL.noCondition()
                                : PERSON.NAME.contains(words).or(PERSON.USERNAME.contains(words)))
                .and(page.isFirstPage() ? DSL.noCondition() : PERSON.USERNAME.gt(page.afterText(0)))
                .orderBy(PERSON.USERNAME)
                .limit(page.first() + 1)
                .fetch(PeopleRepository::person);
    }

    /** Who holds one of the three duties, by tenant. */
    Map<Long, List<Person>> administrators(@Nullable Grant grant, Collection<Long> tenantIds) {
        return sql.selectDistinct(
                        POST.TENANT_ID, PERSON.ID, PERSON.USERNAME, PERSON.NAME, PERSON.NAME_EN, PERSON.ENABLED)
                .from(PERSON)
                .join(POST)
                .on(POST.PERSON_ID.eq(PERSON.ID))
                .join(POST_ROLE)
                .on(POST_ROLE.TENANT_ID.eq(POST.TENANT_ID).and(POST_ROLE.POST_ID.eq(POST.ID)))
                .and(TenantScope.alongside(POST_ROLE, POST))
                .where(of(grant))
                .and(POST.TENANT_ID.in(tenantIds))
                .and(POST_ROLE.ROLE.in(Duties.ALL.stream().map(Enum::name).toList()))
                .and(PostTerm.held(clock.now()))
                .orderBy(POST.TENANT_ID, PERSON.USERNAME)
                .fetchGroups(POST.TENANT_ID, PeopleRepository::person);
    }

    /** What those persons hold, have held and will hold, by tenant and unit. */
    List<PersonPost> posts(@Nullable Grant grant, Collection<Long> personIds) {
        return posts(grant, POST.PERSON_ID.in(personIds));
    }

    /** Posts by id. */
    Map<Long, PersonPost> findPosts(@Nullable Grant grant, Collection<Long> ids) {
        return posts(grant, POST.ID.in(ids)).stream().collect(Collectors.toMap(PersonPost::id, post -> post));
    }

    private List<PersonPost> posts(@Nullable Grant grant, Condition which) {
        var rows = sql.select(
                        POST.ID, POST.PERSON_ID, POST.TENANT_ID, POST.UNIT_ID, POST.TITLE, POST.TITLE_EN, POST.ENABLED)
                .select(POST.BEGINS_AT, POST.ENDS_AT, POST.PROVIDER, POST_ROLE.ROLE)
                .select(UNIT.NAME, UNIT.NAME_EN, TENANT.TIME_ZONE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.TENANT_ID.eq(POST.TENANT_ID).and(POST_ROLE.POST_ID.eq(POST.ID)))
                .and(TenantScope.alongside(POST_ROLE, POST))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID).and(UNIT.ID.eq(POST.UNIT_ID)))
                .and(TenantScope.alongside(UNIT, POST))
                .join(TENANT)
                .on(TENANT.ID.eq(POST.TENANT_ID))
                .where(which)
                .and(of(grant))
                .orderBy(POST.TENANT_ID, POST.CODE, POST_ROLE.ROLE)
                .fetch();
        var posts = new LinkedHashMap<Long, PersonPost>();
        rows.forEach(row -> posts.computeIfAbsent(row.get(POST.ID), id -> post(row, clock.now()))
                .roles()
                .add(Role.valueOf(row.get(POST_ROLE.ROLE))));
        return List.copyOf(posts.values());
    }

    /** Whether the person also holds a post in another tenant that is not closed: then one tenant alone doesn't vouch for it. */
    boolean holdsElsewhere(Grant grant, long personId) {
        return elsewhere(grant, List.of(personId)).contains(personId);
    }

    /** Those of the persons who do. */
    Set<Long> elsewhere(Grant grant, Collection<Long> personIds) {
        return sql.selectDistinct(POST.PERSON_ID)
                .from(POST)
                .join(TENANT)
                .on(TENANT.ID.eq(POST.TENANT_ID))
                .where(POST.PERSON_ID.in(personIds))
                .and(POST.TENANT_ID.ne(grant.tenantId()))
                .and(PostTerm.notOver(clock.now()))
                // A suspended tenant comes back, and its people with what was done to them meanwhile.
                .and(TENANT.STATUS.ne(TenantStatus.CLOSED.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .fetchSet(POST.PERSON_ID);
    }

    private static Person person(Record row) {
        return new Person(
                row.get(PERSON.ID),
                row.get(PERSON.USERNAME),
                row.get(PERSON.NAME),
                row.get(PERSON.NAME_EN),
                row.get(PERSON.ENABLED));
    }

    private static PersonPost post(Record row, Instant now) {
        var begins = row.get(POST.BEGINS_AT);
        var over = !PostTerm.notOver(row.get(POST.ENABLED), row.get(POST.ENDS_AT), now);
        return new PersonPost(
                row.get(POST.ID),
                row.get(POST.PERSON_ID),
                row.get(POST.TENANT_ID),
                row.get(POST.UNIT_ID),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(UNIT.NAME),
                row.get(UNIT.NAME_EN),
                !over && (begins == null || !begins.isAfter(now)),
                over,
                begins,
                row.get(POST.ENDS_AT),
                ZoneId.of(row.get(TENANT.TIME_ZONE)),
                row.get(POST.PROVIDER),
                new ArrayList<>());
    }
}
