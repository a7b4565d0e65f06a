package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.PERSON;
import static org.cobuild.db.Tables.POST;
import static org.cobuild.db.Tables.POST_ROLE;
import static org.cobuild.db.Tables.UNIT;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.UnitKind;
import org.cobuild.tenancy.onboarding.PersonLine.PostLine;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a tenant's folder from the database: applied again, it changes nothing. Comments of an earlier one are lost. */
@Service
public class FolderExport {
    private final DSLContext sql;
    private final TenantRepository tenants;
    private final FolderReader reader;
    private final Access access;
    private final PortalClock clock;

    FolderExport(DSLContext sql, TenantRepository tenants, FolderReader reader, Access access, PortalClock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.reader = reader;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The texts of the folder's files by name.
     *
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN when there is no tenant of that code
     */
    @Transactional(readOnly = true)
    public Map<String, String> export(String code) {
        var tenant = tenants.findByCode(code)
                .orElseThrow(
                        () -> Refusals.refused(TenancyErrorCode.FOLDER_UNKNOWN, "folder.tenant.none", "code", code));
        var grant = access.consequence(tenant.id());
        var files = new LinkedHashMap<String, String>();
        put(files, TenantFile.NAME, TenantFile.write(tenant, parentCode(tenant)));
        put(files, UnitsFile.NAME, UnitsFile.write(units(grant, access.consequence(tenant.cityId()))));
        put(files, PeopleFile.NAME, PeopleFile.write(people(grant, tenant.zone())));
        reader.each(part -> {
            var entries = part.export(grant);
            if (!entries.isEmpty()) {
                put(files, part.file(), entries);
            }
            return part.file();
        });
        return files;
    }

    private static void put(Map<String, String> files, String file, Object content) {
        files.put(file, YamlText.of(SchemaFiles.nameOf(file), content));
    }

    private @org.jspecify.annotations.Nullable String parentCode(Tenant tenant) {
        return tenant.parentId() == null
                ? null
                : Objects.requireNonNull(tenants.find(Set.of(tenant.parentId())).get(tenant.parentId()))
                        .code();
    }

    /** Open units, by code. */
    private List<UnitLine> units(Grant grant, Grant city) {
        var codes = codes(grant);
        var leads = codes(city);
        return sql.selectFrom(UNIT)
                .where(grant.on(UNIT))
                .and(UNIT.CLOSED_ON.isNull())
                .orderBy(UNIT.CODE)
                .fetch(unit -> new UnitLine(
                        Origins.NOWHERE,
                        unit.getCode(),
                        unit.getParentId() == null ? null : codes.get(unit.getParentId()),
                        unit.getLeadUnitId() == null ? null : leads.get(unit.getLeadUnitId()),
                        unit.getName(),
                        unit.getNameEn(),
                        UnitKind.valueOf(unit.getKind()),
                        unit.getCreditCode()));
    }

    private Map<Long, String> codes(Grant grant) {
        return sql.select(UNIT.ID, UNIT.CODE).from(UNIT).where(grant.on(UNIT)).fetchMap(UNIT.ID, UNIT.CODE);
    }

    /** Persons with their posts that have not ended and that no provider gave, by login name and code. */
    private List<PersonLine> people(Grant grant, ZoneId zone) {
        var roles = new LinkedHashMap<Long, Set<Role>>();
        sql.select(POST_ROLE.POST_ID, POST_ROLE.ROLE)
                .from(POST_ROLE)
                .where(grant.on(POST_ROLE))
                .forEach(row -> roles.computeIfAbsent(row.value1(), id -> EnumSet.noneOf(Role.class))
                        .add(Role.valueOf(row.value2())));
        var people = new LinkedHashMap<String, PersonLine>();
        sql.select(PERSON.USERNAME, PERSON.NAME, PERSON.NAME_EN, PERSON.PHONE)
                .select(POST.ID, POST.CODE, POST.TITLE, POST.TITLE_EN, POST.BEGINS_AT, POST.ENDS_AT, UNIT.CODE)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ID.eq(POST.PERSON_ID))
                .join(UNIT)
                .on(UNIT.ID.eq(POST.UNIT_ID))
                .and(grant.on(UNIT))
                .where(grant.on(POST))
                .and(PostTerm.notOver(clock.now()))
                .and(POST.PROVIDER.isNull())
                .orderBy(PERSON.USERNAME, POST.CODE)
                .forEach(row -> people.computeIfAbsent(
                                row.get(PERSON.USERNAME),
                                username -> new PersonLine(
                                        Origins.NOWHERE,
                                        username,
                                        row.get(PERSON.NAME),
                                        row.get(PERSON.NAME_EN),
                                        row.get(PERSON.PHONE),
                                        new ArrayList<>()))
                        .posts()
                        .add(new PostLine(
                                Origins.NOWHERE,
                                row.get(POST.CODE),
                                row.get(UNIT.CODE),
                                row.get(POST.TITLE),
                                row.get(POST.TITLE_EN),
                                roles.getOrDefault(row.get(POST.ID), Set.of()),
                                PostTerm.day(row.get(POST.BEGINS_AT), zone),
                                PostTerm.day(row.get(POST.ENDS_AT), zone))));
        return List.copyOf(people.values());
    }
}
