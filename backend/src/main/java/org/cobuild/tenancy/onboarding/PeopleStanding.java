package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.PersonRecord;
import org.cobuild.db.tables.records.PostRecord;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads the people that lines are about, as they stand, in a number of statements that does not grow with them. */
@Component
class PeopleStanding {
    private final DSLContext sql;
    private final PortalClock clock;

    PeopleStanding(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What stands.
     *
     * @param people those of the lines who are known, by login name
     * @param elsewhere ids of those with a post in another tenant: they are not renamed from here
     * @param phones login names by phone, of everybody whose phone is among the lines
     * @param posts of this tenant, by code: all of them, or those that the lines can concern
     * @param holders names of who holds those posts, by id
     * @param unitCodes codes of those posts' units, by id
     * @param at when it was read
     */
    record Known(
            Map<String, PersonRecord> people,
            Set<Long> elsewhere,
            Map<String, String> phones,
            Map<String, PostRecord> posts,
            Map<Long, Set<Role>> roles,
            Map<Long, String> holders,
            Map<Long, String> unitCodes,
            Instant at) {

        static final Known NOTHING =
                new Known(Map.of(), Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Instant.EPOCH);

        /** Whether it is held or will be. */
        boolean stands(PostRecord post) {
            return PostTerm.notOver(post.getEnabled(), post.getEndsAt(), at);
        }

        Set<Role> rolesOf(long post) {
            return roles.getOrDefault(post, Set.of());
        }
    }

    Known read(Grant grant, List<PersonLine> lines, Extent extent) {
        var people = sql.selectFrom(PERSON)
                .where(PERSON.USERNAME.in(
                        lines.stream().map(PersonLine::username).toList()))
                .fetchMap(PERSON.USERNAME);
        var ids = people.values().stream().map(PersonRecord::getId).toList();
        var told =
                lines.stream().map(PersonLine::phone).filter(Objects::nonNull).toList();
        var phones = told.isEmpty()
                ? Map.<String, String>of()
                : sql.select(PERSON.PHONE, PERSON.USERNAME)
                        .from(PERSON)
                        .where(PERSON.PHONE.in(told))
                        .fetchMap(PERSON.PHONE, PERSON.USERNAME);
        var codes = lines.stream()
                .flatMap(line -> line.posts().stream().map(line::codeOf))
                .toList();
        var posts = sql.selectFrom(POST)
                .where(grant.on(POST))
                .and(
                        extent == Extent.WHOLE
                                ? org.jooq.impl.DSL.noCondition()
                                : POST.CODE.in(codes).or(POST.PERSON_ID.in(ids)))
                .orderBy(POST.CODE)
                .fetchMap(POST.CODE);
        return new Known(
                people,
                elsewhere(grant, ids),
                phones,
                posts,
                roles(grant, posts),
                holders(posts),
                units(grant),
                clock.now());
    }

    private Set<Long> elsewhere(Grant grant, List<Long> people) {
        return sql.selectDistinct(POST.PERSON_ID)
                .from(POST)
                .where(POST.PERSON_ID.in(people))
                .and(POST.TENANT_ID.ne(grant.tenantId()))
                .and(SystemScope.all(SystemScope.Reason.ONBOARDING))
                .fetchSet(POST.PERSON_ID);
    }

    private Map<Long, Set<Role>> roles(Grant grant, Map<String, PostRecord> posts) {
        var roles = new LinkedHashMap<Long, Set<Role>>();
        sql.select(POST_ROLE.POST_ID, POST_ROLE.ROLE)
                .from(POST_ROLE)
                .where(grant.on(POST_ROLE))
                .and(POST_ROLE.POST_ID.in(
                        posts.values().stream().map(PostRecord::getId).toList()))
                .forEach(row -> roles.computeIfAbsent(row.value1(), id -> EnumSet.noneOf(Role.class))
                        .add(Role.valueOf(row.value2())));
        return roles;
    }

    private Map<Long, String> holders(Map<String, PostRecord> posts) {
        var ids = posts.values().stream().map(PostRecord::getPersonId).collect(Collectors.toCollection(HashSet::new));
        return sql.select(PERSON.ID, PERSON.NAME)
                .from(PERSON)
                .where(PERSON.ID.in(ids))
                .fetchMap(PERSON.ID, PERSON.NAME);
    }

    private Map<Long, String> units(Grant grant) {
        return sql.select(UNIT.ID, UNIT.CODE).from(UNIT).where(grant.on(UNIT)).fetchMap(UNIT.ID, UNIT.CODE);
    }
}
