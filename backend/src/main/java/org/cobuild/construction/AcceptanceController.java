package org.cobuild.construction;

import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Acceptances over GraphQL. */
@Controller
class AcceptanceController {
    private final AcceptanceService service;

    AcceptanceController(AcceptanceService service) {
        this.service = service;
    }

    @MutationMapping
    AcceptancePayload acceptanceApply(@Argument AcceptanceApplyInput input, @ContextValue Viewer viewer) {
        var papers = input.papers.stream()
                .map(paper -> new AcceptanceService.Paper(paper.paper, paper.documentId.of("Document")))
                .toList();
        var acceptance = service.apply(
                viewer,
                new AcceptanceService.Application(
                        input.projectId.of("Project"), input.completedOn, input.note, papers));
        return new AcceptancePayload(acceptance, List.of());
    }

    record AcceptancePaperInput(AcceptancePaper paper, GlobalId documentId) {}

    record AcceptanceApplyInput(
            GlobalId projectId,
            LocalDate completedOn,
            String note,
            List<AcceptancePaperInput> papers,
            @Nullable String clientMutationId) {}

    record AcceptancePayload(Acceptance acceptance, List<UserError> errors) {}
}
