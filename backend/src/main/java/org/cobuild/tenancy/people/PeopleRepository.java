package org.cobuild.tenancy.people;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Grant;
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

    PeopleRepository(DSLContext sql) {
        this.sql = sql;
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

    /** What those persons hold, by tenant and unit. */
    List<PersonPost> posts(@Nullable Grant grant, Collection<Long> personIds) {
        var rows = sql.select(POST.ID, POST.PERSON_ID, POST.TITLE, POST.TITLE_EN, POST.ENABLED, POST_ROLE.ROLE)
                .select(UNIT.NAME, UNIT.NAME_EN)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.TENANT_ID.eq(POST.TENANT_ID).and(POST_ROLE.POST_ID.eq(POST.ID)))
                .and(TenantScope.alongside(POST_ROLE, POST))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID).and(UNIT.ID.eq(POST.UNIT_ID)))
                .and(TenantScope.alongside(UNIT, POST))
                .where(POST.PERSON_ID.in(personIds))
                .and(of(grant))
                .orderBy(POST.TENANT_ID, POST.CODE, POST_ROLE.ROLE)
                .fetch();
        var posts = new LinkedHashMap<Long, PersonPost>();
        rows.forEach(row -> posts.computeIfAbsent(row.get(POST.ID), id -> post(row))
                .roles()
                .add(Role.valueOf(row.get(POST_ROLE.ROLE))));
        return List.copyOf(posts.values());
    }

    /** Whether the person also holds a post in force elsewhere: then one tenant alone doesn't vouch for it. */
    boolean holdsElsewhere(Grant grant, long personId) {
        return sql.fetchExists(sql.selectOne()
                .from(POST)
                .join(TENANT)
                .on(TENANT.ID.eq(POST.TENANT_ID))
                .where(POST.PERSON_ID.eq(personId))
                .and(POST.TENANT_ID.ne(grant.tenantId()))
                .and(POST.ENABLED.isTrue())
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN)));
    }

    private static Person person(Record row) {
        return new Person(
                row.get(PERSON.ID),
                row.get(PERSON.USERNAME),
                row.get(PERSON.NAME),
                row.get(PERSON.NAME_EN),
                row.get(PERSON.ENABLED));
    }

    private static PersonPost post(Record row) {
        return new PersonPost(
                row.get(POST.PERSON_ID),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                row.get(UNIT.NAME),
                row.get(UNIT.NAME_EN),
                row.get(POST.ENABLED),
                new ArrayList<>());
    }
}
