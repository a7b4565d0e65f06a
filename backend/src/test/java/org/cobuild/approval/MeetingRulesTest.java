package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.cobuild.approval.MeetingRules.MeetingInput;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Step;
import org.cobuild.approval.flow.StepRule;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decision may and must say of its meeting, without a database. */
class MeetingRulesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2025, 9, 12);
    /** In the evening before, in UTC. */
    private static final Instant REACHED = Instant.parse("2025-09-09T17:00:00Z");

    private final Refusals refusals = new Refusals();

    @Test
    void aMeetingIsKeptAsItWasTyped() {
        var meeting = check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, input(TODAY));
        assertThat(meeting).isEqualTo(new MeetingRules.Held(TODAY, "第三次会议", "12 人", "会议同意。", null));
        assertThat(refusals.isEmpty()).isTrue();
    }

    @Test
    void itIsHeldFromTheDayOnWhichTheCaseCameUntilToday() {
        for (var day : List.of(TODAY, LocalDate.of(2025, 9, 10))) {
            check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, input(day));
        }
        check(step(true, null), TaskKind.ROUTE, DecisionVerb.APPROVE, input(LocalDate.of(2025, 1, 1)));
        assertThat(refusals.isEmpty()).isTrue();
        for (var day : List.of(TODAY.plusDays(1), LocalDate.of(2025, 9, 9))) {
            check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, input(day));
        }
        assertThat(said()).containsExactly("INVALID meeting.heldOn", "INVALID meeting.heldOn");
    }

    @Test
    void everyPartOfItIsRequired() {
        check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.REFUSE, new MeetingInput(null, null, " ", null, null));
        assertThat(said())
                .containsExactly(
                        "REQUIRED meeting.heldOn",
                        "REQUIRED meeting.name",
                        "REQUIRED meeting.present",
                        "REQUIRED meeting.minutes");
    }

    @Test
    void itsTextsHaveAnEnd() {
        check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, texts(200, 1_000, 10_000));
        assertThat(refusals.isEmpty()).isTrue();
        check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, texts(201, 1_001, 10_001));
        assertThat(said())
                .containsExactly("INVALID meeting.name", "INVALID meeting.present", "INVALID meeting.minutes");
    }

    @Test
    void onlyASecretaryWhoReturnsTellsNone() {
        assertThat(check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.RETURN, null))
                .isNull();
        assertThat(refusals.isEmpty()).isTrue();
        assertThat(check(step(true, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, null))
                .isNull();
        assertThat(said()).containsExactly("REQUIRED meeting");
    }

    @Test
    void elsewhereThereIsNone() {
        assertThat(check(step(false, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, null))
                .isNull();
        assertThat(check(step(true, REACHED), TaskKind.BEFORE, DecisionVerb.APPROVE, null))
                .isNull();
        assertThat(refusals.isEmpty()).isTrue();
        assertThat(check(step(false, REACHED), TaskKind.ROUTE, DecisionVerb.APPROVE, input(TODAY)))
                .isNull();
        assertThat(check(step(true, REACHED), TaskKind.ADVICE, DecisionVerb.ADVISE, input(TODAY)))
                .isNull();
        assertThat(said()).containsExactly("INVALID meeting", "INVALID meeting");
    }

    private List<String> said() {
        return refusals.list().stream()
                .map(error -> error.code() + " " + String.join(".", error.path()))
                .toList();
    }

    private MeetingRules.@Nullable Held check(
            Step step, TaskKind kind, DecisionVerb verb, @Nullable MeetingInput input) {
        var task = new Task(
                11,
                1,
                1,
                1,
                0,
                kind,
                null,
                false,
                new Seat(1, Role.LEADING_SECRETARY, null),
                TaskState.OPEN,
                null,
                null,
                null,
                null,
                false,
                true);
        return MeetingRules.check(refusals, step, task, verb, input, TODAY, ZONE);
    }

    private static MeetingInput input(LocalDate day) {
        return new MeetingInput(day, " 第三次会议 ", "12 人", "会议同意。", null);
    }

    private static MeetingInput texts(int name, int present, int minutes) {
        return new MeetingInput(TODAY, "会".repeat(name), "人".repeat(present), "议".repeat(minutes), null);
    }

    private static Step step(boolean meeting, @Nullable Instant openedAt) {
        return new Step(
                1,
                1,
                1,
                1,
                1,
                1,
                "leading_group",
                "领导小组审定",
                "Leading group",
                StepRule.ANY,
                null,
                StepState.OPEN,
                null,
                10,
                false,
                true,
                meeting,
                false,
                openedAt,
                null,
                null,
                List.of(1L));
    }
}
