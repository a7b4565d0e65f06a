package org.cobuild.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.cobuild.approval.HeldCases.HeldCase;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.platform.Change;
import org.cobuild.platform.Change.Audience;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Urges everybody who is pending in a case, not more often than the case's policy profile allows. */
@Service
class UrgeService {
    private static final String INTERVAL = "urge_interval_hours";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int NOTE = 200;
    private final HeldCases cases;
    private final UrgeRepository urges;
    private final CaseStore store;
    private final PolicyProfile policy;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    UrgeService(
            HeldCases cases,
            UrgeRepository urges,
            CaseStore store,
            PolicyProfile policy,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.urges = urges;
        this.store = store;
        this.policy = policy;
        this.clock = clock;
        this.events = events;
    }

    record UrgeInput(
            GlobalId caseId,
            @Nullable String note,
            @Nullable String clientMutationId) {}

    @Transactional
    public ApprovalCase urge(Viewer viewer, UrgeInput input) {
        var held = cases.urged(viewer, input.caseId());
        var now = clock.now();
        var refusals = new Refusals();
        refusals.unless(CaseRules.isPending(held.flow()), ApprovalErrorCode.NOT_NOW, "approval.urge.nobody", "caseId");
        checkInterval(refusals, held, now);
        var note = Texts.clean(Texts.check(
                refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "note", input.note(), 0, NOTE));
        refusals.throwIfAny();
        urges.insert(held, note, now);
        store.touch(held.grant(), held.matter().id());
        events.publishEvent(Change.of(
                        "caseUrge",
                        viewer,
                        held.matter().tenantId(),
                        "Case",
                        held.matter().id())
                .timeline(held.matter().projectId(), Audience.WHOLE)
                .detail(note)
                .field("note", null, note)
                .build());
        return held.matter();
    }

    private void checkInterval(Refusals refusals, HeldCase held, Instant now) {
        var last = urges.last(held.grant(), held.matter().id());
        if (last == null) {
            return;
        }
        var tenant = held.viewer().tenant();
        var hours = policy.get(
                        held.matter().tenantId(),
                        tenant.cityId(),
                        INTERVAL,
                        held.matter().policyOn())
                .intValueExact();
        var again = last.plus(Duration.ofHours(hours));
        if (now.isBefore(again)) {
            refusals.add(
                    ApprovalErrorCode.TOO_SOON,
                    "approval.urge.soon",
                    "caseId",
                    Integer.toString(hours),
                    MINUTE.format(last.atZone(tenant.zone())),
                    // The next full minute: at the one that is named it is possible.
                    MINUTE.format(again.plusSeconds(59).atZone(tenant.zone())));
        }
    }
}
