package org.cobuild.approval;

import static org.cobuild.db.Tables.APPROVAL_CASE;
import static org.cobuild.db.Tables.APPROVAL_CONFIRMATION;
import static org.cobuild.db.Tables.APPROVAL_DECISION;
import static org.cobuild.db.Tables.APPROVAL_HANDOVER;
import static org.cobuild.db.Tables.AUDIT_ENTRY;
import static org.cobuild.db.Tables.PROJECT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.cobuild.PowerCut;
import org.cobuild.World;
import org.cobuild.approval.ConfirmationService.AnswerInput;
import org.cobuild.approval.HandoverService.AskInput;
import org.cobuild.approval.HandoverService.BackInput;
import org.cobuild.approval.HandoverService.HandOverInput;
import org.cobuild.approval.flow.CaseFlow;
import org.cobuild.approval.flow.DecisionVerb;
import org.cobuild.approval.flow.Resubmission;
import org.cobuild.approval.flow.Seat;
import org.cobuild.approval.flow.Task;
import org.cobuild.approval.flow.TaskKind;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.SystemScope;
import org.cobuild.tenancy.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the city who decide, and what each of them can send to the services about a stored case. */
final class StoredPeople {
    private static final Condition ALL = SystemScope.all(SystemScope.Reason.REBUILD);
    private static final String STARTER = "chenjing";
    final DSLContext sql;
    final Matters matters;
    final TransactionTemplate transaction;
    final PowerCut power;
    /** Each holds another seat. */
    final List<Viewer> deciders;
    /** Beside them, who holds a seat with another one. */
    final List<Viewer> everybody;
    /** Of a county, whose unit takes part. */
    final Viewer participant;

    private final World world;
    private final CaseService cases;
    private final TaskService tasks;
    private final HandoverService handovers;
    private final ConfirmationService confirmations;
    private final TaskRepository inbox;
    private final CaseStore store;

    StoredPeople(
            DSLContext sql,
            World world,
            Matters matters,
            CaseService cases,
            TaskService tasks,
            HandoverService handovers,
            ConfirmationService confirmations,
            TaskRepository inbox,
            CaseStore store,
            TransactionTemplate transaction,
            PowerCut power) {
        this.sql = sql;
        this.world = world;
        this.matters = matters;
        this.cases = cases;
        this.tasks = tasks;
        this.handovers = handovers;
        this.confirmations = confirmations;
        this.inbox = inbox;
        this.store = store;
        this.transaction = transaction;
        this.power = power;
        deciders = Stream.of(
                        "zhaolei",
                        "wangxiulan",
                        "zhangjianjun",
                        "sunli",
                        "gaofeng",
                        "maqiang",
                        "liweidong",
                        "zhouguodong",
                        "guomingyuan")
                .map(matters::viewer)
                .toList();
        everybody = Stream.concat(
                        deciders.stream(), Stream.of("zhengjie", "zhourui").map(matters::viewer))
                .toList();
        participant = world.viewer("tanwei", "990102");
    }

    /** The seats of those who decide, in any order. */
    List<Seat> seats(Random random) {
        var shuffled = new ArrayList<>(deciders);
        Collections.shuffle(shuffled, random);
        return shuffled.stream()
                .map(viewer -> new Seat(
                        unitId(viewer),
                        Objects.requireNonNull(viewer.post()).roles().stream()
                                .filter(role -> !role.name().equals("FINANCE"))
                                .findFirst()
                                .orElseThrow(),
                        null))
                .toList();
    }

    static long unitId(Viewer viewer) {
        return Objects.requireNonNull(viewer.unit()).id();
    }

    /** Who may act in the seat: one of the city, or who takes part. */
    Viewer holder(Seat seat) {
        return Stream.concat(everybody.stream(), Stream.of(participant))
                .filter(seat::taken)
                .findFirst()
                .orElseThrow();
    }

    /** A submitted project in which the county takes part. */
    long project() {
        var id = matters.project(STARTER, new BigDecimal("4.00"));
        matters.takesPart(id, participant);
        return id;
    }

    void open(long projectId, CaseFlow waiting) {
        matters.plant(STARTER, projectId, waiting, store);
    }

