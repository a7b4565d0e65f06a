package org.cobuild.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobuild.approval.CaseTest.refused;
import static org.cobuild.approval.Matters.SMALL;
import static org.cobuild.db.Tables.PROJECT_PARTICIPANT;
import static org.cobuild.db.Tables.TENANT;

import java.util.List;
import java.util.Objects;
import org.cobuild.PortalTest;
import org.cobuild.World;
import org.cobuild.approval.ConfirmationService.AnswerInput;
import org.cobuild.approval.HandoverService.AskInput;
import org.cobuild.approval.HandoverService.BackInput;
import org.cobuild.approval.Receivers.Receiver;
import org.cobuild.approval.flow.CaseState;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.StepState;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.approval.flow.TaskState;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.NotFound;
import org.cobuild.platform.Page;
import org.cobuild.tenancy.Access;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A participant, here of a county, is asked to confirm its own part of a city's matter: that counts as no review. */
@PortalTest
class ConfirmationTest {
    private static final String COUNTY = "990102";

    @Autowired
    DSLContext sql;

    @Autowired
    World world;

    @Autowired
    Access access;

    @Autowired
    CaseService cases;

    @Autowired
    CaseRepository read;

    @Autowired
    TaskService tasks;

    @Autowired
    TaskRepository inbox;

    @Autowired
    HandoverService handovers;

    @Autowired
    ConfirmationService confirming;

    @Autowired
    Confirmers confirmers;

    @Autowired
    ConfirmationRepository confirmations;

    @Autowired
    FlowRepository flows;

    private Matters matters;
    private Viewer clerk;
    private long id;

    @BeforeEach
    void submitted() {
        matters = new Matters(sql, world, access, cases, tasks, flows, "990100", "chenjing");
        clerk = world.viewer("tanwei", COUNTY);
        id = matters.submitted("chenjing", SMALL);
        matters.takesPart(matters.matter(id).projectId(), clerk);
    }

    @Test
    void whoAskedWaitsForTheAnswerWhichIsNoVote() {
        ask(clerk, "请确认接口 5 项");
        assertThatThrownBy(() -> matters.task(id, "zhaolei")).as("waits").isInstanceOf(AssertionError.class);
        var asked = asked(clerk);
        assertThat(asked.question()).isEqualTo("请确认接口 5 项");
        assertThat(asked.open()).isTrue();
        answer(clerk, asked, true);
        assertThat(asked(clerk, false).verb()).isEqualTo(DecisionVerb.CONFIRM);
        assertThat(matters.flow(id).ballots(matters.step(id, "completeness"))).hasSize(1);
        matters.approve(id, "zhaolei");
        assertThat(matters.step(id, "joint").state()).isEqualTo(StepState.OPEN);
    }

    @Test
    void whatAParticipantDeniesIsForWhoAskedToWeigh() {
        ask(clerk, "请确认接口");
        answer(clerk, asked(clerk), false);
        assertThat(matters.flow(id).state()).isEqualTo(CaseState.OPEN);
        assertThat(matters.task(id, "zhaolei").state()).isEqualTo(TaskState.OPEN);
        refused(() -> answer(clerk, asked(clerk, false), true), ApprovalErrorCode.TASK_CLOSED);
    }

    @Test
    void theParticipantSeesTheQuestionAndNothingOfTheCase() {
        ask(clerk, "请确认接口");
        assertThat(read.find(clerk.scope(), List.of(id))).isEmpty();
        assertThat(flows.find(clerk.scope(), List.of(id))).isEmpty();
        assertThat(inbox.listOpen(clerk, Seats.of(Mandates.NONE, null), null, Page.of(10, null)))
                .isEmpty();
        var asked = asked(clerk);
        for (var stranger : List.of(world.viewer("dingjie", "990200"), matters.viewer("zhaolei"))) {
            assertThat(confirmations.find(stranger.scope(), List.of(asked.id())))
                    .isEmpty();
            assertThatThrownBy(() -> answer(stranger, asked, true)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void onlyPeopleOfParticipantsAreAskedAndNotWhoApplies() {
        var task = matters.task(id, "zhaolei");
        var offered =
                confirmers.of(matters.viewer("zhaolei"), List.of(task), null).get(task.id());
        assertThat(offered).extracting(Receiver::postId).contains(clerk.postId());
        assertThat(offered)
                .extracting(Receiver::unitId)
                .containsOnly(Objects.requireNonNull(clerk.unit()).id());
        for (var wrong : List.of(matters.viewer("chenjing"), matters.viewer("wangxiulan"))) {
            refused(() -> ask(wrong, "请确认"), ApprovalErrorCode.RECEIVER);
        }
    }

    @Test
    void whoAskedTakesAParticipantOutThatDoesNotAnswer() {
        ask(clerk, "请确认接口");
        var task = new GlobalId("Task", asked(clerk).taskId());
        handovers.unask(matters.viewer("zhaolei"), new BackInput(task, "先行办理", null));
        refused(() -> answer(clerk, asked(clerk, false), true), ApprovalErrorCode.TASK_CLOSED);
        matters.approve(id, "zhaolei");
    }

    @Test
    void nothingIsAnsweredForATenantThatIsSuspended() {
        ask(clerk, "请确认接口");
        status("SUSPENDED");
        try {
            refused(() -> answer(clerk, asked(clerk), true), ApprovalErrorCode.NOT_NOW);
        } finally {
            status("ACTIVE");
        }
        answer(clerk, asked(clerk), true);
    }

    private void status(String status) {
        sql.update(TENANT)
                .set(TENANT.STATUS, status)
                .where(TENANT.ID.eq(matters.grant().tenantId()))
                .and(SystemScope.all(SystemScope.Reason.DIRECTORY))
                .execute();
    }

    @Test
    void whoeverIsAskedForASignatureHasNoPartInTheMatterInAnyPost() {
        var other = matters.viewer("wangxiulan");
        sql.update(PROJECT_PARTICIPANT)
                .set(PROJECT_PARTICIPANT.UNIT_TENANT_ID, other.tenantId())
                .set(
                        PROJECT_PARTICIPANT.UNIT_ID,
                        Objects.requireNonNull(other.unit()).id())
                .where(PROJECT_PARTICIPANT.PROJECT_ID.eq(matters.matter(id).projectId()))
                .and(matters.grant().on(PROJECT_PARTICIPANT))
                .execute();
        var task = new GlobalId("Task", matters.task(id, "zhaolei").id());
        var post = new GlobalId("Post", other.postId());
        refused(
                () -> handovers.ask(matters.viewer("zhaolei"), new AskInput(task, post, TaskKind.BEFORE, "请核", null)),
                ApprovalErrorCode.OWN_MATTER);
    }

    private ApprovalCase matter() {
        return Objects.requireNonNull(
                read.find(matters.viewer("zhaolei").scope(), List.of(id)).get(id));
    }

    private void ask(Viewer whom, String question) {
        var task = new GlobalId("Task", matters.task(id, "zhaolei").id());
        handovers.ask(
                matters.viewer("zhaolei"),
                new AskInput(task, new GlobalId("Post", whom.postId()), TaskKind.CONFIRM, question, null));
    }

    private Confirmation asked(Viewer viewer) {
        return asked(viewer, true);
    }

    private Confirmation asked(Viewer viewer, boolean open) {
        return confirmations.list(viewer, open, Page.of(1, null)).getFirst();
    }

    private void answer(Viewer viewer, Confirmation asked, boolean confirms) {
        confirming.answer(
                viewer, new AnswerInput(new GlobalId("Confirmation", asked.id()), confirms, "接口 5 项属实", null));
    }
}
