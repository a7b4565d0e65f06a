package org.cobuild.approval;

import java.util.List;
import org.cobuild.approval.ConfirmationService.AnswerInput;
import org.cobuild.platform.Connection;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What participants are asked to confirm. {@code Confirmation.project} is answered by the project's room. */
@Controller
class ConfirmationController {
    private final ConfirmationService service;
    private final ConfirmationRepository confirmations;
    private final Access access;

    ConfirmationController(ConfirmationService service, ConfirmationRepository confirmations, Access access) {
        this.service = service;
        this.confirmations = confirmations;
        this.access = access;
    }

    record ConfirmationPayload(@Nullable Confirmation confirmation, List<UserError> errors) {}

    @QueryMapping
    Connection<Confirmation> confirmations(
            @Argument int first,
            @Argument @Nullable String after,
            @Argument boolean open,
            @ContextValue Viewer viewer) {
        access.require(viewer, Action.PARTICIPATION_ANSWER, viewer.tenantId());
        var page = Page.of(first, after);
        return Connection.of(confirmations.list(viewer, open, page), page, confirmation -> Page.key(confirmation.id()));
    }

    @SchemaMapping(typeName = "ConfirmationConnection")
    int openCount(@ContextValue Viewer viewer) {
        return confirmations.countOpen(viewer);
    }

    @MutationMapping
    ConfirmationPayload confirmationAnswer(@Argument AnswerInput input, @ContextValue Viewer viewer) {
        service.answer(viewer, input);
        var id = input.confirmationId().of("Confirmation");
        var now = confirmations.find(viewer.scope(), List.of(id)).get(id);
        if (now == null) {
            throw new NotFound();
        }
        return new ConfirmationPayload(now, List.of());
    }

    @SchemaMapping
    boolean viewerCanAnswer(Confirmation confirmation, @ContextValue Viewer viewer) {
        return confirmation.open()
                && viewer.may(Action.PARTICIPATION_ANSWER, confirmation.tenantId())
                && confirmation.seat().taken(viewer);
    }
}
