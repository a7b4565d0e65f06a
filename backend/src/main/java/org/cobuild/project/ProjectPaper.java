package org.cobuild.project;

import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * One version of a paper of an application, as a file.
 *
 * @param number of the version of its kind in the project, from 1; the greatest counts
 * @param forSubmission number of the submission for which it was added
 * @param submitted whether that submission was made: then it stays for good
 * @param name of the file
 * @param sha256 digest of the file as it was added
 * @param note what is new in this version
 */
record ProjectPaper(
        long id,
        long tenantId,
        long projectId,
        ApplicationPaper kind,
        int number,
        int forSubmission,
        boolean submitted,
        String name,
        String sha256,
        @Nullable String note,
        Instant addedAt,
        String addedByName)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.PLAN;
    }

    /** As it stands in the trail. */
    String inWords() {
        return kind + " " + number + " · " + name + " · " + sha256;
    }
}
