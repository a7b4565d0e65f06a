package org.cobuild.project;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cobuild.platform.Change;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.ProjectArea;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.TenantRepository;
import org.cobuild.tenancy.Unit;
import org.cobuild.tenancy.UnitRepository;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tenant that owns a project shows it, or areas of it, to another tenant of the tree or to a unit of one: until a
 * day or until it is revoked. Nobody else can, so that what was received is not passed on.
 */
@Service
public class Sharing {
    private final ProjectRepository projects;
    private final ShareRepository shares;
    private final ProjectVisibility visibility;
    private final UnitRepository units;
    private final TenantRepository tenants;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    Sharing(
            ProjectRepository projects,
            ShareRepository shares,
            ProjectVisibility visibility,
            UnitRepository units,
            TenantRepository tenants,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.shares = shares;
        this.visibility = visibility;
        this.units = units;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What is shared.
     *
     * @param receiverId a unit, or a tenant for those who read all of it
     * @param until the last day; null: until it is revoked
     * @param replaces the share of the same receiver that this one takes the place of
     */
    public record Give(
            GlobalId projectId,
            GlobalId receiverId,
            List<ProjectArea> areas,
            @Nullable LocalDate until,
            String reason,
            @Nullable GlobalId replaces,
            @Nullable String clientMutationId) {}

    /** The share that ends. */
    public record Revoke(GlobalId shareId, @Nullable String clientMutationId) {}

    /** To whom it is shown. */
    private record Receiver(long tenantId, @Nullable Long unitId, String name) {
        static Receiver of(Tenant tenant) {
            return new Receiver(tenant.id(), null, tenant.name());
        }

        static Receiver of(Unit unit) {
            return new Receiver(unit.tenantId(), unit.id(), unit.name());
        }
    }

    /** Shares a project; from now on the receiver sees it. */
    @Transactional
    public Project give(Viewer viewer, Give input) {
        var held = projects.findHeld(viewer.scope(), input.projectId().of("Project"))
                .orElseThrow(NotFound::new);
        var project = held.project();
        var grant = access.require(viewer, Action.PROJECT_SHARE, project.tenantId());
        var receiver = receiver(viewer, input.receiverId()).orElseThrow(NotFound::new);
        var given = shares.ofReceiver(grant, project.id(), receiver.tenantId());
        var before = given.stream()
                .filter(share -> share.isFor(receiver.tenantId(), receiver.unitId())
                        && share.state(viewer.at()) == ProjectShare.State.ACTIVE)
                .findFirst();
        var share = check(viewer, project, receiver, input, before);
        before.ifPresent(old -> shares.end(grant, old.id(), viewer.name(), share.givenAt()));
        shares.insert(share);
        var all = new java.util.ArrayList<>(given);
        before.ifPresent(all::remove);
        all.add(share);
        visibility.share(project, receiver.tenantId(), all);
        events.publishEvent(Change.of("projectShare", viewer, project.tenantId(), "Project", project.id())
                .timeline(project.id(), Change.Audience.WHOLE)
                .detail(receiver.name())
                .field("receiver", null, receiver.name())
                .field(
                        "areas",
                        before.map(old -> ProjectArea.join(old.areas())).orElse(null),
                        ProjectArea.join(share.areas()))
                .field("until", before.map(ProjectShare::until).orElse(null), share.until())
                .field("reason", before.map(ProjectShare::reason).orElse(null), share.reason())
                .build());
        return ProjectRepository.project(held.row(), held.seen());
    }

    private ProjectShare check(
            Viewer viewer, Project project, Receiver receiver, Give input, Optional<ProjectShare> before) {
        var refusals = new Refusals()
                .unless(project.stage().wasSubmitted(), ProjectErrorCode.STAGE, "project.share.stage", "projectId")
                .unless(
                        receiver.tenantId() != project.tenantId(),
                        ProjectErrorCode.INVALID,
                        "project.share.own",
                        "receiverId");
        var replaces = input.replaces() == null ? null : input.replaces().of("ProjectShare");
        refusals.unless(
                java.util.Objects.equals(before.map(ProjectShare::id).orElse(null), replaces),
                ProjectErrorCode.STALE,
                before.isPresent() ? "project.share.there" : "project.share.gone",
                "replaces",
                receiver.name());
        var zone = viewer.tenant().zone();
        var until = input.until();
        refusals.unless(
                until == null || !until.isBefore(clock.today(zone)),
                ProjectErrorCode.DATES,
                "project.share.past",
                "until");
        var reason = Texts.check(
                refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "reason", input.reason(), 2, 500);
        refusals.throwIfAny();
        return new ProjectShare(
                Ids.next(),
                project.tenantId(),
                project.id(),
                receiver.tenantId(),
                receiver.unitId(),
                input.areas().isEmpty() ? Set.of() : EnumSet.copyOf(input.areas()),
                reason,
                until,
                until == null ? null : endOf(until, zone),
                viewer.name(),
                viewer.unitName(),
                clock.now(),
                null,
                null);
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Units and tenants of another tree are as missing as those that nobody has. */
    private Optional<Receiver> receiver(Viewer viewer, GlobalId id) {
        return id.type().equals("Tenant")
                ? tenants.find(viewer.scope(), id.value()).map(Receiver::of)
                : units.find(viewer.scope(), id.of("Unit")).map(Receiver::of);
    }

    /** Ends a share at once; one that is over already stays as it is. */
    @Transactional
    public Project revoke(Viewer viewer, Revoke input) {
        var id = input.shareId().of("ProjectShare");
        var seen = Optional.ofNullable(shares.find(viewer.scope(), List.of(id)).get(id))
                .orElseThrow(NotFound::new);
        var grant = access.require(viewer, Action.PROJECT_SHARE, seen.tenantId());
        var held = projects.findHeld(viewer.scope(), seen.projectId()).orElseThrow(NotFound::new);
        var given = shares.ofReceiver(grant, seen.projectId(), seen.receiverTenantId());
        var share = given.stream()
                .filter(other -> other.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusals.refused(ProjectErrorCode.ACTED, "project.share.ended", "shareId"));
        shares.end(grant, id, viewer.name(), clock.now());
        visibility.share(
                held.project(),
                share.receiverTenantId(),
                given.stream().filter(other -> other.id() != id).toList());
        var unit = share.receiverUnitId();
        var name = unit == null
                ? tenants.get(share.receiverTenantId()).name()
                : units.find(viewer.scope(), unit).map(Unit::name).orElse("");
        events.publishEvent(Change.of("projectShareRevoke", viewer, share.tenantId(), "Project", share.projectId())
                .timeline(share.projectId(), Change.Audience.WHOLE)
                .detail(name)
                .field("receiver", name, null)
                .field("areas", ProjectArea.join(share.areas()), null)
                .build());
        return ProjectRepository.project(held.row(), held.seen());
    }
}
