package org.cobuild.filing;

import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The authority of a filing's own tenant sends it back or revokes it. The city above reads and rules on nothing. */
@Service
class FilingRulings {
    private final FilingRepository filings;
    private final FilingRows rows;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    FilingRulings(
            FilingRepository filings,
            FilingRows rows,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.filings = filings;
        this.rows = rows;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A filing as it was read, and why. */
    record Rule(
            GlobalId id,
            int version,
            String reason,
            @Nullable String clientMutationId) {}

    /** Asks for a correction; until then it stands as it is. */
    @Transactional
    public Filing sendBack(Viewer viewer, Rule input) {
        return rule(viewer, input, "filingSendBack", FilingState.SENT_BACK);
    }

    /** Takes it out of the register; its number is never given again. */
    @Transactional
    public Filing revoke(Viewer viewer, Rule input) {
        return rule(viewer, input, "filingRevoke", FilingState.REVOKED);
    }

    private Filing rule(Viewer viewer, Rule input, String act, FilingState to) {
        var filing =
                filings.hold(viewer.scope(), input.id().of(FilingPapers.FILING)).orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.FILING_RULE, filing.tenantId());
        var right = mayGo(filing, to);
        var refusals = FilingService.standing(
                filing,
                input.version(),
                right,
                to == FilingState.REVOKED ? "filing.state.revoke" : "filing.state.back");
        var reason = reason(refusals, input.reason());
        refusals.throwIfAny();
        var ruled = filing.ruled(to, new Filing.Ruled(reason, viewer.name(), clock.now()));
        rows.update(grant, ruled);
        events.publishEvent(FilingTrail.onTimeline(act, viewer, ruled)
                .field("state", filing.state(), ruled.state())
                .field("reason", null, reason)
                .build());
        return ruled;
    }

    /** Whether its state lets it be sent back or revoked. */
    static boolean mayGo(Filing filing, FilingState to) {
        return to == FilingState.REVOKED ? filing.state().stands() : filing.state() == FilingState.FILED;
    }

    static String reason(Refusals refusals, @Nullable String reason) {
        return Texts.check(refusals, FilingErrorCode.REQUIRED, FilingErrorCode.INVALID, "reason", reason, 2, 500);
    }
}
