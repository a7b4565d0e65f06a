package org.cobuild.tenancy.excel;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.UnitKind;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds. A person may have posts anywhere, so phones and login names are looked up across tenants; of
 * somebody outside the import's tenants nothing is told but that the phone is taken.
 */
final class DatabaseKnown implements Known {
    private final DSLContext sql;
    private final List<Tenant> tenants;
    private final boolean operator;
    private final Instant at;
    private final List<KnownUnit> planned;
    private final Map<Long, Map<String, Set<Role>>> administrators;

    /** @param operator whether the installation's operator imports; otherwise the first tenant's own administrator */
    DatabaseKnown(DSLContext sql, List<Tenant> tenants, boolean operator, Instant at) {
        this(sql, tenants, operator, at, List.of());
    }

    /** @param planned units that a tenant is to have, which does not stand yet */
    DatabaseKnown(DSLContext sql, List<Tenant> tenants, boolean operator, Instant at, List<KnownUnit> planned) {
        this.planned = planned;
        this.sql = sql;
        this.tenants = tenants;
        this.operator = operator;
        this.at = at;
        this.administrators = readAdministrators();
    }

    @Override
    public List<Tenant> tenants() {
        return tenants;
    }

    /** A city's administrator brings in its counties until they have an administrator of their own. */
    @Override
    public boolean writable(Tenant tenant) {
        return operator || tenant.equals(tenants.getFirst()) || !has(tenant, Role.TENANT_ADMIN);
    }

    /** Roles are the security administrator's to give once there is one. */
    @Override
    public boolean givesAdministrators(Tenant tenant) {
        return operator || !has(tenant, Role.SECURITY_ADMIN);
    }

    private boolean has(Tenant tenant, Role role) {
        return administrators.getOrDefault(tenant.id(), Map.of()).values().stream()
                .anyMatch(roles -> roles.contains(role));
    }

    @Override
    public Map<Long, Map<String, Set<Role>>> administrators() {
        return administrators;
    }

    private Map<Long, Map<String, Set<Role>>> readAdministrators() {
        var found = new HashMap<Long, Map<String, Set<Role>>>();
        sql.select(POST.TENANT_ID, PERSON.USERNAME, POST_ROLE.ROLE)
                .from(POST)
                .join(POST_ROLE)
                .on(POST_ROLE.TENANT_ID.eq(POST.TENANT_ID).and(POST_ROLE.POST_ID.eq(POST.ID)))
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .where(POST.TENANT_ID.in(ids()))
                .and(PostTerm.notOver(at))
                .and(POST_ROLE.ROLE.in(Duties.ALL.stream().map(Enum::name).toList()))
                .and(across())
                .forEach(row -> found.computeIfAbsent(row.value1(), id -> new HashMap<>())
                        .computeIfAbsent(row.value2(), name -> EnumSet.noneOf(Role.class))
                        .add(Role.valueOf(row.value3())));
        return found;
    }

    @Override
    public List<KnownUnit> units() {
        var rows = sql.select(
                        UNIT.ID,
                        UNIT.TENANT_ID,
                        UNIT.PARENT_ID,
                        UNIT.CODE,
                        UNIT.NAME,
                        UNIT.NAME_EN,
                        UNIT.KIND,
                        UNIT.CREDIT_CODE)
                .from(UNIT)
                .where(UNIT.TENANT_ID.in(ids()))
                .and(UNIT.CLOSED_ON.isNull())
                .and(across())
                .fetch();
        var codes = rows.stream().collect(Collectors.toMap(row -> row.get(UNIT.ID), row -> row.get(UNIT.CODE)));
        var standing = rows.map(row -> new KnownUnit(
                row.get(UNIT.TENANT_ID),
                row.get(UNIT.CODE),
                row.get(UNIT.NAME),
                row.get(UNIT.NAME_EN),
                UnitKind.valueOf(row.get(UNIT.KIND)),
                parent(codes, row.get(UNIT.PARENT_ID)),
                row.get(UNIT.CREDIT_CODE)));
        return Stream.concat(standing.stream(), planned.stream()).toList();
    }

    private static @Nullable String parent(Map<Long, String> codes, @Nullable Long id) {
        return id == null ? null : codes.get(id);
    }

    @Override
    public List<KnownPerson> people(Collection<String> phones, Collection<String> usernames) {
        if (phones.isEmpty() && usernames.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<Long, Found>();
        sql.select(PERSON.ID, PERSON.USERNAME, PERSON.NAME, PERSON.NAME_EN, PERSON.PHONE)
                .select(POST.ID, POST.TENANT_ID, POST.CODE, POST.TITLE, POST.TITLE_EN, POST.ENABLED, POST.ENDS_AT)
                .select(UNIT.CODE, UNIT.NAME, POST_ROLE.ROLE)
                .from(PERSON)
                .leftJoin(POST)
                .on(POST.PERSON_ID.eq(PERSON.ID))
                .leftJoin(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID).and(UNIT.ID.eq(POST.UNIT_ID)))
                .leftJoin(POST_ROLE)
                .on(POST_ROLE.TENANT_ID.eq(POST.TENANT_ID).and(POST_ROLE.POST_ID.eq(POST.ID)))
                .where(PERSON.PHONE.in(phones).or(PERSON.USERNAME.in(usernames)))
                .and(across())
                .orderBy(PERSON.ID, POST.CODE)
                .forEach(row -> found.computeIfAbsent(row.get(PERSON.ID), id -> new Found(row))
                        .post(row, ids(), at));
        return found.values().stream().map(Found::person).toList();
    }

    /** A person whose posts are being gathered. */
    private static final class Found {
        private final Record first;
        private final Map<Long, KnownPost> posts = new LinkedHashMap<>();
        private @Nullable String where;
        private boolean elsewhere;

        Found(Record first) {
            this.first = first;
        }

        void post(Record row, Set<Long> tenants, Instant at) {
            var id = row.get(POST.ID);
            if (id == null) {
                return;
            }
            if (!tenants.contains(row.get(POST.TENANT_ID))) {
                elsewhere = true;
                return;
            }
            where = where == null ? row.get(UNIT.NAME) : where;
            var post = posts.computeIfAbsent(
                    id,
                    key -> new KnownPost(
                            row.get(POST.TENANT_ID),
                            row.get(UNIT.CODE),
                            row.get(POST.CODE),
                            row.get(POST.TITLE),
                            row.get(POST.TITLE_EN),
                            row.get(POST.ENABLED),
                            row.get(POST.ENABLED) && !PostTerm.notOver(true, row.get(POST.ENDS_AT), at),
                            EnumSet.noneOf(Role.class)));
            if (row.get(POST_ROLE.ROLE) != null) {
                post.roles().add(Role.valueOf(row.get(POST_ROLE.ROLE)));
            }
        }

        KnownPerson person() {
            return new KnownPerson(
                    first.get(PERSON.USERNAME),
                    first.get(PERSON.NAME),
                    first.get(PERSON.NAME_EN),
                    first.get(PERSON.PHONE),
                    where,
                    elsewhere,
                    new ArrayList<>(posts.values()));
        }
    }

    @Override
    public Set<String> usernamesLike(Collection<String> beginnings) {
        return sql.select(PERSON.USERNAME)
                .from(PERSON)
                .where(DSL.or(
                        beginnings.stream().map(PERSON.USERNAME::startsWith).toList()))
                .fetchSet(PERSON.USERNAME);
    }

    private Set<Long> ids() {
        return tenants.stream().map(Tenant::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static Condition across() {
        return Objects.requireNonNull(SystemScope.all(SystemScope.Reason.ONBOARDING));
    }
}
