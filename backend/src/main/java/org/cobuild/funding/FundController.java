package org.cobuild.funding;

import java.math.BigDecimal;
import java.util.List;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.UserError;
import org.cobuild.project.FundSource;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Pools, allocations and reinvestment over GraphQL. */
@Controller
class FundController {
    private static final int MOST_USES = 100;
    private final FundRepository funds;
    private final Reinvestments reinvestments;
    private final FundPoolService pools;
    private final AllocationService allocations;

    FundController(
            FundRepository funds, Reinvestments reinvestments, FundPoolService pools, AllocationService allocations) {
        this.funds = funds;
        this.reinvestments = reinvestments;
        this.pools = pools;
        this.allocations = allocations;
    }

    /** Who has no business with projects (administrators of the system) sees no money either. */
    @QueryMapping
    List<FundPool> fundPools(@Argument @Nullable Integer year, @ContextValue Viewer viewer) {
        return viewer.actions().contains(Action.PROJECT_READ) ? funds.pools(viewer.scope(), year) : List.of();
    }

    @QueryMapping
    List<ReinvestmentUse> reinvestmentUses(@ContextValue Viewer viewer) {
        return viewer.actions().contains(Action.PROJECT_READ)
                ? reinvestments.newest(viewer.scope(), MOST_USES)
                : List.of();
    }

    @MutationMapping
    FundPoolPayload fundPoolSet(@Argument FundPoolSetInput input, @ContextValue Viewer viewer) {
        var pool = pools.set(
                viewer, new FundPoolService.SetPool(input.source, input.year, input.amount, input.version, input.note));
        return new FundPoolPayload(pool, List.of());
    }

    @MutationMapping
    FundEntryPayload fundAllocate(@Argument FundAllocateInput input, @ContextValue Viewer viewer) {
        var entry = allocations.allocate(
                viewer,
                new AllocationService.Allocate(
                        input.projectId.of("Project"), input.source, input.year, input.amount, input.note));
        return new FundEntryPayload(entry, List.of());
    }

    @MutationMapping
    FundEntryPayload fundEntryCounter(@Argument FundEntryCounterInput input, @ContextValue Viewer viewer) {
        return new FundEntryPayload(
                allocations.counter(viewer, input.entryId.of("FundEntry"), input.reason), List.of());
    }

    record FundPoolSetInput(
            FundSource source,
            int year,
            BigDecimal amount,
            @Nullable Integer version,
            @Nullable String note,
            @Nullable String clientMutationId) {}

    record FundAllocateInput(
            GlobalId projectId,
            FundSource source,
            int year,
            BigDecimal amount,
            @Nullable String note,
            @Nullable String clientMutationId) {}

    record FundEntryCounterInput(
            GlobalId entryId, String reason, @Nullable String clientMutationId) {}

    record FundPoolPayload(FundPool pool, List<UserError> errors) {}

    record FundEntryPayload(FundEntry entry, List<UserError> errors) {}
}
