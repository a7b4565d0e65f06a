package org.cobuild.approval.route;

import static org.cobuild.db.Tables.APPROVAL_ROUTE_DRAFT;
import static org.cobuild.db.Tables.TENANT;

import java.util.List;
import java.util.Optional;
import org.cobuild.approval.CaseSubject;
import org.cobuild.db.tables.records.ApprovalRouteDraftRecord;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts of routes, one for each code. */
@Repository
class RouteDraftRepository {
    /** What a draft of an earlier version doesn't say of a step is no. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final DSLContext sql;

    RouteDraftRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** @param subject by its name */
    private record Kept(String subject, RouteContent content) {
        static String of(RouteDraft draft) {
            return JSON.writeValueAsString(new Kept(draft.subject().name(), draft.content()));
        }
    }

    /** Of two who write routes of a tenant at once, the second waits here. */
    void lock(Grant grant) {
        sql.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(grant.tenantId()))
                .forUpdate()
                .fetch();
    }

    List<RouteDraft> all(Grant grant) {
        return sql.selectFrom(APPROVAL_ROUTE_DRAFT)
                .where(grant.on(APPROVAL_ROUTE_DRAFT))
                .orderBy(APPROVAL_ROUTE_DRAFT.CODE)
                .fetch(RouteDraftRepository::draft);
    }

    Optional<RouteDraft> find(Grant grant, String code) {
        return sql.selectFrom(APPROVAL_ROUTE_DRAFT)
                .where(grant.on(APPROVAL_ROUTE_DRAFT))
                .and(APPROVAL_ROUTE_DRAFT.CODE.eq(code))
                .fetchOptional(RouteDraftRepository::draft);
    }

    void insert(RouteDraft draft) {
        sql.insertInto(APPROVAL_ROUTE_DRAFT)
                .set(new ApprovalRouteDraftRecord(
                        draft.id(),
                        draft.tenantId(),
                        draft.code(),
                        draft.version(),
                        Kept.of(draft),
                        draft.personName(),
                        draft.savedAt()))
                .execute();
    }

    void update(Grant grant, RouteDraft draft) {
        sql.update(APPROVAL_ROUTE_DRAFT)
                .set(APPROVAL_ROUTE_DRAFT.VERSION, draft.version())
                .set(APPROVAL_ROUTE_DRAFT.CONTENT, Kept.of(draft))
                .set(APPROVAL_ROUTE_DRAFT.PERSON_NAME, draft.personName())
                .set(APPROVAL_ROUTE_DRAFT.SAVED_AT, draft.savedAt())
                .where(grant.on(APPROVAL_ROUTE_DRAFT))
                .and(APPROVAL_ROUTE_DRAFT.ID.eq(draft.id()))
                .execute();
    }

    void delete(Grant grant, RouteDraft draft) {
        sql.deleteFrom(APPROVAL_ROUTE_DRAFT)
                .where(grant.on(APPROVAL_ROUTE_DRAFT))
                .and(APPROVAL_ROUTE_DRAFT.ID.eq(draft.id()))
                .execute();
    }

    private static RouteDraft draft(ApprovalRouteDraftRecord row) {
        var kept = JSON.readValue(row.getContent(), Kept.class);
        return new RouteDraft(
                row.getId(),
                row.getTenantId(),
                row.getCode(),
                CaseSubject.valueOf(kept.subject()),
                row.getVersion(),
                kept.content(),
                row.getPersonName(),
                row.getSavedAt());
    }
}
