package org.cobuild.filing;

import java.time.Instant;
import java.util.List;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * A filing: registering, not approving. It keeps its number whatever becomes of it.
 *
 * @param unitId the building unit, which files and keeps it
 * @param projectId null for what is no project here
 * @param year the year that it is for
 * @param filed how it was filed first; null for a draft
 * @param versionNumber of the last version that was filed, 0 for a draft
 * @param partsAsked how many parts its kind and category ask for, {@code partsThere} how many of them are there
 * @param ruled how it was sent back or revoked, last; null when it never was
 */
public record Filing(
        long id,
        long tenantId,
        long unitId,
        @Nullable Long projectId,
        FilingKind kind,
        int year,
        FilingState state,
        @Nullable Filed filed,
        int versionNumber,
        int partsAsked,
        int partsThere,
        FilingContent content,
        @Nullable Ruled ruled,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Identified, Owned {

    /** Its number, as it is written and as the {@code serial}-th of its kind and of the year of filing; and who filed it. */
    record Filed(String number, int year, int serial, Instant at, String byName) {}

    /** Why the authority sent it back or revoked it. */
    record Ruled(String reason, String byName, Instant at) {}

    @Override
    public @Nullable Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    public @Nullable String number() {
        return filed == null ? null : filed.number();
    }

    public @Nullable Instant filedAt() {
        return filed == null ? null : filed.at();
    }

    public @Nullable String filedByName() {
        return filed == null ? null : filed.byName();
    }

    public @Nullable String ruling() {
        return ruled == null ? null : ruled.reason();
    }

    public @Nullable String ruledByName() {
        return ruled == null ? null : ruled.byName();
    }

    public @Nullable Instant ruledAt() {
        return ruled == null ? null : ruled.at();
    }

    /** For the trail. */
    String inWords() {
        return filed == null ? content.name() : filed.number() + " " + content.name();
    }

    Filing saying(FilingContent said, List<FilingRules.PartState> parts, Instant at) {
        return changed(state, filed, versionNumber, parts.size(), FilingRules.there(parts), said, ruled, at);
    }

    Filing filed(Filed how) {
        return changed(FilingState.FILED, how, 1, partsAsked, partsThere, content, ruled, how.at());
    }

    /** Of what it says by now another version is filed. */
    Filing refiled() {
        return new Filing(
                id,
                tenantId,
                unitId,
                projectId,
                kind,
                year,
                FilingState.FILED,
                filed,
                versionNumber + 1,
                partsAsked,
                partsThere,
                content,
                ruled,
                version,
                createdAt,
                updatedAt);
    }

    Filing ruled(FilingState to, Ruled how) {
        return changed(to, filed, versionNumber, partsAsked, partsThere, content, how, how.at());
    }

    private Filing changed(
            FilingState to,
            @Nullable Filed how,
            int versions,
            int asked,
            int there,
            FilingContent said,
            @Nullable Ruled ruling,
            Instant at) {
        return new Filing(
                id,
                tenantId,
                unitId,
                projectId,
                kind,
                year,
                to,
                how,
                versions,
                asked,
                there,
                said,
                ruling,
                version + 1,
                createdAt,
                at);
    }
}
