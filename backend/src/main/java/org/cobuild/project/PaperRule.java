package org.cobuild.project;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From which track on a tenant asks a paper of a category, from a day on until a later rule of the same tenant.
 *
 * @param from null: from that day on as its city has it
 * @param setByName who set it on screen; null when it came with the tenant's folder
 */
record PaperRule(
        long tenantId,
        ApplicationPaper kind,
        ProjectCategory category,
        LocalDate effectiveOn,
        @Nullable AskedFrom from,
        @Nullable String setByName,
        Instant setAt) {

    /** A place in the table. */
    record Cell(ApplicationPaper kind, ProjectCategory category) {
        /** As it stands in the trail. */
        String inWords() {
            return kind + " " + category;
        }
    }

    Cell cell() {
        return new Cell(kind, category);
    }

    /** What it says, as it stands in the trail. */
    String inWords() {
        return from == null ? "INHERIT" : from.name();
    }
}
