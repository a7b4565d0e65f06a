package org.cobuild.filing;

import java.util.List;
import java.util.Map;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NodeLoader;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.ViewerNodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The filing register over GraphQL. */
@Controller
class FilingController {
    private final Access access;
    private final FilingRepository filings;
    private final FilingService service;
    private final FilingRulings rulings;

    FilingController(Access access, FilingRepository filings, FilingService service, FilingRulings rulings) {
        this.access = access;
        this.filings = filings;
        this.service = service;
        this.rulings = rulings;
    }

    @Bean
    static NodeLoader filingNodes(FilingRepository filings) {
        return new ViewerNodes(
                FilingPapers.FILING,
                (viewer, ids) -> viewer.may(Action.FILING_READ, viewer.tenantId())
                        ? filings.find(viewer.scope(), ids)
                        : Map.of());
    }

    @QueryMapping
    @Nullable
    Filing filing(@Argument GlobalId id, @ContextValue Viewer viewer) {
        access.require(viewer, Action.FILING_READ, viewer.tenantId());
        var asked = id.of(FilingPapers.FILING);
        return filings.find(viewer.scope(), List.of(asked)).get(asked);
    }

    @QueryMapping
    Connection<Filing> filings(
            @Argument FilingRepository.@Nullable Filter filter,
            @Argument FilingRepository.Order orderBy,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.FILING_READ, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(
                filings.list(viewer.scope(), wanted(filter), orderBy, page),
                page,
                filing -> FilingRepository.cursor(orderBy, filing));
    }

    @QueryMapping
    List<FilingRepository.Total> filingTotals(
            @Argument FilingRepository.@Nullable Filter filter, @ContextValue Viewer viewer) {
        access.require(viewer, Action.FILING_READ, viewer.tenantId());
        return filings.totals(viewer.scope(), wanted(filter));
    }

    private static FilingRepository.Filter wanted(FilingRepository.@Nullable Filter filter) {
        return filter == null ? FilingRepository.Filter.NONE : filter;
    }

    /** The filing as it now is; null when it was thrown away. */
    record FilingPayload(@Nullable Filing filing, List<UserError> errors) {}

    @MutationMapping
    FilingPayload filingStart(@Argument FilingService.Start input, @ContextValue Viewer viewer) {
        return done(service.start(viewer, input));
    }

    @MutationMapping
    FilingPayload filingEdit(@Argument FilingService.Edit input, @ContextValue Viewer viewer) {
        return done(service.edit(viewer, input));
    }

    @MutationMapping
    FilingPayload filingFile(@Argument FilingService.Read input, @ContextValue Viewer viewer) {
        return done(service.file(viewer, input));
    }

    @MutationMapping
    FilingPayload filingCorrect(@Argument FilingService.Correct input, @ContextValue Viewer viewer) {
        return done(service.correct(viewer, input));
    }

    @MutationMapping
    FilingPayload filingDiscard(@Argument FilingService.Read input, @ContextValue Viewer viewer) {
        service.discard(viewer, input);
        return new FilingPayload(null, List.of());
    }

    @MutationMapping
    FilingPayload filingSendBack(@Argument FilingRulings.Rule input, @ContextValue Viewer viewer) {
        return done(rulings.sendBack(viewer, input));
    }

    @MutationMapping
    FilingPayload filingRevoke(@Argument FilingRulings.Rule input, @ContextValue Viewer viewer) {
        return done(rulings.revoke(viewer, input));
    }

    private static FilingPayload done(Filing filing) {
        return new FilingPayload(filing, List.of());
    }
}
