package org.cobuild.document;

import static org.cobuild.db.Tables.DOCUMENT;
import static org.cobuild.tenancy.SystemScope.Reason.ATTACHED;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads and writes the rows of files. */
@Repository
public class DocumentRepository {
    private static final List<SelectField<?>> FIELDS = List.of(
            DOCUMENT.ID,
            DOCUMENT.TENANT_ID,
            DOCUMENT.NAME,
            DOCUMENT.MEDIA_TYPE,
            DOCUMENT.BYTES,
            DOCUMENT.SHA256,
            DOCUMENT.UPLOADED_AT,
            DOCUMENT.SUBJECT_TYPE,
            DOCUMENT.SUBJECT_ID,
            DOCUMENT.SLOT);
    private final DSLContext sql;

    DocumentRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Files of things that the caller has read in its own scope, oldest first, by the thing's id.
     *
     * @param subjectIds of things that were read under the viewer's scope: this statement asks no more
     */
    public Map<Long, List<Document>> of(String subjectType, Collection<Long> subjectIds) {
        return sql.select(FIELDS)
                .from(DOCUMENT)
                .where(DOCUMENT.SUBJECT_TYPE.eq(subjectType))
                .and(DOCUMENT.SUBJECT_ID.in(subjectIds))
                .and(SystemScope.all(ATTACHED))
                .orderBy(DOCUMENT.ID)
                .fetchGroups(DOCUMENT.SUBJECT_ID, DocumentRepository::document);
    }

    /** The newest file of each, as above; things without one are absent. */
    public Map<Long, Document> newest(String subjectType, Collection<Long> subjectIds) {
        return of(subjectType, subjectIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, files -> files.getValue().getLast()));
    }

    /** Attached files by id; who may read them is asked of their subjects. */
    List<Document> attached(Collection<Long> ids) {
        return sql.select(FIELDS)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.in(ids))
                .and(DOCUMENT.SUBJECT_ID.isNotNull())
                .and(SystemScope.all(ATTACHED))
                .fetch(DocumentRepository::document);
    }

    /** What the caller has staged. */
    Optional<Document> findOwn(Viewer viewer, long id) {
        return sql.select(FIELDS)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(id))
                .and(uploadedBy(viewer))
                .fetchOptional(DocumentRepository::document);
    }

    void insert(Viewer viewer, Document document) {
        sql.insertInto(DOCUMENT)
                .set(DOCUMENT.ID, document.id())
                .set(DOCUMENT.TENANT_ID, document.tenantId())
                .set(DOCUMENT.NAME, document.name())
                .set(DOCUMENT.MEDIA_TYPE, document.mediaType())
                .set(DOCUMENT.BYTES, document.bytes())
                .set(DOCUMENT.SHA256, document.sha256())
                .set(DOCUMENT.UPLOADER_POST_ID, viewer.machine() ? null : viewer.postId())
                .set(DOCUMENT.UPLOADED_AT, document.uploadedAt())
                .execute();
    }

    /**
     * Attaches what the caller has staged, once.
     *
     * @param tenantId the tenant that owns the subject: from now on the file is part of its data
     * @return whether it was there and free
     */
    boolean attach(Viewer viewer, long id, long tenantId, String subjectType, long subjectId, String slot) {
        return sql.update(DOCUMENT)
                        .set(DOCUMENT.TENANT_ID, tenantId)
                        .set(DOCUMENT.SUBJECT_TYPE, subjectType)
                        .set(DOCUMENT.SUBJECT_ID, subjectId)
                        .set(DOCUMENT.SLOT, slot)
                        .where(DOCUMENT.ID.eq(id))
                        .and(uploadedBy(viewer))
                        .and(DOCUMENT.SUBJECT_ID.isNull())
                        .execute()
                > 0;
    }

    /** As above for several files. @return those that were not there or not free */
    Set<Long> attach(Viewer viewer, Map<Long, String> slots, long tenantId, String subjectType, long subjectId) {
        if (slots.isEmpty()) {
            return Set.of();
        }
        var attached = sql.update(DOCUMENT)
                .set(DOCUMENT.TENANT_ID, tenantId)
                .set(DOCUMENT.SUBJECT_TYPE, subjectType)
                .set(DOCUMENT.SUBJECT_ID, subjectId)
                .set(DOCUMENT.SLOT, DSL.case_(DOCUMENT.ID).mapValues(slots))
                .where(DOCUMENT.ID.in(slots.keySet()))
                .and(uploadedBy(viewer))
                .and(DOCUMENT.SUBJECT_ID.isNull())
                .execute();
        if (attached == slots.size()) {
            return Set.of();
        }
        var missing = new HashSet<>(slots.keySet());
        missing.removeAll(of(subjectType, Set.of(subjectId)).getOrDefault(subjectId, List.of()).stream()
                .map(Document::id)
                .toList());
        return missing;
    }

    void detach(Grant grant, String subjectType, long subjectId) {
        sql.update(DOCUMENT)
                .setNull(DOCUMENT.SUBJECT_TYPE)
                .setNull(DOCUMENT.SUBJECT_ID)
                .setNull(DOCUMENT.SLOT)
                .where(DOCUMENT.SUBJECT_TYPE.eq(subjectType))
                .and(DOCUMENT.SUBJECT_ID.eq(subjectId))
                .and(grant.on(DOCUMENT))
                .execute();
    }

    /** Forgets what was never attached. @return digests that no row needs any more */
    List<String> forgetStaged(Instant before) {
        var stale = DOCUMENT.SUBJECT_ID.isNull().and(DOCUMENT.UPLOADED_AT.lt(before));
        var digests = sql.selectDistinct(DOCUMENT.SHA256)
                .from(DOCUMENT)
                .where(stale)
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetch(DOCUMENT.SHA256);
        sql.deleteFrom(DOCUMENT)
                .where(stale)
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .execute();
        var needed = sql.selectDistinct(DOCUMENT.SHA256)
                .from(DOCUMENT)
                .where(DOCUMENT.SHA256.in(digests))
                .and(SystemScope.all(SystemScope.Reason.REBUILD))
                .fetchSet(DOCUMENT.SHA256);
        return digests.stream().filter(digest -> !needed.contains(digest)).toList();
    }

    private static Condition uploadedBy(Viewer viewer) {
        return viewer.scope()
                .owns(DOCUMENT)
                .and(
                        viewer.machine()
                                ? DOCUMENT.UPLOADER_POST_ID.isNull()
                                : DOCUMENT.UPLOADER_POST_ID.eq(viewer.postId()));
    }

    private static Document document(Record row) {
        return new Document(
                row.get(DOCUMENT.ID),
                row.get(DOCUMENT.TENANT_ID),
                row.get(DOCUMENT.NAME),
                row.get(DOCUMENT.MEDIA_TYPE),
                row.get(DOCUMENT.BYTES),
                row.get(DOCUMENT.SHA256),
                row.get(DOCUMENT.UPLOADED_AT),
                row.get(DOCUMENT.SUBJECT_TYPE),
                row.get(DOCUMENT.SUBJECT_ID),
                row.get(DOCUMENT.SLOT));
    }
}
