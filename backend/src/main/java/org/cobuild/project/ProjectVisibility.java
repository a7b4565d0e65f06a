package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.db.tables.records.ProjectVisibilityRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
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

    /** Brings the copies up to date when nobody sees more or less than before. */
    void copy(Grant grant, long projectId, ProjectStage stage, Instant updatedAt) {
        sql.update(PROJECT_VISIBILITY)
                .set(PROJECT_VISIBILITY.STAGE, stage.name())
                .set(PROJECT_VISIBILITY.UPDATED_AT, updatedAt)
                .where(PROJECT_VISIBILITY.PROJECT_ID.eq(projectId))
                .and(PROJECT_VISIBILITY.OWNER_TENANT_ID.eq(grant.tenantId()))
                // The rows are of every tenant that sees the project.
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
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
