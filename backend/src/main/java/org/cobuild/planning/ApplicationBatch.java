package org.cobuild.planning;

import java.time.LocalDate;
import org.cobuild.platform.Identified;

/**
 * A yearly batch into which projects are submitted. A city's batch is its counties' as well.
 *
 * @param opensOn for tenants without a window of their own
 * @param closesOn included
 * @param countiesMaySet whether a county may set a window of its own
 */
public record ApplicationBatch(
        long id,
        long tenantId,
        int year,
        String title,
        LocalDate opensOn,
        LocalDate closesOn,
        boolean countiesMaySet,
        int version)
        implements Identified {

    /** How it stands in the trail. */
    public String inWords() {
        return year + " " + title;
    }
}
