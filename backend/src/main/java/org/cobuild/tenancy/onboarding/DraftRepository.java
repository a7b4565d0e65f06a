package org.cobuild.tenancy.onboarding;

import static org.cobuild.db.Tables.ONBOARDING_DRAFT;
import static org.cobuild.db.Tables.ONBOARDING_DRAFT_FILE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cobuild.platform.Ids;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Drafts of tenants and the files that were composed for them. */
@Repository
class DraftRepository {
    private final DSLContext sql;

    DraftRepository(DSLContext sql) {
        this.sql = sql;
    }

    Map<Long, OnboardingDraft> find(Grant grant, Collection<Long> ids) {
        return sql.selectFrom(ONBOARDING_DRAFT)
                .where(grant.on(ONBOARDING_DRAFT))
                .and(ONBOARDING_DRAFT.ID.in(ids))
                .fetchMap(ONBOARDING_DRAFT.ID, DraftRepository::draft);
    }

    /** Those that are not in force, the newest first; one more than the page. */
    List<OnboardingDraft> list(Grant grant, Page page) {
        return sql.selectFrom(ONBOARDING_DRAFT)
                .where(grant.on(ONBOARDING_DRAFT))
                .and(ONBOARDING_DRAFT.MADE_TENANT_ID.isNull())
                .and(page.isFirstPage() ? DSL.noCondition() : ONBOARDING_DRAFT.ID.lt(page.afterLong(0)))
                .orderBy(ONBOARDING_DRAFT.ID.desc())
                .limit(page.first() + 1)
                .fetch(DraftRepository::draft);
    }

    /** The draft, its row locked until the transaction is over. */
    Optional<OnboardingDraft> lock(Grant grant, long id) {
        return sql.selectFrom(ONBOARDING_DRAFT)
                .where(grant.on(ONBOARDING_DRAFT))
                .and(ONBOARDING_DRAFT.ID.eq(id))
                .forUpdate()
                .fetchOptional(DraftRepository::draft);
    }

    /** The draft that a workbook is for. */
    Optional<OnboardingDraft> ofImport(Grant grant, long importId) {
        return sql.selectFrom(ONBOARDING_DRAFT)
                .where(grant.on(ONBOARDING_DRAFT))
                .and(ONBOARDING_DRAFT.IMPORT_ID.eq(importId))
                .fetchOptional(DraftRepository::draft);
    }

    OnboardingDraft insert(Grant grant, String template, String by, Instant now) {
        var id = Ids.next();
        sql.insertInto(ONBOARDING_DRAFT)
                .set(ONBOARDING_DRAFT.ID, id)
                .set(ONBOARDING_DRAFT.TENANT_ID, grant.tenantId())
                .set(ONBOARDING_DRAFT.VERSION, 1)
                .set(ONBOARDING_DRAFT.TEMPLATE, template)
                .set(ONBOARDING_DRAFT.CODE, "")
                .set(ONBOARDING_DRAFT.NAME, "")
                .set(ONBOARDING_DRAFT.NAME_EN, "")
                .set(ONBOARDING_DRAFT.STARTED_BY_NAME, by)
                .set(ONBOARDING_DRAFT.STARTED_AT, now)
                .set(ONBOARDING_DRAFT.SAVED_BY_NAME, by)
                .set(ONBOARDING_DRAFT.SAVED_AT, now)
                .execute();
        return new OnboardingDraft(id, grant.tenantId(), 1, template, "", "", "", null, null, null, by, now, by, now);
    }

