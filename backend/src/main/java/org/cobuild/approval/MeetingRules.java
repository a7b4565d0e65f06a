package org.cobuild.approval;

import java.time.LocalDate;
import java.time.ZoneId;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Texts;
import org.jspecify.annotations.Nullable;

/** What a decision says of the meeting that took it: all of it in a step of a meeting, and nothing elsewhere. */
final class MeetingRules {
    private MeetingRules() {}

    /** As it was typed; what is absent is refused beside its field, with everything else that is. */
    record MeetingInput(
            @Nullable LocalDate heldOn,
            @Nullable String name,
            @Nullable String present,
            @Nullable String minutes,
            @Nullable GlobalId documentId) {}

    /**
     * Checked and clean.
     *
     * @param documentId the uploaded file of the signed minutes; null without one
     */
    record Held(
            LocalDate heldOn,
            String name,
            String present,
            String minutes,
            @Nullable Long documentId) {}

    /**
     * Checks it.
     *
     * @param step the task's step
     * @param today in the tenant's zone
     * @return null when there is none
     */
    static @Nullable Held check(
            Refusals refusals,
            Step step,
            Task task,
            DecisionVerb verb,
            @Nullable MeetingInput input,
            LocalDate today,
            ZoneId zone) {
        var decides = step.meeting() && task.kind() == TaskKind.ROUTE;
        if (input == null) {
            // A secretary returns what lacks its papers before it comes to the table.
            refusals.unless(
                    !decides || verb == DecisionVerb.RETURN,
                    ApprovalErrorCode.REQUIRED,
                    "approval.meeting.required",
                    "meeting",
                    step.name(),
                    step.nameEn());
            return null;
        }
        if (!decides) {
            refusals.add(ApprovalErrorCode.INVALID, "approval.meeting.without", "meeting", step.name(), step.nameEn());
            return null;
        }
        return new Held(
                day(refusals, step, input.heldOn(), today, zone),
                text(refusals, "meeting.name", input.name(), 200),
                text(refusals, "meeting.present", input.present(), 1_000),
                text(refusals, "meeting.minutes", input.minutes(), 10_000),
                input.documentId() == null ? null : input.documentId().of("Document"));
    }

    private static LocalDate day(
            Refusals refusals, Step step, @Nullable LocalDate heldOn, LocalDate today, ZoneId zone) {
        if (heldOn == null) {
            refusals.add(ApprovalErrorCode.REQUIRED, "text.required", "meeting.heldOn");
            return today;
        }
        refusals.unless(
                !heldOn.isAfter(today),
                ApprovalErrorCode.INVALID,
                "approval.meeting.future",
                "meeting.heldOn",
                heldOn.toString());
        if (step.openedAt() != null) {
            var reached = step.openedAt().atZone(zone).toLocalDate();
            refusals.unless(
                    !heldOn.isBefore(reached),
                    ApprovalErrorCode.INVALID,
                    "approval.meeting.early",
                    "meeting.heldOn",
                    heldOn.toString(),
                    reached.toString());
        }
        return heldOn;
    }

    private static String text(Refusals refusals, String path, @Nullable String typed, int most) {
        return Texts.check(refusals, ApprovalErrorCode.REQUIRED, ApprovalErrorCode.INVALID, path, typed, 1, most);
    }
}
