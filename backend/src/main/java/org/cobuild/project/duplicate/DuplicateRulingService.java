package org.cobuild.project.duplicate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobuild.db.tables.records.ProjectDuplicateRulingRecord;
import org.cobuild.platform.Change;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Ids;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.PortalClock;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.cobuild.project.Project;
import org.cobuild.project.ProjectErrorCode;
import org.cobuild.project.ProjectRepository;
import org.cobuild.project.ProjectStage;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person rules on what was found: the big-data authority that reviews the project, of its tenant or of its city,
 * in a matter that is not its own. Nothing is overwritten; the newest ruling counts.
 */
@Service
public class DuplicateRulingService {
    private final DuplicateRepository checks;
    private final ProjectRepository projects;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    DuplicateRulingService(
            DuplicateRepository checks,
            ProjectRepository projects,
            Access access,
            PortalClock clock,
            ApplicationEventPublisher events) {
        this.checks = checks;
        this.projects = projects;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** A ruling. @param hitId null for an undetermined check as a whole */
    public record Rule(
            GlobalId checkId,
            @Nullable GlobalId hitId,
            DuplicateVerdict verdict,
            String reason,
            @Nullable String clientMutationId) {}

    /** Keeps a ruling with who made it and when. */
    @Transactional
    public DuplicateCheck rule(Viewer viewer, Rule input) {
        var scope = viewer.scope();
        var checkId = input.checkId().of("DuplicateCheck");
        var check = checks.find(scope, Set.of(checkId)).get(checkId);
        if (check == null) {
            throw new NotFound();
        }
        var hitId = input.hitId() == null ? null : hitOf(viewer, check, input.hitId());
        var grant = access.require(viewer, Action.ESTIMATE_CUT, viewer.tenantId(), check.tenantId());
        var project = projects.find(scope, check.projectId()).orElseThrow(NotFound::new);
        if (!reviews(viewer, project)) {
            throw new Forbidden("forbidden.role");
        }
        var refusals = new Refusals()
                .unless(
                        project.stage() == ProjectStage.SUBMITTED,
                        ProjectErrorCode.STAGE,
                        "project.duplicate.stage",
                        "")
                .unless(
                        !ownMatters(viewer, List.of(project)).contains(project.id()),
                        ProjectErrorCode.INVALID,
                        "project.duplicate.own",
                        "");
        refusals.unless(
                hitId != null || check.state() == DuplicateState.UNDETERMINED,
                ProjectErrorCode.INVALID,
                "project.duplicate.which",
                "hitId");
        var reason = Texts.check(
                refusals, ProjectErrorCode.REQUIRED, ProjectErrorCode.INVALID, "reason", input.reason(), 2, 1_000);
        refusals.throwIfAny();
        checks.insert(new ProjectDuplicateRulingRecord(
                Ids.next(),
                check.tenantId(),
                check.id(),
                hitId,
                input.verdict().name(),
                reason,
                clock.now(),
                viewer.name(),
                viewer.postTitle(),
                viewer.unitName()));
        events.publishEvent(Change.of("projectDuplicateRule", viewer, grant.tenantId(), "DuplicateCheck", check.id())
                .timeline(project.id(), Change.Audience.WHOLE)
                .field("hit", null, hitId)
                .field("verdict", null, input.verdict())
                .field("reason", null, reason)
                .build());
        return check;
    }

    private long hitOf(Viewer viewer, DuplicateCheck check, GlobalId hit) {
        var id = hit.of("DuplicateHit");
        var found = checks.findHits(viewer.scope(), Set.of(id)).get(id);
        if (found == null || found.checkId() != check.id()) {
            throw new NotFound();
        }
        return id;
    }

    /** For each of the checks whether the caller may rule on it now. */
    List<Boolean> mayRule(Viewer viewer, List<DuplicateCheck> of) {
        if (!viewer.may(Action.ESTIMATE_CUT, viewer.tenantId())) {
            return of.stream().map(check -> false).toList();
        }
        var ids = of.stream().map(DuplicateCheck::projectId).collect(Collectors.toSet());
        var open = projects.find(viewer.scope(), ids).values().stream()
                .filter(project -> project.stage() == ProjectStage.SUBMITTED && reviews(viewer, project))
                .toList();
        var own = open.isEmpty() ? Set.<Long>of() : ownMatters(viewer, open);
        var may = open.stream().map(Project::id).filter(id -> !own.contains(id)).collect(Collectors.toSet());
        return of.stream().map(check -> may.contains(check.projectId())).toList();
    }

    private static boolean reviews(Viewer viewer, Project project) {
        return project.sight().whole()
                && (viewer.tenantId() == project.tenantId() || viewer.tenantId() == project.cityId());
    }

    /** Those that any unit of the person leads or takes part in. */
    private Set<Long> ownMatters(Viewer viewer, Collection<Project> of) {
        var own = new java.util.HashSet<>(
                checks.takenPartIn(viewer, of.stream().map(Project::id).toList()));
        of.stream()
                .filter(project -> viewer.unitIds().contains(project.unitId()))
                .forEach(project -> own.add(project.id()));
        return own;
    }
}
