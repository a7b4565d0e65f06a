package org.cobuild.tenancy.onboarding;

import java.util.List;

/**
 * What a folder would do, before it does it.
 *
 * @param faults what is wrong, doubts among them; with a fault there are no changes
 * @param changes what would change, in the order in which a reader wants them; empty when all stands as it is told
 */
public record Review(List<Fault> faults, List<PlannedChange> changes) {

    /** Whether it can be applied. */
    public boolean faultless() {
        return faults.stream().allMatch(Fault::doubt);
    }

    /** The faults with file and line before them, in the language of the caller. */
    public List<String> faultsInWords() {
        return faults.stream().map(FolderFaults::where).toList();
    }

    /** One fault, with file and line before it. */
    public String inWords(Fault fault) {
        return FolderFaults.where(fault);
    }

    /** The changes in the language of the caller. */
    public List<String> changesInWords() {
        return changes.stream().map(PlanWords::say).toList();
    }
}
