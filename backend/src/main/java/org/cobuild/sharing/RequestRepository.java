package org.cobuild.sharing;

import static org.cobuild.db.Tables.SHARING_REQUEST;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobuild.db.tables.records.SharingRequestRecord;
import org.cobuild.platform.Page;
import org.cobuild.platform.Rows;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenantScope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes requests. They are read by the unit that asks, by the provider, and by who reads all of one of their
 * tenants, or of the city above.
 */
@Repository
class RequestRepository {
    private static final int AT_ONCE = 500;
    private static final List<String> STANDING = Stream.of(SharingRequestState.values())
            .filter(SharingRequestState::stands)
            .map(Enum::name)
            .toList();
    private final DSLContext sql;

    RequestRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** From which side the caller's unit stands to a request. */
    enum Side {
        MADE,
        TO_ANSWER
    }

    /** Which requests are wanted; null: any. @param overdue whether it waits beyond its day */
    record Filter(
            @Nullable Side side,
            @Nullable List<SharingRequestState> states,
            @Nullable Boolean overdue) {
        static final Filter NONE = new Filter(null, null, null);
    }

    /** Requests that the caller reads, newest first; one row more than the page. */
    List<SharingRequest> list(TenantScope scope, Filter filter, LocalDate today, Page page) {
        return sql.selectFrom(SHARING_REQUEST)
                .where(wanted(scope, filter, today))
                .and(
                        page.isFirstPage()
                                ? noCondition()
                                : row(SHARING_REQUEST.REQUESTED_AT, SHARING_REQUEST.ID)
                                        .lt(page.afterInstant(0), page.afterLong(1)))
                .orderBy(SHARING_REQUEST.REQUESTED_AT.desc(), SHARING_REQUEST.ID.desc())
                .limit(page.first() + 1)
                .fetch(RequestRepository::request);
    }

    static String cursor(SharingRequest request) {
        return Page.key(request.requestedAt(), request.id());
    }

    private static Condition wanted(TenantScope scope, Filter filter, LocalDate today) {
        var states = filter.states();
        var late =
                SHARING_REQUEST.STATE.eq(SharingRequestState.REQUESTED.name()).and(SHARING_REQUEST.DUE_ON.lt(today));
        return (switch (filter.side()) {
                    case MADE -> made(scope.ownUnit());
                    case TO_ANSWER -> scope.ownsUnit(SHARING_REQUEST, SHARING_REQUEST.UNIT_ID);
                    case null -> readable(scope);
                })
                .and(
                        states == null
                                ? noCondition()
                                : SHARING_REQUEST.STATE.in(
                                        states.stream().map(Enum::name).toList()))
                .and(filter.overdue() == null ? noCondition() : filter.overdue() ? late : late.not());
    }

    private static Condition made(TenantScope scope) {
        return scope.putTo(SHARING_REQUEST, SHARING_REQUEST.REQUESTER_TENANT_ID, SHARING_REQUEST.REQUESTER_UNIT_ID);
    }

    private static Condition readable(TenantScope scope) {
        return scope.ownsUnit(SHARING_REQUEST, SHARING_REQUEST.UNIT_ID)
                .or(scope.readsTenantWide() ? scope.holds(SHARING_REQUEST) : falseCondition())
                .or(made(scope));
    }

    Map<Long, SharingRequest> find(TenantScope scope, Collection<Long> ids) {
        return sql.selectFrom(SHARING_REQUEST)
                .where(SHARING_REQUEST.ID.in(ids))
                .and(readable(scope))
                .fetchMap(SHARING_REQUEST.ID, RequestRepository::request);
    }

    /** A request that the caller reads, held until the transaction ends. */
    Optional<SharingRequest> hold(TenantScope scope, long id) {
        return sql.selectFrom(SHARING_REQUEST)
                .where(SHARING_REQUEST.ID.eq(id))
                .and(readable(scope))
                .forUpdate()
                .fetchOptional(RequestRepository::request);
    }

