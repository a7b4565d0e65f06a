package org.cobuild.tenancy.excel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.UnitKind;
import org.jspecify.annotations.Nullable;

/** A city with counties as plain data, for checks that need no database. */
final class City implements Known {
    private final List<Tenant> tenants = new ArrayList<>();
    final List<KnownUnit> units = new ArrayList<>();
    final List<KnownPerson> people = new ArrayList<>();
    final Map<Long, Map<String, Set<Role>>> administrators = new HashMap<>();
    final Set<String> locked = new HashSet<>();
    boolean givesAdministrators = true;

    static City of(String... names) {
        var city = new City();
        for (var name : names) {
            long id = city.tenants.size() + 1;
            city.tenants.add(new Tenant(
                    id,
                    1,
                    id == 1 ? null : 1L,
                    "T" + id,
                    id == 1 ? TenantLevel.CITY : TenantLevel.COUNTY,
                    name,
                    name,
                    null,
                    "Asia/Shanghai",
                    null,
                    null,
                    TenantStatus.ACTIVE));
        }
        return city;
    }

    static City ofTheStory() {
        return of("泰安市", "新泰市", "肥城市", "宁阳县", "东平县", "泰山区", "岱岳区", "高新区");
    }

    City unit(String name, String code, UnitKind kind, @Nullable String credit) {
        units.add(new KnownUnit(1, code, name, name, kind, null, credit));
        return this;
    }

    /** Takes in what a run found good, as the database would. */
    void take(List<Row> rows) {
        for (var row : rows) {
            if (row instanceof Row.UnitRow unit && unit.good()) {
                var tenant = Objects.requireNonNull(unit.tenant()).id();
                units.removeIf(u -> u.tenantId() == tenant && u.code().equals(unit.code()));
                units.add(new KnownUnit(
                        tenant,
                        unit.code(),
                        unit.name(),
                        unit.nameEn(),
                        unit.kind(),
                        unit.parentCode(),
                        unit.creditCode()));
            } else if (row instanceof Row.PersonRow person && person.good()) {
                var posts = people.stream()
                        .filter(p -> p.username().equals(person.username()))
                        .flatMap(p -> p.posts().stream())
                        .collect(Collectors.toCollection(ArrayList::new));
                posts.add(new KnownPost(
                        Objects.requireNonNull(person.tenant()).id(),
                        person.unitCode(),
                        person.postCode(),
                        person.title(),
                        person.titleEn(),
                        true,
                        false,
                        person.roles()));
                people.removeIf(p -> p.username().equals(person.username()));
                people.add(new KnownPerson(
                        person.username(),
                        person.name(),
                        person.nameEn(),
                        person.phone(),
                        person.unitCode(),
                        false,
                        posts));
            }
        }
    }

    @Override
    public List<Tenant> tenants() {
        return tenants;
    }

    @Override
    public boolean writable(Tenant tenant) {
        return !locked.contains(tenant.name());
    }

    @Override
    public boolean givesAdministrators(Tenant tenant) {
        return givesAdministrators;
    }

    @Override
    public List<KnownUnit> units() {
        return units;
    }

    @Override
    public List<KnownPerson> people(Collection<String> phones, Collection<String> usernames) {
        return people.stream()
                .filter(person -> phones.contains(person.phone()) || usernames.contains(person.username()))
                .toList();
    }

    @Override
    public Set<String> usernamesLike(Collection<String> beginnings) {
        return people.stream()
                .map(KnownPerson::username)
                .filter(name -> beginnings.stream().anyMatch(name::startsWith))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<Long, Map<String, Set<Role>>> administrators() {
        return administrators;
    }
}
