package org.cobuild.catalogue;

import static org.cobuild.db.Tables.CATALOGUE_ENTRY;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cobuild.db.tables.records.CatalogueEntryRecord;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and writes the entries of projects. They are part of the shared summary: whoever sees the project sees them. */
@Repository
public class CatalogueRepository {
    private final DSLContext sql;

    CatalogueRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Entries in order, by project. */
    public Map<Long, List<CatalogueEntry>> list(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(CATALOGUE_ENTRY)
                .where(CATALOGUE_ENTRY.PROJECT_ID.in(projectIds))
                .and(scope.sees(CATALOGUE_ENTRY, CATALOGUE_ENTRY.PROJECT_ID))
                .orderBy(CATALOGUE_ENTRY.PROJECT_ID, CATALOGUE_ENTRY.ORDINAL)
                .fetchGroups(CATALOGUE_ENTRY.PROJECT_ID, CatalogueRepository::entry);
    }

    /** Entries of a project in order, for an act. */
    public List<CatalogueEntry> list(Grant grant, long projectId) {
        return query(grant, projectId).orderBy(CATALOGUE_ENTRY.ORDINAL).fetch(CatalogueRepository::entry);
    }

    /** The same beside other lists. */
    public Together.Part<CatalogueEntry> list(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), CatalogueRepository::entry, CATALOGUE_ENTRY.ORDINAL);
    }

    private SelectConditionStep<CatalogueEntryRecord> query(Grant grant, long projectId) {
        return sql.selectFrom(CATALOGUE_ENTRY)
                .where(CATALOGUE_ENTRY.PROJECT_ID.eq(projectId))
                .and(grant.on(CATALOGUE_ENTRY));
    }

    Map<Long, CatalogueEntry> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(CATALOGUE_ENTRY)
                .where(CATALOGUE_ENTRY.ID.in(ids))
                .and(scope.sees(CATALOGUE_ENTRY, CATALOGUE_ENTRY.PROJECT_ID))
                .fetchMap(CATALOGUE_ENTRY.ID, CatalogueRepository::entry);
    }

    /**
     * Writes entries of a project that are new or were read in this act, and removes others.
     *
     * @param removed ids of entries of the same project
     */
    public void save(Grant grant, List<CatalogueEntry> entries, Collection<Long> removed) {
        Rows.upsert(
                sql,
                CATALOGUE_ENTRY,
                entries.stream().map(CatalogueRepository::row).toList());
        if (!removed.isEmpty()) {
            sql.deleteFrom(CATALOGUE_ENTRY)
                    .where(CATALOGUE_ENTRY.ID.in(removed))
                    .and(grant.on(CATALOGUE_ENTRY))
                    .execute();
        }
    }

    private static CatalogueEntryRecord row(CatalogueEntry entry) {
        var metadata = entry.metadata();
        return new CatalogueEntryRecord(
                entry.id(),
                entry.tenantId(),
                entry.projectId(),
                entry.ordinal(),
                entry.name(),
                entry.providerTenantId(),
                entry.providerUnitId(),
                entry.summary(),
                InformationItem.lines(entry.informationItems()),
                entry.sharingType().name(),
                entry.sharingCondition(),
                entry.legalBasis(),
                entry.updateCycle().name(),
                metadata.categoryClass(),
                metadata.categoryItem(),
                metadata.categorySubitem(),
                metadata.categoryDetail(),
                metadata.code(),
                name(metadata.format()),
                name(metadata.sharingWay()),
                name(metadata.openness()),
                metadata.openCondition(),
                metadata.publishedOn(),
                metadata.relatedCodes().isEmpty() ? null : String.join("\n", metadata.relatedCodes()));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static CatalogueEntry entry(Record row) {
        return new CatalogueEntry(
                row.get(CATALOGUE_ENTRY.ID),
                row.get(CATALOGUE_ENTRY.TENANT_ID),
                row.get(CATALOGUE_ENTRY.PROJECT_ID),
                row.get(CATALOGUE_ENTRY.ORDINAL),
                row.get(CATALOGUE_ENTRY.NAME),
                row.get(CATALOGUE_ENTRY.PROVIDER_TENANT_ID),
                row.get(CATALOGUE_ENTRY.PROVIDER_UNIT_ID),
                row.get(CATALOGUE_ENTRY.SUMMARY),
                InformationItem.of(row.get(CATALOGUE_ENTRY.ITEMS)),
                SharingType.valueOf(row.get(CATALOGUE_ENTRY.SHARING_TYPE)),
                row.get(CATALOGUE_ENTRY.SHARING_CONDITION),
                row.get(CATALOGUE_ENTRY.LEGAL_BASIS),
                UpdateCycle.valueOf(row.get(CATALOGUE_ENTRY.UPDATE_CYCLE)),
                metadata(row));
    }

    private static EntryMetadata metadata(Record row) {
        var related = row.get(CATALOGUE_ENTRY.RELATED_CODES);
        return new EntryMetadata(
                row.get(CATALOGUE_ENTRY.CATEGORY_CLASS),
                row.get(CATALOGUE_ENTRY.CATEGORY_ITEM),
                row.get(CATALOGUE_ENTRY.CATEGORY_SUBITEM),
                row.get(CATALOGUE_ENTRY.CATEGORY_DETAIL),
                row.get(CATALOGUE_ENTRY.CODE),
                one(row.get(CATALOGUE_ENTRY.FORMAT), ResourceFormat::valueOf),
                one(row.get(CATALOGUE_ENTRY.SHARING_WAY), SharingWay::valueOf),
                one(row.get(CATALOGUE_ENTRY.OPENNESS), Openness::valueOf),
                row.get(CATALOGUE_ENTRY.OPEN_CONDITION),
                row.get(CATALOGUE_ENTRY.PUBLISHED_ON),
                related == null ? List.of() : related.lines().toList());
    }

    private static <E extends Enum<E>> @Nullable E one(@Nullable String name, Function<String, E> named) {
        return name == null ? null : named.apply(name);
    }
}
