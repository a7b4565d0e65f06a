package org.cobuild.tenancy.onboarding;

import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A draft looked through: what is missing, and what putting it in force would change, for whom. Nothing was written.
 *
 * @param parent the city above
 * @param own files that the draft says in its own words, by name, and the rest from its template
 * @param changes empty while something is wrong
 */
public record DraftReview(
        OnboardingDraft draft,
        @Nullable Tenant parent,
        List<DraftFault> faults,
        List<DraftAdministrator> administrators,
        List<UnitLine> units,
        List<PersonLine> people,
        Map<String, String> files,
        List<PlannedChange> changes) {

    /** Entries of a room's file, each held to the room's shape. */
    public List<FolderRow> rows(String file, Shape shape) {
        return TenantFolder.of(files).rows(file, shape);
    }

    public boolean faultless() {
        return faults.stream().allMatch(DraftFault::doubt);
    }

    /**
     * What is wrong, or to be looked at, in a step.
     *
     * @param path the field, empty when it concerns the step as a whole
     */
    public record DraftFault(
            DraftStep step,
            List<String> path,
            String message,
            @Nullable String clause,
            @Nullable String lift,
            boolean doubt) {}
}
