package org.cobuild.operation;

import java.math.BigDecimal;
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

/** The acts on a project in operation. */
@Controller
class OperationController {
    private final OperationService operation;
    private final YearCloseService closing;

    OperationController(OperationService operation, YearCloseService closing) {
        this.operation = operation;
        this.closing = closing;
    }

    @MutationMapping
    EntryPayload operationEntryBook(@Argument BookInput input, @ContextValue Viewer viewer) {
        return EntryPayload.of(operation.book(
                viewer, input.projectId().of("Project"), input.kind(), input.month(), input.amount(), input.note()));
    }

    @MutationMapping
    EntryPayload operationEntryMatch(@Argument MatchInput input, @ContextValue Viewer viewer) {
        return EntryPayload.of(operation.match(viewer, input.entryId().of("OperationEntry")));
    }

    @MutationMapping
    EntryPayload operationEntryCounter(@Argument CounterInput input, @ContextValue Viewer viewer) {
        return EntryPayload.of(operation.counter(viewer, input.entryId().of("OperationEntry"), input.reason()));
    }

    @MutationMapping
    YearPayload operationYearClose(@Argument CloseInput input, @ContextValue Viewer viewer) {
        var year = closing.close(viewer, input.projectId().of("Project"), input.year());
        return new YearPayload(year, List.of());
    }

    record BookInput(
            GlobalId projectId,
            OperationEntryKind kind,
            LocalDate month,
            BigDecimal amount,
            String note,
            @Nullable String clientMutationId) {}

    record MatchInput(GlobalId entryId, @Nullable String clientMutationId) {}

    record CounterInput(
            GlobalId entryId, String reason, @Nullable String clientMutationId) {}

    record CloseInput(
            GlobalId projectId, int year, @Nullable String clientMutationId) {}

    record EntryPayload(@Nullable OperationEntry entry, List<UserError> errors) {
        static EntryPayload of(OperationEntry entry) {
            return new EntryPayload(entry, List.of());
        }
    }

    record YearPayload(@Nullable OperationYear operationYear, List<UserError> errors) {}
}
