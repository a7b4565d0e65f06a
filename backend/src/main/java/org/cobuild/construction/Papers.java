package org.cobuild.construction;

import java.util.Set;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Viewer;
import org.springframework.stereotype.Component;

/** Evidence and papers: uploaded files that are attached to what they prove. */
@Component
class Papers {

    /**
     * Attaches an uploaded file of the caller's.
     *
     * @param path where in the input the file is named
     */
    void attach(
            Grant grant, Viewer viewer, long documentId, String subjectType, long subjectId, String slot, String path) {
        throw Refusals.refused(ConstructionErrorCode.DOCUMENT, "construction.document", path);
    }

    /** Which papers an acceptance has. */
    Set<AcceptancePaper> slots(long acceptanceId) {
        return Set.of();
    }
}
