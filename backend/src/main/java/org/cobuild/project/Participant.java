package org.cobuild.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.cobuild.platform.Change;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A unit's part in a project: its work package and its share of the money. Scope and share are null for who may see
 * neither the project whole nor this package.
 *
 * @param tenantId the tenant that owns the project
 * @param unitTenantId the tenant of the unit that takes part
 * @param round how often it was asked
 * @param suspended whether its tenant is suspended; false where it was read without its tenant
 * @param dueOn by when it should answer; silence after it is escalated, and never consent
 * @param escalatedAt when its silence in this round was brought before its superior; null before, and like the package
 * @param escalatedTo the superior seat in its unit
 */
record Participant(
        long id,
        long tenantId,
        long projectId,
        long unitTenantId,
        long unitId,
        ParticipantRole role,
        ParticipantState state,
        String packageTitle,
        @Nullable String packageScope,
        @Nullable BigDecimal share,
        boolean viewerSeesPackage,
        boolean suspended,
        int round,
        @Nullable Instant askedAt,
        @Nullable LocalDate dueOn,
        @Nullable Instant answeredAt,
        @Nullable Instant escalatedAt,
        @Nullable Role escalatedTo)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public @Nullable ProjectArea ofArea() {
        return null;
    }

    /** Whether it was asked, or appointed, and so sees the project. */
    boolean takesPart() {
        return state != ParticipantState.DRAFT;
    }

    /** Whether it builds, operates or supervises by appointment, and is not asked. */
    boolean appointed() {
        return state == ParticipantState.APPOINTED;
    }

    /** Whether unit, role and package are the same: what was asked about. */
    boolean samePackage(Participant other) {
        return unitId == other.unitId
                && role == other.role
                && packageTitle.equals(other.packageTitle)
                && wholeScope().equals(other.wholeScope())
                && wholeShare().compareTo(other.wholeShare()) == 0;
    }

    /** As it stands after it was asked or has answered; a new round begins without an escalation. */
    Participant with(
            ParticipantState newState,
            int newRound,
            @Nullable Instant asked,
            @Nullable LocalDate due,
            @Nullable Instant answered) {
        return new Participant(
                id,
                tenantId,
                projectId,
                unitTenantId,
                unitId,
                role,
                newState,
                packageTitle,
                packageScope,
                share,
                viewerSeesPackage,
                suspended,
                newRound,
                asked,
                due,
                answered,
                newRound == round ? escalatedAt : null,
                newRound == round ? escalatedTo : null);
    }

    /** With another package. */
    Participant with(String title, String scope, BigDecimal newShare) {
        return new Participant(
                id,
                tenantId,
                projectId,
                unitTenantId,
                unitId,
                role,
                state,
                title,
                scope,
                newShare,
                viewerSeesPackage,
                suspended,
                round,
                askedAt,
                dueOn,
                answeredAt,
                escalatedAt,
                escalatedTo);
    }

    /** An event of its history, with the package as it stands. */
    ParticipantEvent event(ParticipantEventKind kind, Change.Actor by, Instant at, @Nullable String reason) {
        return new ParticipantEvent(
                id, kind, round, at, by.name(), by.unitName(), reason, packageTitle, wholeScope(), wholeShare());
    }

    /** How it stands in the trail. */
    String inWords() {
        return role + " · " + packageTitle + " · " + share;
    }

    /** The share, for acts that read the project whole. */
    BigDecimal wholeShare() {
        if (share == null) {
            throw new IllegalStateException("the share of participant " + id + " is not this reader's to see");
        }
        return share;
    }

    /** The scope of the package, for acts that read the project whole. */
    String wholeScope() {
        if (packageScope == null) {
            throw new IllegalStateException("the package of participant " + id + " is not this reader's to see");
        }
        return packageScope;
    }
}
