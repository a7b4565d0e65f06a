package org.cobuild.expert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobuild.expert.Draw.Quota;
import org.cobuild.platform.Identified;
import org.cobuild.tenancy.Owned;
import org.cobuild.tenancy.ProjectArea;
import org.jspecify.annotations.Nullable;

/**
 * The experts of a case: drawn once, closed once.
 *
 * @param inputSha256 what the draw began with: {@link Draw#inputSha256}
 * @param nonce 32 random bytes in hexadecimal, made after the input was fixed
 * @param seed {@link Draw#seed} of both
 * @param mean of the scores as it was when the panel was closed; null before
 * @param heldOn on which day it met; null before it is closed
 * @param members in the order in which they came, who is recused among them
 */
record ExpertPanel(
        long id,
        long tenantId,
        long projectId,
        long caseId,
        PanelState state,
        int size,
        List<Quota> quotas,
        String algorithm,
        String inputSha256,
        String nonce,
        String seed,
        String drawnByName,
        Instant drawnAt,
        @Nullable BigDecimal mean,
        @Nullable LocalDate heldOn,
        @Nullable String conclusion,
        @Nullable String minutes,
        @Nullable String closedByName,
        @Nullable Instant closedAt,
        int version,
        List<PanelMember> members)
        implements Identified, Owned {
    @Override
    public Long ofProject() {
        return projectId;
    }

    @Override
    public ProjectArea ofArea() {
        return ProjectArea.REVIEW;
    }

    boolean closed() {
        return state == PanelState.CLOSED;
    }

    /** Those who are on it now. */
    List<PanelMember> seated() {
        return members.stream().filter(PanelMember::seated).toList();
    }

    /** Whether all who are on it have scored. */
    boolean complete() {
        return seated().stream().allMatch(member -> member.score() != null);
    }

    /** The mean as of now; null as long as a score is missing. */
    @Nullable
    BigDecimal meanNow() {
        return complete()
                ? Draw.mean(seated().stream()
                        .map(PanelMember::score)
                        .map(Objects::requireNonNull)
                        .toList())
                : null;
    }

    int dissents() {
        return (int)
                seated().stream().filter(member -> member.dissent() != null).count();
    }

    /** Seats for which nobody is left. */
    List<@Nullable ExpertField> empty() {
        return Draw.take(
                        seated().stream()
                                .map(member -> new Draw.Entrant(member.key(), member.fields()))
                                .toList(),
                        size,
                        quotas)
                .empty();
    }
}
