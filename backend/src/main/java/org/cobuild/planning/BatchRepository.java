package org.cobuild.planning;

import static org.cobuild.db.Tables.PLANNING_BATCH;
import static org.cobuild.db.Tables.PLANNING_WINDOW;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.db.tables.records.PlanningWindowRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and writes batches and their windows: of the caller's tenant, of the city above, of a city's counties. */
@Repository
public class BatchRepository {
    private final DSLContext sql;

    BatchRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A window that was set for one tenant. */
    record OwnWindow(long batchId, long ownerTenantId, long windowTenantId, Window window) {}

    /** One row more than the page. */
    List<ApplicationBatch> list(Viewer viewer, @Nullable Integer year, Page page) {
        return sql.selectFrom(PLANNING_BATCH)
                .where(viewer.scope().upAndDown(PLANNING_BATCH))
                .and(year == null ? noCondition() : PLANNING_BATCH.YEAR.eq(year))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(PLANNING_BATCH.YEAR, PLANNING_BATCH.ID)
                                        .lt((int) page.afterLong(0), page.afterLong(1)))
                .orderBy(PLANNING_BATCH.YEAR.desc(), PLANNING_BATCH.ID.desc())
                .limit(page.first() + 1)
                .fetch(BatchRepository::batch);
    }

    /** Batches that the caller may read. */
    public Map<Long, ApplicationBatch> find(Viewer viewer, Collection<Long> ids) {
        return viewer.actions().contains(Action.PLAN_READ)
                ? sql.selectFrom(PLANNING_BATCH)
                        .where(PLANNING_BATCH.ID.in(ids))
                        .and(viewer.scope().upAndDown(PLANNING_BATCH))
                        .fetchMap(PLANNING_BATCH.ID, BatchRepository::batch)
                : Map.of();
    }

    /** A batch for an act on it, held until the transaction ends. */
    Optional<ApplicationBatch> hold(Viewer viewer, long id) {
        return sql.selectFrom(PLANNING_BATCH)
                .where(PLANNING_BATCH.ID.eq(id))
                .and(viewer.scope().upAndDown(PLANNING_BATCH))
                .forUpdate()
                .fetchOptional(BatchRepository::batch);
    }

    /** Windows that were set: all of the caller's own batches, and in another's those of its own. */
    Map<Long, List<OwnWindow>> windows(Viewer viewer, Collection<Long> batchIds) {
        var scope = viewer.scope();
        return sql.selectFrom(PLANNING_WINDOW)
                .where(PLANNING_WINDOW.BATCH_ID.in(batchIds))
                .and(scope.upAndDown(PLANNING_WINDOW))
                .and(PLANNING_WINDOW
                        .TENANT_ID
                        .eq(scope.tenantId())
                        .or(PLANNING_WINDOW.WINDOW_TENANT_ID.eq(scope.tenantId())))
                .orderBy(PLANNING_WINDOW.BATCH_ID, PLANNING_WINDOW.OPENS_ON, PLANNING_WINDOW.WINDOW_TENANT_ID)
                .fetchGroups(PLANNING_WINDOW.BATCH_ID, BatchRepository::own);
    }

    /** Windows of a batch for an act on it. */
    List<OwnWindow> windows(Grant grant, long batchId) {
        return sql.selectFrom(PLANNING_WINDOW)
                .where(PLANNING_WINDOW.BATCH_ID.eq(batchId))
                .and(grant.on(PLANNING_WINDOW))
                .fetch(BatchRepository::own);
    }

    /** Whether the tenant has another batch of that title in the year. */
    boolean titleTaken(Grant grant, ApplicationBatch batch) {
        return sql.fetchExists(sql.selectOne()
                .from(PLANNING_BATCH)
                .where(grant.on(PLANNING_BATCH))
                .and(PLANNING_BATCH.YEAR.eq(batch.year()))
                .and(PLANNING_BATCH.TITLE.eq(batch.title()))
                .and(PLANNING_BATCH.ID.ne(batch.id())));
    }

    void insert(ApplicationBatch batch, Instant at) {
        sql.insertInto(PLANNING_BATCH)
                .set(PLANNING_BATCH.ID, batch.id())
                .set(PLANNING_BATCH.TENANT_ID, batch.tenantId())
                .set(PLANNING_BATCH.YEAR, batch.year())
                .set(PLANNING_BATCH.TITLE, batch.title())
                .set(PLANNING_BATCH.OPENS_ON, batch.opensOn())
                .set(PLANNING_BATCH.CLOSES_ON, batch.closesOn())
                .set(PLANNING_BATCH.COUNTIES_MAY_SET, batch.countiesMaySet())
                .set(PLANNING_BATCH.VERSION, batch.version())
                .set(PLANNING_BATCH.CREATED_AT, at)
                .execute();
    }

    /** Writes a batch whose row is held. */
    void update(Grant grant, ApplicationBatch batch) {
        sql.update(PLANNING_BATCH)
                .set(PLANNING_BATCH.YEAR, batch.year())
                .set(PLANNING_BATCH.TITLE, batch.title())
                .set(PLANNING_BATCH.OPENS_ON, batch.opensOn())
                .set(PLANNING_BATCH.CLOSES_ON, batch.closesOn())
                .set(PLANNING_BATCH.COUNTIES_MAY_SET, batch.countiesMaySet())
                .set(PLANNING_BATCH.VERSION, batch.version())
                .where(PLANNING_BATCH.ID.eq(batch.id()))
                .and(grant.on(PLANNING_BATCH))
                .execute();
    }

    /** Sets windows of a batch that is held, and takes back those of other tenants. */
    void replace(Grant grant, long batchId, List<OwnWindow> windows) {
        remove(grant, batchId, noCondition());
        put(windows);
    }

    void put(List<OwnWindow> windows) {
        Rows.upsert(
                sql,
                PLANNING_WINDOW,
                windows.stream()
                        .map(set -> new PlanningWindowRecord(
                                set.ownerTenantId(),
                                set.batchId(),
                                set.windowTenantId(),
                                set.window().opensOn(),
                                set.window().closesOn()))
                        .toList());
    }

    void remove(Grant grant, long batchId, long windowTenantId) {
        remove(grant, batchId, PLANNING_WINDOW.WINDOW_TENANT_ID.eq(windowTenantId));
    }

    private void remove(Grant grant, long batchId, Condition which) {
        sql.deleteFrom(PLANNING_WINDOW)
                .where(PLANNING_WINDOW.BATCH_ID.eq(batchId))
                .and(grant.on(PLANNING_WINDOW))
                .and(which)
                .execute();
    }

    static ApplicationBatch batch(Record row) {
        return new ApplicationBatch(
                row.get(PLANNING_BATCH.ID),
                row.get(PLANNING_BATCH.TENANT_ID),
                row.get(PLANNING_BATCH.YEAR),
                row.get(PLANNING_BATCH.TITLE),
                row.get(PLANNING_BATCH.OPENS_ON),
                row.get(PLANNING_BATCH.CLOSES_ON),
                row.get(PLANNING_BATCH.COUNTIES_MAY_SET),
                row.get(PLANNING_BATCH.VERSION));
    }

    private static OwnWindow own(Record row) {
        return new OwnWindow(
                row.get(PLANNING_WINDOW.BATCH_ID),
                row.get(PLANNING_WINDOW.TENANT_ID),
                row.get(PLANNING_WINDOW.WINDOW_TENANT_ID),
                new Window(row.get(PLANNING_WINDOW.OPENS_ON), row.get(PLANNING_WINDOW.CLOSES_ON)));
    }
}
