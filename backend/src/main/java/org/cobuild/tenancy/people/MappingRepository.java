package org.cobuild.tenancy.people;

import static org.cobuild.db.Tables.PROVIDER_MAPPING;
import static org.cobuild.db.Tables.PROVIDER_POST;
import static org.cobuild.db.Tables.UNIT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.ProviderMappingRecord;
import org.cobuild.db.tables.records.ProviderPostRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.unit.Succession;
import org.cobuild.tenancy.unit.UnitFollower;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What a tenant's providers give; a line follows its unit when others take that over. */
@Repository
class MappingRepository implements UnitFollower {
    private final DSLContext sql;

    MappingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** By provider, lines in their order. */
    Map<String, Mapping> all(Grant grant) {
        var lines = new LinkedHashMap<String, List<Mapping.Line>>();
        sql.select(PROVIDER_POST.fields())
                .select(UNIT.CODE, UNIT.NAME, UNIT.CLOSED_ON)
                .from(PROVIDER_POST)
                .join(UNIT)
                .on(UNIT.ID.eq(PROVIDER_POST.UNIT_ID))
                .and(grant.on(UNIT))
                .where(grant.on(PROVIDER_POST))
                .orderBy(PROVIDER_POST.PROVIDER, PROVIDER_POST.ORDINAL)
                .forEach(row -> lines.computeIfAbsent(row.get(PROVIDER_POST.PROVIDER), provider -> new ArrayList<>())
                        .add(new Mapping.Line(
                                row.get(PROVIDER_POST.VALUE),
                                row.get(PROVIDER_POST.UNIT_ID),
                                row.get(UNIT.CODE),
                                row.get(UNIT.NAME),
                                row.get(UNIT.CLOSED_ON),
                                row.get(PROVIDER_POST.TITLE),
                                row.get(PROVIDER_POST.TITLE_EN),
                                roles(row.get(PROVIDER_POST.ROLES)))));
        var mappings = new TreeMap<String, Mapping>();
        sql.selectFrom(PROVIDER_MAPPING)
                .where(grant.on(PROVIDER_MAPPING))
                .forEach(row -> mappings.put(
                        row.getProvider(),
                        new Mapping(
                                row.getProvider(),
                                row.getClaim(),
                                row.getMakesPeople(),
                                row.getGivesDuties(),
                                lines.getOrDefault(row.getProvider(), List.of()))));
        return mappings;
    }

    /** Those and no others from now on; units are found by their codes. */
    void replace(Grant grant, List<Mapping> mappings) {
        sql.deleteFrom(PROVIDER_POST).where(grant.on(PROVIDER_POST)).execute();
        sql.deleteFrom(PROVIDER_MAPPING).where(grant.on(PROVIDER_MAPPING)).execute();
        var units =
                sql.select(UNIT.CODE, UNIT.ID).from(UNIT).where(grant.on(UNIT)).fetchMap(UNIT.CODE, UNIT.ID);
        var lines = new ArrayList<ProviderPostRecord>();
        for (var mapping : mappings) {
            for (var line : mapping.lines()) {
                lines.add(new ProviderPostRecord(
                        grant.tenantId(),
                        mapping.provider(),
                        lines.size(),
                        line.value(),
                        units.get(line.unitCode()),
                        line.title(),
                        line.titleEn(),
                        words(line.roles())));
            }
        }
        Rows.insert(
                sql,
                PROVIDER_MAPPING,
                mappings.stream()
                        .map(mapping -> new ProviderMappingRecord(
                                grant.tenantId(),
                                mapping.provider(),
                                mapping.claim(),
                                mapping.makesPeople(),
                                mapping.givesDuties()))
                        .toList());
        Rows.insert(sql, PROVIDER_POST, lines);
    }

    @Override
    public void follow(Succession succession) {
        if (!succession.heirs().isEmpty()) {
            sql.update(PROVIDER_POST)
                    .set(PROVIDER_POST.UNIT_ID, succession.heirOf(PROVIDER_POST.UNIT_ID))
                    .where(succession.grant().on(PROVIDER_POST))
                    .and(PROVIDER_POST.UNIT_ID.in(succession.heirs().keySet()))
                    .execute();
        }
    }

    static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
    }

    private static Set<Role> roles(String words) {
        return Arrays.stream(words.split(" ", -1))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
