package org.cobuild.approval;

import java.util.List;
import java.util.Map;
import org.cobuild.approval.CaseLists.CaseFilter;
import org.cobuild.approval.CaseLists.CaseFollow;
import org.cobuild.approval.FollowController.CasePayload;
import org.cobuild.approval.FollowService.FollowInput;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What one has started, and what one follows. */
@Controller
class CaseListController {
    private final CaseLists lists;
    private final FollowService service;
    private final Access access;

    CaseListController(CaseLists lists, FollowService service, Access access) {
        this.lists = lists;
        this.service = service;
        this.access = access;
    }

    @QueryMapping
    Connection<ApprovalCase> cases(
            @Argument CaseFilter filter,
            @Argument int first,
            @Argument @org.jspecify.annotations.Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(lists.list(viewer, filter, page), page, matter -> Page.key(matter.id()));
    }

    @MutationMapping
    CasePayload caseFollow(@Argument FollowInput input, @ContextValue Viewer viewer) {
        return new CasePayload(service.follow(viewer, input), List.of());
    }

    @BatchMapping(typeName = "Case")
    Map<ApprovalCase, CaseFollow> viewerFollow(List<ApprovalCase> of, @ContextValue Viewer viewer) {
        var found = lists.follows(viewer, of.stream().map(ApprovalCase::id).toList());
        return Batch.each(of, matter -> found.get(matter.id()));
    }
}