    /** A decision of whoever holds the task; of a participant it is an answer. */
    Runnable decide(Viewer by, Task task, DecisionVerb verb, @Nullable Long to, boolean again, long projectId) {
        if (task.kind() == TaskKind.CONFIRM) {
            var confirmation = sql.select(APPROVAL_CONFIRMATION.ID)
                    .from(APPROVAL_CONFIRMATION)
                    .where(APPROVAL_CONFIRMATION.TASK_ID.eq(task.id()))
                    .and(APPROVAL_CONFIRMATION.TENANT_ID.eq(task.tenantId()))
                    .and(ALL)
                    .fetchSingle(APPROVAL_CONFIRMATION.ID);
            return () -> confirmations.answer(
                    by,
                    new AnswerInput(
                            new GlobalId("Confirmation", confirmation), verb == DecisionVerb.CONFIRM, "已核对", null));
        }
        var version = sql.select(PROJECT.VERSION)
                .from(PROJECT)
                .where(PROJECT.ID.eq(projectId))
                .and(ALL)
                .fetchSingle(PROJECT.VERSION);
        var returns = verb == DecisionVerb.RETURN;
        var input = new TaskDecideInput(
                node(task),
                verb,
                "材料齐全",
                verb == DecisionVerb.APPROVE_CONDITIONALLY ? "共享率达到 95%" : null,
                null,
                null,
                returns && to != null ? new GlobalId("Step", to) : null,
                !returns ? null : again ? Resubmission.AGAIN : Resubmission.STRAIGHT,
                null,
                version,
                null);
        return () -> tasks.decide(by, input);
    }

    Runnable ask(Viewer by, Task task, TaskKind kind, Viewer whom) {
        return () -> handovers.ask(by, new AskInput(node(task), post(whom), kind, "请一并核对", null));
    }

    Runnable unask(Viewer by, Task asked) {
        return () -> handovers.unask(by, new BackInput(node(asked), "已核清", null));
    }

    Runnable takeBack(Viewer by, Task task) {
        return () -> handovers.takeBack(by, new BackInput(node(task), "再核一遍", null));
    }

    Runnable handOver(Viewer by, Task task, Viewer to) {
        return () -> handovers.handOver(by, new HandOverInput(node(task), post(to), "外出", null));
    }

    /** As the project's room does it: it holds its own row first. */
    Runnable cut(long projectId, BigDecimal less) {
        return () -> transaction.executeWithoutResult(status -> {
            hold(projectId);
            cases.setAmount(matters.grant(), CaseSubject.PROJECT, projectId, less);
        });
    }

    Runnable withdraw(long caseId, long projectId) {
        return () -> transaction.executeWithoutResult(status -> {
            hold(projectId);
            cases.withdraw(matters.viewer(STARTER), matters.grant(), caseId, "材料有误");
        });
    }

    Runnable resubmit(long caseId, BigDecimal amount) {
        return () -> transaction.executeWithoutResult(status -> matters.resubmit(STARTER, caseId, amount));
    }

    private void hold(long projectId) {
        sql.select(PROJECT.ID)
                .from(PROJECT)
                .where(PROJECT.ID.eq(projectId))
                .and(ALL)
                .forUpdate()
                .fetch();
    }

    private static GlobalId node(Task task) {
        return new GlobalId("Task", task.id());
    }

    private static GlobalId post(Viewer viewer) {
        return new GlobalId("Post", viewer.postId());
    }

    /** Whether a task of the project is in the person's list. */
    boolean sees(Viewer viewer, long projectId) {
        return inbox.holdsCuttingTask(viewer, Seats.of(Mandates.NONE, null), CaseSubject.PROJECT, projectId);
    }

    /** What stands beside the flow: rows that a verb writes once, and what it makes of its project. */
    record Beside(
            int decisions,
            int handovers,
            int trail,
            String stage,
            boolean numbered,
            @Nullable String reply) {}

    Beside beside(long caseId, long projectId) {
        var matter = sql.select(APPROVAL_CASE.REPLY_NUMBER, PROJECT.STAGE, PROJECT.REPLY_NUMBER)
                .from(APPROVAL_CASE)
                .join(PROJECT)
                .on(PROJECT.ID.eq(APPROVAL_CASE.PROJECT_ID))
                .where(APPROVAL_CASE.ID.eq(caseId))
                .and(ALL)
                .fetchSingle();
        return new Beside(
                sql.fetchCount(
                        APPROVAL_DECISION,
                        APPROVAL_DECISION.CASE_ID.eq(caseId).and(matters.grant().on(APPROVAL_DECISION))),
                sql.fetchCount(
                        APPROVAL_HANDOVER,
                        APPROVAL_HANDOVER.CASE_ID.eq(caseId).and(matters.grant().on(APPROVAL_HANDOVER))),
                sql.fetchCount(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY
                                .PROJECT_ID
                                .eq(projectId)
                                .and(AUDIT_ENTRY.SUBJECT_TYPE.eq("Case"))
                                .and(AUDIT_ENTRY.SUBJECT_ID.eq(caseId))
                                .and(ALL)),
                matter.get(PROJECT.STAGE),
                matter.get(APPROVAL_CASE.REPLY_NUMBER) != null,
                matter.get(PROJECT.REPLY_NUMBER));
    }
}
