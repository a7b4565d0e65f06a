package org.cobuild.approval;

import java.util.List;
import org.cobuild.platform.Change;
import org.cobuild.platform.Forbidden;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A post follows cases that it sees; it widens nobody's view. */
@Service
class FollowService {
    private final HeldCases cases;
    private final CaseLists lists;
    private final Access access;
    private final PortalClock clock;
    private final ApplicationEventPublisher events;

    FollowService(
            HeldCases cases, CaseLists lists, Access access, PortalClock clock, ApplicationEventPublisher events) {
        this.cases = cases;
        this.lists = lists;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @param follow true to follow it, or to have seen it as it now is; false not to follow it any more */
    record FollowInput(
            GlobalId caseId, boolean follow, @Nullable String clientMutationId) {}

    @Transactional
    public ApprovalCase follow(Viewer viewer, FollowInput input) {
        var matter = cases.find(viewer, input.caseId());
        var own = access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        if (viewer.machine()) {
            throw new Forbidden("forbidden.machine");
        }
        if (viewer.brokeGlass()) {
            throw new Forbidden("forbidden.role");
        }
        var before = lists.follows(viewer, List.of(matter.id())).get(matter.id());
        if (input.follow()) {
            if (before == null || before.unread()) {
                var grant = cases.actsIn(viewer, Action.PROJECT_READ, matter);
                lists.follow(own, grant, viewer.postId(), matter.id(), clock.now());
            }
        } else if (before != null) {
            lists.unfollow(own, viewer.postId(), matter.id());
        }
        if (input.follow() == (before == null)) {
            events.publishEvent(Change.of("caseFollow", viewer, matter.tenantId(), "Case", matter.id())
                    .project(matter.projectId())
                    .field("follow", before != null, input.follow())
                    .build());
        }
        return matter;
    }
}
