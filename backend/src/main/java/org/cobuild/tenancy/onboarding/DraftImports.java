package org.cobuild.tenancy.onboarding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.Change;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.TenantStatus;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A draft's units and people out of a workbook. The workbook is checked as any other; its good rows go into the draft's
 * files, and stand in the tenant once the draft is put in force.
 */
@Service
public class DraftImports {
    private final DraftRepository drafts;
    private final TenantTemplates templates;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;

    DraftImports(
            DraftRepository drafts,
            TenantTemplates templates,
            TenantRepository tenants,
            Access access,
            PortalClock clock) {
        this.drafts = drafts;
        this.templates = templates;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Who is to come in, as the rows of a workbook name it.
     *
     * @param tenant with the draft's id, since it has none of its own yet
     * @param units those of the template, in which people can be placed
     */
    public record Future(Tenant tenant, List<UnitLine> units) {}

    /** @throws org.cobuild.platform.Refused while it is not known yet who comes in, or when it is in force */
    @Transactional(readOnly = true)
    public Future future(Viewer viewer, long draftId) {
        var grant = access.consequence(viewer.tenantId());
        var draft = drafts.find(grant, List.of(draftId)).get(draftId);
        if (draft == null) {
            throw new NotFound();
        }
        access.require(viewer, Action.TENANT_APPLY, viewer.tenantId());
        return future(draft);
    }

    /** As above, for the workbook of a draft; empty for one that is none's any more. */
    public Optional<Future> future(Grant grant, long importId) {
        return drafts.ofImport(grant, importId)
                .filter(draft -> !draft.inForce())
                .map(this::future);
    }

    private Future future(OnboardingDraft draft) {
        if (draft.inForce()) {
            throw Refusals.refused(TenancyErrorCode.TENANT_STATE, "draft.done", "", draft.name());
        }
        var template = templates.find(draft.template());
        var parent = draft.parentId() == null
                ? null
                : tenants.find(List.of(draft.parentId())).get(draft.parentId());
        try {
            var newcomer = DraftLook.newcomer(draft, template, parent);
            var units = DraftFolder.units(templates.fill(draft.template(), newcomer));
            return new Future(
                    new Tenant(
                            draft.id(),
                            parent == null ? draft.id() : parent.cityId(),
                            draft.parentId(),
                            draft.code(),
                            template.level(),
                            newcomer.name(),
                            newcomer.nameEn(),
                            template.region() ? draft.code() : null,
                            "Asia/Shanghai",
                            null,
                            null,
                            TenantStatus.ACTIVE),
                    units);
        } catch (Refused unanswered) {
            throw DraftLook.unanswered();
        }
    }

    /** From now on the draft has that workbook. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attach(Viewer viewer, long draftId, long importId) {
        var grant = access.require(viewer, Action.TENANT_APPLY, viewer.tenantId());
        // Put in force since it was looked at, it stays so.
        var draft = drafts.lock(grant, draftId).filter(held -> !held.inForce()).orElseThrow(NotFound::new);
        drafts.save(grant, draft.next(importId, null, viewer.name(), clock.now()));
    }

    /** Puts lines into the files of the draft that the workbook is for, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Grant grant, long importId, List<UnitLine> units, List<PersonLine> people, Change.Actor by) {
        var id = drafts.ofImport(grant, importId).orElseThrow(NotFound::new).id();
        var draft = drafts.lock(grant, id).filter(held -> !held.inForce()).orElseThrow(NotFound::new);
        drafts.put(
                grant,
                id,
                Map.of(
                        UnitsFile.NAME,
                        YamlText.of(SchemaFiles.nameOf(UnitsFile.NAME), UnitsFile.write(units)),
                        PeopleFile.NAME,
                        YamlText.of(SchemaFiles.nameOf(PeopleFile.NAME), PeopleFile.write(people))));
        drafts.save(grant, draft.next(importId, null, by.name(), clock.now()));
    }
}
