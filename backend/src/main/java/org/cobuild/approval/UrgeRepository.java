package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_URGE;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.approval.HeldCases.HeldCase;
import org.cobuild.db.tables.records.ApprovalUrgeRecord;
import org.cobuild.platform.Ids;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.TenantScope;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps how cases were urged. */
@Repository
class UrgeRepository {
    private final DSLContext sql;

    UrgeRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(HeldCase held, @Nullable String note, Instant at) {
        sql.insertInto(APPROVAL_URGE)
                .set(new ApprovalUrgeRecord(
                        Ids.next(),
                        held.grant().tenantId(),
                        held.matter().id(),
                        note,
                        held.viewer().name(),
                        held.viewer().unitName(),
                        at))
                .execute();
    }

    /** When a case that the caller has locked was urged last; null when never. */
    @Nullable
    Instant last(Grant grant, long caseId) {
        return sql.select(max(APPROVAL_URGE.URGED_AT))
                .from(APPROVAL_URGE)
                .where(APPROVAL_URGE.CASE_ID.eq(caseId))
                .and(grant.on(APPROVAL_URGE))
                .fetchSingle(max(APPROVAL_URGE.URGED_AT));
    }

    /** By case id; cases that were never urged or that the caller may not see are absent. */
    Map<Long, Urges> ofCases(TenantScope scope, Collection<Long> caseIds) {
        return sql
                .select(APPROVAL_URGE.fields())
                .from(APPROVAL_URGE)
                .join(APPROVAL_CASE)
                .on(APPROVAL_CASE.ID.eq(APPROVAL_URGE.CASE_ID))
                .and(TenantScope.alongside(APPROVAL_CASE, APPROVAL_URGE))
                .where(APPROVAL_URGE.CASE_ID.in(caseIds))
                .and(TenantScope.alongside(APPROVAL_URGE, APPROVAL_CASE))
                .and(scope.sees(APPROVAL_CASE, APPROVAL_CASE.PROJECT_ID, ProjectArea.REVIEW))
                .orderBy(APPROVAL_URGE.URGED_AT, APPROVAL_URGE.ID)
                .fetchGroups(APPROVAL_URGE.CASE_ID, UrgeRepository::urge)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, urges -> new Urges(urges.getValue())));
    }

    private static Urge urge(Record row) {
        return new Urge(
                row.get(APPROVAL_URGE.CASE_ID),
                row.get(APPROVAL_URGE.NOTE),
                row.get(APPROVAL_URGE.PERSON_NAME),
                row.get(APPROVAL_URGE.UNIT_NAME),
                row.get(APPROVAL_URGE.URGED_AT));
    }
}
