package org.cobuild.audit;

import static org.cobuild.db.Tables.AUDIT_VIEW;
import static org.jooq.impl.DSL.noCondition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Writes and reads who of other tenants was shown what: a row for each person (or machine), unit, project and day, in
 * one statement a request. What the same one was shown within the last ten minutes is not written again.
 */
@Repository
class ViewRepository {
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int REMEMBERED = 100_000;
    private final DSLContext sql;
    private final Map<Key, Seen> recent = new ConcurrentHashMap<>();

    ViewRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What was seen of which project of which tenant. */
    private record Subject(long tenantId, long projectId) implements Comparable<Subject> {
        static Subject of(Owned row) {
            var project = row.ofProject();
            return new Subject(row.tenantId(), project == null ? 0 : project);
        }

        @Override
        public int compareTo(Subject other) {
            var byTenant = Long.compare(tenantId, other.tenantId);
            return byTenant != 0 ? byTenant : Long.compare(projectId, other.projectId);
        }
    }

    private record Key(long viewerId, long unitId, LocalDate day, Subject subject) {}

    private record Seen(Instant at, int areas) {
        boolean covers(int others, Instant now) {
            return Duration.between(at, now).abs().compareTo(AGAIN) < 0 && (others & ~areas) == 0;
        }
    }

    /** Keeps what of these rows is of another tenant than the one that the viewer comes from. */
    void note(Viewer viewer, Collection<? extends Owned> shown) {
        // In order, so that two requests of one person never wait for each other.
        var subjects = new TreeMap<Subject, Integer>();
        for (var row : shown) {
            if (row.tenantId() != viewer.homeTenantId()) {
                var area = row.ofArea();
                subjects.merge(Subject.of(row), area == null ? 0 : area.bit(), (a, b) -> a | b);
            }
        }
        var now = viewer.at();
        subjects.entrySet().removeIf(entry -> {
            var before = recent.get(key(viewer, entry.getKey()));
            return before != null && before.covers(entry.getValue(), now);
        });
        if (subjects.isEmpty()) {
            return;
        }
        write(viewer, subjects);
        if (recent.size() > REMEMBERED) {
            recent.clear();
        }
        subjects.forEach((subject, areas) -> recent.put(key(viewer, subject), new Seen(now, areas)));
    }

    private void write(Viewer viewer, Map<Subject, Integer> subjects) {
        var insert = sql.insertInto(
                AUDIT_VIEW,
                AUDIT_VIEW.ID,
                AUDIT_VIEW.TENANT_ID,
                AUDIT_VIEW.PROJECT_ID,
                AUDIT_VIEW.AREAS,
                AUDIT_VIEW.VIEWER_TENANT_ID,
                AUDIT_VIEW.VIEWER_UNIT_ID,
                AUDIT_VIEW.VIEWER_ID,
                AUDIT_VIEW.VIEWER_NAME,
                AUDIT_VIEW.VIEWER_UNIT,
                AUDIT_VIEW.GROUND,
                AUDIT_VIEW.SEEN_ON,
                AUDIT_VIEW.FIRST_AT,
                AUDIT_VIEW.LAST_AT,
                AUDIT_VIEW.TIMES);
        for (var entry : subjects.entrySet()) {
            var subject = entry.getKey();
            insert = insert.values(
                    DSL.val(Ids.next()),
                    DSL.val(subject.tenantId()),
                    DSL.val(subject.projectId()),
                    DSL.val(entry.getValue()),
                    DSL.val(viewer.homeTenantId()),
                    DSL.val(unitId(viewer)),
                    DSL.val(viewerId(viewer)),
                    DSL.val(viewer.name()),
                    DSL.val(viewer.unitName()),
                    ground(viewer, subject.projectId()),
                    DSL.val(day(viewer)),
                    DSL.val(viewer.at()),
                    DSL.val(viewer.at()),
                    DSL.val(1));
        }
        insert.onDuplicateKeyUpdate()
                .set(AUDIT_VIEW.LAST_AT, viewer.at())
                .set(AUDIT_VIEW.TIMES, AUDIT_VIEW.TIMES.plus(1))
                .set(AUDIT_VIEW.AREAS, DSL.bitOr(AUDIT_VIEW.AREAS, DSL.excluded(AUDIT_VIEW.AREAS)))
                .execute();
    }

    /** What an administrator sees without a project is its city's register of it. */
    private static Field<String> ground(Viewer viewer, long projectId) {
        if (viewer.brokeGlass()) {
            return DSL.val(AuditView.Ground.BREAK_GLASS.name());
        }
        var scope = viewer.scope();
        if (scope.tenantId() == scope.cityId()) {
            return DSL.val(AuditView.Ground.CITY.name());
        }
        return DSL.when(scope.takesPart(DSL.val(projectId)), AuditView.Ground.PARTICIPANT.name())
                .else_(AuditView.Ground.SHARE.name());
    }

    private static Key key(Viewer viewer, Subject subject) {
        return new Key(viewerId(viewer), unitId(viewer), day(viewer), subject);
    }

    private static LocalDate day(Viewer viewer) {
        return LocalDate.ofInstant(viewer.at(), ZoneOffset.UTC);
    }

    private static long unitId(Viewer viewer) {
        return viewer.unit() == null ? 0 : viewer.unit().id();
    }

    private static long viewerId(Viewer viewer) {
        var person = viewer.personId();
        var client = viewer.clientId();
        return person != null ? person : client == null ? 0 : client;
    }

    /** Views of the caller's tenant's data, newest first; one row more than the page. */
    List<AuditView> list(TenantScope scope, @Nullable Long projectId, Page page) {
        return sql.select(AUDIT_VIEW.fields())
                .from(AUDIT_VIEW)
                .where(scope.owns(AUDIT_VIEW))
                .and(projectId == null ? noCondition() : AUDIT_VIEW.PROJECT_ID.eq(projectId))
                .and(page.isFirstPage() ? noCondition() : AUDIT_VIEW.ID.lt(page.afterLong(0)))
                .orderBy(AUDIT_VIEW.ID.desc())
                .limit(page.first() + 1)
                .fetch(ViewRepository::view);
    }

    private static AuditView view(Record row) {
        return new AuditView(
                row.get(AUDIT_VIEW.ID),
                row.get(AUDIT_VIEW.TENANT_ID),
                row.get(AUDIT_VIEW.PROJECT_ID),
                row.get(AUDIT_VIEW.VIEWER_TENANT_ID),
                row.get(AUDIT_VIEW.VIEWER_NAME),
                row.get(AUDIT_VIEW.VIEWER_UNIT),
                AuditView.Ground.valueOf(row.get(AUDIT_VIEW.GROUND)),
                ProjectArea.of(row.get(AUDIT_VIEW.AREAS)),
                row.get(AUDIT_VIEW.FIRST_AT),
                row.get(AUDIT_VIEW.LAST_AT),
                row.get(AUDIT_VIEW.TIMES));
    }
}
