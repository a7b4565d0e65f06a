package org.cobuild.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.cobuild.approval.Receivers.Receiver;
import org.cobuild.db.tables.records.ApprovalProxyRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.PolicyProfile;
import org.cobuild.tenancy.PostTerm;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a colleague of the same unit act for the post in which somebody acts now, and ends that. Deciding and submitting go
 * with it: what administers or pays stays with who holds the post.
 */
@Service
class ProxyService {
    private static final String CHAIN = "proxy_chain";

    /** Nobody plans an absence beyond; it keeps days inside what the database can hold. */
    private static final int YEARS = 10;

    /** So long are the codes of a proxy's steps at most, with a space between them. */
    private static final int STEPS = 1_000;

    private final ProxyRepository proxies;
    private final ProxySteps steps;
    private final Receivers receivers;
    private final PolicyProfile policy;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    ProxyService(
            ProxyRepository proxies,
            ProxySteps steps,
            Receivers receivers,
            PolicyProfile policy,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.proxies = proxies;
        this.steps = steps;
        this.receivers = receivers;
        this.policy = policy;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @param subjects all when empty @param steps codes; all when empty */
    record GrantInput(
            GlobalId postId,
            LocalDate firstOn,
            LocalDate lastOn,
            @Nullable List<CaseSubject> subjects,
            @Nullable List<String> steps,
            String reason,
            @Nullable String clientMutationId) {
        private List<CaseSubject> kinds() {
            return subjects == null
                    ? List.of()
                    : subjects.stream().distinct().sorted().toList();
        }

        private List<String> codes() {
            return steps == null
                    ? List.of()
                    : steps.stream().distinct().sorted().toList();
        }
    }

    record EndInput(GlobalId proxyId, @Nullable String clientMutationId) {}

    /** Who can act for the caller, at most {@link Colleagues#MOST}. */
    @Transactional(readOnly = true)
    public List<Receiver> receivers(Viewer viewer, @Nullable String search) {
        ProxyRights.require(access, viewer);
        var unit = viewer.unit();
        return unit == null
                ? List.of()
                : receivers
                        .searchActing(viewer.scope(), ProxyRights.ofProxy(viewer), unit.id(), Texts.clean(search))
                        .stream()
                        .filter(receiver -> !Objects.equals(receiver.personId(), viewer.personId()))
                        .toList();
    }

    @Transactional
    public Proxy grant(Viewer viewer, GrantInput input) {
        var grant = ProxyRights.require(access, viewer);
        var refusals = new Refusals();
        var reason = Texts.check(
                refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, "reason", input.reason(), 2, 500);
        checkDays(refusals, input, clock.today(viewer.tenant().zone()));
        var to = receivers
                .findActing(
                        viewer.scope(),
                        ProxyRights.ofProxy(viewer),
                        input.postId().of("Post"))
                .orElse(null);
        checkProxy(refusals, viewer, to);
        refusals.throwIfAny();
        checkSteps(refusals, viewer, input.codes());
        var chain = policy.get(viewer.tenantId(), viewer.tenant().cityId(), CHAIN, input.firstOn())
                .intValueExact();
        refusals.unless(chain > 0, ApprovalErrorCode.PROXY, "approval.proxy.chain", "");
        refusals.throwIfAny();

        var proxy = Objects.requireNonNull(to);
        var begins = PostTerm.begin(input.firstOn(), viewer.tenant().zone());
        var ends = PostTerm.begin(input.lastOn().plusDays(1), viewer.tenant().zone());
        proxies.lock(grant, viewer.postId());
        checkOthers(refusals, viewer, input, proxy, proxies.during(grant, begins, ends));
        refusals.throwIfAny();
        return insert(viewer, input, proxy, reason, begins, ends, chain);
    }

    private Proxy insert(
            Viewer viewer, GrantInput input, Receiver proxy, String reason, Instant begins, Instant ends, int chain) {
        var subjects = input.kinds();
        var codes = input.codes();
        var made = new Proxy(
                Ids.next(),
                viewer.tenantId(),
                viewer.postId(),
                proxy.postId(),
                viewer.name(),
                proxy.personName(),
                viewer.unitName(),
                input.firstOn(),
                input.lastOn(),
                begins,
                ends,
                subjects,
                codes,
                reason,
                clock.now(),
                null,
                true);
        var kinds = String.join(" ", subjects.stream().map(CaseSubject::name).toList());
        proxies.insert(new ApprovalProxyRecord(
                made.id(),
                made.tenantId(),
                made.postId(),
                made.proxyPostId(),
                made.personName(),
                made.proxyName(),
                made.unitName(),
                made.firstOn(),
                made.lastOn(),
                begins,
                ends,
                kinds,
                String.join(" ", codes),
                reason,
                chain,
                made.grantedAt(),
                null));
        events.publishEvent(change("proxyGrant", viewer, made)
                .field("firstOn", null, made.firstOn())
                .field("lastOn", null, made.lastOn())
                .field("subjects", null, kinds.isEmpty() ? null : kinds)
                .field("steps", null, codes.isEmpty() ? null : String.join(" ", codes))
                .field("reason", null, reason)
                .build());
        return made;
    }

    /** Ends one early. For who has given it, in whichever of the posts. */
    @Transactional
    public Proxy end(Viewer viewer, EndInput input) {
        var id = input.proxyId().of("Proxy");
        var found = proxies.find(viewer, List.of(id)).get(id);
        if (found == null) {
            throw new NotFound();
        }
        var grant = ProxyRights.require(access, viewer);
        if (!gave(viewer, found)) {
            throw new Forbidden("forbidden.role");
        }
        var now = clock.now();
        var refusals = new Refusals();
        refusals.unless(
                found.state(now) != Proxy.State.OVER && proxies.end(grant, id, now),
                ApprovalErrorCode.NOT_NOW,
                "approval.proxy.over",
                "proxyId");
        refusals.throwIfAny();
        events.publishEvent(
                change("proxyEnd", viewer, found).field("endedAt", null, now).build());
        return Objects.requireNonNull(proxies.find(viewer, List.of(id)).get(id));
    }

    static boolean gave(Viewer viewer, Proxy proxy) {
        return viewer.posts().stream().anyMatch(post -> post.id() == proxy.postId());
    }

    private static Change.Builder change(String action, Viewer viewer, Proxy proxy) {
        return Change.of(action, viewer, proxy.tenantId(), "Proxy", proxy.id())
                .detail(proxy.personName() + " → " + proxy.proxyName() + " " + proxy.firstOn() + "–" + proxy.lastOn());
    }

    private static void checkDays(Refusals refusals, GrantInput input, LocalDate today) {
        refusals.unless(
                !input.firstOn().isBefore(today), ApprovalErrorCode.INVALID, "approval.proxy.past", "firstOn", today);
        refusals.unless(
                !input.lastOn().isBefore(input.firstOn()) && input.lastOn().isBefore(today.plusYears(YEARS)),
                ApprovalErrorCode.INVALID,
                "approval.proxy.days",
                "lastOn",
                YEARS);
    }

    /** Somebody of the unit who may act so; anybody of another tenant is as if there were no such post. */
    private static void checkProxy(Refusals refusals, Viewer viewer, @Nullable Receiver to) {
        if (to == null) {
            refusals.add(ApprovalErrorCode.RECEIVER, "approval.receiver.none", "postId");
        } else if (Objects.equals(to.personId(), viewer.personId())) {
            refusals.add(ApprovalErrorCode.RECEIVER, "approval.proxy.self", "postId");
        } else {
            refusals.unless(
                    inUnit(viewer, to), ApprovalErrorCode.RECEIVER, "approval.proxy.unit", "postId", to.personName());
        }
    }

    private static boolean inUnit(Viewer viewer, Receiver receiver) {
        var unit = viewer.unit();
        return unit != null && receiver.unitId() == unit.id();
    }

    private void checkSteps(Refusals refusals, Viewer viewer, List<String> codes) {
        if (!codes.isEmpty()) {
            var offered = steps.offered(viewer).stream()
                    .map(ProxySteps.NamedStep::code)
                    .toList();
            refusals.unless(offered.containsAll(codes), ApprovalErrorCode.INVALID, "approval.proxy.steps", "steps");
            var length = String.join(" ", codes).length();
            refusals.unless(
                    length <= STEPS, ApprovalErrorCode.INVALID, "approval.proxy.steps.long", "steps", STEPS, length);
        }
    }

    private static void checkOthers(
            Refusals refusals, Viewer viewer, GrantInput input, Receiver to, List<Proxy> during) {
        during.stream()
                .filter(other -> other.postId() == viewer.postId() && other.sharesScope(input.kinds(), input.codes()))
                .findFirst()
                .ifPresent(other -> refusals.add(
                        ApprovalErrorCode.PROXY,
                        "approval.proxy.overlap",
                        "firstOn",
                        other.proxyName(),
                        other.firstOn(),
                        other.lastOn()));
        refusals.unless(
                !reaches(during, to.postId(), viewer.postId()),
                ApprovalErrorCode.PROXY,
                "approval.proxy.circle",
                "postId",
                to.personName());
    }

    /** Whether what that post has given comes back to the other, over however many. */
    private static boolean reaches(List<Proxy> during, long from, long to) {
        var seen = new HashSet<Long>();
        var next = new ArrayDeque<Long>(List.of(from));
        while (!next.isEmpty()) {
            var post = next.remove();
            if (post == to) {
                return true;
            }
            if (seen.add(post)) {
                during.stream().filter(given -> given.postId() == post).forEach(given -> next.add(given.proxyPostId()));
            }
        }
        return false;
    }
}
