package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.onboarding.DraftReview.DraftFault;
import org.cobuild.tenancy.onboarding.TenantTemplates.Newcomer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes the folder of a draft and looks it through; writes nothing. */
@Component
class DraftLook {
    private final DraftRepository drafts;
    private final TenantTemplates templates;
    private final TenantRepository tenants;
    private final Onboarding onboarding;

    DraftLook(DraftRepository drafts, TenantTemplates templates, TenantRepository tenants, Onboarding onboarding) {
        this.drafts = drafts;
        this.templates = templates;
        this.tenants = tenants;
        this.onboarding = onboarding;
    }

    /** What a draft still lacks, and its folder; null when it is not yet known who comes in. */
    record Composed(
            @Nullable DraftFolder folder,
            List<DraftFault> faults,
            Map<String, String> own,
            List<DraftAdministrator> typed) {}

    DraftReview review(Grant grant, OnboardingDraft draft) {
        var parent = parent(draft);
        if (draft.inForce()) {
            return new DraftReview(draft, parent, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());
        }
        var composed = compose(grant, draft);
        var faults = new ArrayList<>(composed.faults());
        var folder = composed.folder();
        if (folder == null) {
            return new DraftReview(
                    draft, parent, faults, composed.typed(), List.of(), List.of(), composed.own(), List.of());
        }
        var places = folder.placesLeft();
        if (!places.isEmpty()) {
            faults.add(new DraftFault(
                    DraftStep.PEOPLE,
                    List.of(),
                    Refusals.words("draft.places", String.join(Refusals.words("plan.comma"), places)),
                    null,
                    Refusals.words("draft.places.lift"),
                    true));
        }
        var looked = onboarding.review(folder.folder(), draft.code());
        looked.faults().forEach(fault -> faults.add(DraftChecks.fault(fault)));
        return new DraftReview(
                draft,
                parent,
                faults,
                composed.typed(),
                folder.units(),
                folder.people(),
                folder.files(),
                looked.changes());
    }

    /** Who comes in, as far as it was answered. */
    static Newcomer newcomer(OnboardingDraft draft, TenantTemplates.Template template, @Nullable Tenant parent) {
        return new Newcomer(
                draft.code(),
                draft.name(),
                draft.nameEn().isEmpty() ? draft.name() : draft.nameEn(),
                parent == null || !template.parent() ? null : parent.code());
    }

    private @Nullable Tenant parent(OnboardingDraft draft) {
        return draft.parentId() == null
                ? null
                : tenants.find(List.of(draft.parentId())).get(draft.parentId());
    }

    /** Composes the folder of a draft that is not in force. */
    Composed compose(Grant grant, OnboardingDraft draft) {
        var own = drafts.files(grant, draft.id());
        var typed = DraftAdministrator.read(own);
        var faults = new ArrayList<DraftFault>();
        if (!draft.code().isEmpty() && tenants.findByCode(draft.code()).isPresent()) {
            note(faults, DraftStep.REGION, exists(draft).errors());
        }
        var refusals = new Refusals();
        var formed = DraftChecks.formed(typed, refusals);
        var folder = folder(draft, own, formed, faults);
        if (folder == null) {
            DraftChecks.held(duties(formed), refusals);
        } else {
            DraftChecks.held(folder.duties(), refusals);
            DraftChecks.separate(folder, refusals);
        }
        note(faults, DraftStep.ADMINISTRATORS, refusals.list());
        return new Composed(folder, faults, own, typed);
    }

    private @Nullable DraftFolder folder(
            OnboardingDraft draft, Map<String, String> own, List<DraftAdministrator> formed, List<DraftFault> faults) {
        if (draft.code().isEmpty() || draft.name().isEmpty()) {
            note(faults, DraftStep.REGION, unanswered().errors());
            return null;
        }
        try {
            var newcomer = newcomer(draft, templates.find(draft.template()), parent(draft));
            return DraftFolder.of(templates.fill(draft.template(), newcomer), own, formed);
        } catch (Refused refused) {
            note(faults, DraftStep.REGION, refused.errors());
            return null;
        }
    }

    private static void note(List<DraftFault> faults, DraftStep step, List<UserError> errors) {
        errors.forEach(error -> faults.add(DraftChecks.fault(step, error)));
    }

    private static Set<Role> duties(List<DraftAdministrator> of) {
        return of.stream().map(DraftAdministrator::duty).collect(Collectors.toSet());
    }

    static Refused unanswered() {
        return Refusals.refused(TenancyErrorCode.TENANT_STATE, "draft.regionFirst", "code");
    }

    static Refused exists(OnboardingDraft draft) {
        return Refusals.refused(TenancyErrorCode.TENANT_STATE, "draft.exists", "code", draft.code());
    }
}
