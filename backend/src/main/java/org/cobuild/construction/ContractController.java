package org.cobuild.construction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Recording contracts over GraphQL. */
@Controller
class ContractController {
    private final ContractService service;

    ContractController(ContractService service) {
        this.service = service;
    }

    @MutationMapping
    ContractPayload contractRecord(@Argument ContractRecordInput input, @ContextValue Viewer viewer) {
        return new ContractPayload(service.record(viewer, input.award()), List.of());
    }

    record ContractTermInput(String title, @Nullable GlobalId milestoneId, BigDecimal amount) {
        Award.Term term() {
            return new Award.Term(title, milestoneId == null ? null : milestoneId.of("Milestone"), amount);
        }
    }

    record ContractRecordInput(
            GlobalId projectId,
            String lot,
            String title,
            String supplierName,
            String supplierCreditCode,
            @Nullable Boolean creditCodeConfirmed,
            SupplierSize supplierSize,
            BigDecimal amount,
            LocalDate awardedOn,
            LocalDate signedOn,
            @Nullable Integer agreedPaymentDays,
            List<ContractTermInput> terms,
            @Nullable String clientMutationId) {

        Award award() {
            return new Award(
                    projectId.of("Project"),
                    lot,
                    title,
                    supplierName,
                    supplierCreditCode,
                    Objects.requireNonNullElse(creditCodeConfirmed, false),
                    supplierSize,
                    amount,
                    awardedOn,
                    signedOn,
                    agreedPaymentDays,
                    terms.stream().map(ContractTermInput::term).toList());
        }
    }

    record ContractPayload(Contract contract, List<UserError> errors) {}
}