    /** Writes what a person may change of the row; the caller holds it. */
    void save(Grant grant, OnboardingDraft draft) {
        sql.update(ONBOARDING_DRAFT)
                .set(ONBOARDING_DRAFT.VERSION, draft.version())
                .set(ONBOARDING_DRAFT.TEMPLATE, draft.template())
                .set(ONBOARDING_DRAFT.CODE, draft.code())
                .set(ONBOARDING_DRAFT.NAME, draft.name())
                .set(ONBOARDING_DRAFT.NAME_EN, draft.nameEn())
                .set(ONBOARDING_DRAFT.PARENT_ID, draft.parentId())
                .set(ONBOARDING_DRAFT.IMPORT_ID, draft.importId())
                .set(ONBOARDING_DRAFT.MADE_TENANT_ID, draft.madeTenantId())
                .set(ONBOARDING_DRAFT.SAVED_BY_NAME, draft.savedBy())
                .set(ONBOARDING_DRAFT.SAVED_AT, draft.savedAt())
                .where(grant.on(ONBOARDING_DRAFT))
                .and(ONBOARDING_DRAFT.ID.eq(draft.id()))
                .execute();
    }

    void delete(Grant grant, long id) {
        deleteFiles(grant, id, null);
        sql.deleteFrom(ONBOARDING_DRAFT)
                .where(grant.on(ONBOARDING_DRAFT))
                .and(ONBOARDING_DRAFT.ID.eq(id))
                .execute();
    }

    /** The composed files by name. */
    Map<String, String> files(Grant grant, long id) {
        return new TreeMap<>(sql.select(ONBOARDING_DRAFT_FILE.FILE, ONBOARDING_DRAFT_FILE.CONTENT)
                .from(ONBOARDING_DRAFT_FILE)
                .where(grant.on(ONBOARDING_DRAFT_FILE))
                .and(ONBOARDING_DRAFT_FILE.DRAFT_ID.eq(id))
                .fetchMap(ONBOARDING_DRAFT_FILE.FILE, ONBOARDING_DRAFT_FILE.CONTENT));
    }

    /** Puts files in place of those of the same names. */
    void put(Grant grant, long id, Map<String, String> files) {
        if (files.isEmpty()) {
            return;
        }
        deleteFiles(grant, id, files.keySet());
        var insert = sql.insertInto(
                ONBOARDING_DRAFT_FILE,
                ONBOARDING_DRAFT_FILE.TENANT_ID,
                ONBOARDING_DRAFT_FILE.DRAFT_ID,
                ONBOARDING_DRAFT_FILE.FILE,
                ONBOARDING_DRAFT_FILE.CONTENT);
        for (var file : files.entrySet()) {
            insert = insert.values(grant.tenantId(), id, file.getKey(), file.getValue());
        }
        insert.execute();
    }

    /** @param names null: all of them */
    void deleteFiles(Grant grant, long id, @Nullable Collection<String> names) {
        sql.deleteFrom(ONBOARDING_DRAFT_FILE)
                .where(grant.on(ONBOARDING_DRAFT_FILE))
                .and(ONBOARDING_DRAFT_FILE.DRAFT_ID.eq(id))
                .and(names == null ? DSL.noCondition() : ONBOARDING_DRAFT_FILE.FILE.in(names))
                .execute();
    }

    private static OnboardingDraft draft(Record row) {
        return new OnboardingDraft(
                row.get(ONBOARDING_DRAFT.ID),
                row.get(ONBOARDING_DRAFT.TENANT_ID),
                row.get(ONBOARDING_DRAFT.VERSION),
                row.get(ONBOARDING_DRAFT.TEMPLATE),
                row.get(ONBOARDING_DRAFT.CODE),
                row.get(ONBOARDING_DRAFT.NAME),
                row.get(ONBOARDING_DRAFT.NAME_EN),
                row.get(ONBOARDING_DRAFT.PARENT_ID),
                row.get(ONBOARDING_DRAFT.IMPORT_ID),
                row.get(ONBOARDING_DRAFT.MADE_TENANT_ID),
                row.get(ONBOARDING_DRAFT.STARTED_BY_NAME),
                row.get(ONBOARDING_DRAFT.STARTED_AT),
                row.get(ONBOARDING_DRAFT.SAVED_BY_NAME),
                row.get(ONBOARDING_DRAFT.SAVED_AT));
    }
}
