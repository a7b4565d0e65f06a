package org.cobuild.project;

import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.PROJECT_SHARE;
import static org.cobuild.db.Tables.PROJECT_VISIBILITY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.ProjectVisibilityRecord;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.SystemScope;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Compares the rows of {@code project_visibility} with the truth they derive from, and makes them anew. */
@Service
public class VisibilityRebuild {
    private static final int CHUNK = 500;
    private final DSLContext sql;
    private final ProjectLeads leads;

    VisibilityRebuild(DSLContext sql, ProjectLeads leads) {
        this.sql = sql;
        this.leads = leads;
    }

    /**
     * A row that is not as it should be.
     *
     * @param expected null when there should be no row
     * @param found null when the row is missing
     */
    public record Difference(
            long projectId,
            long tenantId,
            long unitId,
            @Nullable String expected,
            @Nullable String found) {}

    /** Every row that is missing, superfluous or wrong; empty when all is well. */
    @Transactional(readOnly = true)
    public List<Difference> compare() {
        var differences = new ArrayList<Difference>();
        walk(chunk -> differences.addAll(chunk.differences()));
        return differences;
    }

    /** Writes what should be there and removes what should not. @return how many rows were not as they should be */
    @Transactional
    public int rebuild() {
        var wrong = new int[1];
        walk(chunk -> {
            wrong[0] += chunk.differences().size();
            mend(chunk);
        });
        return wrong[0];
    }

    /**
     * The same for those projects alone, in the transaction of what has changed their units. They are held first: who is
     * just submitting one has read whom its units were led by.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rebuild(Set<Long> projectIds) {
        var ids = List.copyOf(projectIds);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            mend(chunk(ProjectRepository.all(sql, ids.subList(from, Math.min(ids.size(), from + CHUNK)))));
        }
    }

    private void walk(java.util.function.Consumer<Chunk> visitor) {
        for (var chunk = after(Long.MIN_VALUE); !chunk.projects().isEmpty(); chunk = after(chunk.last())) {
            visitor.accept(chunk);
        }
    }

    private Chunk after(long projectId) {
        return chunk(ProjectRepository.allAfter(sql, projectId, CHUNK));
    }

    private Chunk chunk(List<Project> projects) {
        var ids = projects.stream().map(Project::id).toList();
        var participants = sql.selectFrom(PROJECT_PARTICIPANT)
                .where(PROJECT_PARTICIPANT.PROJECT_ID.in(ids))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetchGroups(PROJECT_PARTICIPANT.PROJECT_ID, ParticipantRepository::whole);
        var shares = sql.selectFrom(PROJECT_SHARE)
                .where(PROJECT_SHARE.PROJECT_ID.in(ids))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetchGroups(PROJECT_SHARE.PROJECT_ID, ShareRepository::share);
        var found = sql.selectFrom(PROJECT_VISIBILITY)
                .where(PROJECT_VISIBILITY.PROJECT_ID.in(ids))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetchMap(Key::of);
        var leads = this.leads.of(projects.stream()
                .flatMap(project -> ProjectLeads.units(project, participants.getOrDefault(project.id(), List.of())))
                .distinct()
                .toList());
        var expected = new HashMap<Key, ProjectVisibilityRecord>();
        for (var project : projects) {
            ProjectVisibility.rows(
                            project,
                            participants.getOrDefault(project.id(), List.of()),
                            shares.getOrDefault(project.id(), List.of()),
                            leads)
                    .forEach(row -> expected.put(Key.of(row), row));
        }
        return new Chunk(projects, expected, found);
    }

    private void mend(Chunk chunk) {
        Rows.upsert(
                sql,
                PROJECT_VISIBILITY,
                chunk.differences().stream()
                        .filter(d -> d.expected() != null)
                        .map(d -> chunk.expected().get(new Key(d.projectId(), d.tenantId(), d.unitId())))
                        .toList());
        var gone = chunk.differences().stream()
                .filter(d -> d.expected() == null)
                .map(d -> DSL.row(d.projectId(), d.tenantId(), d.unitId()))
                .toList();
        if (!gone.isEmpty()) {
            sql.deleteFrom(PROJECT_VISIBILITY)
                    .where(DSL.row(
                                    PROJECT_VISIBILITY.PROJECT_ID,
                                    PROJECT_VISIBILITY.TENANT_ID,
                                    PROJECT_VISIBILITY.UNIT_ID)
                            .in(gone))
                    // The way into the index: MariaDB looks for rows of several columns one by one.
                    .and(PROJECT_VISIBILITY.PROJECT_ID.in(
                            chunk.projects().stream().map(Project::id).toList()))
                    .and(SystemScope.all(SystemScope.Reason.REBUILD))
                    .execute();
        }
    }

    private record Key(long projectId, long tenantId, long unitId) {
        static Key of(ProjectVisibilityRecord row) {
            return new Key(row.getProjectId(), row.getTenantId(), row.getUnitId());
        }
    }

    private record Chunk(
            List<Project> projects,
            Map<Key, ProjectVisibilityRecord> expected,
            Map<Key, ProjectVisibilityRecord> found) {
        long last() {
            return projects.getLast().id();
        }

        List<Difference> differences() {
            var keys = java.util.stream.Stream.concat(expected.keySet().stream(), found.keySet().stream())
                    .collect(Collectors.toSet());
            return keys.stream()
                    .map(key -> new Difference(
                            key.projectId(),
                            key.tenantId(),
                            key.unitId(),
                            words(expected.get(key)),
                            words(found.get(key))))
                    .filter(d -> !java.util.Objects.equals(d.expected(), d.found()))
                    .toList();
        }

        private static @Nullable String words(@Nullable ProjectVisibilityRecord row) {
            return row == null ? null : java.util.Arrays.toString(row.intoArray());
        }
    }
}
