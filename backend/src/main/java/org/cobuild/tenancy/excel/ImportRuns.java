package org.cobuild.tenancy.excel;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cobuild.platform.Ids;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.excel.PeopleImport.State;
import org.cobuild.tenancy.onboarding.DraftImports;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on imports behind the request that asked for it: two at a time, each with signs of life in the database. What a
 * portal that has ended was reading is read anew by the next one; what it was writing was rolled back and waits for
 * somebody to start it again.
 */
@Component
class ImportRuns implements DisposableBean {
    /** A run that gave no sign for this long has ended with its portal. */
    static final Duration SILENT = Duration.ofSeconds(60);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("people-import-", 1).daemon().factory());
    private final PeopleImportRepository imports;
    private final TenantRepository tenants;
    private final ImportFiles files;
    private final ImportWriter writer;
    private final DraftImports drafts;
    private final Access access;
    private final PortalClock clock;
    private final DSLContext sql;
    private final TransactionTemplate transaction;

    /** Signs of life are seen by others while the writing itself is not. */
    private final TransactionTemplate apart;

    ImportRuns(
            PeopleImportRepository imports,
            TenantRepository tenants,
            ImportFiles files,
            ImportWriter writer,
            DraftImports drafts,
            Access access,
            PortalClock clock,
            DSLContext sql,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.tenants = tenants;
        this.files = files;
        this.writer = writer;
        this.drafts = drafts;
        this.access = access;
        this.clock = clock;
        this.sql = sql;
        this.transaction = transaction;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener(ApplicationReadyEvent.class)
    void takeUpAgain() {
        files.forget(clock.now().minus(KEPT));
        imports.running().forEach(left -> {
            var grant = access.consequence(left.tenantId());
            var run = begin(left, grant, left.state(), true);
            if (left.state() == State.WRITING) {
                imports.end(grant, left.id(), run, State.READY, "import.interrupted", List.of());
            } else {
                read(left, grant, imports.byOperator(grant, left.id()), run);
            }
        });
    }

    /**
     * Gives the import to a new run, in the caller's transaction; 0 when another run is at work.
     *
     * @param anyway also when a run gave a sign just now: it was a portal's that has ended
     */
    long begin(PeopleImport of, Grant grant, State state, boolean anyway) {
        var run = Ids.next();
        var now = clock.now();
        return imports.begin(grant, of.id(), state, run, now, anyway ? now.plusSeconds(1) : now.minus(SILENT))
                ? run
                : 0;
    }

    /**
     * Reads and checks behind the caller's back.
     *
     * @param operator whether with the operator's rights or those of the tenant's administrator
     */
    void read(PeopleImport of, Grant grant, boolean operator, long run) {
        threads.execute(() -> guarded(of, grant, run, () -> inspect(of, grant, operator, run)));
    }

    /** Writes the good rows for that viewer behind its back, all or none. */
    void write(PeopleImport of, Grant grant, boolean operator, Viewer viewer, long run) {
        threads.execute(() -> guarded(of, grant, run, () -> {
            transaction.executeWithoutResult(status -> {
                // First of all and in one order, as acts on posts and units do: what they change is seen, not
                // overwritten.
                imports.tree(of.tenantId()).stream().sorted().forEach(tenants::lock);
                var inspection = inspection(of, grant, operator, run);
                // Looked at before: without its draft there is no inspection.
                var rows = drafts.future(grant, of.id()).isPresent()
                        ? draft(of, grant, inspection, viewer)
                        : writer.write(inspection, files.get(of.sha256()), viewer);
                if (!imports.done(grant, of.id(), run, rows, clock.now())) {
                    throw new Superseded();
                }
            });
        }));
    }

    private int draft(PeopleImport of, Grant grant, Inspection inspection, Viewer viewer) {
        var lines = ImportWriter.lines(inspection, files.get(of.sha256()));
        drafts.take(grant, of.id(), lines.units(), lines.people(), viewer);
        return lines.rows();
    }

    private void inspect(PeopleImport of, Grant grant, boolean operator, long run) {
        var started = System.nanoTime();
        var inspection = inspection(of, grant, operator, run);
        var tally = new Tally(imports.tree(of.tenantId()));
        tally.finished(inspection.run(files.get(of.sha256()), tally));
        var took = (int) Duration.ofNanos(System.nanoTime() - started).toMillis();
        transaction.executeWithoutResult(status -> {
            beat(of, grant, run, of.rowsTotal());
            imports.result(grant, of.id(), tally, took);
        });
    }

    private Inspection inspection(PeopleImport of, Grant grant, boolean operator, long run) {
        return new Inspection(
                known(of, grant, operator), imports.answers(grant, of.id()), read -> beat(of, grant, run, read));
    }

    private Known known(PeopleImport of, Grant grant, boolean operator) {
        var draft = drafts.future(grant, of.id());
        if (draft.isPresent()) {
            var tenant = draft.get().tenant();
            var units = draft.get().units().stream()
                    .map(unit -> new Known.KnownUnit(
                            tenant.id(),
                            unit.code(),
                            unit.name(),
                            unit.nameEn(),
                            unit.kind(),
                            unit.parent(),
                            unit.creditCode()))
                    .toList();
            return new DatabaseKnown(sql, List.of(tenant), operator, clock.now(), units);
        }
        var ids = imports.tree(of.tenantId());
        var byId = tenants.find(ids);
        if (ids.stream().map(byId::get).anyMatch(tenant -> tenant.level() == TenantLevel.PLATFORM)) {
            // The draft has gone, is in force, or has another workbook: the operator's own tenant takes none.
            throw draftGone();
        }
        return new DatabaseKnown(sql, ids.stream().map(byId::get).toList(), operator, clock.now());
    }

    static Refused draftGone() {
        return Refusals.refused(TenancyErrorCode.WORKBOOK, "import.draft", "importId");
    }

    private void beat(PeopleImport of, Grant grant, long run, int read) {
        var still =
                apart.execute(status -> imports.beat(grant, of.id(), run, Math.min(read, of.rowsTotal()), clock.now()));
        if (!Boolean.TRUE.equals(still)) {
            throw new Superseded();
        }
    }

    private void guarded(PeopleImport of, Grant grant, long run, Runnable work) {
        try {
            work.run();
        } catch (Superseded e) {
            LOG.info("import {} goes on in a later run", of.id());
        } catch (ImportWriter.Fault fault) {
            imports.end(grant, of.id(), run, State.READY, fault.key(), fault.arguments());
        } catch (Refused e) {
            imports.end(grant, of.id(), run, State.FAILED, "import.failed", List.of());
        } catch (RuntimeException e) {
            LOG.error("import {} failed", of.id(), e);
            imports.end(grant, of.id(), run, State.FAILED, "import.failed", List.of());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    /** A later run has taken over. */
    private static final class Superseded extends RuntimeException {
        Superseded() {
            super("superseded", null, false, false);
        }
    }
}
