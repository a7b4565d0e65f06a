package org.cobuild.document;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobuild.platform.Change;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Stages uploads and attaches them. What is staged and not attached within a day is forgotten at the next start. */
@Service
public class DocumentService {
    private static final Duration STAGED = Duration.ofDays(1);

    /** Acts that take files; who may do none of them uploads nothing. */
    private static final Set<Action> TAKE_FILES = Set.of(
            Action.PROJECT_DRAFT,
            Action.CASE_DECIDE,
            Action.EXPERT_PANEL,
            Action.CONTRACT_RECORD,
            Action.PROGRESS_REPORT,
            Action.PAYMENT_REQUEST,
            Action.ACCEPTANCE_APPLY,
            Action.OPERATION_BOOK);

    private final DocumentRepository documents;
    private final FileStore files;
    private final VirusScan scan;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    DocumentService(
            DocumentRepository documents,
            FileStore files,
            VirusScan scan,
            PortalClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.files = files;
        this.scan = scan;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Keeps a file until it is attached. The content is received, looked through and kept before the database is asked for
     * anything: a slow sender or scanner holds no connection.
     *
     * @param name as the sender calls it
     */
    public Document stage(Viewer viewer, String name, InputStream content) {
        if (viewer.actions().stream().noneMatch(TAKE_FILES::contains)) {
            throw new Forbidden(viewer.machine() ? "forbidden.scope" : "forbidden.role");
        }
        var clean = FileNames.clean(name);
        var kept = files.keep(content, file -> {
            var mediaType = FileTypes.check(file, clean);
            scan.check(file, clean);
            return mediaType;
        });
        var document = new Document(
                Ids.next(),
                viewer.tenantId(),
                clean,
                kept.mediaType(),
                kept.bytes(),
                kept.sha256(),
                clock.now(),
                null,
                null,
                null);
        transaction.executeWithoutResult(status -> {
            documents.insert(viewer, document);
            events.publishEvent(Change.of("fileUpload", viewer, viewer.tenantId(), "Document", document.id())
                    .field("name", null, clean)
                    .field("sha256", null, kept.sha256())
                    .build());
        });
        return document;
    }

    /** Contents of all documents, each a file named by its digest. */
    public List<Path> contents() {
        return files.all();
    }

    /** Keeps a content whose document comes into the database by another way. */
    public void keepContent(InputStream content) {
        files.keep(content, file -> "");
    }

    /**
     * Attaches a staged file to something, once and for good. Joins the caller's transaction, whose act tells the trail.
     *
     * @param uploader who attaches: only who has uploaded it (a machine: a machine of the same tenant) may
     * @param subjectType type of the thing, e.g. the GraphQL type name
     * @param slot what the file is for it, e.g. EVIDENCE
     * @throws NotFound when the caller has uploaded no such file
     */
    @Transactional
    public void attach(Grant grant, long documentId, Viewer uploader, String subjectType, long subjectId, String slot) {
        if (!documents.attach(uploader, documentId, grant.tenantId(), subjectType, subjectId, slot)) {
            var own = documents.findOwn(uploader, documentId).orElseThrow(NotFound::new);
            throw Refusals.refused(DocumentErrorCode.INVALID, "document.attached", "", own.name());
        }
    }

    /**
     * Attaches several staged files to something in one statement, each for its slot.
     *
     * @param slots what each file is for, by its id
     * @return the files that were not attached, because the caller has uploaded no such one or it is attached already;
     *     when there is any, the caller's act must fail
     */
    @Transactional
    public Set<Long> attachAll(
            Grant grant, Map<Long, String> slots, Viewer uploader, String subjectType, long subjectId) {
        return documents.attach(uploader, slots, grant.tenantId(), subjectType, subjectId);
    }

    /**
     * Takes the files of something away from it: from now on they are staged as before, read by nobody, and forgotten with
     * the others. Joins the caller's transaction, whose act tells the trail.
     */
    @Transactional
    public void detach(Grant grant, String subjectType, long subjectId) {
        documents.detach(grant, subjectType, subjectId);
    }

    @Transactional
    public void forgetStaged() {
        documents.forgetStaged(clock.now().minus(STAGED)).forEach(files::remove);
    }
}
