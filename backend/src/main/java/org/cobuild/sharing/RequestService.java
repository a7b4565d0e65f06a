package org.cobuild.sharing;

import java.util.Objects;
import org.cobuild.catalogue.SharingType;
import org.cobuild.platform.BadInput;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.WorkingDays;
import org.cobuild.tenancy.policy.PolicyRule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A unit asks for a conditional resource; the provider grants it, grants it with limits, or refuses with a reason. */
@Service
public class RequestService {
    private static final int MOST = 1_000;
    private final ResourceRepository resources;
    private final RequestRepository requests;
    private final UnitRepository units;
    private final TenantRepository tenants;
    private final PolicyProfile policy;
    private final WorkingDays workingDays;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    RequestService(
            ResourceRepository resources,
            RequestRepository requests,
            UnitRepository units,
            TenantRepository tenants,
            PolicyProfile policy,
            WorkingDays workingDays,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.resources = resources;
        this.requests = requests;
        this.units = units;
        this.tenants = tenants;
        this.policy = policy;
        this.workingDays = workingDays;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What is asked.
     *
     * @param id a request that waits, whose purpose is said anew; null for a new one
     * @param resourceId of a new one
     */
    public record Save(
            @Nullable GlobalId id,
            @Nullable Integer version,
            @Nullable GlobalId resourceId,
            String purpose,
            @Nullable String clientMutationId) {}

    /** What the provider says. @param words the limits, or why it is refused */
    public record Answer(
            GlobalId id,
            int version,
            SharingVerdict verdict,
            @Nullable String words,
            @Nullable String clientMutationId) {}

    /** What is taken back. */
    public record Withdraw(
            GlobalId id, int version, @Nullable String clientMutationId) {}

    /**
     * Asks, or says anew for what.
     *
     * @throws org.cobuild.platform.Refused REQUIRED, INVALID, NOT_CONDITIONAL, OWN, TWICE, ENDED, STALE, STATE
     */
    @Transactional
    public SharingRequest save(Viewer viewer, Save input) {
        var id = input.id();
        return id == null ? ask(viewer, input) : sayAnew(viewer, input, id);
    }

    private SharingRequest ask(Viewer viewer, Save input) {
        if (input.resourceId() == null) {
            throw new BadInput("sharing.resource");
        }
        var resource = resources
                .hold(viewer.scope(), input.resourceId().of(SharingController.RESOURCE))
                .orElseThrow(NotFound::new);
        access.require(viewer, Action.SHARING_SET, viewer.tenantId());
        var asker = Objects.requireNonNull(viewer.unit(), "only persons have the right");
        var provider = Objects.requireNonNull(
                units.find(viewer.scope(), resource.providerUnitId()).orElse(null));
        var refusals = new Refusals();
        var purpose = purpose(refusals, input.purpose());
        mayBeAsked(refusals, viewer, resource, provider, asker);
        refusals.throwIfAny();
        var tenant = tenants.get(provider.tenantId());
        var today = clock.today(tenant.zone());
        var days = policy.get(tenant.id(), tenant.cityId(), PolicyRule.SHARING_ANSWER_DAYS.title(), today)
                .intValueExact();
        var request = new SharingRequest(
                Ids.next(),
                provider.tenantId(),
                provider.id(),
                asker.tenantId(),
                asker.id(),
                resource.tenantId(),
                resource.id(),
                resource.projectId(),
                purpose,
                SharingRequestState.REQUESTED,
                workingDays.after(tenant.cityId(), today, days),
                clock.now(),
                viewer.name(),
                null,
                null,
                null,
                null,
                null,
                1);
        requests.save(request);
        events.publishEvent(change("sharingRequestSave", viewer, request)
                .detail(resource.name() + " · " + asker.name())
                .field("resource", null, resource.name())
                .field("requester", null, asker.name())
                .field("purpose", null, purpose)
                .field("dueOn", null, request.dueOn())
                .build());
        return request;
    }

    private void mayBeAsked(Refusals refusals, Viewer viewer, PublishedResource resource, Unit provider, Unit asker) {
        refusals.unless(
                resource.sharingType() == SharingType.CONDITIONAL,
                SharingErrorCode.NOT_CONDITIONAL,
                "sharing.type." + resource.sharingType(),
                "resourceId",
                resource.name());
        refusals.unless(provider.id() != asker.id(), SharingErrorCode.OWN, "sharing.own", "resourceId");
        refusals.unless(
                provider.closedOn() == null, SharingErrorCode.ENDED, "sharing.ended", "resourceId", provider.name());
        requests.standing(viewer.scope(), resource.id())
                .ifPresent(other -> refusals.add(
                        SharingErrorCode.TWICE,
                        other.waits() ? "sharing.twice" : "sharing.twice.granted",
                        "resourceId",
                        resource.name()));
    }

    private SharingRequest sayAnew(Viewer viewer, Save input, GlobalId id) {
        var before = hold(viewer, id);
        access.requireFor(
                viewer, Action.SHARING_SET, before.requesterTenantId(), before.requesterUnitId(), before.tenantId());
        var refusals = waiting(before, input.version() == null ? 0 : input.version());
        var purpose = purpose(refusals, input.purpose());
        refusals.throwIfAny();
        var after = before.forPurpose(purpose);
        requests.save(after);
        events.publishEvent(change("sharingRequestSave", viewer, after)
                .field("purpose", before.purpose(), after.purpose())
                .build());
        return after;
    }

    /**
     * The provider's word, good however late.
     *
     * @throws org.cobuild.platform.Refused REQUIRED, INVALID, STALE, STATE
     */
    @Transactional
    public SharingRequest answer(Viewer viewer, Answer input) {
        var before = hold(viewer, input.id());
        access.requireFor(viewer, Action.SHARING_SET, before.tenantId(), before.unitId(), before.tenantId());
        var refusals = waiting(before, input.version());
        var words = Texts.clean(Texts.check(
                refusals,
                SharingErrorCode.REQUIRED,
                SharingErrorCode.INVALID,
                "words",
                input.words(),
                input.verdict().needsWords() ? 2 : 0,
                MOST));
        refusals.throwIfAny();
        return end(viewer, "sharingRequestAnswer", before, input.verdict().state(), words);
    }

    /**
     * The requester takes back what waits for an answer.
     *
     * @throws org.cobuild.platform.Refused STALE, STATE
     */
    @Transactional
    public SharingRequest withdraw(Viewer viewer, Withdraw input) {
        var before = hold(viewer, input.id());
        access.requireFor(
                viewer, Action.SHARING_SET, before.requesterTenantId(), before.requesterUnitId(), before.tenantId());
        waiting(before, input.version()).throwIfAny();
        return end(viewer, "sharingRequestWithdraw", before, SharingRequestState.WITHDRAWN, null);
    }

    private SharingRequest end(
            Viewer viewer, String act, SharingRequest before, SharingRequestState next, @Nullable String words) {
        var after = before.ended(next, words, clock.now(), viewer.name());
        requests.save(after);
        events.publishEvent(change(act, viewer, after)
                .field("state", before.state(), after.state())
                .field("answer", null, words)
                .build());
        return after;
    }

    private SharingRequest hold(Viewer viewer, GlobalId id) {
        return requests.hold(viewer.scope(), id.of(SharingController.REQUEST)).orElseThrow(NotFound::new);
    }

    private static String purpose(Refusals refusals, String text) {
        return Texts.check(refusals, SharingErrorCode.REQUIRED, SharingErrorCode.INVALID, "purpose", text, 2, MOST);
    }

    /** Reasons why a request can't be acted on, as it was read. */
    private static Refusals waiting(SharingRequest request, int version) {
        var refusals = new Refusals();
        refusals.unless(
                request.version() == version,
                SharingErrorCode.STALE,
                "sharing.stale",
                "version",
                Integer.toString(version),
                Integer.toString(request.version()));
        refusals.unless(request.waits(), SharingErrorCode.STATE, "sharing.state." + request.state(), "");
        return refusals;
    }

    private static Change.Builder change(String act, Viewer viewer, SharingRequest request) {
        return Change.of(act, viewer, request.tenantId(), SharingController.REQUEST, request.id());
    }
}
