package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobuild.db.tables.records.ProjectVisibilityRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.UnitLead;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who sees a project, derived from the project, its participants and its shares, and who leads their units from above, and kept as rows, with copies of the stage and the
 * sort keys, so that a list is one walk along one index. Written in the transaction of what it derives from;
 * {@link VisibilityRebuild} makes the rows anew and compares them.
 */
@Component
class ProjectVisibility {
    /** Stands for a share without an end, so that every comparison is with an instant. */
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final List<Field<Instant>> SHARED = Stream.concat(
                    Arrays.stream(ProjectArea.values()).map(ProjectVisibility::until),
                    Stream.of(PROJECT_VISIBILITY.SHARED_UNTIL_AT))
            .toList();
    private final DSLContext sql;

    ProjectVisibility(DSLContext sql) {
        this.sql = sql;
    }

    /** Whom a row is for: a unit, or (unit 0) those who read all of their tenant. */
    private record Key(long tenantId, long unitId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byTenant = Long.compare(tenantId, other.tenantId);
            return byTenant != 0 ? byTenant : Long.compare(unitId, other.unitId);
        }
    }

    /**
     * Writes the rows of a project that more people see than before; what is shared stays. No stage takes sight away.
     *
     * @param leads who leads its units from above; nothing is seen by that before it was submitted
     */
    void widen(Project project, Collection<Participant> participants, Map<Long, UnitLead> leads) {
        Rows.upsert(
                sql,
                PROJECT_VISIBILITY,
                rows(project, participants, List.of(), leads),
                PROJECT_VISIBILITY.PART,
                PROJECT_VISIBILITY.STAGE,
                PROJECT_VISIBILITY.UPDATED_AT);
    }

    /**
     * Writes what a tenant sees of a project by shares, more or less than before; what it sees on other grounds stays.
     *
     * @param shares all that the tenant has of the project
     */
    void share(Project project, long receiverTenantId, Collection<ProjectShare> shares) {
        var ofReceiver = PROJECT_VISIBILITY
                .PROJECT_ID
                .eq(project.id())
                .and(PROJECT_VISIBILITY.TENANT_ID.eq(receiverTenantId))
                .and(SystemScope.all(SystemScope.Reason.REBUILD));
        var nothing = new HashMap<Field<?>, @Nullable Object>();
        SHARED.forEach(column -> nothing.put(column, null));
        sql.update(PROJECT_VISIBILITY).set(nothing).where(ofReceiver).execute();
        Rows.upsert(
                sql,
                PROJECT_VISIBILITY,
                rows(project, List.of(), shares, Map.of()).stream()
                        .filter(row -> row.getSharedUntilAt() != null)
                        .toList(),
                SHARED.toArray(Field<?>[]::new));
        sql.deleteFrom(PROJECT_VISIBILITY)
                .where(ofReceiver)
                .and(PROJECT_VISIBILITY.PART.eq(VisiblePart.SHARED.name()))
                .and(PROJECT_VISIBILITY.SHARED_UNTIL_AT.isNull())
                .execute();
    }

    /**
     * Writes a project and the copies of its stage and time in one statement; nobody sees more or less than before.
     *
     * @param columns what changes of the project, its time always among it
     * @param as what the project has to be like
     * @return whether it was, and so was written
     */
    boolean save(Grant grant, long projectId, Map<? extends Field<?>, ?> columns, Condition as) {
        var all = new HashMap<Field<?>, @Nullable Object>(columns);
        all.put(PROJECT_VISIBILITY.UPDATED_AT, columns.get(PROJECT.UPDATED_AT));
        if (columns.containsKey(PROJECT.STAGE)) {
            all.put(PROJECT_VISIBILITY.STAGE, columns.get(PROJECT.STAGE));
        }
        return sql.update(PROJECT.leftJoin(PROJECT_VISIBILITY)
                                .on(PROJECT_VISIBILITY.PROJECT_ID.eq(PROJECT.ID))
                                .and(PROJECT_VISIBILITY.OWNER_TENANT_ID.eq(PROJECT.TENANT_ID)))
                        .set(all)
                        .where(PROJECT.ID.eq(projectId))
                        .and(grant.on(PROJECT))
                        .and(as)
                        // The copies are of every tenant that sees the project.
                        .and(SystemScope.all(SystemScope.Reason.REBUILD))
                        .execute()
                > 0;
    }

    /** The rows as they should be. */
    static List<ProjectVisibilityRecord> rows(
            Project project,
            Collection<Participant> participants,
            Collection<ProjectShare> shares,
            Map<Long, UnitLead> leads) {
        var rows = new TreeMap<Key, ProjectVisibilityRecord>();
        for (var reader : ProjectReader.of(project, participants, shares, leads)) {
            var unitId = reader.unitId();
            add(rows, project, reader, unitId == null ? TenantScope.WHOLE_TENANT : unitId, reader.part());
            var beside = reader.ground().beside();
            if (unitId != null && beside != null) {
                add(rows, project, reader, TenantScope.WHOLE_TENANT, beside);
            }
        }
        return List.copyOf(rows.values());
    }

    private static void add(
            Map<Key, ProjectVisibilityRecord> rows,
            Project project,
            ProjectReader reader,
            long unitId,
            VisiblePart part) {
        var row = rows.computeIfAbsent(new Key(reader.tenantId(), unitId), key -> blank(project, key));
        if (part.compareTo(VisiblePart.valueOf(row.getPart())) < 0) {
            row.setPart(part.name());
        }
        var share = reader.share();
        if (share != null) {
            var until = Objects.requireNonNullElse(share.untilAt(), FOREVER);
            share.areas().forEach(area -> later(row, until(area), until));
            later(row, PROJECT_VISIBILITY.SHARED_UNTIL_AT, until);
        }
    }

    private static ProjectVisibilityRecord blank(Project project, Key key) {
        return new ProjectVisibilityRecord(
                key.tenantId(),
                key.unitId(),
                project.id(),
                VisiblePart.SHARED.name(),
                project.stage().name(),
                project.createdAt(),
                project.updatedAt(),
                project.tenantId(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static void later(ProjectVisibilityRecord row, Field<Instant> column, Instant until) {
        var before = row.get(column);
        if (before == null || before.isBefore(until)) {
            row.set(column, until);
        }
    }

    private static Field<Instant> until(ProjectArea area) {
        return switch (area) {
            case PLAN -> PROJECT_VISIBILITY.PLAN_UNTIL_AT;
            case REVIEW -> PROJECT_VISIBILITY.REVIEW_UNTIL_AT;
            case MONEY -> PROJECT_VISIBILITY.MONEY_UNTIL_AT;
            case CONSTRUCTION -> PROJECT_VISIBILITY.CONSTRUCTION_UNTIL_AT;
            case OPERATION -> PROJECT_VISIBILITY.OPERATION_UNTIL_AT;
        };
    }
}
