package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.db.tables.records.ProjectVisibilityRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who sees a project, derived from the project and its participants and kept as rows, with copies of the stage and the
 * sort keys, so that a list is one walk along one index. Written in the transaction of what it derives from;
 * {@link VisibilityRebuild} makes the rows anew and compares them.
 */
@Component
class ProjectVisibility {
    private final DSLContext sql;

    ProjectVisibility(DSLContext sql) {
        this.sql = sql;
    }

    /** Whom a row is for: a unit, or (unit 0) those who read all of their tenant. */
    record Reader(long tenantId, long unitId) implements Comparable<Reader> {
        @Override
        public int compareTo(Reader other) {
            var byTenant = Long.compare(tenantId, other.tenantId);
            return byTenant != 0 ? byTenant : Long.compare(unitId, other.unitId);
        }
    }

    /**
     * Who sees which part. The lead's unit: all. Who reads tenant-wide in the owning tenant or in the city above: all,
     * once it was submitted. A participant's unit, and who reads tenant-wide beside it: the package, once it was asked;
     * a unit that builds, operates or supervises: all.
     */
    static Map<Reader, VisiblePart> derive(Project project, Collection<Participant> participants) {
        var seen = new TreeMap<Reader, VisiblePart>();
        seen.put(new Reader(project.tenantId(), project.unitId()), VisiblePart.WHOLE);
        if (project.stage().wasSubmitted()) {
            seen.put(new Reader(project.tenantId(), TenantScope.WHOLE_TENANT), VisiblePart.WHOLE);
            seen.put(new Reader(project.cityId(), TenantScope.WHOLE_TENANT), VisiblePart.WHOLE);
        }
        for (var participant : participants) {
            if (participant.takesPart()) {
                var part = participant.appointed() ? VisiblePart.WHOLE : VisiblePart.PACKAGE;
                seen.merge(new Reader(participant.unitTenantId(), participant.unitId()), part, ProjectVisibility::more);
                seen.merge(
                        new Reader(participant.unitTenantId(), TenantScope.WHOLE_TENANT),
                        VisiblePart.PACKAGE,
                        ProjectVisibility::more);
            }
        }
        return seen;
    }

    private static VisiblePart more(VisiblePart one, VisiblePart other) {
        return one == VisiblePart.WHOLE ? one : other;
    }

    /** Writes the rows of a project that more people see than before. No act takes sight away. */
    void widen(Project project, Collection<Participant> participants) {
        Rows.upsert(sql, PROJECT_VISIBILITY, rows(project, participants));
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

    private static ProjectVisibilityRecord row(Project project, Reader reader, VisiblePart part) {
        return new ProjectVisibilityRecord(
                reader.tenantId(),
                reader.unitId(),
                project.id(),
                part.name(),
                project.stage().name(),
                project.createdAt(),
                project.updatedAt(),
                project.tenantId());
    }

    /** The rows as they should be. */
    static List<ProjectVisibilityRecord> rows(Project project, Collection<Participant> participants) {
        return derive(project, participants).entrySet().stream()
                .map(entry -> row(project, entry.getKey(), entry.getValue()))
                .toList();
    }
}
