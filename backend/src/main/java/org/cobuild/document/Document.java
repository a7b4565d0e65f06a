package org.cobuild.document;

import java.time.Instant;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded and, once attached, belongs to something. It is read only through that.
 *
 * @param tenantId its uploader's; once attached, that of what it belongs to
 * @param mediaType detected from the content, never taken from the sender's word
 * @param subjectType what it is attached to; null while it is only staged
 * @param slot what it is for its subject, e.g. EVIDENCE
 */
public record Document(
        long id,
        long tenantId,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        Instant uploadedAt,
        @Nullable String subjectType,
        @Nullable Long subjectId,
        @Nullable String slot)
        implements Identified, Owned {
    @Override
    public @Nullable Long ofProject() {
        return null;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.CONSTRUCTION;
    }
}
