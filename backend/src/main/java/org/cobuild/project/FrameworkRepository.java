package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_FRAMEWORK_ENTRY;
import static org.cobuild.db.Tables.PROJECT_FRAMEWORK_RULING;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.records.ProjectFrameworkEntryRecord;
import org.cobuild.db.tables.records.ProjectFrameworkRulingRecord;
import org.cobuild.platform.Rows;
import org.cobuild.platform.Together;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** Reads and writes framework plans: the whole and every scope for who sees the project, the rest with the package. */
@Repository
class FrameworkRepository {
    private static final List<String> SHARED =
            List.of(FrameworkKind.GOALS.name(), FrameworkKind.CONTENTS.name(), FrameworkKind.SCOPE.name());
    private final DSLContext sql;

    FrameworkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Entries in order, by project. */
    Map<Long, List<FrameworkEntry>> entries(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(PROJECT_FRAMEWORK_ENTRY)
                .where(PROJECT_FRAMEWORK_ENTRY.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_FRAMEWORK_ENTRY, PROJECT_FRAMEWORK_ENTRY.PROJECT_ID))
                .and(PROJECT_FRAMEWORK_ENTRY
                        .KIND
                        .in(SHARED)
                        .or(scope.seesPackage(
                                PROJECT_FRAMEWORK_ENTRY,
                                PROJECT_FRAMEWORK_ENTRY.PROJECT_ID,
                                PROJECT_FRAMEWORK_ENTRY.PARTICIPANT_ID)))
                .orderBy(PROJECT_FRAMEWORK_ENTRY.ORDINAL)
                .fetchGroups(PROJECT_FRAMEWORK_ENTRY.PROJECT_ID, FrameworkRepository::entry);
    }

    /** Rulings by project. */
    Map<Long, List<FrameworkRuling>> rulings(TenantScope scope, Collection<Long> projectIds) {
        return sql.selectFrom(PROJECT_FRAMEWORK_RULING)
                .where(PROJECT_FRAMEWORK_RULING.PROJECT_ID.in(projectIds))
                .and(scope.sees(PROJECT_FRAMEWORK_RULING, PROJECT_FRAMEWORK_RULING.PROJECT_ID))
                .fetchGroups(PROJECT_FRAMEWORK_RULING.PROJECT_ID, FrameworkRepository::ruling);
    }

    /** Entries of a project in order, for an act. */
    List<FrameworkEntry> entries(Grant grant, long projectId) {
        return query(grant, projectId).orderBy(PROJECT_FRAMEWORK_ENTRY.ORDINAL).fetch(FrameworkRepository::entry);
    }

    /** The same beside other lists. */
    Together.Part<FrameworkEntry> entries(Together together, Grant grant, long projectId) {
        return together.list(query(grant, projectId), FrameworkRepository::entry, PROJECT_FRAMEWORK_ENTRY.ORDINAL);
    }

    Together.Part<FrameworkRuling> rulings(Together together, Grant grant, long projectId) {
        return together.list(
                sql.selectFrom(PROJECT_FRAMEWORK_RULING)
                        .where(PROJECT_FRAMEWORK_RULING.PROJECT_ID.eq(projectId))
                        .and(grant.on(PROJECT_FRAMEWORK_RULING)),
                FrameworkRepository::ruling,
                PROJECT_FRAMEWORK_RULING.ID);
    }

    private SelectConditionStep<ProjectFrameworkEntryRecord> query(Grant grant, long projectId) {
        return sql.selectFrom(PROJECT_FRAMEWORK_ENTRY)
                .where(PROJECT_FRAMEWORK_ENTRY.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_FRAMEWORK_ENTRY));
    }

    /** Puts these entries in the place of all that there were. */
    void replace(Grant grant, long projectId, List<FrameworkEntry> entries) {
        sql.deleteFrom(PROJECT_FRAMEWORK_ENTRY)
                .where(PROJECT_FRAMEWORK_ENTRY.PROJECT_ID.eq(projectId))
                .and(grant.on(PROJECT_FRAMEWORK_ENTRY))
                .execute();
        Rows.insert(
                sql,
                PROJECT_FRAMEWORK_ENTRY,
                entries.stream().map(FrameworkRepository::row).toList());
    }

    /** Removes the parts of participants that are to go. */
    void remove(Grant grant, Collection<Long> participantIds) {
        sql.deleteFrom(PROJECT_FRAMEWORK_ENTRY)
                .where(PROJECT_FRAMEWORK_ENTRY.PARTICIPANT_ID.in(participantIds))
                .and(grant.on(PROJECT_FRAMEWORK_ENTRY))
                .execute();
    }

    /** Keeps what is ruled on an overlap. @param ruling empty takes it back */
    void rule(Grant grant, long projectId, String overlapKey, Optional<FrameworkRuling> ruling) {
        sql.deleteFrom(PROJECT_FRAMEWORK_RULING)
                .where(PROJECT_FRAMEWORK_RULING.PROJECT_ID.eq(projectId))
                .and(PROJECT_FRAMEWORK_RULING.OVERLAP_KEY.eq(overlapKey))
                .and(grant.on(PROJECT_FRAMEWORK_RULING))
                .execute();
        Rows.insert(
                sql,
                PROJECT_FRAMEWORK_RULING,
                ruling.stream()
                        .map(made -> new ProjectFrameworkRulingRecord(
                                made.id(),
                                made.tenantId(),
                                made.projectId(),
                                made.overlapKey(),
                                made.reason(),
                                made.personName(),
                                made.ruledAt()))
                        .toList());
    }

    private static ProjectFrameworkEntryRecord row(FrameworkEntry entry) {
        return new ProjectFrameworkEntryRecord(
                entry.id(),
                entry.tenantId(),
                entry.projectId(),
                entry.participantId(),
                entry.kind().name(),
                entry.ordinal(),
                entry.content(),
                entry.counterpart(),
                entry.exchanged());
    }

    private static FrameworkEntry entry(Record row) {
        return new FrameworkEntry(
                row.get(PROJECT_FRAMEWORK_ENTRY.ID),
                row.get(PROJECT_FRAMEWORK_ENTRY.TENANT_ID),
                row.get(PROJECT_FRAMEWORK_ENTRY.PROJECT_ID),
                row.get(PROJECT_FRAMEWORK_ENTRY.PARTICIPANT_ID),
                FrameworkKind.valueOf(row.get(PROJECT_FRAMEWORK_ENTRY.KIND)),
                row.get(PROJECT_FRAMEWORK_ENTRY.ORDINAL),
                row.get(PROJECT_FRAMEWORK_ENTRY.CONTENT),
                row.get(PROJECT_FRAMEWORK_ENTRY.COUNTERPART),
                row.get(PROJECT_FRAMEWORK_ENTRY.EXCHANGED));
    }

    private static FrameworkRuling ruling(Record row) {
        return new FrameworkRuling(
                row.get(PROJECT_FRAMEWORK_RULING.ID),
                row.get(PROJECT_FRAMEWORK_RULING.TENANT_ID),
                row.get(PROJECT_FRAMEWORK_RULING.PROJECT_ID),
                row.get(PROJECT_FRAMEWORK_RULING.OVERLAP_KEY),
                row.get(PROJECT_FRAMEWORK_RULING.REASON),
                row.get(PROJECT_FRAMEWORK_RULING.PERSON_NAME),
                row.get(PROJECT_FRAMEWORK_RULING.RULED_AT));
    }
}
