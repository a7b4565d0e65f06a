package org.cobuild.approval;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cobuild.approval.CopyService.CopyInput;
import org.cobuild.approval.CopyService.ReadInput;
import org.cobuild.approval.OfferLoaders.CopyReceiversOf;
import org.cobuild.approval.OfferLoaders.OfferedReaders;
import org.cobuild.approval.Readers.Reader;
import org.cobuild.approval.UrgeService.UrgeInput;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.CaseRules;
import org.cobuild.approval.flow.Task;
import org.cobuild.platform.Batch;
import org.cobuild.platform.Connection;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What those do who don't decide now: urge who is pending, and bring a case to the notice of others. */
@Controller
class FollowController {
    private final HeldCases cases;
    private final UrgeService urging;
    private final CopyService copying;
    private final CopyRepository copies;
    private final Access access;

    FollowController(HeldCases cases, UrgeService urging, CopyService copying, CopyRepository copies, Access access) {
        this.cases = cases;
        this.urging = urging;
        this.copying = copying;
        this.copies = copies;
        this.access = access;
    }

    record CasePayload(@Nullable ApprovalCase matter, List<UserError> errors) {}

    @MutationMapping
    CasePayload caseUrge(@Argument UrgeInput input, @ContextValue Viewer viewer) {
        return new CasePayload(urging.urge(viewer, input), List.of());
    }

    @MutationMapping
    CasePayload caseCopy(@Argument CopyInput input, @ContextValue Viewer viewer) {
        return new CasePayload(copying.copy(viewer, input), List.of());
    }

    @MutationMapping
    CasePayload caseCopyRead(@Argument ReadInput input, @ContextValue Viewer viewer) {
        return new CasePayload(copying.read(viewer, input), List.of());
    }

    /** The word of the API is none for a component of a record; of a refusal or a repetition the payload is a map. */
    @SchemaMapping(typeName = "CasePayload", field = "case")
    @Nullable
    Object changed(Object payload) {
        return payload instanceof CasePayload made ? made.matter() : ((Map<?, ?>) payload).get("matter");
    }

    @QueryMapping
    Connection<CaseCopy> copies(
            @Argument int first,
            @Argument @Nullable String after,
            @Argument boolean unreadOnly,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PROJECT_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(copies.list(viewer, unreadOnly, page), page, copy -> Page.key(copy.id()));
    }

    @SchemaMapping(typeName = "CaseCopyConnection")
    int unreadCount(@ContextValue Viewer viewer) {
        return copies.countUnread(viewer);
    }

    @SchemaMapping(typeName = "CaseCopy", field = "case")
    CompletableFuture<ApprovalCase> matter(CaseCopy copy, DataLoader<Long, ApprovalCase> cases) {
        return cases.load(copy.caseId());
    }

    @BatchMapping(typeName = "Case", field = "copies")
    Map<ApprovalCase, List<CaseCopy>> copiesOf(List<ApprovalCase> of, @ContextValue Viewer viewer) {
        var found =
                copies.ofCases(viewer.scope(), of.stream().map(ApprovalCase::id).toList());
        return Batch.each(of, matter -> found.getOrDefault(matter.id(), List.of()));
    }

    @SchemaMapping(typeName = "CaseCopy")
    boolean viewerUnread(CaseCopy copy, @ContextValue Viewer viewer) {
        return copy.postId() == viewer.postId() && copy.readAt() == null;
    }

    @SchemaMapping(typeName = "Case")
    CompletableFuture<List<Reader>> copyReceivers(
            ApprovalCase matter,
            @Argument @Nullable String search,
            DataLoader<CopyReceiversOf, OfferedReaders> receivers) {
        return receivers.load(new CopyReceiversOf(matter, search)).thenApply(OfferedReaders::all);
    }

    @SchemaMapping(typeName = "Case")
    CompletableFuture<Boolean> viewerCanCopy(
            ApprovalCase matter, DataLoader<Long, CaseFlow> flows, @ContextValue Viewer viewer) {
        return flows.load(matter.id()).thenApply(flow -> cases.mayCopy(viewer, matter, flow));
    }

    /** The time since the last one is asked for when it is done. */
    @SchemaMapping(typeName = "Case")
    CompletableFuture<Boolean> viewerCanUrge(
            ApprovalCase matter, DataLoader<Long, CaseFlow> flows, @ContextValue Viewer viewer) {
        return flows.load(matter.id())
                .thenApply(flow -> cases.mayUrge(viewer, matter, flow) && CaseRules.isPending(flow));
    }

    @SchemaMapping(typeName = "Case", field = "urges")
    CompletableFuture<List<Urge>> urgesOf(ApprovalCase matter, DataLoader<Long, Urges> urges) {
        return urges.load(matter.id()).thenApply(Urges::all);
    }

    @SchemaMapping
    CompletableFuture<Integer> urges(Task task, DataLoader<Long, Urges> urges) {
        return urges.load(task.caseId()).thenApply(found -> found.of(task).size());
    }

    @SchemaMapping
    CompletableFuture<@Nullable Urge> lastUrge(Task task, DataLoader<Long, Urges> urges) {
        return urges.load(task.caseId()).thenApply(found -> {
            var own = found.of(task);
            return own.isEmpty() ? null : own.getLast();
        });
    }
}