    /** What the caller's own unit has asked for, the newest of each resource, by resource. */
    Map<Long, SharingRequest> own(TenantScope scope, Collection<Long> resourceIds) {
        return sql
                .selectFrom(SHARING_REQUEST)
                .where(SHARING_REQUEST.RESOURCE_ID.in(resourceIds))
                .and(made(scope.ownUnit()))
                .orderBy(SHARING_REQUEST.ID)
                .fetchGroups(SHARING_REQUEST.RESOURCE_ID, RequestRepository::request)
                .entrySet()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, requests -> requests.getValue().getLast()));
    }

    /** The one of the caller's unit that waits or was granted, under the lock of its resource. */
    Optional<SharingRequest> standing(TenantScope scope, long resourceId) {
        return sql.selectFrom(SHARING_REQUEST)
                .where(SHARING_REQUEST.RESOURCE_ID.eq(resourceId))
                .and(made(scope.ownUnit()))
                .and(SHARING_REQUEST.STATE.in(STANDING))
                .limit(1)
                .fetchOptional(RequestRepository::request);
    }

    /** At most {@value #AT_ONCE} put to units of the tenant that wait beyond their day and were brought before nobody. */
    List<SharingRequest> silent(Grant grant, LocalDate today) {
        return sql.selectFrom(SHARING_REQUEST)
                .where(grant.on(SHARING_REQUEST))
                .and(SHARING_REQUEST.STATE.eq(SharingRequestState.REQUESTED.name()))
                .and(SHARING_REQUEST.DUE_ON.lt(today))
                .and(SHARING_REQUEST.ESCALATED_AT.isNull())
                .orderBy(SHARING_REQUEST.ID)
                .limit(AT_ONCE)
                .fetch(RequestRepository::request);
    }

    /** Writes before whom it was brought, as long as it waits. @return whether this call did it */
    boolean escalate(Grant grant, SharingRequest silent, Role superior, Instant at) {
        return sql.update(SHARING_REQUEST)
                        .set(SHARING_REQUEST.ESCALATED_AT, at)
                        .set(SHARING_REQUEST.ESCALATED_TO, superior.name())
                        .where(SHARING_REQUEST.ID.eq(silent.id()))
                        .and(grant.on(SHARING_REQUEST))
                        .and(SHARING_REQUEST.STATE.eq(SharingRequestState.REQUESTED.name()))
                        .and(SHARING_REQUEST.ESCALATED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Writes one that is new or is held in this act. */
    void save(SharingRequest request) {
        Rows.upsert(sql, SHARING_REQUEST, List.of(record(request)));
    }

    private static SharingRequestRecord record(SharingRequest request) {
        var superior = request.escalatedTo();
        return new SharingRequestRecord(
                request.id(),
                request.tenantId(),
                request.unitId(),
                request.requesterTenantId(),
                request.requesterUnitId(),
                request.resourceTenantId(),
                request.resourceId(),
                request.projectId(),
                request.purpose(),
                request.state().name(),
                request.dueOn(),
                request.requestedAt(),
                request.requestedByName(),
                request.answer(),
                request.answeredAt(),
                request.answeredByName(),
                request.escalatedAt(),
                superior == null ? null : superior.name(),
                request.version());
    }

    private static SharingRequest request(Record row) {
        var superior = row.get(SHARING_REQUEST.ESCALATED_TO);
        return new SharingRequest(
                row.get(SHARING_REQUEST.ID),
                row.get(SHARING_REQUEST.TENANT_ID),
                row.get(SHARING_REQUEST.UNIT_ID),
                row.get(SHARING_REQUEST.REQUESTER_TENANT_ID),
                row.get(SHARING_REQUEST.REQUESTER_UNIT_ID),
                row.get(SHARING_REQUEST.RESOURCE_TENANT_ID),
                row.get(SHARING_REQUEST.RESOURCE_ID),
                row.get(SHARING_REQUEST.PROJECT_ID),
                row.get(SHARING_REQUEST.PURPOSE),
                SharingRequestState.valueOf(row.get(SHARING_REQUEST.STATE)),
                row.get(SHARING_REQUEST.DUE_ON),
                row.get(SHARING_REQUEST.REQUESTED_AT),
                row.get(SHARING_REQUEST.REQUESTED_BY_NAME),
                row.get(SHARING_REQUEST.ANSWER),
                row.get(SHARING_REQUEST.ANSWERED_AT),
                row.get(SHARING_REQUEST.ANSWERED_BY_NAME),
                row.get(SHARING_REQUEST.ESCALATED_AT),
                superior == null ? null : Role.valueOf(superior),
                row.get(SHARING_REQUEST.VERSION));
    }
}
