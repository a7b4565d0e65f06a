package org.cobuild.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sees a project, and why. {@link ProjectVisibility} makes its rows of these and the project's page shows
 * them: so what the page says is what is so.
 *
 * @param unitId null: those who read all of the tenant
 * @param role in which a unit takes part; null for other grounds
 * @param share null for other grounds
 */
record ProjectReader(
        Ground ground,
        long tenantId,
        @Nullable Long unitId,
        VisiblePart part,
        @Nullable ParticipantRole role,
        @Nullable ProjectShare share) {

    /** Why somebody sees a project. */
    enum Ground {
        /** It leads. */
        LEAD(null),
        /** Its tenant owns it. */
        OWNER(null),
        /** Its tenant is the city above. */
        CITY(null),
        /** It takes part. */
        PARTICIPANT(VisiblePart.PACKAGE),
        /** It is shared with it. */
        SHARE(VisiblePart.SHARED);

        private final @Nullable VisiblePart beside;

        Ground(@Nullable VisiblePart beside) {
            this.beside = beside;
        }

        /** What those see beside the unit who read all of its tenant; null: nothing. */
        @Nullable
        VisiblePart beside() {
            return beside;
        }
    }

    /** The areas that it sees beside the summary. */
    Collection<ProjectArea> areas() {
        if (part == VisiblePart.WHOLE) {
            return ProjectArea.ALL;
        }
        return share == null ? List.of() : share.areas();
    }

    /**
     * Everybody. The lead's unit: all. Who reads tenant-wide in the owning tenant or in the city above: all, once it was
     * submitted. A participant: its package, once it was asked; one that builds, operates or supervises: all. A
     * receiver: what is shared, until that ends.
     *
     * @param shares of them those count that nobody has ended
     */
    static List<ProjectReader> of(
            Project project, Collection<Participant> participants, Collection<ProjectShare> shares) {
        var readers = new ArrayList<ProjectReader>();
        readers.add(whole(Ground.LEAD, project.tenantId(), project.unitId()));
        if (project.stage().wasSubmitted()) {
            readers.add(whole(Ground.OWNER, project.tenantId(), null));
            if (project.cityId() != project.tenantId()) {
                readers.add(whole(Ground.CITY, project.cityId(), null));
            }
        }
        participants.stream()
                .filter(Participant::takesPart)
                .map(participant -> new ProjectReader(
                        Ground.PARTICIPANT,
                        participant.unitTenantId(),
                        participant.unitId(),
                        participant.appointed() ? VisiblePart.WHOLE : VisiblePart.PACKAGE,
                        participant.role(),
                        null))
                .forEach(readers::add);
        shares.stream()
                .filter(share -> share.endedAt() == null)
                .map(share -> new ProjectReader(
                        Ground.SHARE,
                        share.receiverTenantId(),
                        share.receiverUnitId(),
                        VisiblePart.SHARED,
                        null,
                        share))
                .forEach(readers::add);
        return readers;
    }

    /** Whether it still sees anything at that instant. */
    boolean sees(Instant at) {
        return share == null || share.state(at) == ProjectShare.State.ACTIVE;
    }

    private static ProjectReader whole(Ground ground, long tenantId, @Nullable Long unitId) {
        return new ProjectReader(ground, tenantId, unitId, VisiblePart.WHOLE, null, null);
    }
}
