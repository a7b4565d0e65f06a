package org.cobuild.tenancy;

import static org.cobuild.db.Tables.BREAK_GLASS;
import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.TENANT;
import static org.cobuild.db.Tables.UNIT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.PortalClock;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads people and their posts, and renews their hashes. Signing in reads across tenants: a person may hold posts in several. */
@Repository
class PersonRepository {
    private final DSLContext sql;
    private final PortalClock clock;

    PersonRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A person that may sign in.
     *
     * @param signInEpoch a token of another one counts no more
     */
    record Person(
            long id, String username, String name, @Nullable String nameEn, String passwordHash, int signInEpoch) {}

    /** A post with where it is held. */
    record HeldPost(Post post, Unit unit, Tenant tenant) {}

    /** A person with the posts that it holds in active tenants, by tenant code and post code; where it broke the glass last. */
    record Holder(Person person, List<HeldPost> posts) {}

    Optional<Person> findByUsername(String username) {
        return sql.select(
                        PERSON.ID,
                        PERSON.USERNAME,
                        PERSON.NAME,
                        PERSON.NAME_EN,
                        PERSON.PASSWORD_HASH,
                        PERSON.SIGN_IN_EPOCH)
                .from(PERSON)
                .where(PERSON.USERNAME.eq(username))
                .and(PERSON.ENABLED.isTrue())
                .fetchOptional(PersonRepository::person);
    }

    /**
     * Tenants for which whoever has that login name works or will, suspended ones too; if it works nowhere, all for which
     * it ever did.
     */
    List<Tenant> tenantsOf(String username) {
        var standing = DSL.field(PostTerm.notOver(clock.now()).and(TENANT.STATUS.ne(TenantStatus.CLOSED.name())));
        var rows = sql.select(TenantRepository.FIELDS)
                .select(standing)
                .from(PERSON)
                .join(POST)
                .on(POST.PERSON_ID.eq(PERSON.ID))
                .join(TENANT)
                .on(TENANT.ID.eq(POST.TENANT_ID))
                .where(PERSON.USERNAME.eq(username))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .fetch();
        var anywhere = rows.stream().anyMatch(row -> row.get(standing));
        return rows.stream()
                .filter(row -> !anywhere || row.get(standing))
                .map(TenantRepository::tenant)
                .toList();
    }

    /** Of which a token that is issued now will be. */
    int getSignInEpoch(long personId) {
        return sql.select(PERSON.SIGN_IN_EPOCH)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchSingle(PERSON.SIGN_IN_EPOCH);
    }

    /** The same password, hashed anew; nothing happens when it was changed meanwhile. */
    void renewHash(long personId, String before, String after) {
        sql.update(PERSON)
                .set(PERSON.PASSWORD_HASH, after)
                .where(PERSON.ID.eq(personId))
                .and(PERSON.PASSWORD_HASH.eq(before))
                .execute();
    }

