package org.cobuild.tenancy.excel;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Change;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.excel.PeopleImport.State;
import org.cobuild.tenancy.onboarding.DraftImports;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes workbooks of units and people from upload to writing. For a tenant's system administrator in its own tenant (a
 * city's also for counties that have none yet), and for the operator in every one.
 */
@Service
class PeopleImports {
    private final PeopleImportRepository imports;
    private final ImportRows rows;
    private final TenantRepository tenants;
    private final ImportFiles files;
    private final ImportRuns runs;
    private final DraftImports drafts;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    PeopleImports(
            PeopleImportRepository imports,
            ImportRows rows,
            TenantRepository tenants,
            ImportFiles files,
            ImportRuns runs,
            DraftImports drafts,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.rows = rows;
        this.tenants = tenants;
        this.files = files;
        this.runs = runs;
        this.drafts = drafts;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    static boolean operator(Viewer viewer) {
        return viewer.tenant().level() == TenantLevel.PLATFORM;
    }

    /** The tenant that the caller imports for: its own, or for the operator the one that is named. */
    Tenant target(Viewer viewer, @Nullable Long tenantId) {
        access.require(viewer, Action.TENANT_PEOPLE_IMPORT, viewer.tenantId());
        if (!operator(viewer)) {
            if (tenantId != null && tenantId != viewer.tenantId()) {
                throw new NotFound();
            }
            return viewer.tenant();
        }
        var tenant = tenantId == null ? null : tenants.find(List.of(tenantId)).get(tenantId);
        if (tenant == null || tenant.level() == TenantLevel.PLATFORM) {
            throw new NotFound();
        }
        return tenant;
    }

    /** Keeps a workbook and begins to read it. @throws org.cobuild.platform.Refused when it can't be read at all */
    @Transactional
    public PeopleImport upload(Viewer viewer, @Nullable Long tenantId, String name, InputStream content) {
        var tenant = target(viewer, tenantId);
        var kept = files.keep(content, imports.tree(tenant.id()).size() > 1);
        return keep(viewer, tenant.id(), name, kept, id -> {});
    }

    /**
     * As above, for a tenant that is a draft; the workbook stands with the operator until the draft is in force.
     *
     * @throws org.cobuild.platform.Refused also while it is not known who is to come in
     */
    @Transactional
    public PeopleImport uploadForDraft(Viewer viewer, long draftId, String name, InputStream content) {
        drafts.future(viewer, draftId);
        access.require(viewer, Action.TENANT_PEOPLE_IMPORT, viewer.tenantId());
        var kept = files.keep(content, false);
        return keep(viewer, viewer.tenantId(), name, kept, id -> drafts.attach(viewer, draftId, id));
    }

    private PeopleImport keep(
            Viewer viewer, long tenantId, String name, ImportFiles.Kept kept, java.util.function.LongConsumer then) {
        var grant = access.consequence(tenantId);
        var id = Ids.next();
        imports.insert(grant, id, FileName.clean(name), kept, viewer, operator(viewer), clock.now());
        then.accept(id);
        var made = stored(grant, id);
        events.publishEvent(change("peopleImportUpload", viewer, made)
                .field("sha256", null, made.sha256())
                .build());
        return begin(made, grant, viewer, State.READING);
    }

    private static Change.Builder change(String action, Viewer viewer, PeopleImport of) {
        return Change.of(action, viewer, of.tenantId(), "PeopleImport", of.id()).detail(of.fileName());
    }

    /** Gives it to a run, which sets out once this is committed; the import as it then is. */
    private PeopleImport begin(PeopleImport of, Grant grant, Viewer viewer, State state) {
        var run = runs.begin(of, grant, state, false);
        if (run == 0) {
            throw Refusals.refused(TenancyErrorCode.WORKBOOK, "import.state", "importId");
        }
        after(() -> {
            if (state == State.WRITING) {
                runs.write(of, grant, operator(viewer), viewer, run);
            } else {
                runs.read(of, grant, operator(viewer), run);
            }
        });
        return stored(grant, of.id());
    }

    private PeopleImport stored(Grant grant, long id) {
        return Objects.requireNonNull(imports.find(grant, List.of(id)).get(id));
    }

    private static void after(Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    /** Imports that the caller may see, by id. */
    Map<Long, PeopleImport> find(Viewer viewer, Collection<Long> ids) {
        return viewer.may(Action.TENANT_PEOPLE_IMPORT, viewer.tenantId()) ? within(viewer, ids) : Map.of();
    }

    private Map<Long, PeopleImport> within(Viewer viewer, Collection<Long> ids) {
        return imports.find(all(viewer), ids);
    }

    /** What the caller's tenant has; null: all that there is, for the operator. */
    private @Nullable Grant all(Viewer viewer) {
        return operator(viewer) ? null : access.consequence(viewer.tenantId());
    }

    List<PeopleImport> list(Viewer viewer, @Nullable Long tenantId, org.cobuild.platform.Page page) {
        access.require(viewer, Action.TENANT_PEOPLE_IMPORT, viewer.tenantId());
        return imports.list(
                tenantId == null
                        ? all(viewer)
                        : access.consequence(target(viewer, tenantId).id()),
                page);
    }

    /** @throws NotFound when there is none that the caller may see */
    PeopleImport get(Viewer viewer, long id) {
        var found = within(viewer, List.of(id)).get(id);
        if (found == null) {
            throw new NotFound();
        }
        access.require(viewer, Action.TENANT_PEOPLE_IMPORT, viewer.tenantId());
        return found;
    }

    List<FoundCell> findings(PeopleImport of, int after, int most, @Nullable Boolean warnings) {
        return rows.findings(
                access.consequence(of.tenantId()),
                of.id(),
                after,
                most,
                !Boolean.FALSE.equals(warnings),
                !Boolean.TRUE.equals(warnings));
    }

    /** Reads the workbook anew: after an interruption, or when units have changed meanwhile. */
    @Transactional
    public PeopleImport preview(Viewer viewer, long id) {
        var of = idle(get(viewer, id));
        files.get(of.sha256());
        return begin(of, access.consequence(of.tenantId()), viewer, State.READING);
    }

    private PeopleImport idle(PeopleImport of) {
        if (of.running() && of.beatAt().isAfter(clock.now().minus(ImportRuns.SILENT))) {
            throw Refusals.refused(TenancyErrorCode.WORKBOOK, "import.state", "importId");
        }
        var grant = access.consequence(of.tenantId());
        if (tenants.get(of.tenantId()).level() == TenantLevel.PLATFORM
                && drafts.future(grant, of.id()).isEmpty()) {
            throw ImportRuns.draftGone();
        }
        return of;
    }

    /** Writes the good rows; the others wait in the returned file. */
    @Transactional
    public PeopleImport apply(Viewer viewer, long id) {
        var of = idle(get(viewer, id));
        if (of.newRows() == 0) {
            throw Refusals.refused(TenancyErrorCode.WORKBOOK, "import.nothing", "importId");
        }
        files.get(of.sha256());
        events.publishEvent(change("peopleImportApply", viewer, of)
                .field("rows", null, of.unitGood() + of.personGood())
                .field("sha256", null, of.sha256())
                .build());
        return begin(of, access.consequence(of.tenantId()), viewer, State.WRITING);
    }

    /** Puts a value in place of a cell's, or says that two rows are the same person. */
    @Transactional
    public PeopleImport mend(Viewer viewer, long id, Cell cell, @Nullable String value) {
        var of = idle(get(viewer, id));
        var grant = access.consequence(of.tenantId());
        var found =
                rows.finding(grant, id, cell.sheet(), cell.row(), cell.column()).orElseThrow(NotFound::new);
        var refusals = new Refusals();
        var text = value == null
                ? CellText.phone(found.finding().value())
                : Texts.check(
                        refusals,
                        TenancyErrorCode.INVALID,
                        TenancyErrorCode.INVALID,
                        "value",
                        value,
                        1,
                        cell.column().longest());
        refusals.unless(
                value != null || found.finding().rule() == Rule.PHONE_TWICE,
                TenancyErrorCode.INVALID,
                "text.required",
                "value");
        refusals.throwIfAny();
        var kind = value == null ? Answers.Kind.SAME_PERSON : Answers.Kind.MENDED;
        imports.answer(
                grant,
                id,
                new Answers.Answer(cell.sheet(), cell.row(), cell.column(), kind, text),
                null,
                person(viewer),
                viewer.name(),
                clock.now());
        return begin(of, grant, viewer, State.READING);
    }

    record Cell(SheetKind sheet, int row, Column column) {}

    /** Confirms that a value stands on the certificate as it does in the cell; who, when and what with is kept. */
    @Transactional
    public PeopleImport confirm(Viewer viewer, long id, Cell cell, String note) {
        var of = idle(get(viewer, id));
        var grant = access.consequence(of.tenantId());
        var refusals = new Refusals();
        var clean = Texts.check(refusals, TenancyErrorCode.INVALID, TenancyErrorCode.INVALID, "note", note, 2, 500);
        var found = rows.finding(grant, id, cell.sheet(), cell.row(), cell.column())
                .filter(one -> one.finding().rule().warning())
                .orElse(null);
        refusals.unless(found != null, TenancyErrorCode.INVALID, "import.confirm.none", "row");
        refusals.throwIfAny();
        var value = Objects.requireNonNull(found).finding().value().toUpperCase(java.util.Locale.ROOT);
        var answer = new Answers.Answer(cell.sheet(), cell.row(), cell.column(), Answers.Kind.CONFIRMED, value);
        imports.answer(grant, id, answer, clean, person(viewer), viewer.name(), clock.now());
        events.publishEvent(change("peopleImportConfirmWarning", viewer, of)
                .field("unit", null, found.finding().subject())
                .field("creditCode", null, value)
                .field("note", null, clean)
                .build());
        return begin(of, grant, viewer, State.READING);
    }

    private static long person(Viewer viewer) {
        return Objects.requireNonNull(viewer.personId());
    }
}
