package org.cobuild.tenancy.onboarding;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobuild.platform.Change;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.Texts;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of tenants, for who may apply folders. A draft composes a folder; what it would change, and putting it in
 * force, is {@link Onboarding}'s, as for a folder on the disk.
 */
@Service
class Drafts {
    private static final TenancyErrorCode INVALID = TenancyErrorCode.INVALID;
    private final DraftRepository drafts;
    private final TenantTemplates templates;
    private final TenantRepository tenants;
    private final DraftLook look;
    private final Onboarding onboarding;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    Drafts(
            DraftRepository drafts,
            TenantTemplates templates,
            TenantRepository tenants,
            DraftLook look,
            Onboarding onboarding,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.templates = templates;
        this.tenants = tenants;
        this.look = look;
        this.onboarding = onboarding;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What a person has answered anew; null stays as it is.
     *
     * @param files texts of files in place of the template's
     */
    record Answers(
            @Nullable String template,
            @Nullable String code,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable Long parentId,
            @Nullable List<DraftAdministrator> administrators,
            Map<String, String> files) {}

    Map<Long, OnboardingDraft> find(Viewer viewer, Collection<Long> ids) {
        return viewer.may(Action.TENANT_APPLY, viewer.tenantId()) ? drafts.find(own(viewer), ids) : Map.of();
    }

    List<OnboardingDraft> list(Viewer viewer, Page page) {
        return drafts.list(access.require(viewer, Action.TENANT_APPLY, viewer.tenantId()), page);
    }

    private Grant own(Viewer viewer) {
        return access.consequence(viewer.tenantId());
    }

    /** @throws org.cobuild.platform.Refused FOLDER_UNKNOWN when there is no such template */
    @Transactional
    public OnboardingDraft start(Viewer viewer, String template) {
        var grant = access.require(viewer, Action.TENANT_APPLY, viewer.tenantId());
        templates.find(template);
        var draft = drafts.insert(grant, template, viewer.name(), clock.now());
        tell("onboardingDraftStart", viewer, draft, change -> change.field("template", null, template));
        return draft;
    }

    /**
     * Keeps what was answered.
     *
     * @throws org.cobuild.platform.Refused STALE at {@code version}; DUTIES at {@code administrators.<n>.<field>} when
     *     two of the three are the same person; INVALID
     */
    @Transactional
    public OnboardingDraft save(Viewer viewer, long id, int version, Answers answers) {
        var draft = open(viewer, id, version);
        var grant = own(viewer);
        var refusals = new Refusals();
        var template = answers.template() == null ? draft.template() : answers.template();
        var parent = answers.parentId() == null ? draft.parentId() : answers.parentId();
        templates.find(template);
        if (answers.parentId() != null && !isCity(answers.parentId())) {
            throw new NotFound();
        }
        var next = new OnboardingDraft(
                draft.id(),
                draft.tenantId(),
                draft.version() + 1,
                template,
                text(refusals, "code", answers.code(), draft.code(), 32),
                text(refusals, "name", answers.name(), draft.name(), 100),
                text(refusals, "nameEn", answers.nameEn(), draft.nameEn(), 100),
                parent,
                draft.importId(),
                null,
                draft.startedBy(),
                draft.startedAt(),
                viewer.name(),
                clock.now());
        var files = new HashMap<>(answers.files());
        if (answers.administrators() != null) {
            DraftChecks.different(refusals, answers.administrators());
            files.put(DraftAdministrator.FILE, DraftAdministrator.write(answers.administrators()));
        }
        refusals.throwIfAny();
        drafts.save(grant, next);
        drafts.put(grant, id, files);
        tell("onboardingDraftSave", viewer, next, change -> {
            change.field("template", draft.template(), next.template())
                    .field("code", draft.code(), next.code())
                    .field("name", draft.name(), next.name())
                    .field("nameEn", draft.nameEn(), next.nameEn())
                    .field("parentId", draft.parentId(), next.parentId());
            files.keySet().stream().sorted().forEach(file -> change.field("file", null, file));
        });
        return next;
    }

    private boolean isCity(long id) {
        var found = tenants.find(List.of(id)).get(id);
        return found != null && found.level() == TenantLevel.CITY;
    }

    private static String text(Refusals refusals, String path, @Nullable String typed, String before, int most) {
        return typed == null ? before : Texts.check(refusals, INVALID, INVALID, path, typed, 0, most);
    }

    /** Throws a draft away; one that is in force stays, as what it is. */
    @Transactional
    public long discard(Viewer viewer, long id, int version) {
        var draft = open(viewer, id, version);
        drafts.delete(own(viewer), id);
        tell("onboardingDraftDiscard", viewer, draft, change -> {});
        return id;
    }

    /** Holds a draft that is not in force, as it was read. */
    private OnboardingDraft open(Viewer viewer, long id, int version) {
        return unchanged(hold(viewer, id), version);
    }

    private static OnboardingDraft unchanged(OnboardingDraft draft, int version) {
        new Refusals()
                .unless(!draft.inForce(), TenancyErrorCode.TENANT_STATE, "draft.done", "", draft.name())
                .unless(
                        draft.version() == version,
                        TenancyErrorCode.STALE,
                        "draft.stale",
                        "version",
                        draft.savedBy(),
                        Integer.toString(version),
                        Integer.toString(draft.version()))
                .throwIfAny();
        return draft;
    }

    private OnboardingDraft hold(Viewer viewer, long id) {
        var draft = drafts.lock(own(viewer), id).orElseThrow(NotFound::new);
        access.require(viewer, Action.TENANT_APPLY, viewer.tenantId());
        return draft;
    }

    /** What is missing and what would change; writes nothing. */
    @Transactional(readOnly = true)
    public Optional<DraftReview> review(Viewer viewer, long id) {
        return Optional.ofNullable(find(viewer, List.of(id)).get(id)).map(draft -> look.review(own(viewer), draft));
    }

    /**
     * Puts it in force: one transaction, in which the folder is applied like any other. Once it is, the same again
     * changes nothing.
     *
     * @throws org.cobuild.platform.Refused STALE, TENANT_STATE, DUTIES, FOLDER_INVALID with every fault
     */
    @Transactional
    public OnboardingDraft apply(Viewer viewer, long id, int version) {
        var held = hold(viewer, id);
        if (held.inForce()) {
            return held;
        }
        var draft = unchanged(held, version);
        var grant = own(viewer);
        var composed = look.compose(grant, draft);
        var folder = composed.folder();
        if (folder == null || !composed.faults().isEmpty()) {
            throw new Refused(composed.faults().stream()
                    .map(fault -> new UserError(
                            fault.path(),
                            TenancyErrorCode.FOLDER_INVALID,
                            fault.message(),
                            fault.clause(),
                            fault.lift()))
                    .toList());
        }
        var made = onboarding.make(viewer, folder.folder(), draft.code(), () -> DraftLook.exists(draft));
        var next = draft.next(draft.importId(), made.id(), viewer.name(), clock.now());
        drafts.save(grant, next);
        drafts.deleteFiles(grant, id, null);
        tell("onboardingDraftApply", viewer, next, change -> change.field("tenantId", null, made.id()));
        return next;
    }

    private void tell(
            String action, Viewer viewer, OnboardingDraft draft, java.util.function.Consumer<Change.Builder> more) {
        var change = Change.of(action, viewer, draft.tenantId(), "OnboardingDraft", draft.id())
                .detail((draft.name() + " " + draft.code()).strip());
        more.accept(change);
        events.publishEvent(change.build());
    }
}
