package org.cobuild.project;

import java.time.LocalDate;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

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
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    /** How it stands in the trail. */
    String inWords() {
        return title + " · " + weight + " % · " + baselineStartOn + "–" + baselineEndOn;
    }
}
