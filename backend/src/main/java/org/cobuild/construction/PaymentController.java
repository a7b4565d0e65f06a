package org.cobuild.construction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobuild.platform.Connection;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Page;
import org.cobuild.platform.UserError;
import org.cobuild.tenancy.Action;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Payment requests over GraphQL. */
@Controller
class PaymentController {
    private final PaymentRepository payments;
    private final PaymentService service;

    PaymentController(PaymentRepository payments, PaymentService service) {
        this.payments = payments;
        this.service = service;
    }

    /** Who has no business with projects sees no payment either. */
    @QueryMapping
    Connection<PaymentRequest> paymentRequests(
            @Argument @Nullable List<PaymentState> states,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var page = Page.of(first, after);
        var rows = viewer.actions().contains(Action.PROJECT_READ)
                ? payments.list(viewer.scope(), states, page)
                : List.<PaymentRequest>of();
        return Connection.of(rows, page, request -> Page.key(request.id()));
    }

    @MutationMapping
    PaymentRequestPayload paymentRequest(@Argument PaymentRequestInput input, @ContextValue Viewer viewer) {
        return payload(service.request(viewer, input.termId.of("ContractTerm"), input.amount, input.deliveredOn));
    }

    @MutationMapping
    PaymentRequestPayload paymentReview(@Argument PaymentReviewInput input, @ContextValue Viewer viewer) {
        return payload(service.review(viewer, input.requestId.of("PaymentRequest"), input.approve, input.remark));
    }

    @MutationMapping
    PaymentRequestPayload paymentPay(@Argument PaymentPayInput input, @ContextValue Viewer viewer) {
        return payload(service.pay(viewer, input.requestId.of("PaymentRequest")));
    }

    @SchemaMapping
    boolean viewerCanApprove(PaymentRequest request, @ContextValue Viewer viewer) {
        return request.approvableBy(viewer);
    }

    @SchemaMapping
    boolean viewerCanPay(PaymentRequest request, @ContextValue Viewer viewer) {
        return request.payableBy(viewer);
    }

    private static PaymentRequestPayload payload(PaymentRequest request) {
        return new PaymentRequestPayload(request, List.of());
    }

    record PaymentRequestInput(
            GlobalId termId,
            BigDecimal amount,
            LocalDate deliveredOn,
            @Nullable String clientMutationId) {}

    record PaymentReviewInput(
            GlobalId requestId,
            boolean approve,
            @Nullable String remark,
            @Nullable String clientMutationId) {}

    record PaymentPayInput(GlobalId requestId, @Nullable String clientMutationId) {}

    record PaymentRequestPayload(PaymentRequest paymentRequest, List<UserError> errors) {}
}
