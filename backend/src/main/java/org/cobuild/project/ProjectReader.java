package org.cobuild.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.UnitLead;
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
        /** It leads, from above, a unit that leads the project or takes part in it. */
        LEADS_FROM_ABOVE(null),
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
     * submitted. A unit of the city that leads the lead's unit: all, once it was submitted; one that leads a participant:
     * the summary, from then on. A participant: its package, once it was asked; one that builds, operates or supervises: all. A
     * receiver: what is shared, until that ends.
     *
     * @param shares of them those count that nobody has ended
     * @param leads who leads the units of the project from above, by unit
     */
    static List<ProjectReader> of(
            Project project,
            Collection<Participant> participants,
            Collection<ProjectShare> shares,
            Map<Long, UnitLead> leads) {
        var readers = new ArrayList<ProjectReader>();
        readers.add(whole(Ground.LEAD, project.tenantId(), project.unitId()));
        if (project.stage().wasSubmitted()) {
            readers.add(whole(Ground.OWNER, project.tenantId(), null));
            if (project.cityId() != project.tenantId()) {
                readers.add(whole(Ground.CITY, project.cityId(), null));
            }
            readers.addAll(fromAbove(project, participants, leads));
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

    /** One row for each unit, however many of its units are in the project. */
    private static Collection<ProjectReader> fromAbove(
            Project project, Collection<Participant> participants, Map<Long, UnitLead> leads) {
        var readers = new LinkedHashMap<UnitLead, ProjectReader>();
        var ofLead = leads.get(project.unitId());
        if (ofLead != null) {
            readers.put(ofLead, whole(Ground.LEADS_FROM_ABOVE, ofLead.tenantId(), ofLead.unitId()));
        }
        for (var participant : participants) {
            var above = participant.takesPart() ? leads.get(participant.unitId()) : null;
            if (above != null) {
                readers.putIfAbsent(
                        above,
                        new ProjectReader(
                                Ground.LEADS_FROM_ABOVE,
                                above.tenantId(),
                                above.unitId(),
                                VisiblePart.PACKAGE,
                                null,
                                null));
            }
        }
        return readers.values();
    }

    /** Whether it still sees anything at that instant. */
    boolean sees(Instant at) {
        return share == null || share.state(at) == ProjectShare.State.ACTIVE;
    }

    private static ProjectReader whole(Ground ground, long tenantId, @Nullable Long unitId) {
        return new ProjectReader(ground, tenantId, unitId, VisiblePart.WHOLE, null, null);
    }
}