    /**
     * One statement: the person, its posts, their roles, units and tenants; for an operator one more. Empty when it may not
     * sign in.
     */
    Optional<Holder> findHolder(long personId) {
        var rows = sql.select(
                        PERSON.ID,
                        PERSON.USERNAME,
                        PERSON.NAME,
                        PERSON.NAME_EN,
                        PERSON.PASSWORD_HASH,
                        PERSON.SIGN_IN_EPOCH)
                .select(POST.ID, POST.TENANT_ID, POST.UNIT_ID, POST.CODE, POST.TITLE, POST.TITLE_EN, POST_ROLE.ROLE)
                .select(UnitRepository.FIELDS)
                .select(TenantRepository.FIELDS)
                .from(PERSON)
                .join(POST)
                .on(POST.PERSON_ID.eq(PERSON.ID))
                .join(POST_ROLE)
                .on(POST_ROLE.TENANT_ID.eq(POST.TENANT_ID).and(POST_ROLE.POST_ID.eq(POST.ID)))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID).and(UNIT.ID.eq(POST.UNIT_ID)))
                .join(TENANT)
                .on(TENANT.ID.eq(POST.TENANT_ID))
                .where(PERSON.ID.eq(personId))
                .and(PERSON.ENABLED.isTrue())
                .and(PostTerm.held(clock.now()))
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .orderBy(TENANT.CODE, POST.CODE)
                .fetch();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var posts = new LinkedHashMap<Long, HeldPost>();
        rows.forEach(row -> posts.computeIfAbsent(row.get(POST.ID), id -> heldPost(row))
                .post()
                .roles()
                .add(Role.valueOf(row.get(POST_ROLE.ROLE))));
        var held = new ArrayList<>(posts.values());
        posts.values().stream()
                .filter(post -> post.post().roles().contains(Role.OPERATOR))
                .findFirst()
                .ifPresent(operator -> held.addAll(brokenGlass(personId, operator.unit())));
        return Optional.of(new Holder(person(rows.getFirst()), held));
    }

    /** By post: the epoch of its person's tokens. Posts that nobody holds, or in a tenant that isn't active, are absent. */
    Map<Long, Integer> findEpochs(Collection<Long> postIds) {
        return sql.select(POST.ID, PERSON.SIGN_IN_EPOCH)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .join(TENANT)
                .on(TENANT.ID.eq(POST.TENANT_ID))
                .where(POST.ID.in(postIds))
                .and(PERSON.ENABLED.isTrue())
                .and(PostTerm.held(clock.now()))
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .fetchMap(POST.ID, PERSON.SIGN_IN_EPOCH);
    }

    /** Where an operator may look for the time being: as if it held a post of its own unit in that tenant. */
    private List<HeldPost> brokenGlass(long personId, Unit unit) {
        return sql.select(BREAK_GLASS.ID)
                .select(TenantRepository.FIELDS)
                .from(BREAK_GLASS)
                .join(TENANT)
                .on(TENANT.ID.eq(BREAK_GLASS.TENANT_ID))
                .where(BREAK_GLASS.PERSON_ID.eq(personId))
                .and(BREAK_GLASS.ENDED_AT.isNull())
                .and(BREAK_GLASS.ENDS_AT.gt(clock.now()))
                .and(TENANT.STATUS.eq(TenantStatus.ACTIVE.name()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .orderBy(BREAK_GLASS.ID)
                .fetch(row -> {
                    var tenant = TenantRepository.tenant(row);
                    var post = new Post(
                            row.get(BREAK_GLASS.ID),
                            tenant.id(),
                            unit.id(),
                            personId,
                            "break-glass",
                            "应急查看" + tenant.name(),
                            "Break-glass: " + tenant.nameEn(),
                            EnumSet.of(Role.BREAK_GLASS));
                    return new HeldPost(post, unit, tenant);
                });
    }

    /** Login name of whoever holds that role in that unit; of several the first by the post's code. */
    Optional<String> findUsername(String tenantCode, String unitCode, Role role) {
        return sql.select(PERSON.USERNAME)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.TENANT_ID.eq(POST.TENANT_ID).and(POST_ROLE.POST_ID.eq(POST.ID)))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID).and(UNIT.ID.eq(POST.UNIT_ID)))
                .join(TENANT)
                .on(TENANT.ID.eq(POST.TENANT_ID))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(TENANT.CODE.eq(tenantCode))
                .and(UNIT.CODE.eq(unitCode))
                .and(POST_ROLE.ROLE.eq(role.name()))
                .and(PostTerm.held(clock.now()))
                .and(SystemScope.all(SystemScope.Reason.SIGN_IN))
                .orderBy(POST.CODE)
                .limit(1)
                .fetchOptional(PERSON.USERNAME);
    }

    private static HeldPost heldPost(Record row) {
        var tenant = TenantRepository.tenant(row);
        var post = new Post(
                row.get(POST.ID),
                tenant.id(),
                row.get(POST.UNIT_ID),
                row.get(PERSON.ID),
                row.get(POST.CODE),
                row.get(POST.TITLE),
                row.get(POST.TITLE_EN),
                EnumSet.noneOf(Role.class));
        return new HeldPost(post, UnitRepository.unit(row), tenant);
    }

    private static Person person(Record row) {
        return new Person(
                row.get(PERSON.ID),
                row.get(PERSON.USERNAME),
                row.get(PERSON.NAME),
                row.get(PERSON.NAME_EN),
                row.get(PERSON.PASSWORD_HASH),
                row.get(PERSON.SIGN_IN_EPOCH));
    }
}
