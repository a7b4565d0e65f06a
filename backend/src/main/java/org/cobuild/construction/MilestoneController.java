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

/** Reporting and confirming progress over GraphQL. */
@Controller
class MilestoneController {
    private final ReportService service;

    MilestoneController(ReportService service) {
        this.service = service;
    }

    @MutationMapping
    MilestoneReportPayload milestoneReport(@Argument MilestoneReportInput input, @ContextValue Viewer viewer) {
        return new MilestoneReportPayload(service.report(viewer, input.said()), List.of());
    }

    @MutationMapping
    MilestoneReportPayload milestoneReview(@Argument MilestoneReviewInput input, @ContextValue Viewer viewer) {
        var report = service.review(viewer, input.reportId.of("MilestoneReport"), input.confirm, input.remark);
        return new MilestoneReportPayload(report, List.of());
    }

    record MilestoneReportInput(
            GlobalId milestoneId,
            int progress,
            LocalDate forecastEndOn,
            @Nullable LocalDate actualStartOn,
            @Nullable LocalDate actualEndOn,
            String note,
            @Nullable GlobalId documentId,
            @Nullable String clientMutationId) {

        ReportService.Said said() {
            return new ReportService.Said(
                    milestoneId.of("Milestone"),
                    progress,
                    forecastEndOn,
                    actualStartOn,
                    actualEndOn,
                    note,
                    documentId == null ? null : documentId.of("Document"));
        }
    }

    record MilestoneReviewInput(
            GlobalId reportId,
            boolean confirm,
            @Nullable String remark,
            @Nullable String clientMutationId) {}

    record MilestoneReportPayload(MilestoneReport report, List<UserError> errors) {}
}
