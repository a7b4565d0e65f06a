package org.cobuild.project;

import java.time.LocalDate;
import org.cobuild.platform.Identified;

/**
 * A planned milestone.
 *
 * @param ordinal place, from 1
 * @param weight percent of the project's progress; the weights of a project add up to 100
 */
public record Milestone(
        long id,
        long tenantId,
        long projectId,
        int ordinal,
        String title,
        int weight,
        LocalDate baselineStartOn,
        LocalDate baselineEndOn)
        implements Identified {

    /** How it stands in the trail. */
    String inWords() {
        return title + " · " + weight + " % · " + baselineStartOn + "–" + baselineEndOn;
    }
}
